"""What an entry must say besides what the schema asks of every one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.vocabulary import ANCESTRY_CHANNELS, CHANNEL_OF
from lineage.catalog.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.catalog.entry import Entry
    from lineage.catalog.load import Catalog

_LONG_FIELDS = ("corpus", "application")
_MONTH = len("2023-05")


def check_completeness(catalog: Catalog) -> Iterator[Problem]:
    """Return what entries leave out that they must say, and what contradicts itself."""
    for model_id, model in catalog.models.items():
        file = f"models/{model_id}.toml"
        yield from _check_short(file, model)
        yield from _check_parents(file, model)
        yield from _check_month(file, model)
    yield from _check_groups(catalog)


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
    """Return a release in another month than the paper that nothing explains.

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


def _check_groups(catalog: Catalog) -> Iterator[Problem]:
    if not catalog.groups and not any(
        getattr(family, "group", None) for family in catalog.concepts.get("families", {}).values()
    ):
        return
    for family_id, family in catalog.concepts["families"].items():
        group = getattr(family, "group", None)
        if group not in catalog.groups:
            message = f"unexpected '{group}', expected a group of groups.toml"
            yield Problem("families.toml", f"{family_id}.group", message, "references")
