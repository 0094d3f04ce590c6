"""What a verification found, as JSON, and beside the lines of a catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.catalog.sarif import Finding, find_line_with
from lineage.catalog.verified import ReceiptVerdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lineage.verify.receipts import CheckedReceipt

_LEVELS = {
    ReceiptVerdict.ABSENT: "error",
    ReceiptVerdict.MOVED: "warning",
    ReceiptVerdict.UNREACHABLE: "note",
    ReceiptVerdict.NOT_CHECKABLE: "note",
}


def to_row(item: CheckedReceipt, *, date: str) -> dict[str, str]:
    """Return one receipt as `lineage verify --format json` prints it."""
    return {
        **item.receipt._asdict(),
        "verdict": item.verdict.value,
        "found": item.found,
        "checked": date,
    }


def list_findings(found: Iterable[CheckedReceipt], folder: Path) -> Iterator[Finding]:
    """Yield what is amiss, beside the lines of a catalog folder that cite it."""
    for item in found:
        if item.verdict not in _LEVELS:
            continue
        child, parent, source, locator = item.receipt
        file = folder / "models" / f"{child}.toml"
        yield Finding(
            file,
            item.verdict.value.replace(" ", "-"),
            _LEVELS[item.verdict],
            f"{parent or 'facts'}: {source}, {locator}: {item.verdict.value}: {item.found}",
            find_line_with(file, source, locator),
        )
