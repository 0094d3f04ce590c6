"""Models and derivations as plain data: read-only, and quick to start."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.dates import parse_date
from graph.errors import AmbiguousModelError, UnknownModelError, find_near
from graph.vocabulary import CHANNEL_OF, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Self

_ARXIV = re.compile(r"(?:arxiv:|https?://arxiv\.org/(?:abs|pdf)/)?(.+?)(?:v\d+)?(?:\.pdf)?")


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


class LineageIndex:
    """Models and derivations over plain data, and what a name means.

    Attributes:
        models: Every model by id, oldest first; models of the same date by id.
        parents: The derivations into each model, by id of the child.
        children: The derivations out of each model, by id of the parent.
    """

    def __init__(
        self,
        models: Iterable[Sequence[Any]],
        steps: Iterable[Sequence[str]],
        read_document: Callable[[], dict[str, Any]],
    ) -> None:
        """Index the graph.

        Args:
            models: Fields of a `ModelNode` each.
            steps: Parent, child and kind of each derivation.
            read_document: Returns the whole lineage document when a question needs it.
        """
        nodes = sorted((ModelNode(*fields) for fields in models), key=sort_key)
        self.models: dict[str, ModelNode] = {node.id: node for node in nodes}
        self.parents: dict[str, list[Step]] = {model_id: [] for model_id in self.models}
        self.children: dict[str, list[Step]] = {model_id: [] for model_id in self.models}
        for parent, child, kind in steps:
            step = Step(parent, child, kind, CHANNEL_OF[Kind(kind)].value)
            self.parents[child].append(step)
            self.children[parent].append(step)
        self._read_document = read_document

    @classmethod
    def from_document(cls, document: dict[str, Any]) -> Self:
        """Return the graph of a lineage document (see `graph.document`)."""
        return cls(*index_document(document), lambda: document)

    def __len__(self) -> int:
        """Return the number of models."""
        return len(self.models)

    def __repr__(self) -> str:
        """Return the size of the graph."""
        count = sum(len(steps) for steps in self.parents.values())
        return f"<{type(self).__name__}: {len(self)} models, {count} derivations>"

    @cached_property
    def document(self) -> dict[str, Any]:
        """The whole lineage document, as `lineage export json` writes it."""
        return self._read_document()

    @cached_property
    def records(self) -> Mapping[str, dict[str, Any]]:
        """The record of every model in the document, by id."""
        return {record["id"]: record for record in self.document["models"]}

    def require(self, model: str) -> str:
        """Return the id of the model that an id, name, alias or arXiv id means.

        Raises:
            UnknownModelError: Nothing in the graph has that name.
            AmbiguousModelError: Several models share that paper, or that entry of 2302.07730.
        """
        if model in self.models:
            return model
        folded = model.strip().casefold()
        names = self._ids_by_name
        found = names.get(folded) or self._ids_by_catalog.get(folded)
        if found is None:
            match = _ARXIV.fullmatch(folded)
            found = self._ids_by_paper.get(match[1]) if match else None
        if found is None:
            near = dict.fromkeys(names[name][0] for name in find_near(folded, names, count=5))
            raise UnknownModelError(model, suggestions=list(near)[:3])
        if len(found) > 1:
            raise AmbiguousModelError(model, model_ids=found)
        return found[0]

    @cached_property
    def _ids_by_name(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for node in self.models.values():
            for name in (node.id, node.name, *node.aliases):
                names.setdefault(name.casefold(), [node.id])
        return names

    @cached_property
    def _ids_by_paper(self) -> dict[str, list[str]]:
        return _group((node.paper, node.id) for node in self.models.values())

    @cached_property
    def _ids_by_catalog(self) -> dict[str, list[str]]:
        return _group((node.catalog, node.id) for node in self.models.values())


def _group(pairs: Iterable[tuple[str | None, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for name, model_id in pairs:
        if name is not None:
            groups.setdefault(name.casefold(), []).append(model_id)
    return groups


def sort_key(node: ModelNode) -> tuple[tuple[int, ...], str]:
    """Order models by date, then by id."""
    return parse_date(node.released), node.id


def index_document(
    document: Mapping[str, Any],
) -> tuple[list[list[Any]], list[list[str]]]:
    """Return what a `LineageIndex` needs of a document: fields of models, and of derivations."""
    models = [[record[name] for name in ModelNode._fields] for record in document["models"]]
    steps = [[step["parent"], step["child"], step["kind"]] for step in document["derivations"]]
    return models, steps
