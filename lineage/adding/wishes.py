"""What a person says of a new model, and the draft that it makes with what is proposed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import LineageError
from graph.names import TABLES, index_names, list_names, require_id
from graph.records.dates import parse_date
from graph.records.fields import ID_PATTERN
from graph.records.vocabulary import Kind, Modality
from lineage.adding.drafts import Draft
from lineage.adding.proposals import (
    Parent,
    find_family,
    find_shape,
    guess_name,
    make_id,
    to_parent,
)
from lineage.catalog.blanks import BLANK_ID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.lineage_graph import LineageGraph
    from graph.records.fields import Record
    from lineage.adding.facts import Facts
    from lineage.adding.proposals import Shape
    from lineage.adding.reading import PaperReading
    from lineage.catalog.records import Catalog


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What a person says; what is None or empty is taken from the proposals.

    Attributes:
        name, model_id: Of the model.
        family, architecture, labs, modalities: Ids or names.
        extends: Parents as PARENT:KIND; if there are any, no other parent is taken.
        adds: What it adds to its parents.
        released: Date of its release.
        another: Whether the catalog may have another model of the paper already.
    """

    name: str | None = None
    model_id: str | None = None
    family: str | None = None
    labs: tuple[str, ...] = ()
    architecture: str | None = None
    modalities: tuple[str, ...] = ()
    extends: tuple[str, ...] | None = None
    adds: str | None = None
    released: str | None = None
    another: bool = False


class WishError(LineageError, ValueError):
    """Something of a new model that must be said otherwise.

    Attributes:
        field: What, as `Wishes` names it.
    """

    def __init__(self, message: str, *, field: str, hint: str) -> None:
        self.field = field
        super().__init__(message, hint=hint)


def require_possible(wishes: Wishes, catalog: Catalog, graph: LineageGraph) -> None:
    """Return if every wish can be met, as far as that is known without the paper.

    Raises:
        LineageError: One cannot be.
    """
    for parent in wishes.extends or ():
        split_parent(parent, graph)
    if wishes.model_id:
        require_new_id(wishes.model_id, catalog)
    if wishes.family:
        find_concept("family", wishes.family, catalog)
    if wishes.architecture:
        find_concept("architecture", wishes.architecture, catalog)
    for lab in wishes.labs:
        _find_lab(lab, catalog)
    for modality in wishes.modalities:
        _find_modality(modality)
    if wishes.released:
        parse_date(wishes.released)


def settle(wishes: Wishes, reading: PaperReading, *, confidence: float) -> Draft:
    """Return the draft of an entry.

    Args:
        wishes: What a person says.
        reading: The paper; its proposals stand in for what nobody says.
        confidence: Least confidence of a proposed parent that is taken unasked.

    Raises:
        LineageError: A wish cannot be met, or name or id are neither said nor to be guessed.
    """
    catalog = reading.catalog
    name = wishes.name or guess_name(reading.record.title)
    if not name:
        message = f"The title names no model: '{reading.record.title}'."
        raise WishError(message, field="name", hint="Say what it is called.")
    parents = choose_parents(wishes, reading, confidence=confidence)
    shape = find_shape(parents, catalog.models)
    facts = _keep_unsaid(reading.find_facts(name), wishes, shape)
    architecture = facts.architecture.value if facts.architecture else shape.architecture
    family = wishes.family or find_family(parents, catalog.models)
    return Draft(
        model_id=require_new_id(wishes.model_id or make_id(name), catalog),
        name=name,
        arxiv_id=reading.arxiv_id,
        version=f"v{reading.record.version}" if reading.text else "",
        family=find_concept("family", family, catalog),
        architecture=find_concept("architecture", wishes.architecture or architecture, catalog),
        donor="" if wishes.architecture or facts.architecture else shape.donor,
        labs=tuple(_find_lab(lab, catalog) for lab in wishes.labs)
        or (facts.labs.value if facts.labs else ()),
        modalities=tuple(map(_find_modality, wishes.modalities))
        or (facts.modalities.value if facts.modalities else shape.modalities),
        facts=facts,
        released=wishes.released or reading.record.submitted,
        submitted=wishes.released is None,
        adds=wishes.adds or "",
        parents=parents,
    )


def _keep_unsaid(facts: Facts, wishes: Wishes, shape: Shape) -> Facts:
    """Return the facts without those that a person says otherwise, or that parents give."""
    return replace(
        facts,
        labs=None if wishes.labs else facts.labs,
        architecture=None if wishes.architecture else facts.architecture,
        modalities=None if wishes.modalities or shape.modalities else facts.modalities,
    )


def choose_parents(
    wishes: Wishes, reading: PaperReading, *, confidence: float
) -> tuple[Parent, ...]:
    """Return the parents that a person names, or else those that are proposed with confidence.

    Raises:
        LineageError: A wish names no parent, or no kind.
    """
    proposed = [item for item in reading.suggestion.candidates if item.confidence >= confidence]
    if wishes.extends is None:
        return tuple(map(to_parent, proposed))
    return tuple(dict.fromkeys(parse_parent(text, reading) for text in wishes.extends))


def parse_parent(text: str, reading: PaperReading) -> Parent:
    """Return the parent that text like `llama:finetuning` stands for.

    The words of a paper that propose this parent go with it.

    Raises:
        LineageError: It is of another form, or there is no such model or kind.
    """
    model_id, kind = split_parent(text, reading.graph)
    proposals = {item.parent: item for item in reading.suggestion.candidates}
    words = to_parent(proposals[model_id]).words if model_id in proposals else ()
    return Parent(model_id, kind, words)


def split_parent(text: str, graph: LineageGraph) -> tuple[str, Kind]:
    """Return the model and the kind that text like `llama:finetuning` names.

    Raises:
        LineageError: It is of another form, or there is no such model or kind.
    """
    parent, colon, kind = text.rpartition(":")
    if not colon:
        message = f"'{text}' is not of the form PARENT:KIND."
        hint = "Write, for example, llama:finetuning."
        raise WishError(message, field="extends", hint=hint)
    kinds = index_names((item.value, ()) for item in Kind)
    return graph.require(parent.strip()), Kind(require_id("kind", kind, kinds))


def require_new_id(model_id: str, catalog: Catalog) -> str:
    """Return an id that the catalog does not have yet.

    Raises:
        LineageError: It is none, or it is taken.
    """
    if not re.fullmatch(ID_PATTERN, model_id) or model_id == BLANK_ID:
        message = f"'{model_id}' is no id of a model." if model_id else "The name gives no id."
        hint = "Choose one of lowercase letters, digits, hyphens and dots."
        raise WishError(message, field="model_id", hint=hint)
    if model_id in catalog.ids:
        message = f"The id '{model_id}' is taken: it is {catalog.models[model_id].name}."
        raise WishError(message, field="model_id", hint="Choose another.")
    return model_id


def find_concept(sort: str, name: str, catalog: Catalog) -> str:
    """Return the id of a family or an architecture; the blank id is one of them.

    Raises:
        UnknownNameError: There is no such one.
    """
    if name == BLANK_ID:
        return BLANK_ID
    return require_id(sort, name, _index(catalog.concepts[TABLES[sort]]))


def _find_lab(name: str, catalog: Catalog) -> str:
    return require_id("lab", name, _index(catalog.labs))


def _find_modality(name: str) -> str:
    return require_id("modality", name, index_names((item.value, ()) for item in Modality))


def _index(records: Mapping[str, Record]) -> dict[str, list[str]]:
    return index_names((key, list_names(vars(record))) for key, record in records.items())
