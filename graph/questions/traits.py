"""Who has a technique first, who inherited it, and who adopted it from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.questions.relatives import PARENTS, find_relatives
from graph.records.dates import is_after

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.view import View


class Trait(NamedTuple):
    """A model that has a technique.

    Attributes:
        id, name, released: Of the model.
        how: `first`, `inherited` or `adopted`.
        inherited_from: Ids of its nearest ancestors with the technique, oldest first.
    """

    id: str
    name: str
    released: str
    how: str
    inherited_from: tuple[str, ...]


def find_traits(view: View, technique_id: str) -> tuple[Trait, ...]:
    """Return the models with a technique, oldest first, and how each came to it.

    A model `inherited` the technique if one of its ancestors has it too. Of the others, those
    before which no model with the technique was certainly released had it `first` (several,
    if their dates do not tell them apart); the rest `adopted` it from elsewhere. All of this is
    among the models of the catalog: who was first in the world it cannot say.

    Args:
        view: What to search; its channels and date decide who is an ancestor.
        technique_id: Id of the technique.
    """
    graph = view.graph
    bearers = {
        node.id: node
        for node in graph.models.values()
        if technique_id in graph.records[node.id]["techniques"] and view.has(node.id)
    }
    traits = []
    for node in bearers.values():
        sources = _find_nearest_bearers(view, node.id, bearers)
        if sources:
            how = "inherited"
        elif any(is_after(node.released, other.released) for other in bearers.values()):
            how = "adopted"
        else:
            how = "first"
        traits.append(Trait(node.id, node.name, node.released, how, sources))
    return tuple(traits)


def _find_nearest_bearers(view: View, model_id: str, bearers: Iterable[str]) -> tuple[str, ...]:
    above = find_relatives(view, model_id, PARENTS)
    found = {relative.id: relative.distance for relative in above if relative.id in bearers}
    nearest = min(found.values(), default=0)
    return tuple(ancestor for ancestor, distance in found.items() if distance == nearest)
