"""The chart of sizes: limits around what is disclosed, and a strip for what is not."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from graph.drawing.sizes import Sizes, Strip, find_silence, lay_out_sizes
from graph.drawing.times import lay_out_times
from graph.testing import make_document
from tests.support.synthetic import make_synthetic_document


def make_sizes(*counts: list[Any]) -> Any:
    names = {f"m{number}": f"2018-{number + 1:02d}" for number in range(len(counts))}
    document = make_document(names, [])
    for model, own in zip(document["models"], counts, strict=True):
        model["parameters"] = [{"label": "", "count": count, "active": None} for count in own]
    return document


def lay_out(document: Any) -> Sizes:
    return lay_out_sizes(document, lay_out_times(document))


@pytest.mark.parametrize(
    ("counts", "limits"),
    [
        pytest.param([[100_000_000], [2_000_000_000]], (8.0, 9.5), id="halves-of-powers"),
        pytest.param([[1_000_000]], (6.0, 6.5), id="one-size-has-room"),
        pytest.param([["undisclosed"]], (0.0, 1.0), id="none-disclosed"),
    ],
)
def test_limits_lie_around_what_is_disclosed(counts: Any, limits: tuple[float, float]) -> None:
    sizes = lay_out(make_sizes(*counts))
    assert (sizes.least, sizes.most) == limits


def test_each_kind_of_silence_has_its_strip() -> None:
    sizes = lay_out(make_sizes([], ["undisclosed"], [7], ["undisclosed", 7]))
    assert sizes.strips == (Strip("undisclosed", 1), Strip("unknown", 1))
    assert [(place.model_id, place.strip) for place in sizes.places] == [("m0", 1), ("m1", 0)]


def test_a_strip_that_would_be_empty_is_not_there() -> None:
    assert lay_out(make_sizes([1000])).strips == ()


def test_models_of_a_strip_do_not_cover_each_other() -> None:
    document = make_synthetic_document(300)
    models = {model["id"]: model for model in document["models"]}
    times = lay_out_times(document)
    x = {place.model_id: place.x for place in times.places}
    sizes = lay_out_sizes(document, times)
    assert {place.model_id for place in sizes.places} == {
        name for name, model in models.items() if find_silence(model)
    }
    for strip, lane in enumerate(sizes.strips):
        for row in range(lane.rows):
            places = (one for one in sizes.places if (one.strip, one.row) == (strip, row))
            dots = sorted(x[one.model_id] for one in places)
            assert all(after - before >= 20 / times.spread for before, after in pairwise(dots))
