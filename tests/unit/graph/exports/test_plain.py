"""JSON and CSV, read back by the standard library."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from graph.errors import LineageError
from graph.exports import FORMATS, to_format
from graph.exports.plain import to_csv, to_json
from tests.support.documents import (
    list_derivations,
    list_nodes,
    list_relations,
    make_nasty_document,
)


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_json_is_the_document(document: dict[str, Any]) -> None:
    assert json.loads(to_json(document)) == document


def test_csv_holds_every_node_and_edge(document: dict[str, Any]) -> None:
    files = to_csv(document)
    nodes, edges = read_csv(files["nodes.csv"]), read_csv(files["edges.csv"])
    assert {row["id"]: row["name"] for row in nodes} == list_nodes(document)
    assert len(nodes) == len(list_nodes(document))
    steps = [row for row in edges if row["type"] == "derivation"]
    others = [row for row in edges if row["type"] != "derivation"]
    assert sorted((r["src"], r["dst"], r["kind"]) for r in steps) == list_derivations(document)
    assert sorted((r["src"], r["dst"], r["type"]) for r in others) == list_relations(document)


def test_csv_holds_the_facts_of_a_model(document: dict[str, Any]) -> None:
    rows = {row["id"]: row for row in read_csv(to_csv(document)["nodes.csv"])}
    for record in document["models"]:
        row = rows[record["id"]]
        assert row["date"] == record["released"]
        assert row["description_zh"] == record["adds_zh"]
        assert row["labs"].split("; ") == record["labs"]
        assert row["licence"] == record["licence"]["text"]
        assert row["access"] == record["licence"]["access"]
        counts = [size["count"] for size in record["parameters"]]
        known = [count for count in counts if count != "undisclosed"]
        assert row["parameters"] == (str(max(known)) if known else "")


def test_csv_holds_the_receipts_of_a_derivation() -> None:
    rows = read_csv(to_csv(make_nasty_document())["edges.csv"])
    (row,) = [row for row in rows if (row["src"], row["dst"]) == ("plain", "quotes")]
    assert (row["channel"], row["support"], row["note"]) == (
        "architecture",
        "disputed",
        "Made up.",
    )
    assert row["evidence"] == (
        "supports: unverified: general reading; "
        'disputes: catalog: page "1" \\ 2; disputes: arxiv:2101.00001: § 3'
    )


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_document_is_always_the_same_bytes(form: str) -> None:
    content = to_format(make_nasty_document(), form)
    assert content == to_format(make_nasty_document(), form)
    assert isinstance(content, dict) is FORMATS[form].folder


@pytest.mark.parametrize("form", ["csv", "graphml", "gexf", "parquet"])
def test_an_edge_to_nowhere_is_refused(form: str) -> None:
    document = make_nasty_document()
    document["models"][0]["labs"] = ["nobody"]
    with pytest.raises(
        LineageError, match="'quotes' names 'lab:nobody', which the document lacks"
    ):
        to_format(document, form)
