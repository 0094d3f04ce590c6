"""Through which models everything below a model must pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from graph.relatives import CHILDREN, find_relatives

if TYPE_CHECKING:
    from graph.view import View

_ROOT = ""
"""A parent of all roots; no model has an empty id."""


class Bottleneck(NamedTuple):
    """A model that some descendants cannot do without.

    Attributes:
        id, name, released: Of the model.
        descendants: How many of the descendants that were asked about need it.
        of: How many were asked about.
        needed_by: Ids of those that need it, oldest first.
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
    asked = [relative.id for relative in find_relatives(view, model_id, CHILDREN)]
    above = _find_immediate_dominators(view)
    needed_by: dict[str, list[str]] = {}
    for descendant in asked:
        here = above[descendant]
        while here != _ROOT:
            needed_by.setdefault(here, []).append(descendant)
            here = above[here]
    found = [
        Bottleneck(*node[:3], len(needed_by[node.id]), len(asked), tuple(needed_by[node.id]))
        for node in view.graph.models.values()
        if node.id in needed_by
    ]
    return tuple(sorted(found, key=lambda item: -item.descendants))


def _find_immediate_dominators(view: View) -> dict[str, str]:
    ancestry: nx.DiGraph[str] = nx.DiGraph()
    ancestry.add_node(_ROOT)
    for child, parents in view.parents().items():
        ancestry.add_edges_from((parent, child) for parent in parents or [_ROOT])
    return dict(nx.immediate_dominators(ancestry, _ROOT))
