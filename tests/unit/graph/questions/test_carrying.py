"""What a model has since its weights were made from those of models that have it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.lineage_graph import LineageGraph
from graph.questions.carrying import Carrying
from graph.questions.traits import Trait
from graph.testing import make_document

VECTORS = json.loads(
    (Path(__file__).parents[3] / "vectors" / "carried.json").read_text(encoding="utf-8")
)


def build_graph(vector: dict[str, Any], *, carried: bool = True) -> LineageGraph:
    """Return the models of a vector, released in the order of their ids."""
    steps = vector["steps"]
    ids = sorted({one for step in steps for one in step[:2]})
    document = make_document(
        {one: f"{2000 + number}" for number, one in enumerate(ids)},
        [tuple(step[:3]) for step in steps],
        {"shape": vector["named"]},
    )
    document["techniques"][0]["carried"] = carried
    for derivation, step in zip(document["derivations"], steps, strict=True):
        derivation.update(*step[3:])
    return LineageGraph.from_document(document)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_every_reader_says_who_carries_a_technique(vector: dict[str, Any]) -> None:
    graph = build_graph(vector)
    ways = {key: tuple(way) for key, way in vector["ways"].items()}
    assert Carrying(graph).find_carriers("shape") == ways
    for model in graph.models:
        told = [{"technique": "shape", "way": list(ways[model])}] if model in ways else []
        assert graph.show(model)["carried"] == told
    traits = graph.traits("shape")
    assert {one.id: one.way for one in traits if one.how == "carried"} == ways
    chosen = [node.id for node in graph.select("uses:shape")]
    assert chosen == [one.id for one in traits] == sorted({*vector["named"], *ways})


def test_a_technique_that_is_no_shape_is_not_carried() -> None:
    graph = build_graph(VECTORS[0], carried=False)
    assert Carrying(graph).find_carriers("shape") == {}
    assert graph.show("b")["carried"] == []
    assert [one.how for one in graph.traits("shape")] == ["first"]


def test_what_is_carried_stands_apart_from_what_is_named() -> None:
    graph = build_graph(VECTORS[0])
    assert graph.traits("shape")[2] == Trait("c", "C", "2002", "carried", ("b",), ("a", "b", "c"))
    assert graph.records["c"]["techniques"] == []
    assert graph.show("c")["techniques"] == []


@pytest.mark.parametrize(
    ("options", "carriers"),
    [
        pytest.param({}, ["b", "c", "d"], id="all"),
        pytest.param({"as_of": "2002"}, ["b", "c"], id="a date"),
        pytest.param({"via": "weights"}, ["b", "c", "d"], id="weights"),
        pytest.param({"via": "architecture"}, [], id="no weights"),
    ],
)
def test_traits_see_what_the_view_sees(options: dict[str, Any], carriers: list[str]) -> None:
    traits = build_graph(VECTORS[0]).traits("shape", **options)
    assert [one.id for one in traits if one.how == "carried"] == carriers


def test_a_document_of_before_names_no_shapes() -> None:
    document = build_graph(VECTORS[0]).document
    del document["techniques"][0]["carried"]  # type: ignore[misc]
    assert LineageGraph.from_document(document).show("b")["carried"] == []
