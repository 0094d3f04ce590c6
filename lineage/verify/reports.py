"""What a verification found, as JSON and as SARIF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lineage.verify.receipts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.verify.receipts import Checked

_LEVELS = {
    Verdict.ABSENT: "error",
    Verdict.MOVED: "warning",
    Verdict.UNREACHABLE: "note",
    Verdict.NOT_CHECKABLE: "note",
}


def to_row(item: Checked, *, date: str) -> dict[str, str]:
    """Return one receipt as `lineage verify --format json` prints it."""
    return {
        **item.receipt._asdict(),
        "verdict": item.verdict.value,
        "found": item.found,
        "checked": date,
    }


def to_sarif(found: Iterable[Checked]) -> dict[str, Any]:
    """Return what is amiss in SARIF 2.1.0, which code hosts show beside the files."""
    amiss = [item for item in found if item.verdict in _LEVELS]
    results = [
        {
            "ruleId": item.verdict.value.replace(" ", "-"),
            "level": _LEVELS[item.verdict],
            "message": {
                "text": f"{item.receipt.parent}: {item.receipt.source}, {item.receipt.locator}: "
                f"{item.verdict.value}: {item.found}"
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": f"lineage/data/models/{item.receipt.child}.toml"
                        }
                    }
                }
            ],
        }
        for item in amiss
    ]
    rules = [{"id": rule} for rule in sorted({str(result["ruleId"]) for result in results})]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": {"name": "lineage verify", "rules": rules}}, "results": results}
        ],
    }
