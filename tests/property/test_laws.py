"""What holds for every lineage, checked on random ones against networkx and brute force."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from math import inf
from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.exports.plain import to_json
from graph.lineage_graph import LineageGraph
from graph.questions.relatives import CHILDREN, PARENTS, find_reachable, find_relatives
from graph.records.vocabulary import ANCESTRY_CHANNELS, Channel
from graph.view import View
from tests.property.strategies import lineages, two_models

channels = st.none() | st.sets(st.sampled_from([str(channel) for channel in Channel]), min_size=1)


def to_digraph(graph: LineageGraph, via: set[str] | None) -> nx.DiGraph[str]:
    wanted = via or set(ANCESTRY_CHANNELS)
    digraph: nx.DiGraph[str] = nx.DiGraph()
    digraph.add_nodes_from(graph.models)
    for steps in graph.parents.values():
        digraph.add_edges_from((s.parent, s.child) for s in steps if s.channel in wanted)
    return digraph


@given(lineages(), channels, st.data())
def test_ancestors_and_distances_are_those_of_networkx(
    graph: LineageGraph, via: set[str] | None, data: st.DataObject
) -> None:
    model = data.draw(st.sampled_from(sorted(graph.models)))
    digraph = to_digraph(graph, via)
    found = {relative.id: relative.distance for relative in graph.ancestors_of(model, via=via)}
    expected = nx.single_source_shortest_path_length(digraph.reverse(), model)
    assert found == {key: steps for key, steps in expected.items() if key != model}


@given(lineages(), channels, st.data())
def test_what_several_models_reach_is_what_each_of_them_reaches(
    graph: LineageGraph, via: set[str] | None, data: st.DataObject
) -> None:
    dates = sorted(node.released for node in graph.models.values())
    view = View(graph, via=via, as_of=data.draw(st.none() | st.sampled_from(dates)))
    models = data.draw(st.sets(st.sampled_from([key for key in graph.models if view.has(key)])))
    depth = data.draw(st.none() | st.integers(1, 4))
    for direction in (PARENTS, CHILDREN):
        each = [find_relatives(view, one, direction, depth=depth) for one in models]
        found = find_reachable(view, models, direction, depth=depth or inf)
        assert found == {relative.id for relatives in each for relative in relatives}


@given(lineages(), channels, st.data())
def test_ancestors_and_descendants_mirror_each_other(
    graph: LineageGraph, via: set[str] | None, data: st.DataObject
) -> None:
    first, second = data.draw(two_models(graph))
    above = {relative.id for relative in graph.ancestors_of(first, via=via)}
    below = {relative.id for relative in graph.descendants_of(second, via=via)}
    assert (second in above) == (first in below)


@given(lineages(), st.data())
def test_the_ancestors_of_a_parent_are_those_of_the_child(
    graph: LineageGraph, data: st.DataObject
) -> None:
    child = data.draw(st.sampled_from(sorted(graph.models)))
    above = {relative.id for relative in graph.ancestors_of(child)}
    for relative in graph.ancestors_of(child, depth=1):
        assert {further.id for further in graph.ancestors_of(relative.id)} <= above


@given(lineages(), st.data())
def test_via_names_one_channel_a_step(graph: LineageGraph, data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(sorted(graph.models)))
    for relative in graph.ancestors_of(model):
        assert len(relative.via) == relative.distance
        assert set(relative.via) <= set(ANCESTRY_CHANNELS)


@given(lineages(), channels, st.data())
def test_nearest_common_ancestors_are_the_lowest_ones(
    graph: LineageGraph, via: set[str] | None, data: st.DataObject
) -> None:
    pair = data.draw(two_models(graph))
    digraph = to_digraph(graph, via)
    common = set.intersection(*({m} | nx.ancestors(digraph, m) for m in pair))
    lowest = {model for model in common if not nx.descendants(digraph, model) & common}
    assert {item.id for item in graph.common_ancestors(*pair, via=via)} == lowest


@given(lineages(most=8), channels, st.data())
def test_all_paths_are_those_of_networkx_the_shortest_first(
    graph: LineageGraph, via: set[str] | None, data: st.DataObject
) -> None:
    first, second = data.draw(two_models(graph))
    digraph = to_digraph(graph, via)
    expected = {
        tuple(path)
        for ends in ((first, second), (second, first))
        for path in nx.all_simple_paths(digraph, *ends)
    }
    paths = graph.path_between(first, second, via=via, every=True)
    trails = [(p.steps[0].parent, *(step.child for step in p.steps)) for p in paths]
    assert set(trails) == expected
    assert len(trails) == len(expected)
    assert all(len(one) <= len(next_one) for one, next_one in pairwise(trails))
    assert graph.path_between(first, second, via=via) == paths[:1]


@given(lineages())
def test_export_then_import_is_equality(graph: LineageGraph) -> None:
    again = LineageGraph.from_document(json.loads(to_json(graph.document)))
    assert again.document == graph.document
    assert again.parents == graph.parents


@given(lineages(), st.integers())
def test_the_order_of_the_input_changes_no_answer(graph: LineageGraph, seed: int) -> None:
    shuffled: Any = {
        key: random.Random(seed).sample(value, len(value)) if isinstance(value, list) else value
        for key, value in graph.document.items()
    }
    again = LineageGraph.from_document(shuffled)
    for model in graph.models:
        assert again.ancestors_of(model) == graph.ancestors_of(model)
        assert again.descendants_of(model) == graph.descendants_of(model)
