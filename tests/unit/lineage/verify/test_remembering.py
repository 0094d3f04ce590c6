"""What is remembered of a verification, and who hears of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from lineage.catalog.assemble import load_document
from lineage.catalog.load import load_catalog
from lineage.catalog.questions import find_questions
from lineage.catalog.rules import check_catalog
from lineage.catalog.verified import VERIFIED, CatalogReceipt, ReceiptVerdict, read_verified
from lineage.cli.receipts_text import say_check
from lineage.verify.receipts import CheckedReceipt, list_receipts
from lineage.verify.remembering import list_news, remember, select_changed, select_turn
from lineage.verify.reports import list_findings, to_row
from tests.support.catalogs import make_derivation, make_entry, write_catalog

if TYPE_CHECKING:
    from pathlib import Path

DAY, LATER = dt.date(2026, 12, 1), dt.date(2026, 12, 8)
CARD, POST = "https://example.org/card", "https://example.com/post"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    evidence = [
        {"source": CARD, "locator": "first paragraph", "stance": "supports"},
        {"source": POST, "locator": "second paragraph", "stance": "supports"},
    ]
    step = make_derivation("root", "finetuning", evidence=evidence)
    entries = {
        "root": make_entry("Root", "2017-01"),
        "tuned": make_entry("Tuned", "2018-01", derivations=[step], links=[CARD]),
    }
    return write_catalog(tmp_path / "catalog", entries)


def _check(folder: Path, *verdicts: ReceiptVerdict, day: dt.date = DAY) -> bool:
    receipts = list_receipts(load_catalog(folder))
    found = [
        CheckedReceipt(receipt, verdict, f"it is {verdict.value}", "d" * 64)
        for receipt, verdict in zip(receipts, verdicts, strict=False)
    ]
    return remember(folder, found, current=receipts, today=day)


def test_without_the_file_all_is_as_before(folder: Path) -> None:
    step = load_document(folder)["derivations"][0]
    assert [sorted(item) for item in step["evidence"]] == [
        ["basis", "locator", "source", "stance"]
    ] * 2
    assert step["houses"] == ["maker", "secondary"]


def test_an_absent_receipt_speaks_for_nobody(folder: Path) -> None:
    assert [r.source for r in list_receipts(load_catalog(folder))] == [POST, CARD]
    _check(folder, ReceiptVerdict.ABSENT, ReceiptVerdict.LOCATED)
    step = load_document(folder)["derivations"][0]
    assert step["houses"] == ["maker"]
    assert step["support"] == "supported"
    assert [say_check(item) for item in step["evidence"]] == [
        "; checked 2026-12-01", "; not found there on 2026-12-01",
    ]  # fmt: skip


def test_what_disputes_a_parent_says_when_it_was_looked_up(tmp_path: Path) -> None:
    claim = {
        "parent": "root",
        "reason": "One page names it; the other does not.",
        "reason_zh": "一页提到它，另一页没有。",
        "evidence": [
            {"source": CARD, "locator": "first paragraph", "stance": "supports"},
            {"source": POST, "locator": "second paragraph", "stance": "disputes"},
        ],
    }
    entries = {
        "root": make_entry("Root", "2017-01"),
        "other": make_entry("Other", "2018-01", disputes=[claim]),
    }
    folder = write_catalog(tmp_path / "disputed", entries)
    _check(folder, ReceiptVerdict.LOCATED, ReceiptVerdict.LOCATED)
    (dispute,) = load_document(folder)["disputes"]
    assert [item["verdict"] for item in dispute["evidence"]] == ["located", "located"]


def test_where_every_receipt_is_absent_nobody_supports(folder: Path) -> None:
    _check(folder, ReceiptVerdict.ABSENT, ReceiptVerdict.ABSENT)
    step = load_document(folder)["derivations"][0]
    assert (step["houses"], step["support"]) == ([], "unverified")


def test_a_verdict_that_stays_keeps_its_day_and_line(folder: Path) -> None:
    assert _check(folder, ReceiptVerdict.LOCATED, ReceiptVerdict.MOVED)
    before = (folder / VERIFIED).read_text("utf-8")
    assert not _check(folder, ReceiptVerdict.LOCATED, ReceiptVerdict.MOVED, day=LATER)
    assert not _check(folder, ReceiptVerdict.UNREACHABLE, day=LATER)
    assert (folder / VERIFIED).read_text("utf-8") == before
    assert _check(folder, ReceiptVerdict.ABSENT, day=LATER)
    assert len(before.splitlines()) == 4
    assert read_verified(folder, [])[list_receipts(load_catalog(folder))[0].key].checked == (
        LATER.isoformat()
    )


def test_receipts_that_are_gone_are_forgotten(folder: Path) -> None:
    gone = CatalogReceipt("tuned", "root", "https://example.org/old", "title")
    remember(folder, [CheckedReceipt(gone, ReceiptVerdict.LOCATED, "")], current=[gone], today=DAY)
    _check(folder, ReceiptVerdict.LOCATED)
    assert gone.key not in read_verified(folder, [])


def test_only_what_changed_is_looked_up_again(folder: Path) -> None:
    receipts = list_receipts(load_catalog(folder))
    _check(folder, ReceiptVerdict.UNREACHABLE, ReceiptVerdict.LOCATED)
    never = CatalogReceipt("tuned", "root", CARD, "title")
    assert select_changed([*receipts, never], read_verified(folder, [])) == ([never], receipts[:1])
    many = [CatalogReceipt("a", "b", "c", f"page {number}") for number in range(100)]
    turns = [select_turn(many, turn) for turn in range(20)]
    assert sorted(item for turn in turns for item in turn) == sorted(many)


def test_only_what_was_not_known_is_news(folder: Path) -> None:
    receipts = list_receipts(load_catalog(folder))
    _check(folder, ReceiptVerdict.ABSENT, ReceiptVerdict.LOCATED)
    found = [CheckedReceipt(receipt, ReceiptVerdict.ABSENT, "") for receipt in receipts]
    assert list_news(found, read_verified(folder, [])) == [found[1]]


def test_lint_asks_for_what_is_absent_and_for_what_nobody_can_check(folder: Path) -> None:
    _check(folder, ReceiptVerdict.ABSENT, ReceiptVerdict.NOT_CHECKABLE)
    catalog = load_catalog(folder)
    assert check_catalog(catalog) == []
    asked = [item for item in find_questions(catalog) if "evidence" in item.key]
    assert [item.key for item in asked] == ["derivations[0].evidence[1]"]
    assert "does its place still name root? It did not on 2026-12-01" in asked[0].message


def test_lint_asks_for_places_of_facts_that_are_absent(folder: Path) -> None:
    fact = {"fields": ["released"], "source": CARD, "locator": "second paragraph"}
    other = make_entry("Other", "2018-01", fact_sources=[fact], links=[CARD])
    write_catalog(folder.parent / "facts", {"other": other})
    (receipt,) = list_receipts(load_catalog(folder.parent / "facts"))
    assert receipt == CatalogReceipt("other", "", CARD, "second paragraph")
    found = [CheckedReceipt(receipt, ReceiptVerdict.ABSENT, "no such place")]
    remember(folder.parent / "facts", found, current=[receipt], today=DAY)
    (asked,) = find_questions(load_catalog(folder.parent / "facts"))
    assert asked.key == "fact_sources[0].locator"
    assert "is its place still there? It was not on 2026-12-01: no such place" in asked.message


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("{", id="no-json"),
        pytest.param('{"x": {}}', id="no-key"),
        pytest.param('{"0123456789abcdef": {"verdict": "true"}}', id="no-verdict"),
    ],
)
def test_a_spoilt_file_is_a_problem(folder: Path, content: str) -> None:
    (folder / VERIFIED).write_text(content, "utf-8")
    assert {p.file for p in check_catalog(load_catalog(folder))} == {VERIFIED}


def test_reports_name_every_receipt(folder: Path) -> None:
    receipts = list_receipts(load_catalog(folder))
    found = [
        CheckedReceipt(receipts[0], ReceiptVerdict.ABSENT, "not there"),
        CheckedReceipt(receipts[1], ReceiptVerdict.LOCATED, "there"),
    ]
    assert to_row(found[0], date="2026-12-01") == {
        "child": "tuned", "parent": "root", "source": POST, "locator": "second paragraph",
        "verdict": "absent", "found": "not there", "checked": "2026-12-01",
    }  # fmt: skip
    (finding,) = list_findings(found, folder)
    assert (finding.rule, finding.level, finding.file.name) == ("absent", "error", "tuned.toml")
    assert "second paragraph" in finding.file.read_text("utf-8").splitlines()[finding.line - 1]
