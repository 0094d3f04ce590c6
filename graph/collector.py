"""Python's garbage collector, kept from walking over what is only being built."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector, as a context or as a decorator.

    Building a hundred thousand records makes no garbage, and the collector, which would look
    through them again and again, takes six times as long as the building itself. What was built
    counts as old, so that the collector does not look through all of it as soon as it is back.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # what others froze stays so
                gc.freeze()
                gc.unfreeze()
            gc.enable()
