"""Receipts in the catalog's own records of papers: looked up without a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.arxiv_ids import CANONICAL
from lineage.catalog.verified import ReceiptVerdict
from lineage.verify.receipts import CheckedReceipt
from lineage.verify.spellings import to_normal

if TYPE_CHECKING:
    from lineage.catalog.records import Catalog
    from lineage.catalog.verified import CatalogReceipt
    from lineage.verify.names import CatalogNames

_ID = re.compile(rf"\b({CANONICAL})(?:v\d+)?")


class RecordVerifier:
    """Looks up what evidence says of titles and dates of papers."""

    def __init__(self, catalog: Catalog, finder: CatalogNames) -> None:
        """Take the catalog with its snapshot."""
        self._catalog = catalog
        self._finder = finder

    def verify(self, receipt: CatalogReceipt) -> CheckedReceipt:
        """Return whether the papers that a locator names are there, and name either model.

        Of facts, only whether they are there; a locator that names none is of the model's own.
        """
        ids = _ID.findall(receipt.locator)
        paper = self._catalog.models[receipt.child].paper
        if not ids and not receipt.parent and paper:
            ids = [paper]
        if not ids:
            return CheckedReceipt(
                receipt, ReceiptVerdict.NOT_CHECKABLE, "the locator names no paper"
            )
        missing = [paper for paper in ids if paper not in self._catalog.papers]
        if missing:
            return CheckedReceipt(
                receipt, ReceiptVerdict.ABSENT, f"no record of {', '.join(missing)}"
            )
        titles = [to_normal(self._catalog.papers[paper].title) for paper in ids]
        if not receipt.parent:
            return CheckedReceipt(receipt, ReceiptVerdict.LOCATED, f"record of {', '.join(ids)}")
        own = {paper, self._paper_of(receipt.parent)}
        for title in titles:
            for model in (receipt.parent, receipt.child):
                if self._finder.names(title, model):
                    return CheckedReceipt(receipt, ReceiptVerdict.LOCATED, f"title: {title}")
        if own & set(ids):
            found = f"the paper of the model: {'; '.join(titles)}"
            return CheckedReceipt(receipt, ReceiptVerdict.LOCATED, found)
        return CheckedReceipt(
            receipt, ReceiptVerdict.ABSENT, f"neither model is named: {'; '.join(titles)}"
        )

    def _paper_of(self, model: str) -> str | None:
        known = self._catalog.models.get(model)
        return known.paper if known else None
