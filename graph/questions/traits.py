"""Who has a technique first, who inherited it, and who adopted it from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.records.dates import is_after

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

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
    records = view.graph.records
    return trace_bearers(
        view,
        [
            model_id
            for model_id in view.graph.models
            if technique_id in records[model_id]["techniques"] and view.has(model_id)
        ],
    )


def trace_bearers(view: View, model_ids: Sequence[str]) -> tuple[Trait, ...]:
    """Return how each of some models came to what they have in common; see `find_traits`.

    Args:
        view: What to search.
        model_ids: All models of the view that have it, oldest first.
    """
    bearers = {model_id: view.graph.models[model_id] for model_id in model_ids}
    traits = []
    for node in bearers.values():
        sources = _find_nearest_bearers(view, node.id, bearers.keys())
        if sources:
            how = "inherited"
        elif any(is_after(node.released, other.released) for other in bearers.values()):
            how = "adopted"
        else:
            how = "first"
        traits.append(Trait(node.id, node.name, node.released, how, sources))
    return tuple(traits)


def _find_nearest_bearers(view: View, model_id: str, bearers: AbstractSet[str]) -> tuple[str, ...]:
    """Return the bearers among the ancestors that are the fewest steps away, oldest first."""
    border = {model_id}
    while border:
        border = view.find_ends(view.graph.parents, border, 0)
        if nearest := border & bearers:
            return tuple(view.graph.sort_by_age(nearest))
    return ()
