"""Who carries the weights of a model, and under which licence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.questions.relatives import CHILDREN, find_relatives
from graph.records.vocabulary import Channel
from graph.view import View

if TYPE_CHECKING:
    from graph.index import LineageIndex


class Carrier(NamedTuple):
    """A model that carries weights of another.

    Attributes:
        id, name, released: Of the carrier.
        distance: Number of steps, each of which handed on weights.
        parents: Ids of those from which it took them: the model, or other carriers of it.
        kinds: How it took them, each kind once.
        licence: The terms of the carrier itself.
        access: What they let the public do: `open`, `restricted`, `closed` or `unknown`.
    """

    id: str
    name: str
    released: str
    distance: int
    parents: tuple[str, ...]
    kinds: tuple[str, ...]
    licence: str
    access: str


def find_licence_reach(
    graph: LineageIndex, model_id: str, *, as_of: str | None = None
) -> tuple[Carrier, ...]:
    """Return every model that carries weights of a model, directly or over others, oldest first.

    What follows for its licence is for lawyers: the answer sets the terms side by side.

    Args:
        graph: The lineage to search.
        model_id: Whose weights; it is not part of the answer.
        as_of: Leave out models that were released after this date.
    """
    view = View(graph, via=Channel.WEIGHTS, as_of=as_of)
    found = find_relatives(view, model_id, CHILDREN)
    inside = {model_id, *(relative.id for relative in found)}
    carriers = []
    for relative in found:
        steps = [s for s in view.steps(graph.parents[relative.id]) if s.parent in inside]
        licence = graph.records[relative.id]["licence"]
        carriers.append(
            Carrier(
                *relative[:4],
                parents=tuple(dict.fromkeys(step.parent for step in steps)),
                kinds=tuple(dict.fromkeys(step.kind for step in steps)),
                licence=licence["text"],
                access=licence["access"],
            )
        )
    return tuple(carriers)
