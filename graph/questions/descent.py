"""Along which steps a model descends from another."""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from graph.questions.relatives import PARENTS, find_reachable

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.view import View

MAX_PATHS = 1000
"""How many paths a question for all of them returns at most."""


class PathStep(NamedTuple):
    """A parent, its child, and every kind of derivation between them."""

    parent: str
    child: str
    kinds: tuple[str, ...]


class Path(NamedTuple):
    """A way of descent, the oldest step first.

    Attributes:
        steps: At least one.
    """

    steps: tuple[PathStep, ...]


def find_paths(view: View, first: str, second: str, *, every: bool = False) -> tuple[Path, ...]:
    """Return the shortest path of descent between two models, or every one of them.

    The models may be given in either order; each path runs from the ancestor to the
    descendant. Shorter paths come first, paths of one length in the order of their ids.

    Args:
        view: What to search.
        first: Id of one end.
        second: Id of the other end.
        every: Whether to return all paths, at most `MAX_PATHS`, instead of the shortest.

    Returns:
        No path if neither model descends from the other.
    """
    for model_id in (first, second):
        view.require(model_id)
    for ancestor, descendant in ((first, second), (second, first)):
        above = find_reachable(view, {descendant}, PARENTS)
        if ancestor in above:
            inside = above | {descendant}
            return _walk_paths(view, ancestor, descendant, inside, every=every)
    return ()


def _walk_paths(
    view: View, ancestor: str, descendant: str, inside: Collection[str], *, every: bool
) -> tuple[Path, ...]:
    """Return paths over models of `inside`, breadth first, so that the shortest comes first."""
    found: list[Path] = []
    queue: deque[_Trail] = deque([_Trail(ancestor, None)])
    reached: set[str] = set()
    while queue and len(found) < (MAX_PATHS if every else 1):
        trail = queue.popleft()
        if trail.end == descendant:
            found.append(_to_path(view, trail))
            continue
        steps = view.steps(view.graph.children[trail.end])
        for child in sorted({step.child for step in steps if step.child in inside}):
            if every or child not in reached:
                reached.add(child)
                queue.append(_Trail(child, trail))
    return tuple(found)


class _Trail(NamedTuple):
    """A way from an ancestor: where it ends, and the way before."""

    end: str
    before: _Trail | None


def _to_path(view: View, trail: _Trail | None) -> Path:
    steps, passed = [], []
    while trail is not None:
        passed.append(trail.end)
        trail = trail.before
    for parent, child in pairwise(reversed(passed)):
        kinds = [s.kind for s in view.steps(view.graph.children[parent]) if s.child == child]
        steps.append(PathStep(parent, child, tuple(kinds)))
    return Path(tuple(steps))
