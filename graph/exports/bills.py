"""What bills of materials hold: parts, where each comes from, and under which licence."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.exports.triples import clean_iri
from graph.hub_ids import HUB
from graph.records.vocabulary import Access, is_ancestry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.records.shapes import Document

_SPDX_IDS = (
    "0BSD", "AFL-3.0", "Apache-2.0", "Artistic-2.0", "BSD-2-Clause", "BSD-3-Clause",
    "BSD-3-Clause-Clear", "BSL-1.0", "CC0-1.0", "CC-BY-2.0", "CC-BY-3.0", "CC-BY-4.0",
    "CC-BY-NC-2.0", "CC-BY-NC-3.0", "CC-BY-NC-4.0", "CC-BY-NC-ND-3.0", "CC-BY-NC-ND-4.0",
    "CC-BY-NC-SA-2.0", "CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-SA-3.0",
    "CC-BY-SA-4.0", "CDLA-Permissive-1.0", "CDLA-Permissive-2.0", "CDLA-Sharing-1.0", "ECL-2.0",
    "EPL-1.0", "EPL-2.0", "etalab-2.0", "EUPL-1.1", "EUPL-1.2", "ISC", "LPPL-1.3c", "MIT",
    "MPL-2.0", "MS-PL", "NCSA", "ODbL-1.0", "OFL-1.1", "OSL-3.0", "PDDL-1.0", "PostgreSQL",
    "Unlicense", "WTFPL", "Zlib",
)  # fmt: skip
"""Licences that models have and the SPDX list names; `gpl-3.0` says neither only nor later."""

_BY_NAME = {name.casefold(): name for name in _SPDX_IDS}
_NO_NAME = frozenset({"", "other", "unknown", "none"})
_PLAIN = frozenset(string.ascii_letters + string.digits + "-._~")


class Part(NamedTuple):
    """A model or a checkpoint.

    Attributes:
        id: Its id.
        name: What to call it.
        released: Date of its release, as precise as is known, or None.
        revision: Commit of its repository, or None.
        hub: Ids of its repositories, the main one first.
        licence: What is said of its licence, or None.
        access: What that lets the public do, or None.
        description: What it adds, or None.
        makers: Who made it.
        links: Addresses of its pages.
        paper: arXiv id of its paper, or None.
        facts: More that is known, name by name.
    """

    id: str
    name: str
    released: str | None
    revision: str | None
    hub: tuple[str, ...]
    licence: str | None
    access: str | None
    description: str | None
    makers: tuple[str, ...]
    links: tuple[str, ...]
    paper: str | None
    facts: tuple[tuple[str, str], ...]


class Origin(NamedTuple):
    """What a part took from another.

    Attributes:
        parent, child: Ids of parts.
        facts: Kind, channel, who says so, the note and the evidence, name by name.
    """

    parent: str
    child: str
    facts: tuple[tuple[str, str], ...]


class Bill(NamedTuple):
    """Parts and where they come from.

    Attributes:
        subject: Id of the part that the bill is of; None if it is of all of them.
        parts: In their order.
        origins: By child, in the order of the parts.
    """

    subject: str | None
    parts: tuple[Part, ...]
    origins: tuple[Origin, ...]


def build_bill(document: Document) -> Bill:
    """Return the models and derivations of a lineage document."""
    names = {lab["id"]: lab["name"] for lab in document["labs"]}
    parts = tuple(
        Part(
            id=record["id"],
            name=record["name"],
            released=record["released"],
            revision=None,
            hub=tuple(record["hub"]),
            licence=record["licence"]["text"],
            access=record["licence"]["access"],
            description=record["adds"],
            makers=tuple(names[lab] for lab in record["labs"]),
            links=tuple(map(clean_iri, record["links"])),
            paper=record["paper"],
            facts=(),
        )
        for record in document["models"]
    )
    derivations = (item for item in document["derivations"] if is_ancestry(item["channel"]))
    origins = tuple(map(describe_origin, derivations))
    return Bill(None, parts, origins)


def describe_origin(item: Mapping[str, Any]) -> Origin:
    """Return a derivation of a document, or a step of a trace, as a bill holds it."""
    facts = [
        ("relation", item.get("relation")),
        ("kind", item["kind"]),
        ("channel", item["channel"]),
        ("houses", ", ".join(item["houses"])),
        ("note", item["note"]),
        *(("evidence", _say_evidence(place)) for place in item["evidence"]),
    ]
    told = tuple((name, str(value)) for name, value in facts if value)
    return Origin(item["parent"], item["child"], told)


def _say_evidence(place: Mapping[str, Any]) -> str:
    return f"{place['stance']}: {place['source']}: {place['locator']} ({place['basis']})"


def to_purl(hub_id: str, revision: str | None = None) -> str:
    """Return the package URL of a repository of the Hub.

    Examples:
        >>> to_purl("openai-community/gpt2", "607a30d")
        'pkg:huggingface/openai-community/gpt2@607a30d'
    """
    version = f"@{quote(revision.lower())}" if revision else ""
    return f"pkg:huggingface/{'/'.join(map(quote, hub_id.split('/')))}{version}"


def to_hub_page(hub_id: str) -> str:
    """Return the address of the page of a repository of the Hub.

    Examples:
        >>> to_hub_page("google-bert/bert-base-uncased")
        'https://huggingface.co/google-bert/bert-base-uncased'
    """
    return f"{HUB}/{'/'.join(map(quote, hub_id.split('/')))}"


def quote(text: str) -> str:
    """Return a text as a part of an address.

    Examples:
        >>> quote("a b/c")
        'a%20b%2Fc'
    """
    return "".join(
        char if char in _PLAIN else "".join(f"%{byte:02X}" for byte in char.encode("utf-8"))
        for char in text
    )


def find_spdx_id(licence: str | None) -> str | None:
    """Return the id of a licence on the SPDX list; None where the name is not clearly one.

    Examples:
        >>> find_spdx_id("CC BY-NC 4.0"), find_spdx_id("apache-2.0"), find_spdx_id("llama2")
        ('CC-BY-NC-4.0', 'Apache-2.0', None)
    """
    return _BY_NAME.get(re.sub(r"[\s_]+", "-", (licence or "").strip()).casefold())


def name_licence(part: Part) -> str | None:
    """Return the name of the licence of a part; None where what is said of it is no name."""
    if part.access in {Access.CLOSED, Access.UNKNOWN}:
        return None
    licence = (part.licence or "").strip()
    return None if licence.casefold() in _NO_NAME else licence
