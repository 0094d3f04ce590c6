"""GraphML and GEXF, read back by networkx."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from graph.exports.exchange import to_gexf, to_graphml
from tests.support.documents import (
    list_derivations,
    list_nodes,
    list_relations,
    make_nasty_document,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def read_graphml(document: Any) -> nx.MultiDiGraph[str]:
    stream = io.BytesIO(to_graphml(document).encode())
    return require_multigraph(nx.read_graphml(stream, force_multigraph=True))


def read_gexf(document: Any) -> nx.MultiDiGraph[str]:
    stream = io.BytesIO(to_gexf(document).encode())
    return require_multigraph(nx.read_gexf(stream, version="1.3"))


def require_multigraph(graph: object) -> nx.MultiDiGraph[str]:
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


@pytest.mark.parametrize("read", [read_graphml, read_gexf])
def test_networkx_reads_every_node_and_edge(
    document: Any, read: Callable[[dict[str, Any]], nx.MultiDiGraph[str]]
) -> None:
    graph = read(document)
    assert {key: node["name"] for key, node in graph.nodes(data=True)} == list_nodes(document)
    edges = list(graph.edges(data=True))
    steps = [(a, b, edge["kind"]) for a, b, edge in edges if edge["type"] == "derivation"]
    others = [(a, b, edge["type"]) for a, b, edge in edges if edge["type"] != "derivation"]
    assert sorted(steps) == list_derivations(document)
    assert sorted(others) == list_relations(document)


@pytest.mark.parametrize("read", [read_graphml, read_gexf])
def test_networkx_reads_the_facts_of_a_model(
    document: Any, read: Callable[[dict[str, Any]], nx.MultiDiGraph[str]]
) -> None:
    graph = read(document)
    for record in document["models"]:
        node = graph.nodes[record["id"]]
        assert node["date"] == record["released"]
        assert node["description"] == record["adds"]
        counts = [size["count"] for size in record["parameters"]]
        known = [count for count in counts if count != "undisclosed"]
        assert node.get("parameters") == (max(known) if known else None)


@pytest.mark.parametrize("read", [read_graphml, read_gexf])
def test_nodes_and_edges_have_labels_for_gephi(
    document: Any, read: Callable[[dict[str, Any]], nx.MultiDiGraph[str]]
) -> None:
    graph = read(document)
    assert {key: node["label"] for key, node in graph.nodes(data=True)} == list_nodes(document)
    for *_, edge in graph.edges(data=True):
        assert edge["label"] == edge.get("kind", edge["type"])


@pytest.mark.parametrize("read", [read_graphml, read_gexf])
def test_what_xml_cannot_hold_is_replaced(
    read: Callable[[dict[str, Any]], nx.MultiDiGraph[str]],
) -> None:
    document = make_nasty_document()
    document["models"][0]["name"] = "a\ufffeb"
    assert read(document).nodes["quotes"]["name"] == "a\N{REPLACEMENT CHARACTER}b"
