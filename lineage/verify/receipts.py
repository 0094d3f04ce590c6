"""What is verified: every place that the entries of a catalog cite."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from graph.records.vocabulary import UNVERIFIED
from lineage.catalog.code_edges import derive_steps
from lineage.catalog.verified import Receipt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from graph.records.claims import Claim, Evidence, FactSource, Inheritance
    from lineage.catalog.entry import Entry
    from lineage.catalog.records import Catalog

    _Cited = Evidence | FactSource


class Verdict(StrEnum):
    """What a look at the place of a receipt brought; none of them says that a claim is true."""

    LOCATED = "located"
    MOVED = "moved"
    ABSENT = "absent"
    UNREACHABLE = "unreachable"
    NOT_CHECKABLE = "not checkable"


class Checked(NamedTuple):
    """A receipt and what was found.

    Attributes:
        receipt: What was looked up.
        verdict: What came of it.
        found: What was found, and where; or why nothing was.
        digest: Of the text that was read, if one was.
        version: Of the source that was read, if it has one.
    """

    receipt: Receipt
    verdict: Verdict
    found: str
    digest: str = ""
    version: str = ""


def list_receipts(catalog: Catalog, models: Collection[str] = ()) -> list[Receipt]:
    """Return the receipts of a catalog, or of the models named, each once, sorted.

    Those of derivations and disputes name a parent; those of facts, remarks and corrections, of
    which only the place can be looked up, name none.
    """
    steps = derive_steps(catalog)
    found: set[Receipt] = set()
    for child, model in catalog.models.items():
        if models and child not in models:
            continue
        for step in steps[child]:
            found.update(_list_of(child, step))
        for claim in model.disputes:
            found.update(_list_of(child, claim))
        found.update(_list_of_facts(child, model))
    return sorted(found)


def _list_of(child: str, record: Inheritance | Claim) -> Iterator[Receipt]:
    for item in _checkable(record.evidence):
        yield Receipt(child, record.parent, item.source, item.locator)


def _list_of_facts(child: str, model: Entry) -> Iterator[Receipt]:
    said = [item for remark in model.remarks for item in remark.evidence]
    said += [item for correction in model.corrections for item in correction.evidence]
    for item in _checkable([*model.fact_sources, *said]):
        yield Receipt(child, "", item.source, item.locator)


def _checkable(evidence: Sequence[_Cited]) -> Iterator[_Cited]:
    return (item for item in evidence if item.source != UNVERIFIED)
