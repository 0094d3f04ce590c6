"""Names of a row: none covers another or a dot, and each is as near its own as it can be."""

from __future__ import annotations

import json
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

from graph.drawing.row_names import (
    NamedDot,
    find_short_names,
    place_in_row,
    place_names,
    shorten_name,
)

FILE = json.loads(
    (Path(__file__).parents[3] / "vectors" / "row_names.json").read_text(encoding="utf-8")
)
CROWD = {f"v{one}": (f"Family-V{one}", 300.0 + 45 * one) for one in range(5)}
"""Five models in a short time."""


@pytest.mark.parametrize("vector", FILE["vectors"], ids=lambda vector: vector["name"])
def test_names_stand_where_the_page_puts_them(vector: dict[str, Any]) -> None:
    reach = FILE["reach"]
    dots = [NamedDot(x, reach, width) for x, width in vector["dots"]]
    placed = place_names(dots, vector["left"], vector["right"])
    assert (placed and list(placed.lefts)) == vector["lefts"]
    boxes = [
        (left, left + dot.width)
        for left, dot in zip(placed.lefts if placed else (), dots, strict=False)
    ]
    for (_, end), (start, _) in pairwise(boxes):
        assert end < start
    for dot, (start, end) in product(dots, boxes):
        assert end <= dot.x - reach or start >= dot.x + reach


def test_a_family_whose_names_do_not_fit_is_left_out_of_them() -> None:
    short = find_short_names(CROWD, "Family", width=800)
    assert short == {f"v{one}": f"V{one}" for one in range(5)}
    offsets = place_in_row({one: (short[one], x) for one, (_, x) in CROWD.items()}, width=800)
    assert set(offsets.values()) == {8.0}


@pytest.mark.parametrize(
    ("places", "family"),
    [
        pytest.param(dict(list(CROWD.items())[::4]), "Family", id="whole names fit"),
        pytest.param(CROWD, "Other", id="names without that of the family"),
        pytest.param({}, "Family", id="no milestones"),
    ],
)
def test_names_stay_whole(places: dict[str, tuple[str, float]], family: str) -> None:
    assert find_short_names(places, family, width=800) == {}


@pytest.mark.parametrize(
    ("name", "family"),
    [
        pytest.param("Llama 3.1", "LLaMA", id="a bare number"),
        pytest.param("GPT-4", "GPT", id="one digit"),
        pytest.param("Nemotron-4 340B", "Nemotron", id="two numbers"),
        pytest.param("Nemotron-H", "Nemotron", id="one letter"),
        pytest.param("Qwen2-VL", "Qwen", id="a word that goes on"),
        pytest.param("Kimi", "Kimi", id="the family itself"),
    ],
)
def test_what_is_left_of_a_name_must_be_one(name: str, family: str) -> None:
    assert shorten_name(name, family) == name


def test_without_room_no_name_is_placed() -> None:
    crowd = {str(one): ("A name of a certain length", 100.0) for one in range(9)}
    assert place_in_row(crowd, width=200) == {}
