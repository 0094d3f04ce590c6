"""The part of a document that is about some models."""

from __future__ import annotations

import json

import jsonschema
import pytest

from graph.exports.build import build_typed_graph
from graph.exports.restrict import restrict
from graph.records.document import to_json_schema
from graph.testing import tiny_graph
from tests.support.documents import list_derivations, make_nasty_document


def test_all_models_are_the_whole_document_but_for_what_nothing_names() -> None:
    document = make_nasty_document()
    part = restrict(document, {record["id"] for record in document["models"]})
    assert {**part, "papers": document["papers"]} == document
    assert [paper["arxiv_id"] for paper in part["papers"]] == ["2101.00001"]


def test_derivations_and_claims_need_both_ends() -> None:
    part = restrict(make_nasty_document(), {"plain", "list", "end", "unheard-of"})
    assert [record["id"] for record in part["models"]] == ["list", "end", "plain"]
    assert list_derivations(part) == [
        ("list", "end", "code-reuse"),
        ("plain", "end", "architecture"),
        ("plain", "end", "finetuning"),
        ("plain", "list", "architecture"),
    ]
    assert len(part["disputes"]) == 2
    assert restrict(part, {"end"})["disputes"] == []


def test_what_no_model_names_is_left_out() -> None:
    part = restrict(make_nasty_document(), {"plain"})
    assert (part["techniques"], part["papers"], part["sources"]) == ([], [], [])
    assert [record["id"] for record in part["labs"]] == ["acme"]


@pytest.mark.parametrize("ids", [set(), {"bert"}, {"transformer", "distilbert"}], ids=len)
def test_a_part_is_a_document(ids: set[str]) -> None:
    part = restrict(tiny_graph().document, ids)
    jsonschema.validate(json.loads(json.dumps(part)), to_json_schema())
    assert {
        n for n, data in build_typed_graph(part).nodes(data=True) if data["type"] == "model"
    } == ids
