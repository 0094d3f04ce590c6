"""Who has a technique first, who inherited it, and who adopted it from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.questions.carrying import Carrying
from graph.records.dates import is_after
from graph.records.vocabulary import Channel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from graph.view import View


class Trait(NamedTuple):
    """A model that has a technique.

    Attributes:
        id, name, released: Of the model.
        how: `first`, `inherited` or `adopted`; `carried` if its entry does not name the technique,
            and its weights bring it.
        inherited_from: Ids of its nearest ancestors with the technique, oldest first; of what is
            carried, the parent in `way`.
        way: Of what is carried, ids from a model whose entry names it to this one; else empty.
    """

    id: str
    name: str
    released: str
    how: str
    inherited_from: tuple[str, ...]
    way: tuple[str, ...]


def find_traits(view: View, technique_id: str) -> tuple[Trait, ...]:
    """Return the models with a technique, oldest first, and how each came to it.

    A model `inherited` the technique if one of its ancestors has it too. Of the others, those
    before which no model with the technique was certainly released had it `first` (several,
    if their dates do not tell them apart); the rest `adopted` it from elsewhere. All of this is
    among the models of the catalog: who was first in the world it cannot say.

    Besides come those that `carried` it along with the weights of their parents, if the view
    follows weights; see `graph.questions.carrying`.

    Args:
        view: What to search; its channels and date decide who is an ancestor.
        technique_id: Id of the technique.
    """
    records = view.graph.records
    named = [
        model_id
        for model_id in view.graph.models
        if technique_id in records[model_id]["techniques"] and view.has(model_id)
    ]
    return trace_bearers(view, named, Carrying(view.graph).find_carriers(technique_id))


def trace_bearers(
    view: View, model_ids: Sequence[str], carried: Mapping[str, tuple[str, ...]]
) -> tuple[Trait, ...]:
    """Return how each of some models came to what they have in common; see `find_traits`.

    Args:
        view: What to search.
        model_ids: All models of the view that name it, oldest first.
        carried: The ways along which others carry it, by their ids.
    """
    graph = view.graph
    bearers = {model_id: graph.models[model_id] for model_id in model_ids}
    carriers = {key: way for key, way in carried.items() if _is_seen(view, way)}
    traits = []
    for node in map(graph.models.__getitem__, graph.sort_by_age(bearers.keys() | carriers.keys())):
        if way := carriers.get(node.id):
            traits.append(Trait(*node[:3], "carried", way[-2:-1], way))
            continue
        sources = _find_nearest_bearers(view, node.id, bearers.keys())
        if sources:
            how = "inherited"
        elif any(is_after(node.released, other.released) for other in bearers.values()):
            how = "adopted"
        else:
            how = "first"
        traits.append(Trait(*node[:3], how, sources, ()))
    return tuple(traits)


def _is_seen(view: View, way: Sequence[str]) -> bool:
    """Tell whether a view shows every model of a way, and follows weights."""
    return view.follows(Channel.WEIGHTS) and all(map(view.has, way))


def _find_nearest_bearers(view: View, model_id: str, bearers: AbstractSet[str]) -> tuple[str, ...]:
    """Return the bearers among the ancestors that are the fewest steps away, oldest first."""
    border = {model_id}
    while border:
        border = view.find_ends(view.graph.parents, border, 0)
        if nearest := border & bearers:
            return tuple(view.graph.sort_by_age(nearest))
    return ()
