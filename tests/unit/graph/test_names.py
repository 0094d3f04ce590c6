"""The resolver of names: every vector that the page's tests run, too, and its errors."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import (
    SEARCH_HINT,
    AmbiguousModelError,
    AmbiguousNameError,
    UnknownModelError,
    UnknownNameError,
    UnknownTechniqueError,
    show_text,
)
from graph.lineage_graph import LineageGraph
from graph.names import TABLES, fold_name, fold_text, index_names, list_names, require_id

FILE = json.loads(
    (Path(__file__).parents[2] / "vectors" / "names.json").read_text(encoding="utf-8")
)
LABS = index_names((lab["id"], list_names(lab)) for lab in FILE["document"]["labs"])


@pytest.fixture(scope="module")
def graph() -> LineageGraph:
    """The lineage of the vectors."""
    return LineageGraph.from_document(FILE["document"])


def name(vector: dict[str, Any]) -> str:
    return f"{vector.get('sort', 'model')}: {vector['name']}"


@pytest.mark.parametrize("vector", FILE["models"], ids=name)
def test_a_model_is_found_by_every_name_it_has(
    graph: LineageGraph, vector: dict[str, Any]
) -> None:
    text, ids = vector["text"], vector["ids"]
    if len(ids) == 1:
        assert graph.require(text) == ids[0]
    elif ids:
        with pytest.raises(AmbiguousModelError) as caught:
            graph.require(text)
        assert (caught.value.sort, list(caught.value.ids)) == ("model", ids)
    else:
        with pytest.raises(UnknownModelError) as unknown:
            graph.require(text)
        assert str(unknown.value) == f"Unknown model '{show_text(text)}'."


@pytest.mark.parametrize("vector", FILE["others"], ids=name)
def test_everything_else_is_found_by_whatever_names_it(
    graph: LineageGraph, vector: dict[str, Any]
) -> None:
    sort, text, ids = vector["sort"], vector["text"], vector["ids"]
    if ids:
        assert list(graph.find_named(sort, text)) == ids
    else:
        with pytest.raises(UnknownNameError) as caught:
            graph.find_named(sort, text)
        assert (str(caught.value), caught.value.sort) == (f"Unknown {sort} '{text}'.", sort)


def test_every_sort_has_vectors_and_no_two_are_of_one_name() -> None:
    assert {vector["sort"] for vector in FILE["others"]} == set(TABLES)
    names = [name(vector) for vector in [*FILE["models"], *FILE["others"]]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("sort", "text", "hint"),
    [
        pytest.param("model", "bret", "Did you mean bert?", id="a model nearly"),
        pytest.param("model", "xyzzy", SEARCH_HINT, id="no model"),
        pytest.param(
            "model",
            "https://arxiv.org/abs/1901.99999v2",
            "No model here is from arXiv 1901.99999.",
            id="the paper of no model",
        ),
        pytest.param("technique", "roep", "Did you mean rope?", id="a technique nearly"),
        pytest.param("lab", "Gogle", "Did you mean google?", id="a lab nearly"),
        pytest.param("lab", "xyzzy", "Known: google, meta.", id="no lab"),
        pytest.param("family", "xyzzy", "Known: bert, gpt.", id="no family"),
    ],
)
def test_an_unknown_name_is_told_in_one_way(
    graph: LineageGraph, sort: str, text: str, hint: str
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        graph.require(text) if sort == "model" else graph.require_named(sort, text)
    assert (str(caught.value), caught.value.hint) == (f"Unknown {sort} '{text}'.", hint)


def test_traits_and_selectors_ask_the_same_resolver() -> None:
    document = copy.deepcopy(FILE["document"])
    for record in document["models"]:
        record["techniques"] = ["mixture-of-experts"] if record["id"] == "twin" else []
    graph = LineageGraph.from_document(document)
    for text in ("混合专家", "MOE", "mixture-of-experts", "ＭｏＥ"):
        assert [trait.id for trait in graph.traits(text)] == ["twin"]
        assert [node.id for node in graph.select(f'uses:"{text}"')] == ["twin"]
    with pytest.raises(UnknownTechniqueError) as caught:
        graph.traits("MoEs")
    assert caught.value.suggestions == ("mixture-of-experts",)
    with pytest.raises(AmbiguousNameError, match=r"^'稀疏' names 2 techniques\.$"):
        graph.traits("稀疏")


@pytest.mark.parametrize("text", ["meta", "FACEBOOK ai", " Meta "])
def test_names_outside_a_document_are_found_alike(text: str) -> None:
    assert require_id("lab", text, LABS) == "meta"


@pytest.mark.parametrize("text", ["É", "e\u0301", "Ǆ", "ΐ", "ŉ", "K", "Ω", "가", "ﬁ", "ͅα"])
def test_a_folded_name_folds_to_itself(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@pytest.mark.parametrize("vector", FILE["searched"], ids=lambda vector: vector["text"])
def test_a_search_compares_texts_without_accents(vector: dict[str, str]) -> None:
    assert fold_text(vector["text"]) == vector["folded"]
