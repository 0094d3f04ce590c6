"""Models and derivations as plain data: read-only, and quick to start."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.collector import collector_paused
from graph.names import (
    TABLES,
    find_ids,
    fold_name,
    index_keys,
    index_names,
    list_names,
    require_id,
    to_paper_key,
)
from graph.records.dates import parse_date
from graph.records.vocabulary import CHANNEL_OF, Channel, Kind, is_ancestry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Self

    from graph.names import Names
    from graph.records.shapes import Derivation, Document, ModelRecord


class ModelNode(NamedTuple):
    """What every question needs to know of a model.

    Attributes:
        id: Its id.
        name: Its name.
        released: Date of its first release, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        paper: arXiv id of its paper, or None.
        aliases: Other names.
        catalog: Its name in arXiv 2302.07730, which may cover several models, or None.
    """

    id: str
    name: str
    released: str
    paper: str | None
    aliases: Sequence[str]
    catalog: str | None


class Step(NamedTuple):
    """One derivation, as every question needs it.

    Attributes:
        parent: Id of the parent.
        child: Id of the child.
        kind: How the child was made from the parent.
        channel: What was carried over.
    """

    parent: str
    child: str
    kind: str
    channel: str


class Index(NamedTuple):
    """What questions look up; `lineage.catalog.compiled` keeps the same in a file.

    Attributes:
        models: Every model by id, oldest first; see `order_by_age`.
        parents: The derivations into each model, by id of the child; the most substantial
            channel first, then by ids and kind.
        children: The derivations out of each model, by id of the parent, in the same order.
        names: Ids of the models that a name may mean; see `graph.names.Names`.
    """

    models: Mapping[str, ModelNode]
    parents: Mapping[str, Sequence[Step]]
    children: Mapping[str, Sequence[Step]]
    names: Mapping[str, Sequence[str]]


class LineageIndex:
    """Models and derivations over plain data, and what a name means.

    Attributes:
        models, parents, children: See `Index`.
    """

    def __init__(self, index: Index, read_document: Callable[[], Document]) -> None:
        """Take an index.

        Args:
            index: What questions look up.
            read_document: Returns the whole lineage document when a question needs it.
        """
        self.models, self.parents, self.children, self._names = index
        self._read_document = read_document
        self._names_by_sort: dict[str, Names] = {}

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Return the graph of a lineage document (see `graph.records.document`)."""
        return cls(index_document(document), lambda: document)

    def __len__(self) -> int:
        """Return the number of models."""
        return len(self.models)

    def __repr__(self) -> str:
        """Return the size of the graph."""
        steps = chain.from_iterable(self.parents.values())
        count = sum(is_ancestry(step.channel) for step in steps)
        return f"<{type(self).__name__}: {len(self)} models, {count} derivations>"

    @cached_property
    def document(self) -> Document:
        """The whole lineage document, as `lineage export json` writes it."""
        return self._read_document()

    @cached_property
    def records(self) -> Mapping[str, ModelRecord]:
        """The record of every model in the document, by id."""
        return {record["id"]: record for record in self.document["models"]}

    @cached_property
    def _ages(self) -> Mapping[str, int]:
        return {key: number for number, key in enumerate(self.models)}

    def sort_by_age(self, ids: Iterable[str]) -> list[str]:
        """Return the ids of some models in the order of all, oldest first; see `order_by_age`."""
        return sorted(ids, key=self._ages.__getitem__)

    def require(self, model: str) -> str:
        """Return the id of the model that an id, name, alias or paper means.

        Raises:
            UnknownModelError: Nothing in the graph has that name.
            AmbiguousModelError: Several models share that paper, or that entry of 2302.07730.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> tiny_graph().require("DistilBERT")
            'distilbert'
        """
        return model if model in self.models else require_id("model", model, self._names)

    def find_by_paper(self, text: str) -> Sequence[str]:
        """Return the ids of the models that a paper introduced, however the paper is named."""
        return self._names.get(to_paper_key(text), ())

    def find_named(self, sort: str, name: str) -> Sequence[str]:
        """Return the ids of all families, labs, tasks, ... that have a name; usually one.

        Args:
            sort: A key of `graph.names.TABLES`.
            name: An id, a name in English or Chinese, or an alias, in any case.

        Raises:
            UnknownNameError: None has that name.
        """
        return find_ids(sort, name, self._names_of(sort))

    def require_named(self, sort: str, name: str) -> str:
        """Return the id of the one family, lab, task, ... that has a name; see `find_named`.

        Raises:
            UnknownNameError: None has that name.
            AmbiguousNameError: Several have it.

        Examples:
            >>> from graph.testing import tiny_graph
            >>> tiny_graph().require_named("technique", "attention")
            'attention'
        """
        return require_id(sort, name, self._names_of(sort))

    def _names_of(self, sort: str) -> Names:
        if sort not in self._names_by_sort:
            records = self.document[TABLES[sort]]
            named = ((record["id"], list_names(record)) for record in records)
            self._names_by_sort[sort] = index_names(named)
        return self._names_by_sort[sort]


def order_by_age(nodes: Iterable[ModelNode], steps: Iterable[Step]) -> list[ModelNode]:
    """Return models by date, but none before a parent of its, then by id; the only such order.

    A date may be a year alone, or the day on which a parent came out, too: such a child stands
    right behind its youngest parent. In a circle dates alone count.
    """
    from graphlib import CycleError, TopologicalSorter  # the cache holds models in their order

    models = {node.id: node for node in nodes}
    parents: dict[str, set[str]] = {key: set() for key in models}
    for step in steps:
        if is_ancestry(step.channel):
            parents[step.child].add(step.parent)
    places: dict[str, tuple[str, int]] = {}
    with suppress(CycleError):
        for key in TopologicalSorter(parents).static_order():
            above = [(date, rank + 1) for date, rank in map(places.__getitem__, parents[key])]
            places[key] = max([(models[key].released, 0), *above])
    return sorted(
        models.values(),
        key=lambda one: (places.get(one.id, (one.released, 0)), one.released, one.id),
    )


@collector_paused()
def index_document(document: Document) -> Index:
    """Return what questions look up in a lineage document.

    Raises:
        DateError: The date of a model is not a date.
    """
    records = {record["id"]: record for record in document["models"]}
    nodes = [_make_node(record) for record in records.values()]
    for node in nodes:
        parse_date(node.released)
    steps = sort_steps(map(_make_step, document["derivations"]))
    nodes = order_by_age(nodes, steps)
    parents: dict[str, list[Step]] = {node.id: [] for node in nodes}
    children: dict[str, list[Step]] = {node.id: [] for node in nodes}
    for step in steps:
        parents[step.child].append(step)
        children[step.parent].append(step)
    names = {
        **index_keys(((node.id, node.paper) for node in nodes), to_paper_key),
        **index_keys(((node.id, node.catalog) for node in nodes), fold_name),
        **index_names((node.id, list_names(records[node.id])) for node in nodes),
    }
    return Index({node.id: node for node in nodes}, parents, children, names)


def _make_node(record: Mapping[str, Any]) -> ModelNode:
    return ModelNode(*(record[name] for name in ModelNode._fields))


def _make_step(item: Derivation) -> Step:
    channel = CHANNEL_OF[Kind(item["kind"])].value
    return Step(item["parent"], item["child"], item["kind"], channel)


def sort_steps(steps: Iterable[Step]) -> list[Step]:
    """Return derivations, the most substantial channel first, then by ids and kind."""
    order = {str(channel): place for place, channel in enumerate(Channel)}
    return sorted(steps, key=lambda step: (order[step.channel], step))
