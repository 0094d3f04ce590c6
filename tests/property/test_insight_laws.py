"""What holds for every lineage, checked on random ones against networkx and brute force."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms.link_analysis import pagerank_alg

from graph.lineage_graph import LineageGraph
from graph.testing import make_document
from tests.property.strategies import lineages
from tests.property.test_laws import channels, to_digraph


def has_path_without(digraph: nx.DiGraph[str], left_out: str, goal: str) -> bool:
    """Tell whether any root leads to `goal` once `left_out` is gone."""
    roots = [model for model, degree in digraph.in_degree() if degree == 0]
    rest = digraph.subgraph(set(digraph) - {left_out})
    return any(root in rest and nx.has_path(rest, root, goal) for root in roots)


@given(lineages(), channels, st.data())
def test_bottlenecks_are_what_no_path_can_avoid(
    graph: LineageGraph, via: set[str] | None, data: st.DataObject
) -> None:
    model = data.draw(st.sampled_from(sorted(graph.models)))
    digraph = to_digraph(graph, via)
    expected = {
        (other, descendant)
        for descendant in nx.descendants(digraph, model)
        for other in set(digraph) - {descendant}
        if not has_path_without(digraph, other, descendant)
    }
    found = graph.bottlenecks(model, via=via)
    assert {(item.id, needy) for item in found for needy in item.needed_by} == expected


@given(lineages())
def test_pagerank_is_that_of_networkx(graph: LineageGraph) -> None:
    without_scipy = vars(pagerank_alg)["_pagerank_python"]
    expected = without_scipy(to_digraph(graph, None).reverse(), tol=1e-12, max_iter=1000)
    for item in graph.influence():
        assert item.pagerank == pytest.approx(expected[item.id], abs=2e-6)


@given(lineages())
def test_influence_counts_the_descendants_of_each_channel(graph: LineageGraph) -> None:
    for item in graph.influence():
        assert item.descendants == len(graph.descendants_of(item.id))
        for channel, count in item.by_channel.items():
            assert count == len(graph.descendants_of(item.id, via=channel))


@given(lineages(), channels, st.data())
def test_a_reading_path_holds_all_that_is_unknown_each_after_its_parents(
    graph: LineageGraph, via: set[str] | None, data: st.DataObject
) -> None:
    ids = sorted(graph.models)
    target, *known = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
    digraph = to_digraph(graph, via)
    learnt = {item for model in known for item in {model} | nx.ancestors(digraph, model)}
    expected = ({target} | nx.ancestors(digraph, target)) - learnt
    path = graph.reading_path(target, know=known, via=via)
    assert {reading.id for reading in path} == expected
    for reading in path:
        assert set(reading.builds_on) <= learnt
        learnt.add(reading.id)


@given(lineages(), st.data())
def test_who_inherits_a_technique_descends_from_who_has_it(
    graph: LineageGraph, data: st.DataObject
) -> None:
    ids = sorted(graph.models)
    bearers = data.draw(st.lists(st.sampled_from(ids), unique=True))
    document = make_document(
        {node.id: node.released for node in graph.models.values()},
        [(s.parent, s.child, s.kind) for steps in graph.parents.values() for s in steps],
        {"rope": bearers},
    )
    found = LineageGraph.from_document(document).traits("rope")
    assert sorted(trait.id for trait in found) == sorted(bearers)
    for trait in found:
        above = {item.id for item in graph.ancestors_of(trait.id)} & set(bearers)
        assert (trait.how == "inherited") == bool(above)
        assert set(trait.inherited_from) <= above
