"""JSON and CSV, read back by the standard library."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from graph.errors import LineageError
from graph.exports import FORMATS, to_format
from graph.exports.plain import to_csv, to_json
from graph.records.vocabulary import Kind
from graph.testing import make_document
from graph.texts.csv_text import guard_formula
from tests.support.documents import (
    list_derivations,
    list_nodes,
    list_relations,
    make_nasty_document,
)

if TYPE_CHECKING:
    from pathlib import Path


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_json_is_the_document(document: Any) -> None:
    assert json.loads(to_json(document)) == document


def test_csv_holds_every_node_and_edge(document: Any) -> None:
    files = to_csv(document)
    nodes, edges = read_csv(files["nodes.csv"]), read_csv(files["edges.csv"])
    names = {key: guard_formula(name) for key, name in list_nodes(document).items()}
    assert {row["id"]: row["name"] for row in nodes} == names
    assert len(nodes) == len(list_nodes(document))
    steps = [row for row in edges if row["type"] == "derivation"]
    others = [row for row in edges if row["type"] != "derivation"]
    assert sorted((r["src"], r["dst"], r["kind"]) for r in steps) == list_derivations(document)
    assert sorted((r["src"], r["dst"], r["type"]) for r in others) == list_relations(document)


def test_csv_holds_the_facts_of_a_model(document: Any) -> None:
    rows = {row["id"]: row for row in read_csv(to_csv(document)["nodes.csv"])}
    for record in document["models"]:
        row = rows[record["id"]]
        assert row["date"] == record["released"]
        assert row["description_zh"] == guard_formula(record["adds_zh"])
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


def write_files(folder: Path, document: Any) -> None:
    content = to_format(document, "csv")
    assert isinstance(content, dict)
    for name, part in content.items():
        (folder / name).write_bytes(part)


def test_duckdb_keeps_every_arxiv_id_without_hints(document: Any, tmp_path: Path) -> None:
    write_files(tmp_path, document)
    columns = "id, paper, name, typeof(paper)"
    query = f"SELECT {columns} FROM read_csv('{tmp_path}/nodes.csv')"  # noqa: S608  our own folder
    rows = duckdb.execute(query).fetchall()
    papers = {row[0]: row[1] for row in rows if row[1] is not None}
    expected = {m["id"]: f"arXiv:{m['paper']}" for m in document["models"] if m["paper"]}
    assert {key: papers[key] for key in expected} == expected
    assert {row[3] for row in rows} == {"VARCHAR"}
    assert {row[0] for row in rows} == set(list_nodes(document))
    query = f"SELECT src, dst, type FROM read_csv('{tmp_path}/edges.csv')"  # noqa: S608
    edges = duckdb.execute(query).fetchall()
    assert len(edges) == len(list_derivations(document)) + len(list_relations(document))


def test_a_file_of_papers_with_ids_like_numbers_keeps_them(tmp_path: Path) -> None:
    document = make_document({"a": "2022", "b": "2023"}, [])
    for record, paper in zip(document["models"], ("2211.05100", "2304.10000"), strict=True):
        record.update(paper=paper, no_paper=None)
    write_files(tmp_path, document)
    query = f"SELECT paper FROM read_csv('{tmp_path}/nodes.csv') WHERE type = 'model'"  # noqa: S608
    assert duckdb.execute(query).fetchall() == [("arXiv:2211.05100",), ("arXiv:2304.10000",)]


def test_the_files_say_that_they_are_in_utf8_and_texts_do_not() -> None:
    document = make_nasty_document()
    content = to_format(document, "csv")
    assert isinstance(content, dict)
    for name, text in to_csv(document).items():
        assert content[name] == b"\xef\xbb\xbf" + text.encode()


def test_a_list_in_a_cell_can_be_taken_apart() -> None:
    document = make_document({"a": "2022"}, [])
    document["models"][0]["aliases"] = ["one; two", "three"]
    (row,) = [row for row in read_csv(to_csv(document)["nodes.csv"]) if row["id"] == "a"]
    assert row["aliases"] == "one\\; two; three"


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_document_is_always_the_same_bytes(form: str) -> None:
    content = to_format(make_nasty_document(), form)
    assert content == to_format(make_nasty_document(), form)
    assert isinstance(content, dict) is FORMATS[form].folder


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("form", FORMATS)
def test_every_kind_of_derivation_can_be_written(form: str, kind: Kind) -> None:
    document = make_document({"one": "2019", "two": "2020"}, [("one", "two", kind)])
    content = to_format(document, form)
    if isinstance(content, str):
        assert form == "bibtex" or kind in content


@pytest.mark.parametrize("form", ["csv", "graphml", "gexf", "parquet"])
def test_an_edge_to_nowhere_is_refused(form: str) -> None:
    document = make_nasty_document()
    document["models"][0]["labs"] = ["nobody"]
    with pytest.raises(
        LineageError, match="'quotes' names 'lab:nobody', which the document lacks"
    ):
        to_format(document, form)
