"""What an entry must say besides what the schema asks of every one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.records.references import Family
from graph.records.vocabulary import ANCESTRY_CHANNELS, CHANNEL_OF
from lineage.catalog.blanks import BLANK_ID
from lineage.catalog.problems import Problem, format_key, list_leaves
from lineage.catalog.support import judge_support

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.catalog.entry import Entry
    from lineage.catalog.records import Catalog

_LONG_FIELDS = ("corpus", "application")
_MONTH = len("2023-05")
_VERIFIED = 50
"""Among so many derivations one may rest on no source that anyone can check."""


def check_completeness(catalog: Catalog) -> Iterator[Problem]:
    """Yield what entries leave out that they must say, and what contradicts itself."""
    for model_id, model in catalog.models.items():
        file = f"models/{model_id}.toml"
        yield from _check_short(file, model)
        yield from _check_parents(file, model)
        yield from _check_month(file, model)
        yield from _check_fillers(file, catalog.tables.get(model_id))
    yield from _check_groups(catalog)
    yield from _check_unverified(catalog)


def _check_short(file: str, model: Entry) -> Iterator[Problem]:
    for field in _LONG_FIELDS:
        if getattr(model, field) is None and not model.short:
            message = f"missing, expected '{field}', which only a short entry may leave out"
            yield Problem(file, field, message, "short")


def _check_parents(file: str, model: Entry) -> Iterator[Problem]:
    ancestry = any(CHANNEL_OF[step.kind] in ANCESTRY_CHANNELS for step in model.derivations)
    if not ancestry and model.no_parents is None:
        message = "missing, expected 'undisclosed' or 'none-found' in an entry without parents"
        yield Problem(file, "no_parents", message, "no-parents")
    if ancestry and model.no_parents is not None:
        message = "unexpected, since the entry has parents"
        yield Problem(file, "no_parents", message, "no-parents")


def _check_month(file: str, model: Entry) -> Iterator[Problem]:
    """Yield a release in another month than the paper that nothing explains.

    An arXiv id says in which month the paper was submitted.
    """
    if model.paper is None or not model.paper[:4].isdigit():
        return
    month = f"20{model.paper[:2]}-{model.paper[2:4]}"
    paper = f"arxiv:{model.paper}"
    explained = {
        name
        for fact in model.fact_sources
        if fact.source not in {"paper-record", paper}
        for name in fact.fields
    }
    explained |= {correction.field for correction in model.corrections}
    if model.released[:_MONTH] != month and "released" not in explained:
        message = (
            f"unexpected date {model.released}, expected {month} as in arXiv {model.paper}, "
            "or a source of 'released' beside the paper"
        )
        yield Problem(file, "released", message, "paper-month")


_FILLER = re.compile(
    r"\b(?:not (?:yet )?looked (?:at|up)|to be (?:added|checked|done)|tbd|tba|fixme)\b",
    re.IGNORECASE | re.ASCII,
)
"""Words that stand where a fact or a place should."""

_OF_FILLERS = (b"looked", b"to be", b"tbd", b"tba", b"fixme")
"""In each of them is one of these; to look for a few letters takes a twentieth of the time."""


def _check_fillers(file: str, table: object) -> Iterator[Problem]:
    letters = str(table).encode().lower()
    if not any(part in letters for part in _OF_FILLERS):
        return
    for location, text in list_leaves(table):
        found = _FILLER.search(text) if isinstance(text, str) else None
        if found:
            message = f"unexpected '{found[0]}', expected a fact, a place in a source, or nothing"
            yield Problem(file, format_key(location), message, "filler")


def _check_unverified(catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem where more derivations rest on no source than the catalog bears."""
    steps = [step for model in catalog.models.values() for step in model.derivations]
    unverified = sum(judge_support(step) == "unverified" for step in steps)
    if unverified > 1 and unverified * _VERIFIED > len(steps):
        message = f"{unverified} of {len(steps)} are unverified, expected at most 1 in {_VERIFIED}"
        yield Problem("models", "derivations", message, "unverified-share")


def _check_groups(catalog: Catalog) -> Iterator[Problem]:
    """Yield the families without a known group, in a catalog that has groups or names one."""
    groups = {
        family_id: family.group
        for family_id, family in catalog.concepts["families"].items()
        if isinstance(family, Family) and family_id != BLANK_ID
    }
    if not catalog.groups and not any(groups.values()):
        return
    for family_id, group in groups.items():
        if group not in catalog.groups:
            message = f"unexpected '{group}', expected a group of groups.toml"
            yield Problem("families.toml", f"{family_id}.group", message, "references")
