"""Through which models everything below a model must pass."""

from __future__ import annotations

from collections import Counter
from functools import reduce
from graphlib import CycleError as SortError
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import CycleError
from graph.questions.relatives import CHILDREN, find_reachable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.view import View

_ROOT = ""
"""A parent of all roots; no model has an empty id."""

_MOST_NAMED_IN_ALL = 1_000_000
_MOST_NAMED = 100


class Bottleneck(NamedTuple):
    """A model that some descendants cannot do without.

    Attributes:
        id, name, released: Of the model.
        descendants: How many of the descendants that were asked about need it.
        of: How many were asked about.
        needed_by: Ids of those that need it, oldest first; in a lineage of many thousands, where
            these lists would hold more than a million ids together, only the first 100.
    """

    id: str
    name: str
    released: str
    descendants: int
    of: int
    needed_by: tuple[str, ...]


def find_bottlenecks(view: View, model_id: str) -> tuple[Bottleneck, ...]:
    """Return the models that every path from the roots to a descendant of a model passes.

    A root is a model without a parent in the view. A model B is a bottleneck for a descendant D
    of the given model if B is not D and every path from any root to D passes B: without B,
    nothing that the graph knows would lead to D. These are the dominators of D in the ancestry
    with a virtual root above all roots. B may be an ancestor of the given model, the model
    itself, or one of its descendants; the given model need not be one.

    Args:
        view: What to search.
        model_id: Whose descendants are asked about.

    Returns:
        The models that are a bottleneck for at least one descendant; those for most
        descendants first, then oldest first. Nothing if the model has no descendants.
    """
    view.require(model_id)
    below = find_reachable(view, {model_id}, CHILDREN)
    asked = view.graph.sort_by_age(below)
    dominators = _Dominators(view.parents())
    counts = _count_below(dominators, asked)
    named = _name_below(dominators, asked, most=_find_most(counts))
    found = [
        Bottleneck(*node[:3], counts[node.id], len(asked), tuple(named[node.id]))
        for node in view.graph.models.values()
        if counts.get(node.id)
    ]
    return tuple(sorted(found, key=lambda item: -item.descendants))


class _Dominators:
    """The immediate dominator of each model: the last that every path from the roots passes.

    It is the nearest common dominator of the parents. Jumps beside the steps find that in steps
    whose number grows with the logarithm of the depth: a chain of models may be long.

    Attributes:
        order: Every model, none before its parents.
        above: Immediate dominators; the virtual root above all roots is `_ROOT`.
    """

    def __init__(self, parents: Mapping[str, Sequence[str]]) -> None:
        try:
            self.order = tuple(TopologicalSorter(parents).static_order())
        except SortError as error:
            raise CycleError(error.args[1][:-1]) from error
        self.above: dict[str, str] = {_ROOT: _ROOT}
        self._depth = {_ROOT: 0}
        self._jump = {_ROOT: _ROOT}
        for model_id in self.order:
            self._add(model_id, reduce(self._meet, parents[model_id] or (_ROOT,)))

    def _add(self, model_id: str, above: str) -> None:
        jump, depth = self._jump, self._depth
        once, twice = jump[above], jump[jump[above]]
        far = depth[above] - depth[once] == depth[once] - depth[twice]
        self.above[model_id] = above
        depth[model_id] = depth[above] + 1
        jump[model_id] = twice if far else above

    def _meet(self, one: str, other: str) -> str:
        """Return the nearest dominator that two models share."""
        depth, jump, above = self._depth, self._jump, self.above
        if depth[one] < depth[other]:
            one, other = other, one
        while depth[one] > depth[other]:
            one = jump[one] if depth[jump[one]] >= depth[other] else above[one]
        while one != other:
            step = above if jump[one] == jump[other] else jump
            one, other = step[one], step[other]
        return one


def _count_below(dominators: _Dominators, asked: Iterable[str]) -> Counter[str]:
    """Return how many of those asked about each model dominates, itself aside."""
    own = frozenset(asked)
    counts: Counter[str] = Counter()
    for model_id in reversed(dominators.order):
        counts[dominators.above[model_id]] += counts[model_id] + (model_id in own)
    del counts[_ROOT]
    return counts


def _find_most(counts: Counter[str]) -> int:
    """Return how many of those that need a model are named."""
    return _MOST_NAMED if counts.total() > _MOST_NAMED_IN_ALL else _MOST_NAMED_IN_ALL


def _name_below(
    dominators: _Dominators, asked: Sequence[str], *, most: int
) -> dict[str, list[str]]:
    """Return those asked about that each model dominates, oldest first, up to `most` of them."""
    place = {model_id: number for number, model_id in enumerate(asked)}
    named: dict[str, list[str]] = {model_id: [] for model_id in dominators.above}
    for model_id in reversed(dominators.order):
        below = named[model_id]
        below.sort(key=place.__getitem__)
        del below[most:]
        above = dominators.above[model_id]
        if above != _ROOT:
            named[above] += [model_id, *below] if model_id in place else below
    return named
