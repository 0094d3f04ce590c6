"""The picture of families: in groups, by age, over a time that has room where models are."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import pytest

from graph.drawing.family_names import WIDTH
from graph.drawing.family_rows import FamilyRow, FamilyRows, lay_out_families
from graph.errors import CycleError
from graph.testing import make_document

MODELS = {
    "root": "2017-06", "cat-1": "2018-01", "cat-2": "2020-01", "cat-3": "2020-02",
    "dog-1": "2018-06", "dog-2": "2020-03", "owl-1": "2019-01", "fox-1": "2020-05",
}  # fmt: skip
STEPS = [
    ("root", "cat-1", "inspiration"), ("cat-1", "cat-2", "scaling"), ("cat-1", "cat-3", "scaling"),
    ("root", "dog-1", "architecture"), ("cat-1", "dog-1", "finetuning"),
    ("dog-1", "dog-2", "scaling"), ("cat-2", "dog-2", "distillation"),
    ("cat-1", "owl-1", "code-reuse"), ("owl-1", "fox-1", "scaling"),
]  # fmt: skip


def make_families() -> Any:
    """Five families in two groups, and one that has none."""
    document = make_document(MODELS, STEPS)
    for model in document["models"]:
        model["family"] = model["id"].partition("-")[0]
        model["milestone"] = model["id"] == "cat-3"
    concept = document["families"][0]
    groups = {"root": "b", "cat": "b", "dog": "a", "owl": "a", "fox": None}
    document["families"] = [{**concept, "id": one, "group": of} for one, of in groups.items()]
    document["groups"] = [{"id": one, "name": one} for one in "ba"]
    return document


def test_rows_stand_by_group_and_by_the_age_of_their_first_model() -> None:
    rows = lay_out_families(make_families()).rows
    assert [(row.group, row.family) for row in rows] == [
        ("b", "root"), ("b", "cat"), ("a", "dog"), ("a", "owl"), (None, "fox"),
    ]  # fmt: skip


def test_a_row_knows_where_its_family_began_and_whom_to_name_first() -> None:
    rows = {row.family: row for row in lay_out_families(make_families()).rows}
    assert rows["cat"] == FamilyRow(
        "cat", "b", "root", "cat-1", ("cat-1", "cat-3", "cat-2"), names=3
    )
    assert (rows["root"].parent, rows["root"].child) == (None, None)
    assert (rows["fox"].parent, rows["fox"].child) == ("owl-1", "fox-1")


@pytest.mark.parametrize(
    ("family", "parent"),
    [
        pytest.param("dog", "cat-1", id="weights before architecture"),
        pytest.param("owl", None, id="code is no origin"),
    ],
)
def test_a_family_began_where_most_was_given(family: str, parent: str | None) -> None:
    rows = {row.family: row for row in lay_out_families(make_families()).rows}
    assert rows[family].parent == parent


def test_a_year_is_the_wider_the_more_models_it_has() -> None:
    rows = lay_out_families(make_families())
    assert rows.first_year == 2017
    assert rows.years[0] == 0
    assert rows.years[-1] == WIDTH
    widths = [end - start for start, end in pairwise(rows.years)]
    assert widths[3] > widths[1] > widths[0] == pytest.approx(widths[2], abs=0.02)


def test_every_model_has_a_place_right_of_its_parents_and_in_its_year() -> None:
    document = make_families()
    rows = lay_out_families(document)
    x = {place.model_id: place.x for place in rows.places}
    assert list(x) == sorted(MODELS)
    assert sorted(one for row in rows.rows for one in row.models) == sorted(MODELS)
    assert all(x[parent] < x[child] for parent, child, kind in STEPS if kind != "code-reuse")
    for model_id, released in MODELS.items():
        year = int(released[:4]) - rows.first_year
        assert rows.years[year] <= x[model_id] <= rows.years[year + 1]


def test_the_order_of_the_lists_changes_nothing() -> None:
    document = make_families()
    expected = lay_out_families(document)
    for seed in range(5):
        for rows in (document["models"], document["derivations"], document["families"]):
            random.Random(seed).shuffle(rows)
        assert lay_out_families(document) == expected


def test_nothing_and_a_circle() -> None:
    assert lay_out_families(make_document({}, [])) == FamilyRows(0, (), (), ())
    document = make_document({"a": "2020", "b": "2020"}, [("a", "b", "scaling")])
    document["derivations"].append({**document["derivations"][0], "parent": "b", "child": "a"})
    with pytest.raises(CycleError):
        lay_out_families(document)
