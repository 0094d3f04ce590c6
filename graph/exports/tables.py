"""The typed graph as two flat tables, for every format that knows only nodes and edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.exports.build import build_typed_graph
from graph.records.vocabulary import UNDISCLOSED
from graph.texts.csv_text import join_items

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.records.shapes import Document

NODE_COLUMNS: dict[str, type] = {
    "id": str,
    "type": str,
    "name": str,
    "name_zh": str,
    "date": str,
    "aliases": list,
    "description": str,
    "description_zh": str,
    "family": str,
    "labs": list,
    "architecture": str,
    "modalities": list,
    "pretraining_tasks": list,
    "fine_tuning_tasks": list,
    "techniques": list,
    "parameters": int,
    "sizes": list,
    "corpus": str,
    "licence": str,
    "access": str,
    "application": str,
    "paper": str,
    "authors": list,
    "links": list,
    "hub": list,
    "milestone": bool,
    "no_parents": str,
    "catalog": str,
}
"""The columns of the table of nodes and what is in them; a cell may be None.

`parameters` is the largest size that is known, `sizes` names all of them; `date` is the day of
release of a model and of submission of a paper; `description` is what a model adds.
"""

EDGE_COLUMNS: dict[str, type] = {
    "src": str,
    "dst": str,
    "type": str,
    "kind": str,
    "channel": str,
    "support": str,
    "houses": list,
    "primary": bool,
    "variant": str,
    "note": str,
    "note_zh": str,
    "evidence": list,
}
"""The columns of the table of edges; a derivation leads from the parent to the child."""

_EMPTY_EDGE = dict.fromkeys(EDGE_COLUMNS)
_OF_DERIVATIONS = (
    "kind", "channel", "support", "houses", "primary", "variant", "note", "note_zh",
)  # fmt: skip
_SAME_NAME = NODE_COLUMNS.keys() - {"id", "type", "name", "date", "parameters", "sizes", "licence"}


def build_tables(
    document: Document,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the nodes and the edges of the typed graph, with the keys of `build_typed_graph`.

    Raises:
        LineageError: The document names what it lacks, or its derivations form a cycle.
    """
    graph = build_typed_graph(document)
    nodes = [_describe_node(key, node) for key, node in graph.nodes(data=True)]
    edges = [_describe_edge(src, dst, edge) for src, dst, edge in graph.edges(data=True)]
    return nodes, edges


def _describe_node(key: str, node: Mapping[str, Any]) -> dict[str, Any]:
    record = node["record"] or {}
    row: dict[str, Any] = dict.fromkeys(NODE_COLUMNS)
    row.update({name: record[name] for name in _SAME_NAME & record.keys()})
    row.update(id=key, type=node["type"].value, name=node["name"])
    row["date"] = record.get("released") or record.get("submitted")
    row["description"] = record.get("adds") or record.get("text")
    row["description_zh"] = record.get("adds_zh") or record.get("text_zh")
    if "licence" in record:
        row["licence"], row["access"] = record["licence"]["text"], record["licence"]["access"]
    if "parameters" in record:
        counts = [size["count"] for size in record["parameters"]]
        row["parameters"] = max((c for c in counts if c != UNDISCLOSED), default=None)
        row["sizes"] = [f"{size['label']}={size['count']}" for size in record["parameters"]]
    return row


def _describe_edge(src: str, dst: str, edge: Mapping[str, Any]) -> dict[str, Any]:
    row = {**_EMPTY_EDGE, "src": src, "dst": dst, "type": edge["type"].value, "evidence": []}
    if "record" in edge:
        record = edge["record"]
        row.update({name: record[name] for name in _OF_DERIVATIONS})
        row["evidence"] = [
            f"{item['stance']}: {item['source']}: {item['locator']}{_say_verdict(item)}"
            for item in record["evidence"]
        ]
    return row


def _say_verdict(item: Mapping[str, Any]) -> str:
    """Return what the last look at a place found, if there was one."""
    return f" ({item['verdict']}, {item['checked']})" if "verdict" in item else ""


def to_export_cell(value: str | float | list[str] | None) -> str:
    """Return a value as one text: nothing for None, the items of a list as `join_items` does.

    What programs read back; `graph.records.rows.to_cell` writes for people.

    Examples:
        >>> to_export_cell(None), to_export_cell(1.5), to_export_cell(["bert", "gpt"])
        ('', '1.5', 'bert; gpt')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return join_items(value) if isinstance(value, list) else str(value)
