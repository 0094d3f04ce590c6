"""How much came out of each model: descendants by channel, and PageRank."""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

from graph.records.vocabulary import ANCESTRY_CHANNELS
from graph.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.index import LineageIndex

DAMPING = 0.85
"""Which share of its score a model hands on to its parents; as in networkx."""


class Influence(NamedTuple):
    """How much came out of a model.

    Attributes:
        rank: Its place by number of descendants; equal numbers share a place.
        id, name, released: Of the model.
        descendants: How many models descend from it, over the channels of ancestry.
        by_channel: How many descend from it over this channel alone.
        pagerank: Its PageRank where every child links to its parents; all sum up to 1.
        pagerank_rank: Its place by PageRank.
    """

    rank: int
    id: str
    name: str
    released: str
    descendants: int
    by_channel: dict[str, int]
    pagerank: float
    pagerank_rank: int


def rank_influence(graph: LineageIndex, *, as_of: str | None = None) -> tuple[Influence, ...]:
    """Return all models, those with most descendants first, then oldest first.

    Args:
        graph: The lineage.
        as_of: Leave out models that were released after this date.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> [(one.id, one.descendants) for one in rank_influence(tiny_graph())]
        [('transformer', 2), ('bert', 1), ('distilbert', 0)]
    """
    parents = View(graph, as_of=as_of).parents()
    counts = count_descendants(parents)
    scores = find_pagerank(parents)
    channels = {
        str(channel): count_descendants(View(graph, via=channel, as_of=as_of).parents())
        for channel in ANCESTRY_CHANNELS
    }
    ranks = _rank(counts)
    rounded = {model_id: round(score, 6) for model_id, score in scores.items()}
    places = _rank(rounded)
    rows = [
        Influence(
            ranks[model_id],
            *graph.models[model_id][:3],
            counts[model_id],
            {channel: numbers[model_id] for channel, numbers in channels.items()},
            score,
            places[model_id],
        )
        for model_id, score in rounded.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.rank, row.released, row.id)))


def _rank(values: Mapping[str, float]) -> dict[str, int]:
    """Return the place of each; equal values share a place."""
    first: dict[float, int] = {}
    for place, value in enumerate(sorted(values.values(), reverse=True), 1):
        first.setdefault(value, place)
    return {key: first[value] for key, value in values.items()}


def count_descendants(parents: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return how many descendants each model has.

    Each set of descendants is one whole number with a bit for each model, so that a union
    is one operation.

    Args:
        parents: Ids of the parents of each model.

    Examples:
        >>> count_descendants({"root": [], "child": ["root"], "grandchild": ["child"]})
        {'root': 2, 'child': 1, 'grandchild': 0}
    """
    order = list(TopologicalSorter(parents).static_order())
    below = dict.fromkeys(order, 0)
    for number, child in reversed(list(enumerate(order))):
        for parent in parents[child]:
            below[parent] |= below[child] | 1 << number
    return {model_id: below[model_id].bit_count() for model_id in parents}


def find_pagerank(parents: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return the PageRank of each model, where every child links to its parents.

    The scores are those of `networkx.pagerank`, which needs scipy. A lineage has no cycle, so
    that one pass from the youngest to the roots is exact: what the roots would hand on at
    random raises every score by the same factor, which the sum of 1 takes out again.

    Args:
        parents: Ids of the parents of each model, each once.

    Examples:
        >>> scores = find_pagerank({"root": [], "child": ["root"]})
        >>> {name: round(score, 2) for name, score in scores.items()}
        {'root': 0.65, 'child': 0.35}
    """
    order = list(TopologicalSorter(parents).static_order())
    scores = dict.fromkeys(order, 1.0)
    for child in reversed(order):
        for parent in parents[child]:
            scores[parent] += DAMPING * scores[child] / len(parents[child])
    total = sum(scores.values())
    return {model_id: scores[model_id] / total for model_id in parents}
