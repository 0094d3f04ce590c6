"""Who carries the weights of a model, and under which licence."""

from __future__ import annotations

from collections import deque
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from graph.questions.relatives import CHILDREN, find_relatives
from graph.records.vocabulary import Channel, Kind
from graph.view import View

if TYPE_CHECKING:
    from graph.index import LineageIndex


class Carrier(NamedTuple):
    """A model that carries weights of another, or took a part of one in which they are a part.

    Attributes:
        id, name, released: Of the carrier.
        distance: Number of steps, each of which handed on weights.
        parents: Ids of those from which it took them: the model, or other carriers of it.
        kinds: How it took them, each kind once.
        parts: How often, on the way where it is least, a part was taken and not the whole. From
            2 on these weights may have stood in another part than the one that was taken; the
            notes of the derivations say which that was.
        licence: The terms of the carrier itself.
        access: What they let the public do: `open`, `restricted`, `closed` or `unknown`.
    """

    id: str
    name: str
    released: str
    distance: int
    parents: tuple[str, ...]
    kinds: tuple[str, ...]
    parts: int
    licence: str
    access: str

    @property
    def is_sure(self) -> bool:
        """Whether it carries these weights, whichever part was taken of a model."""
        return self.parts <= 1


def find_licence_reach(
    graph: LineageIndex, model_id: str, *, as_of: str | None = None
) -> tuple[Carrier, ...]:
    """Return every model that carries weights of a model, directly or over others, oldest first.

    Those that may carry none of them, since a part was taken of a part, say so in `parts`.

    What follows for its licence is for lawyers: the answer sets the terms side by side.

    Args:
        graph: The lineage to search.
        model_id: Whose weights; it is not part of the answer.
        as_of: Leave out models that were released after this date.
    """
    view = View(graph, via=Channel.WEIGHTS, as_of=as_of)
    found = find_relatives(view, model_id, CHILDREN)
    inside = _count_parts(view, model_id)
    carriers = []
    for relative in found:
        steps = [s for s in view.steps(graph.parents[relative.id]) if s.parent in inside]
        licence = graph.records[relative.id]["licence"]
        carriers.append(
            Carrier(
                *relative[:4],
                parents=tuple(dict.fromkeys(step.parent for step in steps)),
                kinds=tuple(dict.fromkeys(step.kind for step in steps)),
                parts=inside[relative.id],
                licence=licence["text"],
                access=licence["access"],
            )
        )
    return tuple(carriers)


def _count_parts(view: View, model_id: str) -> dict[str, int]:
    """Return for a model and all that took of it how often, at least, that was a part only."""
    counts = {model_id: 0}
    queue = deque([model_id])
    while queue:
        here = queue.popleft()
        for step in view.steps(view.graph.children[here]):
            count = counts[here] + (step.kind == Kind.COMPONENT)
            if count < counts.get(step.child, inf):
                counts[step.child] = count
                queue.append(step.child)
    return counts
