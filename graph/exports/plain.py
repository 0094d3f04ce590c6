"""JSON, which is complete, and CSV, which spreadsheets and databases read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.texts.csv_text import join_items, write_arxiv_id, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.records.shapes import Document


def to_json(document: Document) -> str:
    """Return the whole document as JSON, indented, in a stable order."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_csv(document: Document) -> dict[str, str]:
    """Return the nodes and edges of the typed graph as `nodes.csv` and `edges.csv`.

    The columns are those of `graph.exports.tables`, the cells those of `graph.texts.csv_text`.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> sorted(to_csv(tiny_graph().document))
        ['edges.csv', 'nodes.csv']
    """
    from graph.exports.tables import EDGE_COLUMNS, NODE_COLUMNS, build_tables

    nodes, edges = build_tables(document)
    return {
        "nodes.csv": _write_rows(NODE_COLUMNS, nodes),
        "edges.csv": _write_rows(EDGE_COLUMNS, edges),
    }


def _write_rows(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> str:
    cells = ([_to_cell(column, row[column]) for column in columns] for row in rows)
    return write_rows([list(columns), *cells])


def _to_cell(column: str, value: Any) -> object:
    if column == "paper":
        return write_arxiv_id(value)
    return join_items(value) if isinstance(value, list) else value
