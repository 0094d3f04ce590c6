"""Parquet: two tables with integer ids, for engines that hold more than one machine can."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from graph.errors import LineageError, MissingPackageError
from graph.exports.tables import EDGE_COLUMNS, NODE_COLUMNS, build_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.records.shapes import Document


_LARGEST = 2**63 - 1


class TooManyParametersError(LineageError, ValueError):
    """A number of parameters that no whole number of Parquet can hold.

    Attributes:
        node: Key of the node that has it.
    """

    def __init__(self, node: str) -> None:
        self.node = node
        super().__init__(
            f"'{node}' has 2**63 parameters or more, and Parquet's whole numbers end there.",
            hint="Mend the number, or write csv or json.",
        )


def to_parquet(document: Document) -> dict[str, bytes]:
    """Return the nodes and edges of the typed graph as `nodes.parquet` and `edges.parquet`.

    The columns are those of `graph.exports.tables`, but a node's `id` is a number, its key is
    in `key`, and `src` and `dst` of an edge are numbers too.

    Raises:
        MissingPackageError: pyarrow is not installed.
        TooManyParametersError: A number does not fit.
    """
    nodes, edges = build_tables(document)
    numbers = {row["id"]: number for number, row in enumerate(nodes)}
    node_columns = {"id": int, "key": str, **{k: v for k, v in NODE_COLUMNS.items() if k != "id"}}
    edge_columns = {**EDGE_COLUMNS, "src": int, "dst": int}
    for row in nodes:
        if (row["parameters"] or 0) > _LARGEST:
            raise TooManyParametersError(row["id"])
        row.update(key=row["id"], id=numbers[row["id"]])
    for row in edges:
        row.update(src=numbers[row["src"]], dst=numbers[row["dst"]])
    return {
        "nodes.parquet": _write_table(nodes, node_columns),
        "edges.parquet": _write_table(edges, edge_columns),
    }


def _write_table(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, type]) -> bytes:
    try:
        import pyarrow as pa  # an optional package
        from pyarrow import parquet
    except ImportError as error:
        raise MissingPackageError(what="Parquet", package="pyarrow", extra="parquet") from error
    types = {bool: pa.bool_(), int: pa.int64(), str: pa.string(), list: pa.list_(pa.string())}
    arrays = {
        name: pa.array([row[name] for row in rows], types[kind]) for name, kind in columns.items()
    }
    stream = io.BytesIO()
    parquet.write_table(pa.table(arrays), stream)
    return stream.getvalue()
