"""The records of the catalog, as typed, frozen and validated values."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

from graph.characters import escape_unsafe, unsafe_pattern
from graph.records.dates import parse_date
from graph.records.vocabulary import (
    UNDISCLOSED,
    Access,
    Basis,
    House,
    Kind,
    Modality,
    NoParents,
    Stance,
    Verdict,
)

ID_PATTERN = r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$"
ARXIV_ID_PATTERN = r"^(?:\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[A-Z]{2})?/\d{7})$"
HUB_PATTERN = r"^[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*$"
COLOUR_PATTERN = r"^#[0-9a-f]{6}$"
URL_PATTERN = (
    r"^https?://(?:[A-Za-z0-9_-]+\.)*[A-Za-z][A-Za-z0-9-]*"
    r"(?::(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}))?(?:[/?#][^\s<>\"\\]*)?$"
)
"""A host by name, perhaps a port, and what every reader of addresses understands after it."""

LONGEST_ID = 80
LONGEST_TEXT = 10_000
"""Characters of the longest text: a long abstract has 2,000."""

MOST_PARAMETERS = 10**18
"""More than any model has; databases and other tools can hold no greater numbers."""

_NAMES_OF_PAGES = frozenset({"index.html"})
"""Files that stand beside the folders of ids on the site."""

MOST_ITEMS = 1_000
"""Of one list; only authors may be more."""

_MOST_AUTHORS = 10_000
_MOST_VERSIONS = 10_000


def _require_one_line(text: str) -> str:
    found = unsafe_pattern().search(text)
    if found:
        message = (
            "expected text on one line without control characters, "
            f"but it holds {escape_unsafe(found[0])}"
        )
        raise ValueError(message)
    return text


def _require_plain(text: str) -> str:
    _require_one_line(text)
    if "<" in text and re.search(r"</?[a-zA-Z!]", text):
        message = "expected plain text without markup"
        raise ValueError(message)
    return text


def _require_date(text: str) -> str:
    parse_date(text)
    return text


def _require_count(value: object) -> int | str:
    if type(value) is int and value > MOST_PARAMETERS:
        message = f"expected at most {MOST_PARAMETERS:,}"
        raise ValueError(message)
    if value == UNDISCLOSED or (type(value) is int and value > 0):
        return value
    message = f"expected a whole number above 0, or '{UNDISCLOSED}'"
    raise ValueError(message)


def is_id(text: str) -> bool:
    """Tell whether a text can be an id: of a model, a family, a task or what else has one.

    Examples:
        >>> is_id("gpt-3.5"), is_id("../gpt"), is_id("index.html")
        (True, False, False)
    """
    whole = len(text) <= LONGEST_ID and re.fullmatch(ID_PATTERN, text) is not None
    return whole and text not in _NAMES_OF_PAGES


_WHOLE_TEXT = StringConstraints(min_length=1, max_length=LONGEST_TEXT)

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
ArxivId = Annotated[str, StringConstraints(pattern=ARXIV_ID_PATTERN, max_length=LONGEST_ID)]
Line = Annotated[str, _WHOLE_TEXT, AfterValidator(_require_one_line)]
Text = Annotated[str, _WHOLE_TEXT, AfterValidator(_require_plain)]
PartialDate = Annotated[str, AfterValidator(_require_date)]
Url = Annotated[
    str,
    StringConstraints(pattern=URL_PATTERN, max_length=LONGEST_TEXT),
    AfterValidator(_require_plain),
]
HubId = Annotated[str, StringConstraints(pattern=HUB_PATTERN, max_length=96)]
Colour = Annotated[str, StringConstraints(pattern=COLOUR_PATTERN)]
Count = Annotated[
    int | Literal["undisclosed"],
    PlainValidator(_require_count),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "exclusiveMinimum": 0, "maximum": MOST_PARAMETERS},
                {"const": UNDISCLOSED},
            ]
        }
    ),
]
Tuple = Field(default=(), strict=False, max_length=MOST_ITEMS)
Some = Field(strict=False, min_length=1, max_length=MOST_ITEMS)


class Record(BaseModel):
    """Base of every record: frozen, strict, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Evidence(Record):
    """One place where a person can check a claim.

    Attributes:
        source: Id of a source of the catalog, `arxiv:<id>` for the text of a paper (with the
            version where it is known: `arxiv:2408.00714v1`), an `https://` address, or
            `unverified`.
        locator: Where in the source: a page, an entry and field, a section, a file and class.
        stance: Whether the source speaks for the claim or against it.
        basis: Whether a person or writer read the place, or a machine found it.
    """

    source: Text
    locator: Text
    stance: Annotated[Stance, Field(strict=False)] = Stance.SUPPORTS
    basis: Annotated[Basis, Field(strict=False)] = Basis.READ


