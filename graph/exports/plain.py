"""JSON, which is complete, and CSV, which spreadsheets and databases read."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def to_json(document: Mapping[str, Any]) -> str:
    """Return the whole document as JSON, indented, in a stable order."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_csv(document: Mapping[str, Any]) -> dict[str, str]:
    """Return the nodes and edges of the typed graph as `nodes.csv` and `edges.csv`.

    The columns are those of `graph.exports.tables`; the items of a list are parted by `; `.
    """
    from graph.exports.tables import EDGE_COLUMNS, NODE_COLUMNS, build_tables  # noqa: PLC0415  JSON needs no networkx

    nodes, edges = build_tables(document)
    return {
        "nodes.csv": _write_rows(NODE_COLUMNS, nodes),
        "edges.csv": _write_rows(EDGE_COLUMNS, edges),
    }


def _write_rows(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> str:
    from graph.exports.tables import to_cell  # noqa: PLC0415

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([to_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue()
