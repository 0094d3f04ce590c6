"""What models refer to: sources, labs, groups, concepts and papers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.records.claims import Correction
from graph.records.fields import ArxivId, Colour, Id, Line, PartialDate, Record, Text, Tuple, Url
from graph.records.vocabulary import House

_MOST_AUTHORS = 10_000
_MOST_VERSIONS = 10_000


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


class Technique(Concept):
    """A technique.

    Attributes:
        carried: Whether it is a part of the network's shape that makers give to all sizes of a
            model, so that what is made from the weights has it too.
    """

    carried: bool = False


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
