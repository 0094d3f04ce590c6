"""Headlines that Python writes, word for word those of the page (`site/test`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.exports.restrict import restrict
from graph.lineage_graph import LineageGraph
from graph.questions.headlines import (
    find_data_end,
    write_family_headlines,
    write_headline,
    write_model_headline,
)
from graph.words import LANGUAGES

FILE = json.loads(
    (Path(__file__).parents[3] / "vectors" / "headlines.json").read_text(encoding="utf-8")
)
VECTORS = [vector for vector in FILE["vectors"] if "page" in vector]


def keep(ids: list[str] | None) -> LineageGraph:
    """Return the lineage of the vectors, or some of its models with what joins them."""
    document = FILE["lineage"]
    return LineageGraph.from_document(document if ids is None else restrict(document, ids))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_headline_is_that_of_the_page(vector: dict[str, Any], language: Any) -> None:
    graph, state = keep(vector.get("keep")), vector["state"]
    if vector["page"] == "all":
        assert write_headline(graph, language) == vector[language]
    elif vector["page"] == "model":
        assert write_model_headline(graph, state["model"], language) == vector[language]
    else:
        (family,) = state.get("open") or state["families"]
        assert write_family_headlines(graph, family)[language] == vector[language]


def test_each_sort_of_page_has_vectors() -> None:
    assert {vector["page"] for vector in VECTORS} == {"all", "model", "family"}


def test_kin_that_are_known_are_not_looked_for() -> None:
    said = write_model_headline(keep(None), "bert", kin=(("gpt",), 1))
    assert said == "BERT builds on GPT (2018); 1 model builds on it"


def test_the_data_end_with_the_newest_release() -> None:
    assert find_data_end(keep(None)) == "2023-03-14"
    assert find_data_end(keep([])) == ""
