"""Names of a row: none covers another or a dot, and each is as near its own as it can be."""

from __future__ import annotations

import json
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

from graph.drawing.row_names import NamedDot, place_names

FILE = json.loads(
    (Path(__file__).parents[3] / "vectors" / "row_names.json").read_text(encoding="utf-8")
)


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
