"""What a model has since its weights were made from those of models that have it.

A technique of the network's shape (`carried` in its record) goes along with weights that are
tuned, trained on, compressed or merged, even where the entry of the child does not name it. It is
shown as carried, never as a fact of the child. Where anything speaks against the same shape,
nothing is carried: a parent that has it not, a derivation of one variant only or without a source,
a design that was changed (`architecture`); a part (`component`) carries nothing to the whole.

The page asks `site/static/js/selectors/carrying.js`; `tests/vectors/carried.json` holds both to
the same answers.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from graph.records.vocabulary import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from graph.index import LineageIndex
    from graph.records.description import CarriedTechnique

_WHOLE = frozenset({
    Kind.FINETUNING, Kind.ALIGNMENT, Kind.CONTINUED_PRETRAINING, Kind.COMPRESSION, Kind.MERGING,
})  # fmt: skip
"""The kinds in which the whole of the parent's weights becomes the child."""


class Carrying:
    """Along which derivations techniques are carried, and which."""

    def __init__(self, graph: LineageIndex) -> None:
        """Look at a graph and its document."""
        self._graph = graph
        document = graph.document
        self._carried = {one["id"] for one in document["techniques"] if one.get("carried")}
        self._unsure = {
            (step["parent"], step["child"], step["kind"])
            for step in document["derivations"]
            if step["kind"] in _WHOLE and (step.get("variant") or step["support"] != "supported")
        }

    def find_carriers(self, technique_id: str) -> dict[str, tuple[str, ...]]:
        """Return who carries a technique, by id, in no order.

        Returns:
            The shortest way for each: ids from a model that names the technique to this one.
        """
        return self._spread(technique_id, self._graph.models.keys())

    def find_carried(self, model_id: str) -> dict[str, tuple[str, ...]]:
        """Return the techniques that a model carries, by id, in the order of their ids.

        Returns:
            The way for each; see `find_carriers`.
        """
        if not self._list_sources(model_id):
            return {}
        above = {model_id}
        queue = deque(above)
        while queue:
            new = set(self._list_sources(queue.popleft())) - above
            above |= new
            queue += new
        records = self._graph.records
        named = {key for one in above for key in records[one]["techniques"]}
        found = {key: self._spread(key, above).get(model_id, ()) for key in sorted(named)}
        return {key: way for key, way in found.items() if way}

    def _spread(self, technique_id: str, inside: AbstractSet[str]) -> dict[str, tuple[str, ...]]:
        """Return who of some models, with all that theirs were made from, carries a technique."""
        if technique_id not in self._carried:
            return {}
        records = self._graph.records
        ways: dict[str, tuple[str, ...]]
        ways = {key: (key,) for key in inside if technique_id in records[key]["techniques"]}
        found: dict[str, tuple[str, ...]] = {}
        queue = deque(self._graph.sort_by_age(ways))
        while queue:
            for child in self._list_heirs(queue.popleft()):
                parents = self._list_sources(child) if child in inside else ()
                if parents and child not in ways and ways.keys() >= set(parents):
                    way = min((ways[parent] for parent in parents), key=len)
                    ways[child] = found[child] = (*way, child)
                    queue.append(child)
        return found

    def describe(self, model_id: str) -> list[CarriedTechnique]:
        """Return what a model carries, as the answers for scripts tell it."""
        return [
            {"technique": technique, "way": list(way)}
            for technique, way in self.find_carried(model_id).items()
        ]

    def _list_heirs(self, parent: str) -> Iterator[str]:
        steps = self._graph.children[parent]
        return (step.child for step in steps if step.kind in _WHOLE)

    def _list_sources(self, child: str) -> tuple[str, ...]:
        """Return the models whose weights became a model of the same shape, each once."""
        steps = self._graph.parents[child]
        whole = [step for step in steps if step.kind in _WHOLE]
        changed = any(step.kind == Kind.ARCHITECTURE for step in steps)
        if changed or any(step[:3] in self._unsure for step in whole):
            return ()
        return tuple(dict.fromkeys(step.parent for step in whole))
