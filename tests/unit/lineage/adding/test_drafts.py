"""The text of a new entry."""

from __future__ import annotations

import tomllib

import pytest

from graph.records.vocabulary import Kind
from lineage.adding.drafts import Draft, render_draft
from lineage.adding.facts import Facts
from lineage.adding.proposals import Parent
from lineage.catalog.entry import Entry


def make_draft(*parents: Parent) -> Draft:
    return Draft(
        model_id="hare", name="Hare", arxiv_id="2402.90001", version="", family="todo",
        architecture="todo", donor="", labs=(), modalities=(), released="2024-02",
        submitted=False, facts=Facts(), adds="", parents=parents,
    )  # fmt: skip


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_note_in_both_languages(kind: Kind) -> None:
    text = render_draft(make_draft(Parent("bert", kind)), {"bert": "BERT"})
    (step,) = Entry.model_validate(tomllib.loads(text)).derivations
    assert step.kind is kind
    assert "BERT" in step.note
    assert "BERT" in step.note_zh
    assert step.note.endswith(".")
    assert step.note_zh.endswith("。")


def test_blanks_without_words_are_marked_by_a_comment() -> None:
    lines = render_draft(make_draft(), {}).splitlines()
    assert 'family = "todo"  # TODO: its family' in lines
    assert 'architecture = "todo"  # TODO: its architecture' in lines
    assert "modalities = []  # TODO: what it reads and writes" in lines


def test_a_date_that_is_not_that_of_the_paper_needs_a_source() -> None:
    entry = Entry.model_validate(tomllib.loads(render_draft(make_draft(), {})))
    assert [(fact.source, fact.fields) for fact in entry.fact_sources] == [
        ("unverified", ("labs", "licence", "parameters", "released"))
    ]
