"""The typed graph in networkx."""

from __future__ import annotations

import copy

import networkx as nx
import pytest

from graph.errors import CycleError, LineageError
from graph.exports.build import build_typed_graph
from graph.questions.counts import count_nodes
from graph.testing import make_document, tiny_graph


def test_the_graph_has_typed_nodes_and_edges_and_is_frozen() -> None:
    graph = build_typed_graph(tiny_graph().document)
    types = nx.get_node_attributes(graph, "type")
    assert types["bert"] == "model"
    assert types["lab:acme"] == "lab"
    assert types["task:mlm"] == "task"
    step = graph.edges["transformer", "bert", "architecture"]
    assert (step["type"], step["kind"], step["channel"]) == (
        "derivation", "architecture", "architecture",
    )  # fmt: skip
    assert graph.edges["bert", "family:family", "member-of"]["type"] == "member-of"
    with pytest.raises(nx.NetworkXError, match="Frozen graph"):
        graph.add_node("new")


def test_nodes_are_counted_without_the_graph() -> None:
    document = make_document({"a": "2017", "b": "2018"}, [("a", "b", "scaling")])
    document["models"][0]["paper"] = "1706.03762"  # of which there is no record
    assert count_nodes(document) == len(build_typed_graph(document))


def test_two_kinds_between_two_models_are_two_edges() -> None:
    document = make_document(
        {"a": "2017", "b": "2018"}, [("a", "b", "distillation"), ("a", "b", "compression")]
    )
    assert set(build_typed_graph(document)["a"]["b"]) == {"distillation", "compression"}


def test_a_cycle_is_refused_and_named() -> None:
    document = make_document(
        {"a": "2017", "b": "2017"}, [("a", "b", "scaling"), ("b", "a", "scaling")]
    )
    with pytest.raises(CycleError, match="form a cycle: a -> b -> a") as caught:
        build_typed_graph(document)
    assert caught.value.cycle == ("a", "b")


def test_an_edge_to_nowhere_is_refused() -> None:
    document = copy.deepcopy(tiny_graph().document)
    document["models"][0]["labs"] = ["nobody"]
    with pytest.raises(LineageError, match="names 'lab:nobody', which the document lacks"):
        build_typed_graph(document)


def test_what_to_networkx_hands_out_may_be_changed() -> None:
    graph = tiny_graph().to_networkx()
    graph.add_node("mine")
    assert "mine" in graph
    assert "mine" not in tiny_graph().to_networkx()
