"""Licences by what they let people do, as far as a name tells; no legal advice."""

from __future__ import annotations

import re
from enum import StrEnum

from graph.records.vocabulary import Access


class Terms(StrEnum):
    """What a licence lets people do, the widest first."""

    PERMISSIVE = "permissive"
    SHARE_ALIKE = "share-alike"
    CONDITIONS = "conditions"
    NON_COMMERCIAL = "non-commercial"
    CLOSED = "closed"
    OTHER = "other"
    UNKNOWN = "unknown"


WIDTH = {
    Terms.PERMISSIVE: 0,
    Terms.SHARE_ALIKE: 1,
    Terms.CONDITIONS: 2,
    Terms.NON_COMMERCIAL: 3,
    Terms.CLOSED: 4,
}
"""How narrow terms are that a name tells; a child's are seldom wider than its parent's."""

_NARROW = re.compile(
    r"\bnc\b|(?<![a-z])non-?commercial|non-?production|research (?:use )?only|for research\b"
    r"|apple-amlr|\bresearch licen[cs]e|[a-z]-research\b|academic|\bm(?:npl|rl)\b"
)
_SHARE = re.compile(r"\b(?:a?gpl|lgpl|sa|epl|mpl|eupl|osl|ms-rl|odbl|gfdl|cdla-sharing)\b")
_FREE = re.compile(
    r"\b(?:apache|mit|bsd|isc|cc0|unlicense|wtfpl|zlib|postgresql|artistic|afl|bsl-1\.0|ecl|ncsa"
    r"|pddl|cdla-permissive|open-?mdw|ms-pl|lppl|etalab|odc-by|c-uda|ofl"
    r"|cc[ -]by(?![ -](?:nc|sa|nd)))\b"
)
_CONDITIONS = re.compile(
    r"rail|llama|gemma|community|qwen|tongyi|deepseek|nvidia|terms|bespoke|falcon|cc[ -]by[ -]nd"
    r"|open model"
)
_LICENCE = re.compile(r"licen[cs]e|agreement")
_NAMELESS = frozenset({"other", "custom", "proprietary"})
_NOT_SAID = frozenset({"", "unknown", "none", "null", "n/a"})


def read_terms(licence: str | None, access: str | None = None) -> Terms:
    """Return what the name of a licence tells.

    Args:
        licence: As a model card or the catalog has it; None if nobody says.
        access: What the catalog says that it lets the public do; None outside the catalog.

    Examples:
        >>> [read_terms(name).value for name in ("mit", "cc-by-nc-4.0", "llama2", "other", None)]
        ['permissive', 'non-commercial', 'conditions', 'other', 'unknown']
        >>> read_terms("Apache-2.0, but Qwen licence for 72B", "restricted").value
        'conditions'
    """
    name = (licence or "").strip().casefold()
    if access in {Access.CLOSED, Access.UNKNOWN}:
        return Terms.CLOSED if access == Access.CLOSED else Terms.UNKNOWN
    if name in _NOT_SAID:
        return Terms.UNKNOWN
    if name in _NAMELESS:
        return Terms.OTHER
    found = _read_name(name)
    if access == Access.RESTRICTED:
        return Terms.NON_COMMERCIAL if found == Terms.NON_COMMERCIAL else Terms.CONDITIONS
    if access == Access.OPEN:
        return Terms.SHARE_ALIKE if found == Terms.SHARE_ALIKE else Terms.PERMISSIVE
    return found


def _read_name(name: str) -> Terms:
    for pattern, terms in (
        (_NARROW, Terms.NON_COMMERCIAL),
        (_SHARE, Terms.SHARE_ALIKE),
        (_CONDITIONS, Terms.CONDITIONS),
        (_FREE, Terms.PERMISSIVE),
        (_LICENCE, Terms.CONDITIONS),
    ):
        if pattern.search(name):
            return terms
    return Terms.OTHER
