"""RDF values and resources, and how they are made from those of the lineage."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

BASE = "https://transformer-lineage.github.io/transformer-lineage/"
"""Where the site is published: every address below it is that of a file of the site."""

PREFIXES = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "tl": f"{BASE}vocabulary.ttl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The vocabularies in use; `tl` is our own."""

_DATE_TYPES = ("xsd:gYear", "xsd:gYearMonth", "xsd:date")
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


class VocabularyTerm(str):
    """A word of a vocabulary, `prefix:name`."""

    __slots__ = ()


class Iri(str):
    """An address."""

    __slots__ = ()


class Literal(NamedTuple):
    """A value that is no resource.

    Attributes:
        text: The value.
        language: Of a text; empty if it has none.
        datatype: The `VocabularyTerm` of the datatype; empty for a text.
    """

    text: str
    language: str = ""
    datatype: str = ""


class Ordered(NamedTuple):
    """Values whose order matters."""

    items: tuple[Literal, ...]


Value = VocabularyTerm | Iri | Literal | Ordered
Properties = dict[str, "Sequence[Value]"]
"""Values by the name of each property."""


class Resource(NamedTuple):
    """Something, and what is said of it.

    Attributes:
        iri: Its address.
        types: Its classes.
        properties: Values by the name of each property, never none.
    """

    iri: Iri
    types: Sequence[str]
    properties: Properties


def make_resource(iri: Iri, types: str, properties: Properties) -> Resource:
    """Return a resource without the properties that have no value.

    Args:
        iri: Its address.
        types: Its classes, parted by blanks.
        properties: Values by the name of each property.
    """
    filled = {name: values for name, values in properties.items() if values}
    return Resource(iri, types.split(), filled)


@lru_cache(maxsize=1 << 14)  # models name their parents, and are named by their children
def page_iri(kind: str, name: str, part: str = "") -> Iri:
    """Return the address of something that has a page in the site: that of its page.

    Args:
        kind: The folder of its kind.
        name: Its id.
        part: What on the page is meant, if not all of it.

    Examples:
        >>> page_iri("models", "bert", "size-1").removeprefix(BASE)
        'models/bert/#size-1'
    """
    return clean_iri(f"{BASE}{kind}/{name}/{part and '#'}{part}")


def page_iris(kind: str, names: Iterable[str]) -> list[Iri]:
    """Return the addresses of several things of one kind that have pages."""
    return [page_iri(kind, name) for name in names]


def record_iri(kind: str, name: str) -> Iri:
    """Return the address of something that has no page: a record in the data of the site.

    Examples:
        >>> record_iri("labs", "google").removeprefix(BASE)
        'graph.json#labs/google'
    """
    return clean_iri(f"{BASE}graph.json#{kind}/{name}")


def clean_iri(address: str) -> Iri:
    """Return an address with what may not stand in an IRI percent-encoded.

    Examples:
        >>> clean_iri("https://example.org/a b")
        'https://example.org/a%20b'
    """
    return Iri(_NOT_IN_IRI.sub(lambda mark: f"%{ord(mark[0]):02X}", address))


def paper_iri(arxiv_id: str) -> Iri:
    """Return the address of a paper: that of its page at arXiv."""
    return clean_iri(f"https://arxiv.org/abs/{arxiv_id}")


def texts(*values: str) -> list[Literal]:
    """Return texts in no language."""
    return [Literal(value) for value in values]


def bilingual(record: Mapping[str, Any], field: str) -> list[Literal]:
    """Return a field of a record in English and in Chinese, as far as it is told in them."""
    told = {"en": record[field], "zh": record[f"{field}_zh"]}
    return [Literal(text, language) for language, text in told.items() if text]


def date(text: str) -> Literal:
    """Return a year, a month or a day as what it is.

    Examples:
        >>> date("2018-10")
        Literal(text='2018-10', language='', datatype='xsd:gYearMonth')
    """
    return Literal(text, datatype=_DATE_TYPES[text.count("-")])


def integer(number: int) -> Literal:
    """Return a whole number."""
    return Literal(str(number), datatype="xsd:integer")
