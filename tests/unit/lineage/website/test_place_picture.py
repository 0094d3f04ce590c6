"""The picture of where a model stands: what is in it, and that no names overlap."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from graph.testing import make_document
from lineage.website.library import Library
from lineage.website.place_picture import draw_place
from tests.support.sites import HOSTILE, make_site_document

if TYPE_CHECKING:
    from lxml.etree import _Element


def draw(document: Any, model_id: str) -> _Element:
    return etree.fromstring(str(draw_place(Library(document), model_id)))


def read_names(picture: _Element) -> dict[str, list[str]]:
    """Return the texts by what they are."""
    found: dict[str, list[str]] = {}
    for text in picture.iter("text"):
        found.setdefault(str(text.get("class")), []).append(str(text.text))
    return found


def make_star(parents: int, children: int) -> Any:
    """Return a model amid others: the last parent gives weights, the last child has an heir."""
    above = {f"up{number}": f"201{number}-03" for number in range(parents)}
    below = {
        f"down{number}": f"202{number % 6 + 1}-03-0{number % 9 + 1}" for number in range(children)
    }
    steps = [(one, "own", "architecture") for one in above]
    steps += [("own", one, "finetuning") for one in below]
    if parents:
        steps[parents - 1] = (f"up{parents - 1}", "own", "finetuning")
    if children:
        steps.append((f"down{children - 1}", "heir", "finetuning"))
    return make_document({**above, "own": "2020-01-01", **below, "heir": "2026-12-31"}, steps)


def test_parents_stand_above_and_children_below_in_their_time() -> None:
    picture = draw(make_star(2, 3), "own")
    names = read_names(picture)
    assert names["up"] == ["UP0", "UP1"]
    assert names["self"] == ["OWN"]
    assert names["down"] == ["DOWN0", "DOWN1", "DOWN2"]
    dots = [(float(c.get("cx") or 0), float(c.get("cy") or 0)) for c in picture.iter("circle")]
    assert dots == sorted(dots)
    assert [y for _, y in dots] == sorted({y for _, y in dots})
    years = [
        float(year.get("x") or 0) for year in picture.iter("text") if year.get("class") == "year"
    ]
    assert min(b - a for a, b in pairwise(years)) >= 40
    heavy = [line for line in picture.iter("path") if "weights" in str(line.get("class"))]
    assert len(heavy) == 4


def test_of_many_the_weightiest_are_kept_and_the_rest_is_counted() -> None:
    names = read_names(draw(make_star(9, 30), "own"))
    assert len(names["up"]) == 5
    assert "UP8" in names["up"]
    assert len(names["down"]) == 7
    assert "DOWN29" in names["down"]
    assert names["rest"] == ["+4", "+23"]


@pytest.mark.parametrize("model_id", ["own", "up0", "down0", "heir"])
def test_nothing_leaves_the_picture(model_id: str) -> None:
    document = make_star(6, 9)
    for model in document["models"]:
        model["name"] *= 6
    picture = draw(document, model_id)
    width, height = (float(part) for part in str(picture.get("viewBox")).split()[2:])
    texts, dots = list(picture.iter("text")), list(picture.iter("circle"))
    assert len(texts) >= len(dots) > 1
    for text in texts:
        x, y = float(text.get("x") or 0), float(text.get("y") or 0)
        assert 0 <= x <= width
        assert 0 < y <= height
    for dot in dots:
        assert 4.5 <= float(dot.get("cx") or 0) <= width - 4.5


def test_a_model_alone_has_no_picture_and_code_is_no_kinship() -> None:
    assert draw_place(Library(make_site_document()), "alone") == ""


def test_models_of_one_day_stand_in_the_middle() -> None:
    document = make_document({"a": "2020", "b": "2020-01-01"}, [("a", "b", "scaling")])
    assert {dot.get("cx") for dot in draw(document, "b").iter("circle")} == {"230"}


def test_names_are_texts() -> None:
    document = make_site_document()
    document["models"][0]["name"] = HOSTILE
    assert read_names(draw(document, "mid"))["up"] == [HOSTILE]
