"""The floor under what is found in the labelled papers that were looked at.

Of `labelled.jsonl` only the `dev` half: the other is measured by `scripts/bench suggest` and never
looked at. The papers of other writers taught the weights, and are measured as they are.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from graph.records.vocabulary import Kind
from lineage.suggest.scoring import Suggester
from scripts.bench_suggest import (
    LABELLED,
    list_seen,
    load_labelled_graph,
    read_labelled,
    read_unseen,
    score,
    to_text,
)

if TYPE_CHECKING:
    from graph.lineage_graph import LineageGraph


@pytest.fixture(scope="module")
def shipped() -> LineageGraph:
    """The models of the catalog that ships which the labels know."""
    return load_labelled_graph()


def read_all() -> list[dict[str, Any]]:
    return [*read_labelled("dev"), *read_labelled("held-out")]


def test_the_set_is_as_large_as_it_says() -> None:
    papers = read_all()
    assert len(papers) >= 80
    assert len({paper["arxiv_id"] for paper in papers}) == len(papers)
    assert sum(paper["compares"] for paper in papers) >= 25
    assert sum(len(paper["parents"]) > 1 for paper in papers) >= 15
    lines = LABELLED.read_text(encoding="utf-8").splitlines()
    assert "held-out" in json.loads(lines[0])["about"]
    assert len(lines) == len(papers) + 1


COMPARING = "writer-5"
"""The writer of papers that name models and extend none, though their words often sound so."""

WRITERS = [name for name in list_seen() if name.startswith("writer-") and name != COMPARING]


def read_seen() -> list[dict[str, Any]]:
    return [paper for papers in list_seen().values() for paper in papers]


@pytest.mark.parametrize("paper", read_seen(), ids=lambda paper: paper["arxiv_id"])
def test_a_label_names_older_models_and_kinds(
    paper: dict[str, Any], shipped: LineageGraph
) -> None:
    names_none = "writer" in paper and not paper["compares"] and not paper["parents"]
    assert names_none or paper["compares"] is not bool(paper["parents"])
    for parent in paper["parents"]:
        assert shipped.models[parent["parent"]].released[:7] <= paper["published"]
        assert Kind(parent["kind"])


def test_stated_parents_are_found_and_few_comparing_papers_get_one(shipped: LineageGraph) -> None:
    result = score(Suggester(shipped), read_labelled("dev"))
    assert result.precision >= 0.85
    assert result.recall >= 0.85
    assert result.kinds >= 0.9
    assert result.wrongly <= 0.15


@pytest.mark.parametrize("writer", WRITERS)
def test_parents_that_other_writers_state_are_found(shipped: LineageGraph, writer: str) -> None:
    papers = list_seen()[writer]
    assert {paper["writer"] for paper in papers} == {writer}
    result = score(Suggester(shipped), papers)
    assert result.precision >= 0.85
    assert result.recall >= 0.75
    assert result.kinds >= 0.4


def test_most_parents_are_found_in_papers_that_nobody_looked_at(shipped: LineageGraph) -> None:
    result = score(Suggester(shipped), read_unseen())._replace(mistakes=[])  # not to be shown
    assert result.precision >= 0.8
    assert result.recall >= 0.75
    assert result.kinds >= 0.55
    assert result.wrongly <= 0.2


def test_few_papers_that_only_sound_like_extending_get_a_parent(shipped: LineageGraph) -> None:
    papers = list_seen()[COMPARING]
    assert all(paper["compares"] and paper["writer"] == COMPARING for paper in papers)
    assert score(Suggester(shipped), papers).wrongly <= 0.3


def test_spans_of_labelled_papers_are_their_own_text(shipped: LineageGraph) -> None:
    suggester = Suggester(shipped)
    for paper in read_seen():
        for candidate in suggester.suggest(to_text(paper)).candidates:
            span = candidate.span
            assert paper[span.field][span.start : span.end] == span.text