class Inheritance(Record):
    """What a model took from one parent, in one way.

    Attributes:
        parent: Id of the parent model.
        kind: How the child was made from the parent; decides the channel.
        note: What was inherited and what was changed, in one sentence (English).
        note_zh: The same in Chinese.
        variant: Which of the child's variants this is true of, where others have another
            parent in its place; None if it is true of the whole release.
        variant_zh: The same in Chinese, where it is more than a name.
        evidence: Where this can be checked, at least one item.
    """

    parent: Id
    kind: Annotated[Kind, Field(strict=False)]
    note: Text
    note_zh: Text
    variant: Text | None = None
    variant_zh: Text | None = None
    evidence: Annotated[tuple[Evidence, ...], Some]


class Remark(Record):
    """What is true of a model's making and is no derivation, such as a parent that came later.

    Attributes:
        text: In one or two sentences (English).
        text_zh: The same in Chinese.
        evidence: Where this can be checked, at least one item.
    """

    text: Text
    text_zh: Text
    evidence: Annotated[tuple[Evidence, ...], Some]


class Claim(Record):
    """A derivation that a source claims and that this catalog does not accept.

    Attributes:
        parent: Id of the claimed parent.
        reason: Why the claim is not accepted, in one or two sentences (English).
        reason_zh: The same in Chinese.
        evidence: The source of the claim, and at least one item that disputes it.
    """

    parent: Id
    reason: Text
    reason_zh: Text
    evidence: Annotated[tuple[Evidence, ...], Some]


class Licence(Record):
    """Under which terms the model is given out.

    Attributes:
        text: Name of the licence or what is known of the terms.
        text_zh: The same in Chinese; not for a mere name.
        access: What it lets the public do with the weights.
    """

    text: Text
    text_zh: Text | None = None
    access: Annotated[Access, Field(strict=False)]


class Size(Record):
    """The number of parameters of one released size.

    Attributes:
        label: What the makers call this size.
        label_zh: The same in Chinese, where it is more than a name.
        count: Number of parameters, or `undisclosed`.
        active: Number of parameters used for one token, where that is fewer.
        licence: The terms of this size, where they are not those of the whole entry.
    """

    label: Text
    label_zh: Text | None = None
    count: Count
    active: Annotated[int, Field(gt=0, le=MOST_PARAMETERS)] | None = None
    licence: Licence | None = None


class FactSource(Record):
    """Where some fields of an entry come from.

    Attributes:
        fields: Names of the fields that the source supports.
        source: As in `Evidence`.
        locator: As in `Evidence`.
    """

    fields: Annotated[tuple[Text, ...], Some]
    source: Text
    locator: Text


class Correction(Record):
    """Where a source is wrong, or doubted, about a field of this model.

    Attributes:
        field: Name of the field of this entry.
        source: The source that is wrong, usually `catalog`.
        printed: What that source prints.
        reason: Why our value differs, or what the doubt is (English).
        reason_zh: The same in Chinese.
        verdict: `corrected` if our value differs; `doubted` if it is the printed one, in doubt.
        evidence: Where the right value, or the doubt, can be checked.
    """

    field: Text
    source: Text = "catalog"
    printed: Line
    reason: Text
    reason_zh: Text
    verdict: Annotated[Verdict, Field(strict=False)] = Verdict.CORRECTED
    evidence: Annotated[tuple[Evidence, ...], Some]


class Source(Record):
    """Something that evidence points into.

    Attributes:
        name: Title and maker.
        url: Where it is.
        licence, licence_zh: Terms under which its data are given, or `not stated`.
        retrieved, retrieved_zh: When it was read, and which version; None where nobody says so, as
            of an address that evidence names.
        note, note_zh: What to mind about it.
        house: Who speaks in it.
        code: Whether it is the code itself, which counts as a primary source.
        corrections: What is wrong in it beyond the fields of one model; `field` is the place.
    """

    name: Text
    url: Url | None = None
    licence: Text
    licence_zh: Text | None = None
    retrieved: Text | None = None
    retrieved_zh: Text | None = None
    note: Text | None = None
    note_zh: Text | None = None
    house: Annotated[House, Field(strict=False)] = House.SECONDARY
    code: bool = False
    corrections: tuple[Correction, ...] = Tuple


