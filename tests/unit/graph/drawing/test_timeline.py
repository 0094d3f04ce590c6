"""The timeline: parents left of children, no two labels of a row over each other, one picture."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import pytest

from graph.drawing.interactive import (
    build_network,
    find_dot_size,
    read_vis_library,
    to_network_data,
)
from graph.drawing.labels import measure_label
from graph.drawing.lanes import Footprint, order_lanes, pack_rows, settle_rows
from graph.drawing.timeline import (
    LANE_PADDING,
    ROW_HEIGHT,
    Timeline,
    lay_out_timeline,
)
from graph.errors import CycleError
from graph.testing import make_document
from scripts.bench_inside import count_crossings, place_by_age
from tests.support.synthetic import make_synthetic_document


def make_families(families: dict[str, str], **changes: Any) -> Any:
    """A document with one model a month, each in the family given for it."""
    models = {name: f"2018-{number:02d}" for number, name in enumerate(families, start=1)}
    document = make_document(models, changes.get("derivations", []))
    for model in document["models"]:
        model["family"] = families[model["id"]]
    return document


def test_the_order_of_the_lists_changes_nothing() -> None:
    document = make_families(
        {"a": "f", "b": "g", "c": "f", "d": "h", "e": "g"},
        derivations=[("a", "b", "scaling"), ("b", "e", "finetuning"), ("a", "d", "inspiration")],
    )
    expected = lay_out_timeline(document)
    for seed in range(5):
        for rows in (document["models"], document["derivations"]):
            random.Random(seed).shuffle(rows)
        assert lay_out_timeline(document) == expected


def test_models_of_one_row_leave_room_for_their_labels() -> None:
    models = {f"model-{number:02d}": "2020-03-01" for number in range(7)}
    models |= {f"later-{number}": "2020-05" for number in range(5)}
    timeline = lay_out_timeline(make_document(models, []))
    rows: dict[int, list[tuple[float, float]]] = {}
    for place in timeline.places:
        end = place.x + measure_label(place.model_id.upper())
        rows.setdefault(place.row, []).append((place.x, end))
    assert len(rows) == timeline.lanes[0].rows
    for spans in rows.values():
        assert all(end < start for (_, end), (start, _) in pairwise(sorted(spans)))


def test_lanes_hold_their_rows_and_do_not_overlap() -> None:
    timeline = lay_out_timeline(make_families({"a": "f", "b": "g", "c": "f", "d": "h"}))
    for above, below in pairwise(timeline.lanes):
        assert above.top + above.height == below.top
    for lane in timeline.lanes:
        assert lane.height == lane.rows * ROW_HEIGHT + 2 * LANE_PADDING
    for place in timeline.places:
        lane = timeline.lanes[place.lane]
        assert lane.top < place.y < lane.top + lane.height


def test_a_model_takes_the_first_row_in_which_its_label_has_room() -> None:
    blocks = [
        Footprint("a", 0, 50),
        Footprint("b", 5, 50),
        Footprint("c", 60, 50),
        Footprint("d", 64, 50),
    ]
    assert pack_rows(blocks) == {"a": 0, "b": 1, "c": 0, "d": 2}
    assert pack_rows(blocks, spread=100) == {"a": 0, "b": 0, "c": 0, "d": 0}


def test_a_child_takes_the_row_of_its_kin_where_that_is_free() -> None:
    blocks = [
        Footprint("a", 0, 50),
        Footprint("b", 5, 50),
        Footprint("c", 100, 50),
        Footprint("d", 300, 50),
    ]
    packed = pack_rows(blocks)
    assert packed == {"a": 0, "b": 1, "c": 0, "d": 0}
    kin = {"a": {"d"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}
    settled = settle_rows(blocks, packed, dict.fromkeys("abcd", range(2)), kin)
    assert settled == {"a": 0, "b": 1, "c": 1, "d": 0}


def test_models_settle_in_their_own_lane_however_far_their_kin() -> None:
    blocks = [Footprint("a", 0, 50), Footprint("b", 5, 50), Footprint("far", 100, 50)]
    lanes = {"a": range(2), "b": range(2), "far": range(2, 4)}
    kin: dict[str, set[str]] = {"a": {"far"}, "b": set(), "far": {"a"}}
    settled = settle_rows(blocks, {"a": 0, "b": 1, "far": 3}, lanes, kin)
    assert settled == {"a": 1, "b": 0, "far": 2}


def test_settling_leaves_room_for_labels_and_fewer_lines_cross() -> None:
    document = make_synthetic_document(200)
    pairs = [(step["parent"], step["child"]) for step in document["derivations"]]
    timeline = lay_out_timeline(document)
    names = {model["id"]: model["name"] for model in document["models"]}
    ends: dict[tuple[int, int], float] = {}
    for place in sorted(timeline.places, key=lambda place: place.x):
        row = place.lane, place.row
        assert place.row < timeline.lanes[place.lane].rows
        assert ends.get(row, 0.0) <= place.x
        ends[row] = place.x + measure_label(names[place.model_id]) / timeline.spread
    settled = {place.model_id: (place.x, place.y) for place in timeline.places}
    assert count_crossings(pairs, settled) < 0.85 * count_crossings(
        pairs, place_by_age(document, timeline)
    )


def test_related_lanes_come_to_stand_side_by_side() -> None:
    links = [("a", "c"), ("a", "c"), ("b", "d"), ("b", "d"), ("a", "b")]
    order = order_lanes(["a", "b", "c", "d"], links, dict.fromkeys("abcd", 20.0))
    assert order in (["c", "a", "b", "d"], ["d", "b", "a", "c"])


def test_a_large_catalog_gets_more_models_into_a_row_instead_of_more_rows() -> None:
    small, large = (lay_out_timeline(make_synthetic_document(count)) for count in (60, 600))
    assert small.spread == 1
    assert 1 < large.spread < 10
    assert sum(lane.rows for lane in large.lanes) <= 48


def test_a_cycle_is_refused_with_its_models() -> None:
    document = make_document(
        {"a": "2019", "b": "2019"}, [("a", "b", "scaling"), ("b", "a", "scaling")]
    )
    with pytest.raises(CycleError) as caught:
        lay_out_timeline(document)
    assert set(caught.value.cycle) == {"a", "b"}


def test_an_empty_lineage_has_an_empty_layout() -> None:
    assert lay_out_timeline(make_document({}, [])) == Timeline(0, (), ())


def test_the_network_holds_a_dot_for_each_model_without_text_and_edges() -> None:
    document = make_document({"a": "2019-01", "b": "2019-02"}, [("a", "b", "scaling")])
    document["models"][1]["architecture"] = "u-net"
    network = build_network(document)
    data = to_network_data(network)
    assert network.edges == []
    assert data["options"]["interaction"]["keyboard"] == {"enabled": False}
    assert [node["shape"] for node in data["nodes"]] == ["dot", "triangle"]
    assert all(set(node) == {"id", "shape", "size"} for node in data["nodes"])


@pytest.mark.parametrize(
    ("count", "size"),
    [
        pytest.param("undisclosed", 4.0, id="undisclosed"),
        pytest.param(10_000, 3.0, id="tiny"),
        pytest.param(10_000_000_000, 5.3, id="ten-billion"),
        pytest.param(10**15, 7.5, id="huge"),
    ],
)
def test_a_dot_grows_with_the_logarithm_of_the_size(count: object, size: float) -> None:
    model: Any = {"parameters": [{"label": "Base", "count": count, "active": None}]}
    assert find_dot_size(model) == size


def test_the_library_that_pyvis_ships_can_stand_in_a_page() -> None:
    library = read_vis_library()
    assert "vis-network" in library[:200]
    assert "</script" not in library.lower()
