"""One text of a number, a list and authors, in Python and in JavaScript (`site/test`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.lineage_graph import LineageGraph
from graph.testing import make_document
from graph.texts.numbers import format_count, format_sizes
from graph.words import LANGUAGES, read_words, write_authors
from lineage.cli.model_text import list_details
from tests.support.sites import render_readable

VECTORS = json.loads(
    (Path(__file__).parents[3] / "vectors" / "numbers.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vector", VECTORS["counts"], ids=lambda vector: str(vector["count"]))
def test_a_count_is_written_briefly(vector: dict[str, Any], language: Any) -> None:
    assert format_count(vector["count"], language) == vector[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vector", VECTORS["sizes"], ids=lambda vector: vector["en"])
def test_sizes_are_written_with_what_tells_them_apart(
    vector: dict[str, Any], language: Any
) -> None:
    assert format_sizes(vector["parameters"], language) == vector[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vector", VECTORS["authors"], ids=lambda vector: vector["en"])
def test_many_authors_are_cut(vector: dict[str, Any], language: Any) -> None:
    others = vector.get("others", False)
    text = write_authors(vector["authors"], most=vector["most"], language=language, others=others)
    assert text == vector[language]


@pytest.mark.parametrize("digits", range(1, 25))
def test_no_count_is_written_with_an_exponent(digits: int) -> None:
    for first in ("1", "9", "9994", "9995", "99949", "99951"):
        count = int(first.ljust(digits, "9")[:digits])
        text = format_count(count)
        assert "e" not in text
        value = float(text.rstrip("KMBT").replace(",", ""))
        unit = {"K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}.get(text[-1], 1)
        assert abs(value * unit - count) <= count / 100
        assert unit == 10**12 or value < 1000


def test_shell_and_readable_page_write_the_same_sizes() -> None:
    document = make_document({"one": "2020"}, [])
    document["models"][0]["parameters"] = VECTORS["sizes"][-1]["parameters"]
    graph = LineageGraph.from_document(document)
    text = VECTORS["sizes"][-1]["en"]
    assert dict(list_details(graph, graph.show("one")))["parameters"] == text
    assert f"<dd>{text}</dd>" in render_readable(document)["models/one/index.html"]


def test_every_shared_text_is_there_in_every_language() -> None:
    for key, forms in read_words()["texts"].items():
        assert len(forms) == len(LANGUAGES), key
        assert all(forms), key