class Model(Record):
    """What is known of one model, its derivations aside.

    Attributes:
        name: What its makers call it.
        aliases: Other names that people use.
        family: Id of the family whose lane it stands in.
        labs: Ids of the labs that released it, in the order that the source prints; none is a
            blank.
        released: First public release, as precise as its source.
        architecture: Id of its architecture.
        modalities: What it reads or writes; nothing is a blank.
        pretraining_tasks: Ids of its pre-training objectives.
        fine_tuning_tasks: Ids of what it was fine-tuned on.
        parameters: Its sizes, smallest first; empty if they are not known.
        more_sizes: Whether there are sizes that `parameters` does not list.
        corpus, corpus_zh: What it was trained on; None only in a short entry.
        licence: Under which terms it is given out.
        application, application_zh: What it is for; None only in a short entry.
        adds, adds_zh: What it adds to its parents, in one sentence.
        techniques: Ids of techniques that it uses.
        paper: arXiv id of the paper that introduced it.
        no_paper, no_paper_zh: Why there is no arXiv paper, if there is none.
        links: Addresses of official pages.
        hub: Ids of the repositories on the Hugging Face Hub that hold its weights, the one that
            people mean first.
        milestone: Whether the story of its family cannot be told without it.
        short: Whether it is here only because an edge needs it, with fewer facts.
        no_parents: Why it has no parents: its makers keep them to themselves, or no source
            names one; None if it has some.
        remarks: What is true of its making and is no derivation.
        catalog: Its name in arXiv 2302.07730, if it is listed there.
        fact_sources: Where the fields come from that the catalog does not give.
        corrections: Where a source is wrong or doubted.
    """

    name: Annotated[Text, Field(max_length=80)]
    aliases: tuple[Text, ...] = Tuple
    family: Id
    labs: Annotated[tuple[Id, ...], Field(strict=False, max_length=MOST_ITEMS)]
    released: PartialDate
    architecture: Id
    modalities: Annotated[
        tuple[Annotated[Modality, Field(strict=False)], ...],
        Field(strict=False, max_length=MOST_ITEMS),
    ]
    pretraining_tasks: tuple[Id, ...] = Tuple
    fine_tuning_tasks: tuple[Id, ...] = Tuple
    parameters: tuple[Size, ...] = Tuple
    more_sizes: bool = False
    corpus: Text | None = None
    corpus_zh: Text | None = None
    licence: Licence
    application: Text | None = None
    application_zh: Text | None = None
    adds: Text
    adds_zh: Text
    techniques: tuple[Id, ...] = Tuple
    paper: ArxivId | None = None
    no_paper: Text | None = None
    no_paper_zh: Text | None = None
    links: tuple[Url, ...] = Tuple
    hub: tuple[HubId, ...] = Tuple
    milestone: bool = False
    short: bool = False
    no_parents: Annotated[NoParents, Field(strict=False)] | None = None
    remarks: tuple[Remark, ...] = Tuple
    catalog: Text | None = None
    fact_sources: tuple[FactSource, ...] = Tuple
    corrections: tuple[Correction, ...] = Tuple


class Lab(Record):
    """An organisation that released models, under one id however it is spelt.

    Attributes:
        name: Its usual name.
        name_zh: Its usual name in Chinese, where that is another one.
        spellings: Other ways in which sources print it.
        sites: What its own addresses begin with, the scheme left out: `openai.com`,
            `github.com/openai`, `huggingface.co/openai`.
    """

    name: Text
    name_zh: Text | None = None
    spellings: tuple[Text, ...] = Tuple
    sites: tuple[Text, ...] = Tuple


class Group(Record):
    """About a tenth of the families, which stand together and share a colour.

    Attributes:
        name, name_zh: What it is called.
        order: Its place among the groups.
        colour: On a light ground, as `#rrggbb`.
        colour_dark: On a dark ground.
    """

    name: Text
    name_zh: Text
    order: Annotated[int, Field(gt=0)]
    colour: Colour
    colour_dark: Colour


class Concept(Record):
    """A family, task, technique or architecture, explained in a few sentences.

    Attributes:
        name, name_zh: Its usual name.
        text, text_zh: What it is, in two or three sentences.
        aliases: Other names and abbreviations.
        paper: arXiv id of the paper that introduced it, if there is one.
        paper_note, paper_note_zh: Where it comes from if no arXiv paper introduced it, or who
            says that the paper did.
        catalog: Its name in the introduction of arXiv 2302.07730, if it is explained there.
    """

    name: Text
    name_zh: Text
    text: Text
    text_zh: Text
    aliases: tuple[Text, ...] = Tuple
    paper: ArxivId | None = None
    paper_note: Text | None = None
    paper_note_zh: Text | None = None
    catalog: Text | None = None


class Family(Concept):
    """A lineage that people speak of as one.

    Attributes:
        group: Id of the group that it belongs to; None in a catalog without groups.
    """

    group: Id | None = None


class Paper(Record):
    """Bibliographic facts of one arXiv paper.

    Attributes:
        title: On one line.
        authors: In the order of the paper.
        more_authors: Whether there are authors after those listed.
        authors_note: What is amiss with the list of authors, if anything.
        submitted: Date of the first version, as precise as its source.
        updated: Date of the newest version known, if known.
        version: Number of the newest version known, if known.
        primary_category: For example `cs.CL`, if known.
        source: `arxiv` once fetched; otherwise the bibliographic source.
        retrieved: Day on which the source was read.
    """

    title: Line
    authors: Annotated[
        tuple[Line, ...], Field(strict=False, min_length=1, max_length=_MOST_AUTHORS)
    ]
    more_authors: bool = False
    authors_note: Text | None = None
    submitted: PartialDate
    updated: PartialDate | None = None
    version: Annotated[int, Field(gt=0, le=_MOST_VERSIONS)] | None = None
    primary_category: Text | None = None
    source: Text
    retrieved: PartialDate
