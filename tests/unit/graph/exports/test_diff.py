"""What changed between two documents."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from graph.exports.diff import (
    AnswerChange,
    FieldChange,
    ForeignDocumentError,
    diff_documents,
    require_document,
)
from graph.lineage_graph import LineageGraph
from graph.testing import make_document, tiny_graph
from tests.support.documents import make_nasty_document

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_document_does_not_differ_from_itself_in_another_order() -> None:
    old = make_nasty_document()
    new: Any = {
        key: value[::-1] if isinstance(value, list) else value for key, value in old.items()
    }
    new["disputes"] = old["disputes"]
    assert diff_documents(old, new) == ({}, [])


def test_a_derivation_is_known_by_parent_child_and_kind() -> None:
    old = tiny_graph().document
    new: Any = copy.deepcopy(old)
    new["derivations"][0].update(kind="scaling", note="Another note.")
    new["derivations"][1]["note"] = "Another note."
    found = diff_documents(old, new)
    assert found.lists == {
        "derivations": (
            [("transformer", "bert", "scaling")],
            [("transformer", "bert", "architecture")],
            {
                ("bert", "distilbert", "distillation"): [
                    FieldChange("note", "Made up.", "Another note.")
                ]
            },
        )
    }
    assert found.answers == []


def test_a_second_claim_of_one_pair_is_not_lost() -> None:
    old = make_nasty_document()
    new: Any = copy.deepcopy(old)
    del new["disputes"][1]
    assert diff_documents(old, new).lists["disputes"].removed == [("end", "plain", "2")]


def test_a_field_that_only_one_document_has_is_a_change() -> None:
    old = tiny_graph().document
    new: Any = copy.deepcopy(old)
    new["labs"][0]["country"] = "FR"
    changed = diff_documents(old, new).lists["labs"].changed
    assert changed == {("acme",): [FieldChange("country", None, "FR")]}


@pytest.mark.parametrize("shuffle", [lambda d: d, lambda d: (d[1], d[0])], ids=["more", "fewer"])
def test_answers_change_by_what_the_graph_says(
    shuffle: Callable[[tuple[Any, Any]], tuple[Any, Any]],
) -> None:
    models = dict.fromkeys("abcdef", "2020")
    steps = [("a", "b", "scaling"), ("b", "c", "scaling"), ("d", "e", "scaling")]
    more = [("c", "d", "scaling"), ("a", "f", "code-reuse"), ("a", "c", "inspiration")]
    documents = make_document(models, steps), make_document(models, steps + more)
    old, new = shuffle(documents)
    graphs = LineageGraph.from_document(old), LineageGraph.from_document(new)
    expected = {
        AnswerChange(m, direction, *(len(getattr(g, f"{direction}_of")(m)) for g in graphs))
        for m in models
        for direction in ("ancestors", "descendants")
    }
    found = diff_documents(old, new).answers
    assert set(found) == {answer for answer in expected if answer.old != answer.new}
    sizes = [abs(answer.new - answer.old) for answer in found]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 3


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        pytest.param([], "its value is not a table", id="list"),
        pytest.param({}, "schema_version is None, expected 2", id="empty"),
        pytest.param({"schema_version": 3}, "schema_version is 3, expected 2", id="newer"),
        pytest.param(
            {"schema_version": 2}, "'models' is not a list of records with id", id="bare"
        ),
        pytest.param(
            {**make_document({}, []), "derivations": [{"parent": "a", "child": "b"}]},
            "'derivations' is not a list of records with parent and child and kind and channel",
            id="half a derivation",
        ),
        pytest.param(
            {**make_document({}, []), "papers": [{"arxiv_id": 1810.04805}]},
            "'papers' is not a list of records with arxiv_id",
            id="a number for an id",
        ),
    ],
)
def test_what_is_no_document_is_refused(value: object, reason: str) -> None:
    with pytest.raises(ForeignDocumentError) as caught:
        require_document(value, "x.json")
    assert str(caught.value) == f"'x.json' holds no lineage: {reason}."
    assert caught.value.hint == "Export one as json."
