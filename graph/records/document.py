"""The published shape of the lineage document, which `lineage export json` writes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from graph.records.claims import Claim, Evidence, Inheritance
from graph.records.fields import ArxivId, Id, Line, PartialDate, Record, Some
from graph.records.models import Model
from graph.records.references import Concept, Family, Group, Lab, Paper, Source, Technique
from graph.records.vocabulary import Channel, House  # noqa: TC001  pydantic reads it


class ModelRecord(Model):
    """A model and its id."""

    id: Id


class CheckedEvidence(Evidence):
    """One place where a claim can be checked, and what the last look at it found.

    Attributes:
        verdict: `located` (the place exists and names the parent), `moved` (named in another
            part), `absent`, `unreachable` or `not checkable`; not there if nobody looked.
        checked: On which day.
    """

    verdict: Literal["located", "moved", "absent", "unreachable", "not checkable"] | None = None
    checked: PartialDate | None = None


class Derivation(Inheritance):
    """A derivation between two models.

    Attributes:
        child: Id of the child.
        channel: What was carried over; follows from the kind.
        support: `supported`, `disputed` (supported, and a source speaks against it), or
            `unverified` (no source that anyone can check and that held what it is cited for).
        houses: Who says so, each once: as many as it has support.
        primary: Whether the maker of the child or of the parent, or the code itself, says so.
    """

    child: Id
    channel: Annotated[Channel, Field(strict=False)]
    support: Literal["supported", "disputed", "unverified"]
    houses: tuple[Annotated[House, Field(strict=False)], ...]
    primary: bool
    evidence: Annotated[tuple[CheckedEvidence, ...], Some]


class DisputedDerivation(Claim):
    """A derivation that a source claims and that is not accepted.

    Attributes:
        child: Id of the model of which it is claimed.
    """

    child: Id
    evidence: Annotated[tuple[CheckedEvidence, ...], Some]


class PaperRecord(Paper):
    """A paper and its id."""

    arxiv_id: ArxivId


class LabRecord(Lab):
    """A lab and its id."""

    id: Id


class ConceptRecord(Concept):
    """A task or architecture, and its id."""

    id: Id


class TechniqueRecord(Technique):
    """A technique and its id."""

    id: Id


class FamilyRecord(Family):
    """A family and its id."""

    id: Id


class GroupRecord(Group):
    """A group of families and its id."""

    id: Id


class SourceRecord(Source):
    """A source and its id: of the catalog, `arxiv:<id>`, or an address."""

    id: Line


class Document(Record):
    """The whole lineage.

    Attributes:
        schema_version: Number of this shape.
        models: By id.
        derivations: By child, then in the order of its file.
        disputes: By child, then in the order of its file.
        papers: By arXiv id.
        groups: In their order.
        labs, families, tasks, techniques, architectures, sources: By id.
    """

    schema_version: Literal[2]
    models: list[ModelRecord]
    derivations: list[Derivation]
    disputes: list[DisputedDerivation]
    papers: list[PaperRecord]
    labs: list[LabRecord]
    groups: list[GroupRecord]
    families: list[FamilyRecord]
    tasks: list[ConceptRecord]
    techniques: list[TechniqueRecord]
    architectures: list[ConceptRecord]
    sources: list[SourceRecord]


def to_json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Document.model_json_schema(mode="serialization"),
    }
