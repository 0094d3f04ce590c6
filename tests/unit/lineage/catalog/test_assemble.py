"""What the document says of sources: nothing that no file of the catalog says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import Graph, URIRef

from graph.exports.rdf import to_turtle
from graph.exports.triples import PREFIXES
from graph.records.document import Document
from lineage.catalog.assemble import load_document
from lineage.catalog.load import load_catalog
from lineage.catalog.rules import check_catalog
from lineage.website.render import render_site
from tests.support.catalogs import make_derivation, make_entry, write_catalog

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://example.org/report"


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A document whose evidence names an address, a paper and a source of the catalog."""
    monkeypatch.setenv("LINEAGE_HOME", str(tmp_path / "home"))
    step = make_derivation("root", "scaling")
    step["evidence"] = [
        {"source": source, "locator": "page 1"}
        for source in ("catalog", ADDRESS, "arxiv:2001.00001")
    ]
    child = make_entry("Child", "2018", derivations=[step])
    entries = {"root": make_entry("Root", "2017"), "child": child}
    return load_document(write_catalog(tmp_path / "data", entries))


def test_only_the_catalog_says_when_a_source_was_read(document: Any) -> None:
    read = {one["id"]: (one["retrieved"], one["retrieved_zh"]) for one in document["sources"]}
    assert read == {
        "catalog": ("2026-11", None),
        ADDRESS: (None, None),
        "arxiv:2001.00001": (None, None),
    }


def test_an_undated_source_is_whole_in_every_place(document: Any) -> None:
    Document.model_validate_json(json.dumps(document))
    graph = Graph().parse(data=to_turtle(document), format="turtle")
    assert len(list(graph.subject_objects(URIRef(f"{PREFIXES['tl']}retrieved")))) == 1
    files = dict(render_site(document))
    assert all(
        "None" not in files[f"{path}/index.html"] for path in ("models/child", "zh/models/child")
    )


def test_a_source_of_the_catalog_must_say_when_it_was_read(tmp_path: Path) -> None:
    source = {"name": "The catalog", "licence": "MIT"}
    folder = write_catalog(
        tmp_path, {"root": make_entry("Root", "2017")}, sources={"catalog": source}
    )
    assert [str(problem) for problem in check_catalog(load_catalog(folder))] == [
        "sources.toml: catalog.retrieved: missing, expected a value"
    ]
