"""The selector language: every vector that the page's tests run, too, and the hints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from graph.lineage_graph import LineageGraph
from graph.records.document import to_json_schema
from graph.selectors.errors import SelectorError
from graph.selectors.methods import METHODS
from graph.selectors.values import list_values

VECTORS_FILE = Path(__file__).parents[3] / "vectors" / "selectors.json"
FILE = json.loads(VECTORS_FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def graph() -> LineageGraph:
    """The lineage of the vectors."""
    return LineageGraph.from_document(FILE["lineage"])


@pytest.mark.parametrize("vector", FILE["vectors"], ids=lambda vector: vector["name"])
def test_a_selector_chooses_what_its_vector_says(
    graph: LineageGraph, vector: dict[str, Any]
) -> None:
    options = {"exclude": vector.get("exclude"), "via": vector.get("via")}
    if "error" in vector:
        with pytest.raises(SelectorError) as caught:
            graph.select(vector["selector"], **options)
        error = caught.value
        answer = {"column": error.column, "message": str(error), "hint": error.hint}
        assert {key: answer[key] for key in vector["error"]} == vector["error"]
    else:
        chosen = graph.select(vector["selector"], **options)
        assert [node.id for node in chosen] == vector["ids"]


def test_the_lineage_of_the_vectors_is_a_lineage_document() -> None:
    jsonschema.validate(FILE["lineage"], to_json_schema())


def test_there_are_hundreds_of_vectors_and_no_two_of_one_name() -> None:
    names = [vector["name"] for vector in FILE["vectors"]]
    assert len(set(names)) == len(names) > 250


@pytest.mark.parametrize("method", METHODS)
def test_every_method_has_vectors(method: str) -> None:
    selectors = [vector["selector"] for vector in FILE["vectors"]]
    assert sum(f"{method}:" in selector for selector in selectors) >= 3


@pytest.mark.parametrize("method", METHODS)
def test_the_values_of_a_method_are_those_that_the_page_completes(
    graph: LineageGraph, method: str
) -> None:
    assert sorted(value for value, _ in list_values(graph, method)) == FILE["values"][method]


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        pytest.param("gama", "Did you mean gamma or gamma-mix?", id="unknown model"),
        pytest.param(
            "Hug",
            "Search for words of its name, its paper, its lab or its authors.",
            id="nothing near",
        ),
        pytest.param("Tiny", 'Quote a name with spaces: "Tiny Beta".', id="first word of a name"),
        pytest.param("2103.00001", "Ask for one of them: clipper, copycat.", id="ambiguous model"),
        pytest.param("famly:beta", "Did you mean family?", id="unknown method"),
        pytest.param("q:beta", f"Known: {', '.join(METHODS)}.", id="no method near"),
        pytest.param("family:bata", "Did you mean beta?", id="unknown family"),
        pytest.param("lab:glob", "Did you mean globex?", id="unknown lab"),
        pytest.param(
            "arch:zzz", "Known: decoder, encoder, encoder-decoder.", id="nothing like it"
        ),
        pytest.param("via:wieghts", "Did you mean weights?", id="unknown channel"),
        pytest.param("beta+[wieghts]", "Did you mean weights?", id="unknown channel in brackets"),
        pytest.param("params > 100B", "Did you mean params:>100B?", id="a comparison with spaces"),
        pytest.param("params:>=10 B", "Did you mean params:>=10B?", id="a space before the unit"),
        pytest.param("parameters>=1B", "Did you mean params:>=1B?", id="a comparison of sizes"),
        pytest.param("beta year=2020", "Did you mean year:2020?", id="a comparison of years"),
        pytest.param("参数量≥1B", "Did you mean params:>=1B?", id="a Chinese comparison"),
        pytest.param("catalog:perhaps", "Known: yes, no.", id="unknown answer"),
        pytest.param(
            "year:soon", "Write 2020, 2020..2022, 2020.., ..2020 or >=2020.", id="unknown year"
        ),
        pytest.param(
            "params:big", "Write >=10B, <1.5B, 125M or 1B..10B (K, M, B or T).", id="unknown size"
        ),
        pytest.param(
            "arxiv:1", "Only papers that introduced a model are known.", id="unknown paper"
        ),
        pytest.param("beta,,", "", id="wrong form"),
    ],
)
def test_a_hint_says_what_to_write(graph: LineageGraph, selector: str, hint: str) -> None:
    with pytest.raises(SelectorError) as caught:
        graph.select(selector)
    assert caught.value.hint == hint


def test_an_error_carries_its_facts(graph: LineageGraph) -> None:
    with pytest.raises(SelectorError) as caught:
        graph.select("chatty", exclude="beta  ,viz")
    error = caught.value
    assert (error.problem, error.column, error.expected, error.part) == (
        "unexpected ','", 7, "a model or method", "exclusion",
    )  # fmt: skip
    assert isinstance(error, ValueError)


def test_a_pattern_of_thousands_of_asterisks_is_no_trouble(graph: LineageGraph) -> None:
    assert graph.select("*a" * 5000) == ()
    assert graph.select("*" * 5000) == tuple(graph.models.values())
