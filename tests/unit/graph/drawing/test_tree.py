"""The family tree: generations to the right, few lines that cross, the same picture each time."""

from __future__ import annotations

import random
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import pytest

from graph.drawing.tree import Tree, count_columns, fit_rising, lay_out_tree
from graph.errors import CycleError
from graph.records.vocabulary import is_ancestry
from graph.testing import make_document
from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.drawing.tree import TreePlace


def find_places(document: Any) -> dict[str, TreePlace]:
    return {place.model_id: place for place in lay_out_tree(document).places}


def count_crossings(document: Any, rows: Mapping[str, tuple[int, float]]) -> int:
    """Count pairs of lines between the same two columns that cross."""
    pairs = {(step["parent"], step["child"]) for step in document["derivations"]
             if is_ancestry(step["channel"])}  # fmt: skip
    lines = [(rows[parent], rows[child]) for parent, child in sorted(pairs)]
    return sum(
        one[0][0] == other[0][0]
        and one[1][0] == other[1][0]
        and (one[0][1] - other[0][1]) * (one[1][1] - other[1][1]) < 0
        for one, other in combinations(lines, 2)
    )


def test_a_model_stands_one_generation_right_of_its_last_parent() -> None:
    models = {"root": "2017", "left": "2018", "far": "2019", "child": "2020"}
    steps = [
        ("root", "left", "scaling"), ("left", "far", "scaling"),
        ("far", "child", "scaling"), ("root", "child", "inspiration"),
    ]  # fmt: skip
    places = find_places(make_document(models, steps))
    assert [places[name].column for name in models] == [0, 1, 2, 3]


def test_a_root_stands_beside_its_first_child_and_code_reuse_moves_nothing() -> None:
    models = {"root": "2017", "a": "2018", "b": "2019", "late": "2018", "user": "2020"}
    steps = [
        ("root", "a", "scaling"), ("a", "b", "scaling"), ("late", "b", "merging"),
        ("b", "user", "code-reuse"),
    ]  # fmt: skip
    places = find_places(make_document(models, steps))
    assert places["late"].column == 1
    assert places["user"].column == 0


def test_no_two_models_share_a_place_and_all_rows_are_inside() -> None:
    for count in (1, 30, 300):
        tree = lay_out_tree(make_synthetic_document(count))
        for place in tree.places:
            assert 0 <= place.row <= tree.rows - 1 / 8
        for column in range(len(tree.generations)):
            rows = sorted(place.row for place in tree.places if place.column == column)
            assert all(below - above > 0.99 for above, below in pairwise(rows))


def test_parents_stand_left_of_their_children_in_several_columns_of_a_generation() -> None:
    document = make_synthetic_document(400)
    places = find_places(document)
    assert len({place.column for place in places.values()}) > len(
        set(lay_out_tree(document).generations)
    )
    for step in document["derivations"]:
        if is_ancestry(step["channel"]):
            assert places[step["parent"]].column < places[step["child"]].column


def test_lines_cross_far_less_than_in_the_order_of_ids() -> None:
    document = make_synthetic_document(150)
    places = find_places(document)
    settled = {name: (place.column, place.row) for name, place in places.items()}
    by_id: dict[str, tuple[int, float]] = {}
    for number, (name, place) in enumerate(sorted(places.items())):
        by_id[name] = (place.column, float(number))
    assert count_crossings(document, settled) < 0.5 * count_crossings(document, by_id)


def test_the_order_of_the_lists_changes_nothing() -> None:
    document = make_synthetic_document(120)
    expected = lay_out_tree(document)
    for seed in range(3):
        for rows in (document["models"], document["derivations"]):
            random.Random(seed).shuffle(rows)
        assert lay_out_tree(document) == expected


def test_an_empty_document_has_an_empty_tree() -> None:
    assert lay_out_tree(make_document({}, [])) == Tree((), 0, ())


def test_a_circle_is_an_error() -> None:
    steps = [("a", "b", "scaling"), ("b", "a", "scaling")]
    with pytest.raises(CycleError):
        lay_out_tree(make_document({"a": "2018", "b": "2018"}, steps))


@pytest.mark.parametrize(("count", "columns"), [(0, 1), (40, 1), (41, 2), (200, 5)])
def test_a_large_generation_stands_in_several_columns(count: int, columns: int) -> None:
    assert count_columns(count) == columns


@pytest.mark.parametrize(
    ("values", "fitted"),
    [
        pytest.param([], [], id="none"),
        pytest.param([1, 2, 3], [1, 2, 3], id="rising"),
        pytest.param([3, 2, 1], [2, 2, 2], id="falling"),
        pytest.param([5, 1, 4], [3, 3, 4], id="mixed"),
    ],
)
def test_rising_numbers_are_the_nearest(values: list[float], fitted: list[float]) -> None:
    assert fit_rising(values) == fitted
