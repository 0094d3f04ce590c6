"""A verification: which receipts, in which order, and what is remembered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from lineage.catalog.package_names import Named, Namer
from lineage.catalog.verified import VERIFIED, Verified, read_verified, render_verified
from lineage.files import write_whole
from lineage.verify.names import CatalogNames
from lineage.verify.receipts import ReceiptVerdict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from lineage.catalog.records import Catalog
    from lineage.catalog.verified import CatalogReceipt
    from lineage.verify.receipts import CheckedReceipt

_HINT = "Name another catalog with --data DIR, or leave out --remember."
_REPOSITORY = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+)")
_TURNS = 20
_AMISS = frozenset({ReceiptVerdict.ABSENT, ReceiptVerdict.MOVED})


class Verifier(Protocol):
    """Looks receipts of one sort of source up."""

    def verify(self, receipt: CatalogReceipt) -> CheckedReceipt:
        """Return what is found at the place of a receipt."""
        ...


def make_finder(catalog: Catalog) -> CatalogNames:
    """Return what knows the names of a catalog in texts.

    A repository, or the paper by its number, names a model where it is of no other one.
    """
    names = {
        key: [model.name, *model.aliases, *model.hub] for key, model in catalog.models.items()
    }
    owners: dict[str, set[str]] = {}
    for key, model in catalog.models.items():
        links = filter(None, (_REPOSITORY.fullmatch(str(link)) for link in model.links))
        for own in (*(link[1] for link in links), model.paper or ""):
            owners.setdefault(own, set()).add(key)
    for own, keys in owners.items():
        if len(keys) == 1:
            names[min(keys)].append(own)
    return CatalogNames(names)


def make_namer(catalog: Catalog) -> Namer:
    """Return what knows the names of a catalog in packages."""
    named = [
        Named(key, (model.name, *model.aliases), model.hub)
        for key, model in catalog.models.items()
    ]
    return Namer(named, catalog.receipts, catalog.implementations)


def select_changed(
    receipts: Iterable[CatalogReceipt], verified: Mapping[str, Verified]
) -> tuple[list[CatalogReceipt], list[CatalogReceipt]]:
    """Return the receipts that were never looked up as they are now, and those not reached."""
    new, unreached = [], []
    for receipt in receipts:
        known = verified.get(receipt.key)
        if known is None:
            new.append(receipt)
        elif known.verdict == ReceiptVerdict.UNREACHABLE.value:
            unreached.append(receipt)
    return new, unreached


def select_turn(receipts: Iterable[CatalogReceipt], turn: int) -> list[CatalogReceipt]:
    """Return the twentieth of receipts whose turn it is; in twenty turns each has had its own."""
    return [receipt for receipt in receipts if int(receipt.key, 16) % _TURNS == turn % _TURNS]


def list_news(
    found: Iterable[CheckedReceipt], verified: Mapping[str, Verified]
) -> list[CheckedReceipt]:
    """Return what is amiss and was not known to be."""
    return [
        item
        for item in found
        if item.verdict in _AMISS
        and (
            item.receipt.key not in verified
            or verified[item.receipt.key].verdict != item.verdict.value
        )
    ]


def remember(
    folder: Path,
    found: Iterable[CheckedReceipt],
    *,
    current: Iterable[CatalogReceipt],
    today: dt.date,
) -> bool:
    """Write what was found into the catalog folder; return whether anything is new.

    What was found before stays for receipts that were not looked up now, or could not be reached.
    Receipts that the catalog no longer has are left out. A verdict that stays keeps its day.

    Raises:
        UnwritableError: The file cannot be written.
    """
    before = read_verified(folder, [])
    after = {r.key: before[r.key] for r in current if r.key in before}
    for item in found:
        key, receipt = item.receipt.key, item.receipt
        made = Verified(
            child=receipt.child,
            parent=receipt.parent or None,
            verdict=item.verdict.value,
            checked=today.isoformat(),
            found=item.found,
            digest=item.digest,
            version=item.version,
        )
        if item.verdict is not ReceiptVerdict.UNREACHABLE or key not in after:
            after[key] = _keep_day(after.get(key), made)
    if after == before:
        return False
    write_whole(folder / VERIFIED, render_verified(after).encode(), hint=_HINT)
    return True


def _keep_day(old: Verified | None, new: Verified) -> Verified:
    same = old is not None and old.model_copy(update={"checked": new.checked}) == new
    return old if old is not None and same else new
