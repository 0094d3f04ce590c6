"""Cells of CSV, as Python writes them; `site/test` holds the page's scripts to the same."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.texts.csv_text import guard_formula, join_items, quote_cell, write_arxiv_id, write_rows

VECTORS = json.loads(
    (Path(__file__).parents[3] / "vectors" / "csv.json").read_text(encoding="utf-8")
)
TEXTS = st.text(alphabet="ab;\\ ,\"'=+-@\t\r\n＝悟", max_size=8)


def split_items(text: str) -> list[str]:
    """Return the items of a cell, by the expression that docs/exports.md gives."""
    parts = re.findall(r"(?:[^\\;]|\\.)+", text, flags=re.DOTALL)
    items = [part if number == 0 else part[1:] for number, part in enumerate(parts)]
    return [
        re.sub(r"(\\*)(;|\Z)", lambda end: "\\" * (len(end[1]) // 2) + end[2], item)
        for item in items
    ]


@pytest.mark.parametrize("vector", VECTORS["cells"], ids=lambda vector: repr(vector["value"]))
def test_a_cell_is_quoted_and_guarded(vector: dict[str, str]) -> None:
    assert quote_cell(vector["value"]) == vector["cell"]


@pytest.mark.parametrize("vector", VECTORS["lists"], ids=lambda vector: vector["text"])
def test_a_list_can_be_taken_apart(vector: dict[str, Any]) -> None:
    assert join_items(vector["items"]) == vector["text"]
    assert split_items(vector["text"]) == vector["items"]


@pytest.mark.parametrize("vector", VECTORS["arxiv_ids"], ids=lambda vector: vector["id"])
def test_an_arxiv_id_is_no_number(vector: dict[str, str]) -> None:
    assert write_arxiv_id(vector["id"]) == vector["cell"]


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=4))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(write_rows(rows), newline="")))
    assert read == [[guard_formula(cell) for cell in row] for row in rows]


@given(TEXTS, TEXTS)
def test_guarded_texts_that_differ_stay_different(one: str, other: str) -> None:
    assert (guard_formula(one) == guard_formula(other)) is (one == other)


@given(st.lists(TEXTS.filter(bool), max_size=4))
def test_every_list_can_be_taken_apart(items: list[str]) -> None:
    assert split_items(join_items(items)) == items


def test_numbers_are_no_formulas() -> None:
    assert quote_cell(-1) == "-1"
    assert quote_cell(0.25) == "0.25"
    assert quote_cell(None) == ""
