"""Who descends from whom: ancestors, descendants, and the nearest that models share."""

from __future__ import annotations

from collections import deque
from itertools import chain
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from graph.records.vocabulary import DESCENT_CHANNELS
from graph.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.index import LineageIndex


PARENTS = "parents"
"""Direction of a walk towards the roots."""
CHILDREN = "children"
"""Direction of a walk away from the roots."""


class Relative(NamedTuple):
    """An ancestor or a descendant.

    Attributes:
        id, name, released: Of the relative.
        distance: Number of steps on the shortest way.
        via: Channel of each step on that way, from the model that was asked about.
    """

    id: str
    name: str
    released: str
    distance: int
    via: tuple[str, ...]


class CommonAncestor(NamedTuple):
    """A model from which several models descend (or which is one of them).

    Attributes:
        id, name, released: Of the ancestor.
        distances: Steps to each of the models, by their ids.
    """

    id: str
    name: str
    released: str
    distances: dict[str, int]


def find_relatives(
    view: View, model_id: str, direction: str, *, depth: int | None = None
) -> tuple[Relative, ...]:
    """Return all ancestors or all descendants of a model, oldest first.

    See `graph.index.order_by_age`; the model itself is not among them.

    Args:
        view: What to search.
        model_id: Where to begin.
        direction: `PARENTS` or `CHILDREN`.
        depth: Most steps to take; 1 gives parents or children. None means no limit.

    Raises:
        LineageError: The model itself was released after the date of the view.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> [relative.id for relative in tiny_graph().ancestors_of("distilbert")]
        ['transformer', 'bert']
    """
    view.require(model_id)
    graph = view.graph
    steps_of, end = (graph.parents, 0) if direction == PARENTS else (graph.children, 1)
    found: dict[str, tuple[str, ...]] = {model_id: ()}
    queue = deque([model_id])
    while queue:
        here = queue.popleft()
        via = found[here]
        if depth is not None and len(via) >= depth:
            continue
        for step in view.steps(steps_of[here]):
            there = step[end]
            if there not in found:
                found[there] = (*via, step.channel)
                queue.append(there)
    del found[model_id]
    nodes = [graph.models[found_id] for found_id in graph.sort_by_age(found)]
    return tuple(
        Relative(node.id, node.name, node.released, len(found[node.id]), found[node.id])
        for node in nodes
    )


def find_reachable(
    view: View, start: Iterable[str], direction: str, *, depth: float = inf
) -> set[str]:
    """Return the ids of all ancestors or all descendants of some models, in no order.

    For those who need neither distances nor channels: takes a third of the time.

    Args:
        view: What to search.
        start: Ids of the models; one is part of the answer only if it is reached from another.
        direction: `PARENTS` or `CHILDREN`.
        depth: Most steps to take.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> from graph.view import View
        >>> sorted(find_reachable(View(tiny_graph()), {"transformer"}, CHILDREN))
        ['bert', 'distilbert']
    """
    graph = view.graph
    steps_of, end = (graph.parents, 0) if direction == PARENTS else (graph.children, 1)
    found: set[str] = set()
    border = set(start)
    while border and depth > 0:
        border = view.find_ends(steps_of, border, end) - found
        found |= border
        depth -= 1
    return found


def find_common_ancestors(view: View, model_ids: Sequence[str]) -> tuple[CommonAncestor, ...]:
    """Return all nearest common ancestors of two or more models, the nearest first.

    A common ancestor is nearest if none of its children is a common ancestor too. A model
    counts as its own ancestor here, so that the answer for a model and its descendant is the
    model. Order: least sum of distances, then newest first, then by id.

    Args:
        view: What to search.
        model_ids: Ids of the models, each once.

    Returns:
        Nothing if the models share no ancestor.
    """
    graph = view.graph
    distances: list[dict[str, int]] = []
    for model_id in model_ids:
        view.require(model_id)
        distances.append(_measure_distances(view, model_id))
    common = set.intersection(*(set(found) for found in distances))
    passed = {step.parent for here in common for step in view.steps(graph.parents[here])}
    nearest = []
    for node in map(graph.models.__getitem__, reversed(graph.sort_by_age(common - passed))):
        each = {m: found[node.id] for m, found in zip(model_ids, distances, strict=True)}
        nearest.append(CommonAncestor(node.id, node.name, node.released, each))
    return tuple(sorted(nearest, key=lambda item: sum(item.distances.values())))


def find_kin(
    graph: LineageIndex,
    model_ids: Sequence[str],
    *,
    via: str | Iterable[str] | None = None,
    as_of: str | None = None,
) -> tuple[View, tuple[CommonAncestor, ...]]:
    """Return the nearest common ancestors, and the part of the graph in which they are nearest.

    Where no channel is named, ideas count only if nothing else joins the models: most models
    share the idea of some older one, and are no kin by it.

    Args:
        graph: The whole.
        model_ids: Ids of the models, each once.
        via: The channels that count; None means descent first, then all of ancestry.
        as_of: Leave out models that were released after this date.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> _, nearest = find_kin(tiny_graph(), ["bert", "distilbert"])
        >>> [ancestor.id for ancestor in nearest]
        ['bert']
    """
    view = View(graph, via=DESCENT_CHANNELS if via is None else via, as_of=as_of)
    found = find_common_ancestors(view, model_ids)
    if not found and via is None:
        view = View(graph, as_of=as_of)
        found = find_common_ancestors(view, model_ids)
    return view, found


def _measure_distances(view: View, model_id: str) -> dict[str, int]:
    """Return the number of steps to each ancestor of a model, and 0 for the model itself."""
    distances = {model_id: 0}
    border = [model_id]
    while border:
        steps = view.steps(chain.from_iterable(view.graph.parents[here] for here in border))
        distance = distances[border[0]] + 1
        border = [key for key in {step.parent for step in steps} if key not in distances]
        distances.update(dict.fromkeys(border, distance))
    return distances
