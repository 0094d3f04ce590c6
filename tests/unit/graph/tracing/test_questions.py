"""What is asked about licences along a trace, and what a name of a licence tells."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph.tracing.questions import find_licence_questions
from graph.tracing.terms import Terms, read_terms
from graph.tracing.trace import Hop, Node, find_loops


@pytest.mark.parametrize(
    ("licence", "access", "expected"),
    [
        *(
            pytest.param(name, None, Terms.PERMISSIVE, id=name)
            for name in (
                "apache-2.0", "mit", "MIT License", "Apache License 2.0", "bsd-3-clause",
                "cc0-1.0", "cc-by-4.0", "isc", "unlicense", "cdla-permissive-2.0", "openmdw-1.1",
                "afl-3.0",
            )
        ),
        *(
            pytest.param(name, None, Terms.SHARE_ALIKE, id=name)
            for name in ("gpl-3.0", "agpl-3.0", "lgpl-2.1", "cc-by-sa-4.0", "mpl-2.0", "gfdl")
        ),
        *(
            pytest.param(name, None, Terms.CONDITIONS, id=name)
            for name in (
                "llama2", "llama3.1", "gemma", "openrail", "bigscience-bloom-rail-1.0",
                "creativeml-openrail-m", "deepfloyd-if-license", "cc-by-nd-4.0", "tongyi-qianwen",
                "grok2-community", "some agreement",
            )
        ),
        *(
            pytest.param(name, None, Terms.NON_COMMERCIAL, id=name)
            for name in (
                "cc-by-nc-4.0", "cc-by-nc-sa-4.0", "CC BY-NC 4.0", "apple-amlr", "qwen-research",
                "fair-noncommercial-research-license", "flux-1-dev-non-commercial-license",
                "Weights released for research only", "intel-research", "mrl",
            )
        ),
        pytest.param("other", None, Terms.OTHER, id="other"),
        pytest.param("of our own", None, Terms.OTHER, id="a name that tells nothing"),
        pytest.param(None, None, Terms.UNKNOWN, id="none"),
        pytest.param("unknown", None, Terms.UNKNOWN, id="unknown"),
        pytest.param("Apache-2.0, but Qwen licence for 72B", "restricted", Terms.CONDITIONS,
                     id="catalog: restricted"),
        pytest.param("Of its own", "open", Terms.PERMISSIVE, id="catalog: open"),
        pytest.param("GPL 3.0 or later", "open", Terms.SHARE_ALIKE, id="catalog: open, GPL"),
        pytest.param("Served through an API only", "closed", Terms.CLOSED, id="catalog: closed"),
        pytest.param("Not found", "unknown", Terms.UNKNOWN, id="catalog: unknown"),
    ],
)  # fmt: skip
def test_what_the_name_of_a_licence_tells(
    licence: str | None, access: str | None, expected: Terms
) -> None:
    assert read_terms(licence, access) == expected


def make_node(name: str, licence: str | None, state: str = "read") -> Node:
    access = "open" if state == "catalog" else None
    return Node(name, "checkpoint", name, name, None, licence, access, state, "", None, 0)


def ask(licences: list[str | None], channel: str = "weights") -> list[tuple[str, str | None, str]]:
    """Return what is asked along a chain, each made from the next."""
    nodes = [make_node(str(number), licence) for number, licence in enumerate(licences)]
    hops = [
        Hop(parent.id, child.id, "finetune", "finetuning", channel, "", ("maker",), ())
        for child, parent in pairwise(nodes)
    ]
    return [(q.child, q.parent, q.about) for q in find_licence_questions(nodes, hops)]


@pytest.mark.parametrize(
    ("licences", "expected"),
    [
        pytest.param(["mit", "mit"], [], id="the same"),
        pytest.param(["mit", "cc-by-nc-4.0"], [("0", "1", "wider")], id="non-commercial parent"),
        pytest.param(["mit", "llama2"], [("0", "1", "wider")], id="parent with conditions"),
        pytest.param(["mit", "gpl-3.0"], [("0", "1", "wider")], id="parent that wants the same"),
        pytest.param(["llama2", "cc-by-nc-4.0"], [("0", "1", "wider")], id="conditions"),
        pytest.param(["cc-by-nc-4.0", "mit"], [], id="narrower child"),
        pytest.param(["llama2", "llama2"], [], id="conditions handed on"),
        pytest.param([None], [("0", None, "missing")], id="none"),
        pytest.param(["other"], [("0", None, "unclear")], id="other"),
        pytest.param(
            ["mit", None, "cc-by-nc-4.0"],
            [("0", "2", "wider"), ("1", None, "missing")],
            id="past a parent that names none",
        ),
        pytest.param(
            ["mit", "mit", "cc-by-nc-4.0"], [("1", "2", "wider")], id="the nearest alone"
        ),
    ],
)  # fmt: skip
def test_what_is_asked_along_a_chain(
    licences: list[str | None], expected: list[tuple[str, str | None, str]]
) -> None:
    assert ask(licences) == expected


@pytest.mark.parametrize(
    ("child", "parent", "asked"),
    [
        pytest.param("open", "restricted", False, id="weighed by the catalog"),
        pytest.param("open", "closed", False, id="a service opened by its makers"),
        pytest.param("restricted", "closed", True, id="not open"),
    ],
)
def test_an_entry_that_the_catalog_calls_open_is_not_asked_again(
    child: str, parent: str, *, asked: bool
) -> None:
    nodes = [make_node(name, "Terms", "catalog") for name in ("child", "parent")]
    pair = [nodes[0]._replace(access=child), nodes[1]._replace(access=parent)]
    hop = Hop("parent", "child", "finetuning", "finetuning", "weights", "", (), ())
    assert [q.about for q in find_licence_questions(pair, [hop])] == ["wider"] * asked


def test_an_open_entry_over_one_that_wants_the_same_is_asked_about() -> None:
    nodes = [make_node("child", "MIT", "catalog"), make_node("parent", "GPL-3.0", "catalog")]
    hop = Hop("parent", "child", "finetuning", "finetuning", "weights", "", (), ())
    assert [q.about for q in find_licence_questions(nodes, [hop])] == ["wider"]


def test_what_hands_on_no_weights_is_not_asked_about() -> None:
    assert ask(["mit", "cc-by-nc-4.0"], channel="architecture") == []


@pytest.mark.parametrize(
    "state",
    ["missing", "unreachable", "offline", "elsewhere", "beyond", "gated", "private", "disabled"],
)
def test_a_licence_that_could_not_be_seen_is_asked_about(state: str) -> None:
    (question,) = find_licence_questions([make_node("a/b", None, state)], [])
    assert question.text == f"The licence of a/b could not be seen ({state}): what is it?"


def test_every_circle_loses_one_step() -> None:
    parents = {"a": ["b", "c"], "b": ["a"], "c": ["d"], "d": ["c", "e"], "e": []}
    assert find_loops(["a"], parents) == {("a", "b"), ("c", "d")}
