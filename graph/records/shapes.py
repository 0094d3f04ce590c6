"""The lineage document as plain JSON values: the types of what is read, asked, drawn and exported.

`graph.records.document` says the same to pydantic, which checks what these types promise; a test
holds the two together. Here stands what type checkers need, so that a question loads no pydantic.
What each field means stands there, and in the records that it is made of.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

ConceptTable = Literal["families", "tasks", "techniques", "architectures"]
"""Lists of the document that hold concepts."""

NamedTable = Literal[ConceptTable, "groups", "labs"]
"""Lists whose records have names that people may use in questions."""

Table = Literal[NamedTable, "models", "derivations", "disputes", "papers", "sources"]
"""Every list of the document."""


class Licence(TypedDict):
    """The terms of a model or of one of its sizes."""

    text: str
    text_zh: str | None
    access: str


class Size(TypedDict):
    """One released size."""

    label: str
    label_zh: str | None
    count: int | str
    active: int | None
    licence: Licence | None


class Evidence(TypedDict):
    """One place where a claim can be checked."""

    source: str
    locator: str
    stance: str
    basis: str


class CheckedEvidence(Evidence):
    """One place where a claim can be checked, and what the last look at it found."""

    verdict: NotRequired[str]
    checked: NotRequired[str]


class Remark(TypedDict):
    """What is true of a model's making and is no derivation."""

    text: str
    text_zh: str
    evidence: list[Evidence]


class FactSource(TypedDict):
    """Where some fields of a model come from."""

    fields: list[str]
    source: str
    locator: str


class Correction(TypedDict):
    """Where a source is wrong or doubted."""

    field: str
    source: str
    printed: str
    reason: str
    reason_zh: str
    verdict: str
    evidence: list[Evidence]


class ModelRecord(TypedDict):
    """A model."""

    id: str
    name: str
    aliases: list[str]
    family: str
    labs: list[str]
    released: str
    architecture: str
    modalities: list[str]
    pretraining_tasks: list[str]
    fine_tuning_tasks: list[str]
    parameters: list[Size]
    more_sizes: bool
    corpus: str | None
    corpus_zh: str | None
    licence: Licence
    application: str | None
    application_zh: str | None
    adds: str
    adds_zh: str
    techniques: list[str]
    paper: str | None
    no_paper: str | None
    no_paper_zh: str | None
    links: list[str]
    hub: list[str]
    milestone: bool
    short: bool
    no_parents: str | None
    remarks: list[Remark]
    catalog: str | None
    fact_sources: list[FactSource]
    corrections: list[Correction]


class Derivation(TypedDict):
    """A derivation between two models."""

    parent: str
    kind: str
    note: str
    note_zh: str
    variant: str | None
    variant_zh: str | None
    evidence: list[CheckedEvidence]
    child: str
    channel: str
    support: str
    houses: list[str]
    primary: bool


class DisputedDerivation(TypedDict):
    """A derivation that is claimed and not accepted."""

    parent: str
    reason: str
    reason_zh: str
    evidence: list[CheckedEvidence]
    child: str


class PaperRecord(TypedDict):
    """A paper."""

    arxiv_id: str
    title: str
    authors: list[str]
    more_authors: bool
    authors_note: str | None
    submitted: str
    updated: str | None
    version: int | None
    primary_category: str | None
    source: str
    retrieved: str


class LabRecord(TypedDict):
    """A lab."""

    id: str
    name: str
    name_zh: str | None
    spellings: list[str]
    sites: list[str]


class GroupRecord(TypedDict):
    """A group of families."""

    id: str
    name: str
    name_zh: str
    order: int
    colour: str
    colour_dark: str


class ConceptRecord(TypedDict):
    """A task or architecture."""

    id: str
    name: str
    name_zh: str
    text: str
    text_zh: str
    aliases: list[str]
    paper: str | None
    paper_note: str | None
    paper_note_zh: str | None
    catalog: str | None


class TechniqueRecord(ConceptRecord):
    """A technique."""

    carried: bool


class FamilyRecord(ConceptRecord):
    """A family."""

    group: str | None


class SourceRecord(TypedDict):
    """Something that evidence points into."""

    id: str
    name: str
    url: str | None
    licence: str
    licence_zh: str | None
    retrieved: str | None
    retrieved_zh: str | None
    note: str | None
    note_zh: str | None
    house: str
    code: bool
    corrections: list[Correction]


class Document(TypedDict):
    """The whole lineage."""

    schema_version: int
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
