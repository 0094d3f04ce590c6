"""What is verified: every place that the entries of a catalog cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.records.vocabulary import UNVERIFIED
from lineage.catalog.code_edges import derive_steps
from lineage.catalog.verified import CatalogReceipt, to_receipt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from graph.records.claims import Claim, Inheritance
    from lineage.catalog.entry import Entry
    from lineage.catalog.records import Catalog
    from lineage.catalog.verified import ReceiptVerdict


class CheckedReceipt(NamedTuple):
    """A receipt and what was found.

    Attributes:
        receipt: What was looked up.
        verdict: What came of it.
        found: What was found, and where; or why nothing was.
        digest: Of the text that was read, if one was.
        version: Of the source that was read, if it has one.
    """

    receipt: CatalogReceipt
    verdict: ReceiptVerdict
    found: str
    digest: str = ""
    version: str = ""


def list_receipts(catalog: Catalog, models: Collection[str] = ()) -> list[CatalogReceipt]:
    """Return the receipts of a catalog, or of the models named, each once, sorted.

    Those of derivations and disputes name a parent. Where a place disputes one, or is of facts,
    remarks or corrections, only the place can be looked up, and they name none.
    """
    steps = derive_steps(catalog)
    found: set[CatalogReceipt] = set()
    for child, model in catalog.models.items():
        if models and child not in models:
            continue
        for step in steps[child]:
            found.update(_list_of(child, step))
        for claim in model.disputes:
            found.update(_list_of(child, claim))
        found.update(_list_of_facts(child, model))
    return sorted(found)


def _list_of(child: str, record: Inheritance | Claim) -> Iterator[CatalogReceipt]:
    for item in record.evidence:
        if item.source != UNVERIFIED:
            yield to_receipt(child, record.parent, item)


def _list_of_facts(child: str, model: Entry) -> Iterator[CatalogReceipt]:
    said = [item for remark in model.remarks for item in remark.evidence]
    said += [item for correction in model.corrections for item in correction.evidence]
    cited = [(item.source, item.locator) for item in said]
    cited += [(fact.source, fact.locator) for fact in model.fact_sources]
    for source, locator in cited:
        if source != UNVERIFIED:
            yield CatalogReceipt(child, "", source, locator)
