"""What was found before: which receipts it leaves to look up, and how what is new is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.catalog.verified import (
    VERIFIED,
    ReceiptVerdict,
    Verified,
    read_verified,
    render_verified,
)
from lineage.files import write_whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from lineage.catalog.verified import CatalogReceipt
    from lineage.verify.receipts import CheckedReceipt

_HINT = "Name another catalog with --data DIR, or leave out --remember."
_TURNS = 20
_AMISS = frozenset({ReceiptVerdict.ABSENT, ReceiptVerdict.MOVED})


def select_changed(
    receipts: Iterable[CatalogReceipt], verified: Mapping[str, Verified]
) -> tuple[list[CatalogReceipt], list[CatalogReceipt]]:
    """Return the receipts that were never looked up as they are now, and those not reached."""
    new, unreached = [], []
    for receipt in receipts:
        known = verified.get(receipt.key)
        if known is None:
            new.append(receipt)
        elif known.verdict is ReceiptVerdict.UNREACHABLE:
            unreached.append(receipt)
    return new, unreached


def select_turn(receipts: Iterable[CatalogReceipt], turn: int) -> list[CatalogReceipt]:
    """Return the twentieth of receipts whose turn it is; in twenty turns each has had its own."""
    return [receipt for receipt in receipts if int(receipt.key, 16) % _TURNS == turn % _TURNS]


def list_news(
    found: Iterable[CheckedReceipt], verified: Mapping[str, Verified]
) -> list[CheckedReceipt]:
    """Return what is amiss and was not known to be."""
    amiss = [item for item in found if item.verdict in _AMISS]
    known = {key: item.verdict for key, item in verified.items()}
    return [item for item in amiss if known.get(item.receipt.key) is not item.verdict]


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
            verdict=item.verdict,
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
