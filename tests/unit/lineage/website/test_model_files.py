"""JSON files of the site: one for each model, and their index."""

from __future__ import annotations

import json
from typing import Any

from graph.exports.triples import BASE
from graph.testing import make_document
from lineage.website.library import Library
from lineage.website.model_files import render_model_files
from tests.support.documents import make_nasty_document
from tests.support.sites import find_texts, make_site_document, parse_strictly, render_readable


def read_files(document: Any) -> dict[str, Any]:
    """Return what is in each file, by its path."""
    return {path: json.loads(text) for path, text in render_model_files(Library(document))}


def test_a_file_has_facts_parents_children_and_receipts_as_the_document_has_them() -> None:
    document = make_site_document()
    file = read_files(document)["models/mid.json"]
    assert file["model"] == next(one for one in document["models"] if one["id"] == "mid")
    rows = document["derivations"]
    assert file["parents"] == [row for row in rows if row["child"] == "mid"]
    assert file["children"] == [row for row in rows if row["parent"] == "mid"]
    assert file["disputes"] == document["disputes"]
    assert file["paper"] == document["papers"][0]
    assert (file["ancestors"], file["descendants"]) == (["root"], ["leaf"])
    assert file["page"] == f"{BASE}models/mid/"
    assert file["headline"]["en"] == "MID builds on ROOT (2017); 1 model builds on it"


def test_a_file_and_the_pages_tell_what_the_weights_carried() -> None:
    document = make_document(
        {"a": "2019", "b": "2020"}, [("a", "b", "finetuning")], {"shape": ["a"]}
    )
    document["techniques"][0]["carried"] = True
    files = read_files(document)
    assert files["models/b.json"]["carried"] == [{"technique": "shape", "way": ["a", "b"]}]
    assert files["models/a.json"]["carried"] == []
    pages = render_readable(document)
    rows = parse_strictly(pages["techniques/shape/index.html"]).iterfind(".//tbody/tr")
    assert [find_texts(row, "*")[3] for row in rows] == [
        "first in this catalog", "carried with the weights of A",
    ]  # fmt: skip
    assert "2 models" in pages["techniques/index.html"]
    for path, label in (
        ("models/b/", "Carried with the weights"),
        ("zh/models/b/", "随权重继承的技术"),
    ):
        page = parse_strictly(pages[f"{path}index.html"])
        facts = dict(zip(find_texts(page, ".//dt"), find_texts(page, ".//dd"), strict=True))
        assert (facts[label], "Techniques" in facts) == ("shape", False)
    assert "Carried with the weights" not in pages["models/a/index.html"]


def test_the_index_names_the_file_and_the_page_of_every_model_oldest_first() -> None:
    files = read_files(make_site_document())
    index = files.pop("models.json")
    assert [one["id"] for one in index["models"]] == ["root", "mid", "leaf", "alone"]
    assert {one["file"].removeprefix(BASE) for one in index["models"]} == set(files)
    assert [one["parents"] for one in index["models"]] == [[], ["root"], ["mid"], []]
    assert {file["data_end"] for file in (index, *files.values())} == {"2019-12-01"}
    assert {file["licence"] for file in (index, *files.values())} == {"CC BY 4.0"}


def test_the_files_of_a_site_make_up_its_document() -> None:
    document = make_nasty_document()
    files = read_files(document)
    files.pop("models.json")
    models = [file["model"] for file in files.values()]
    assert sorted(models, key=lambda one: one["id"]) == sorted(
        document["models"], key=lambda one: one["id"]
    )
    for end in ("parents", "children"):
        rows = [json.dumps(row) for file in files.values() for row in file[end]]
        assert sorted(rows) == sorted(json.dumps(row) for row in document["derivations"])


def test_each_page_leads_to_its_file() -> None:
    files = render_readable(make_site_document())
    for folder, way in (("", "../../"), ("zh/", "../../../")):
        page = files[f"{folder}models/mid/index.html"]
        assert (
            f'<link rel="alternate" type="application/json" href="{way}models/mid.json">' in page
        )
        assert f'<a href="{way}models/mid.json">' in page
