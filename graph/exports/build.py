"""The typed graph in networkx: every node and edge of the lineage, checked and frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.errors import CycleError, LineageError
from graph.records.vocabulary import EdgeType, NodeType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.records.shapes import Document, Table

_NODES: tuple[tuple[NodeType, Table, str], ...] = (
    (NodeType.PAPER, "papers", "arxiv_id"),
    (NodeType.LAB, "labs", "id"),
    (NodeType.FAMILY, "families", "id"),
    (NodeType.TASK, "tasks", "id"),
    (NodeType.TECHNIQUE, "techniques", "id"),
    (NodeType.ARCHITECTURE, "architectures", "id"),
)
_EDGES = (
    (EdgeType.DESCRIBED_IN, NodeType.PAPER, "paper"),
    (EdgeType.RELEASED_BY, NodeType.LAB, "labs"),
    (EdgeType.MEMBER_OF, NodeType.FAMILY, "family"),
    (EdgeType.PRETRAINED_WITH, NodeType.TASK, "pretraining_tasks"),
    (EdgeType.USES, NodeType.TECHNIQUE, "techniques"),
    (EdgeType.HAS_ARCHITECTURE, NodeType.ARCHITECTURE, "architecture"),
)


def build_typed_graph(document: Document) -> nx.MultiDiGraph[str]:
    """Return the lineage document as a frozen, typed networkx graph.

    Models keep their ids as node keys; other nodes are keyed `type:id`, for example
    `technique:rope`. Every node has `type`, `name` and `record`; every edge has `type`, and a
    derivation (parent to child, keyed by its kind) has `kind`, `channel` and `record` too.

    Raises:
        LineageError: An edge names a node that the document lacks.
        CycleError: The derivations lead from a model back to itself.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> typed = build_typed_graph(tiny_graph().document)
        >>> str(typed.nodes["bert"]["type"]), typed.has_edge("bert", "technique:attention")
        ('model', True)
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for model in document["models"]:
        graph.add_node(model["id"], type=NodeType.MODEL, name=model["name"], record=model)
    for kind, key, id_field in _NODES:
        records: Sequence[Mapping[str, Any]] = document[key]
        for record in records:
            name = record.get("name") or record["title"]
            graph.add_node(f"{kind}:{record[id_field]}", type=kind, name=name, record=record)
    for step in document["derivations"]:
        _require_node(graph, step["parent"], wanted_by=step["child"])
        graph.add_edge(
            step["parent"],
            step["child"],
            key=step["kind"],
            type=EdgeType.DERIVATION,
            kind=step["kind"],
            channel=step["channel"],
            record=step,
        )
    _require_acyclic(graph)
    for model in document["models"]:
        _add_relations(graph, model)
    nx.freeze(graph)
    return graph


def _add_relations(graph: nx.MultiDiGraph[str], record: Mapping[str, Any]) -> None:
    for relation, node_type, field in _EDGES:
        value = record[field]
        for target in [value] if isinstance(value, str) else value or []:
            node = f"{node_type}:{target}"
            if node_type is NodeType.PAPER and node not in graph:
                graph.add_node(node, type=node_type, name=target, record=None)
            _require_node(graph, node, wanted_by=record["id"])
            graph.add_edge(record["id"], node, key=relation, type=relation)


def _require_node(graph: nx.MultiDiGraph[str], node: str, *, wanted_by: str) -> None:
    if node not in graph:
        message = f"'{wanted_by}' names '{node}', which the document lacks."
        raise LineageError(message, hint="Check the catalog that it came from.")


def _require_acyclic(graph: nx.MultiDiGraph[str]) -> None:
    if not nx.is_directed_acyclic_graph(graph):
        raise CycleError(parent for parent, *_ in nx.find_cycle(graph))
