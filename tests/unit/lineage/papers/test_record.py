from __future__ import annotations

import datetime
from typing import Any

import pytest

from lineage.papers.record import (
    ArxivEntry,
    FetchedPaper,
    IncompleteEntryError,
    build_record,
    is_withdrawn,
    to_one_line,
)

TODAY = datetime.date(2026, 11, 22)


def make_entry(**changes: Any) -> ArxivEntry:
    entry = ArxivEntry(
        entry_id="http://arxiv.org/abs/2401.00001v2",
        title="An Invented\n  $\\omega$-Model with <script>x</script>",
        authors=("Łukasz  Ziółko", "王小明"),
        published=datetime.datetime(2024, 1, 31, 23, 59, tzinfo=datetime.UTC),
        updated=datetime.datetime(2024, 2, 3, tzinfo=datetime.UTC),
        primary_category="cs.CL",
        abstract="  We invent.\nNothing follows.",
    )
    return entry._replace(**changes)


def test_a_record_keeps_words_and_cleans_whitespace() -> None:
    assert build_record(make_entry(comment="3 pages,\n 1 figure"), retrieved=TODAY) == (
        FetchedPaper(
            title="An Invented $\\omega$-Model with <script>x</script>",
            authors=("Łukasz Ziółko", "王小明"),
            submitted="2024-01-31",
            updated="2024-02-03",
            version=2,
            primary_category="cs.CL",
            source="arxiv",
            retrieved="2026-11-22",
            abstract="We invent. Nothing follows.",
            comment="3 pages, 1 figure",
        )
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"title": " \n"}, "it has no title", id="no title"),
        pytest.param({"authors": ()}, "it has no authors", id="no authors"),
        pytest.param({"authors": ("A", " ")}, "an author has no name", id="nameless author"),
        pytest.param({"abstract": ""}, "it has no abstract", id="no abstract"),
        pytest.param({"primary_category": ""}, "it has no primary category", id="no category"),
        pytest.param(
            {"primary_category": "<b>"}, "its primary_category cannot be used", id="odd category"
        ),
        pytest.param(
            {"entry_id": "http://arxiv.org/abs/2401.00001"}, "it has no version", id="no version"
        ),
        pytest.param(
            {"title": "A \ufffd"}, "its title has damaged characters", id="damaged title"
        ),
        pytest.param(
            {"authors": ("\ufffd",)}, "its authors has damaged characters", id="damaged author"
        ),
        pytest.param(
            {"updated": datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)},
            "its dates are out of order",
            id="changed before it was published",
        ),
    ],
)
def test_an_entry_that_lacks_something_is_refused(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(IncompleteEntryError) as caught:
        build_record(make_entry(**changes), retrieved=TODAY)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a\r\n\t b\u2028c", "a b c", id="kinds of whitespace"),
        pytest.param("a\x00b\x7fc\x9fd", "abcd", id="control characters"),
        pytest.param("a\u202eb\u2066c", "abc", id="characters that turn the direction"),
        pytest.param("$x_{1}$ & \\emph{y}", "$x_{1}$ & \\emph{y}", id="TeX"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="joiners that a script needs"),
    ],
)
def test_text_is_put_on_one_line(text: str, line: str) -> None:
    assert to_one_line(text) == line


@pytest.mark.parametrize(
    ("comment", "abstract", "withdrawn"),
    [
        pytest.param("Withdrawn by the authors", "We invent.", True, id="comment"),
        pytest.param("", "This paper has been withdrawn.", True, id="abstract"),
        pytest.param("3 pages", "We study how armies are withdrawn.", False, id="other sense"),
        pytest.param("", "We invent.", False, id="neither"),
    ],
)
def test_a_withdrawal_is_read_from_the_authors_words(
    comment: str, abstract: str, *, withdrawn: bool
) -> None:
    assert is_withdrawn(comment=comment, abstract=abstract) is withdrawn


def test_authors_are_kept_as_arxiv_has_them_and_lose_their_marks_on_the_way_out() -> None:
    names = ("BigScience Workshop", ":", "Susan Zhang∗", "01.AI")
    record = build_record(make_entry(authors=names), retrieved=TODAY)
    assert record.authors == names
    assert record.to_paper().authors == ("BigScience Workshop", "Susan Zhang", "01.AI")


def test_a_record_without_a_single_name_keeps_what_it_has() -> None:
    record = build_record(make_entry(authors=("∗",)), retrieved=TODAY)
    assert record.to_paper().authors == ("∗",)


def test_the_bibliographic_facts_leave_the_users_fields_behind() -> None:
    record = build_record(make_entry(), retrieved=TODAY)
    assert sorted(record.to_paper().model_dump()) == [
        "authors",
        "authors_note",
        "more_authors",
        "primary_category",
        "retrieved",
        "source",
        "submitted",
        "title",
        "updated",
        "version",
    ]
