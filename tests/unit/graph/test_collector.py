"""The garbage collector rests while something is built, and does not begin with it."""

from __future__ import annotations

import gc

from graph.collector import collector_paused


def test_what_was_built_counts_as_old() -> None:
    gc.enable()
    with collector_paused():
        assert not gc.isenabled()
        built = [[number] for number in range(1_000)]
    assert gc.isenabled()
    young = {id(one) for one in gc.get_objects(generation=0)}
    assert young.isdisjoint(map(id, built))


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
