"""Lineages of thousands of generations: no question recurses, and none takes minutes."""

from __future__ import annotations

import itertools
import time
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from graph.drawing.timeline import lay_out_timeline
from graph.drawing.tree import lay_out_tree
from graph.errors import CycleError
from graph.exports import FORMATS, to_format
from graph.lineage_graph import LineageGraph
from graph.questions.bottlenecks import find_bottlenecks
from graph.testing import make_document
from graph.view import View
from lineage.cli.screen import render_tree
from lineage.cli.text import grow_relatives
from lineage.cli.trees import measure_tree, to_tree
from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = 3_000


def make_chain(length: int) -> Any:
    """Return a chain of models, oldest first, that are named m00000, m00001 and so on."""
    dates = {f"m{n:05}": f"{1900 + n // 300}-{1 + n // 25 % 12:02}" for n in range(length)}
    ids = list(dates)
    return make_document(dates, [(*pair, "scaling") for pair in itertools.pairwise(ids)])


@pytest.fixture(scope="module")
def document() -> Any:
    return make_chain(LONG)


@pytest.fixture(scope="module")
def chain(document: Any) -> LineageGraph:
    return LineageGraph.from_document(document)


FIRST, LAST = "m00000", f"m{LONG - 1:05}"


@pytest.mark.parametrize(
    ("ask", "count"),
    [
        pytest.param(lambda g: g.ancestors_of(LAST), LONG - 1, id="ancestors"),
        pytest.param(lambda g: g.descendants_of(FIRST), LONG - 1, id="descendants"),
        pytest.param(lambda g: g.path_between(FIRST, LAST)[0].steps, LONG - 1, id="path"),
        pytest.param(lambda g: g.path_between(FIRST, LAST, every=True), 1, id="every path"),
        pytest.param(lambda g: g.common_ancestors(LAST, "m00007"), 1, id="common ancestors"),
        pytest.param(lambda g: g.select(f"+{LAST}"), LONG, id="select"),
        pytest.param(lambda g: g.influence(), LONG, id="influence"),
        pytest.param(lambda g: g.reading_path(LAST), LONG, id="reading path"),
        pytest.param(lambda g: g.bottlenecks(FIRST), LONG - 1, id="bottlenecks"),
        pytest.param(lambda g: g.compare(FIRST, LAST).facts, None, id="compare"),
        pytest.param(lambda g: g.licence_reach(FIRST), None, id="licence reach"),
        pytest.param(lambda g: g.to_networkx(), None, id="networkx"),
    ],
)
def test_every_question_is_answered(
    chain: LineageGraph, ask: Callable[[LineageGraph], Any], count: int | None
) -> None:
    answer = ask(chain)
    assert count is None or len(answer) == count


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if name != "parquet"])
def test_every_export_is_written(document: Any, form: str) -> None:
    assert isinstance(to_format(document, form), bytes | dict)


def test_every_drawing_is_laid_out(document: Any) -> None:
    assert len(lay_out_timeline(document).places) == LONG
    assert len(lay_out_tree(document).places) == LONG


def test_a_deep_tree_is_printed_whole_and_not_ever_wider(chain: LineageGraph) -> None:
    tree = grow_relatives(chain, LAST, chain.ancestors_of(LAST), "parents", ())
    lines = to_tree(tree).splitlines()
    assert measure_tree(tree) == len(lines) - 1 == LONG - 1
    assert all(f"M{n:05}" in line for n, line in zip(reversed(range(LONG)), lines, strict=True))
    assert max(map(len, lines)) < 500
    assert render_tree(tree) == to_tree(tree)


def test_bottlenecks_of_20_000_take_seconds() -> None:
    graph = LineageGraph.from_document(make_chain(20_000))
    begin = time.process_time()
    found = graph.bottlenecks(FIRST)
    assert time.process_time() - begin < 10
    assert [item.descendants for item in found] == list(range(19_999, 0, -1))
    assert found[0].needed_by == tuple(f"m{n:05}" for n in range(1, 101))


def test_bottlenecks_are_the_dominators_of_networkx() -> None:
    graph = LineageGraph.from_document(make_synthetic_document(1_500))
    ancestry: nx.DiGraph[str] = nx.DiGraph()
    for child, parents in View(graph).parents().items():
        ancestry.add_edges_from((parent, child) for parent in parents or [""])
    above = nx.immediate_dominators(ancestry, "")
    for model in list(graph.models)[::150]:
        needed: dict[str, set[str]] = {}
        for relative in graph.descendants_of(model):
            here = above[relative.id]
            while here:
                needed.setdefault(here, set()).add(relative.id)
                here = above[here]
        found = find_bottlenecks(View(graph), model)
        assert {item.id: set(item.needed_by) for item in found} == needed


def test_a_cycle_of_thousands_is_told_in_a_short_line() -> None:
    document = make_chain(20_000)
    steps = document["derivations"]
    steps.append({**steps[0], "parent": "m19999", "child": FIRST})
    for ask in (lambda: lay_out_tree(document),
                lambda: LineageGraph.from_document(document).bottlenecks(FIRST)):  # fmt: skip
        with pytest.raises(CycleError) as caught:
            ask()
        assert len(str(caught.value)) < 200
        assert str(caught.value).endswith("(20,000 models).")
        assert len(caught.value.cycle) == 20_000
