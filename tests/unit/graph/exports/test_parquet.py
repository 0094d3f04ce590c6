"""Parquet, read back by pyarrow and asked by DuckDB."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet

from graph.errors import MissingPackageError
from graph.exports.parquet import TooManyParametersError, to_parquet
from graph.lineage_graph import LineageGraph
from tests.support.documents import (
    list_derivations,
    list_nodes,
    list_relations,
    make_nasty_document,
)

EXPORTS = Path(__file__).resolve().parents[4] / "docs" / "exports.md"


def read_rows(content: bytes) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = parquet.read_table(io.BytesIO(content)).to_pylist()
    return rows


def test_pyarrow_reads_every_node_and_edge(document: Any) -> None:
    files = to_parquet(document)
    nodes, edges = read_rows(files["nodes.parquet"]), read_rows(files["edges.parquet"])
    assert [row["id"] for row in nodes] == list(range(len(nodes)))
    assert {row["key"]: row["name"] for row in nodes} == list_nodes(document)
    ends = [(nodes[row["src"]]["key"], nodes[row["dst"]]["key"], row) for row in edges]
    steps = [(a, b, row["kind"]) for a, b, row in ends if row["type"] == "derivation"]
    others = [(a, b, row["type"]) for a, b, row in ends if row["type"] != "derivation"]
    assert sorted(steps) == list_derivations(document)
    assert sorted(others) == list_relations(document)


def test_pyarrow_reads_lists_and_numbers(document: Any) -> None:
    rows = {row["key"]: row for row in read_rows(to_parquet(document)["nodes.parquet"])}
    for record in document["models"]:
        row = rows[record["id"]]
        assert row["aliases"] == record["aliases"]
        counts = [size["count"] for size in record["parameters"]]
        known = [count for count in counts if count != "undisclosed"]
        assert row["parameters"] == max(known, default=None)


@pytest.mark.parametrize("model", ["bert", "gpt", "transformer", "vicuna"])
def test_the_duckdb_example_of_the_documents_is_descendants_of(
    model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shipped_document: Any
) -> None:
    (query,) = re.findall(r"```sql\n(.*?)```", EXPORTS.read_text(encoding="utf-8"), re.DOTALL)
    assert "'llama'" in query
    for name, content in to_parquet(shipped_document).items():
        (tmp_path / "lineage").mkdir(exist_ok=True)
        (tmp_path / "lineage" / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    rows = duckdb.execute(query.replace("'llama'", f"'{model}'")).fetchall()
    relatives = LineageGraph.from_document(shipped_document).descendants_of(model)
    found = [(item.id, item.name, item.released, item.distance) for item in relatives]
    assert rows == sorted(found, key=lambda row: (row[2], row[0]))


def test_the_spark_example_of_the_documents_asks_what_the_duckdb_example_asks() -> None:
    text = EXPORTS.read_text(encoding="utf-8")
    (query,) = re.findall(r"```sql\n(.*?);\n```", text, re.DOTALL)
    (program,) = re.findall(r'spark\.sql\("""\n(.*?)\n"""\)', text, re.DOTALL)
    asked = re.sub(r"'(lineage/\w+\.parquet)'", r"parquet.`\1`", query)
    asked = asked.replace("    UNION\n", "    UNION ALL\n")
    assert program == asked.replace("ON src = id", "ON src = found.id")


def test_without_pyarrow_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPackageError) as caught:
        to_parquet(make_nasty_document())
    assert str(caught.value) == "Parquet needs the package pyarrow, which is not installed."
    assert caught.value.hint == "It comes with the extra 'parquet' of transformer-lineage."


def test_the_largest_number_that_fits_is_kept_and_a_larger_one_is_refused() -> None:
    document = make_nasty_document()
    sizes = document["models"][0]["parameters"]
    sizes[1]["count"] = 2**63 - 1
    rows = {row["key"]: row for row in read_rows(to_parquet(document)["nodes.parquet"])}
    assert rows["quotes"]["parameters"] == 2**63 - 1
    for count in (2**63, 10**19, 10**400):
        sizes[1]["count"] = count
        with pytest.raises(TooManyParametersError) as caught:
            to_parquet(document)
        assert str(caught.value) == (
            "'quotes' has 2**63 parameters or more, and Parquet's whole numbers end there."
        )
        assert caught.value.hint == "Mend the number, or write csv or json."
