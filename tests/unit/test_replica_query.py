"""The stand-in for arXiv reads queries as arXiv does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.replica.papers import FakePaper
from tests.replica.query import BadQueryError, find_papers, parse_query, read_request

PAPERS = {
    paper.arxiv_id: paper
    for paper in (
        FakePaper("2401.00001", "Red Birds", ("Ann Ode",), "On flight.", "2024-01-01T10:00:00Z"),
        FakePaper("2401.00002", "Blue birds", ("Bo Ode",), "On song.", "2024-01-02T10:00:00Z"),
        FakePaper(
            *("2401.00003", "Red fish", ("Ann Eel",), "On GPT-3.5 and birds.", "2024-01-03T10:00"),
            category="cs.LG",
        ),
    )
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("ti:red", "13", id="title"),
        pytest.param('ti:"red birds"', "1", id="phrase"),
        pytest.param('ti:"birds red"', "", id="phrase in another order"),
        pytest.param("ti:bird", "", id="whole words"),
        pytest.param('abs:"gpt-3.5"', "3", id="word with signs"),
        pytest.param('au:"ann ode"', "1", id="author"),
        pytest.param("all:birds", "123", id="all"),
        pytest.param("birds", "123", id="no field"),
        pytest.param("cat:cs.LG", "3", id="category"),
        pytest.param("cat:cs", "", id="archive"),
        pytest.param("cat:cs.*", "123", id="all of an archive"),
        pytest.param("ti:red AND ti:birds", "1", id="and"),
        pytest.param("ti:blue OR ti:fish", "23", id="or"),
        pytest.param("ti:red ti:blue", "123", id="missing operator"),
        pytest.param("ti:red ANDNOT ti:fish", "1", id="andnot"),
        pytest.param("ti:red NOT ti:fish", "1", id="not"),
        pytest.param("ti:blue OR ti:red AND ti:fish", "23", id="from the right"),
        pytest.param("ti:red AND ti:fish OR ti:blue", "3", id="from the right again"),
        pytest.param("(ti:red AND ti:fish) OR ti:blue", "23", id="parentheses"),
        pytest.param("ti:red AND (ti:fish OR (ti:blue))", "3", id="nested parentheses"),
        pytest.param("submittedDate:[202401011000 TO 202401021000]", "12", id="range"),
        pytest.param("lastUpdatedDate:[202401021000 TO 202412312359]", "23", id="alias"),
        pytest.param("all:birds AND submittedDate:[202401030000 TO 202401032359]", "3", id="both"),
    ],
)  # fmt: skip
def test_a_query_finds_what_it_says(query: str, found: str) -> None:
    test = parse_query(query)
    assert "".join(key[-1] for key, paper in PAPERS.items() if test(paper)) == found


def ask(**values: str) -> list[str]:
    request = read_request({key: [value] for key, value in values.items()})
    return [f"{p.arxiv_id[-1]}v{p.version}" for p in find_papers(PAPERS, request)]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        pytest.param({"search_query": "birds", "sortBy": "submittedDate"}, "321", id="newest"),
        pytest.param(
            {"search_query": "birds", "sortBy": "submittedDate", "sortOrder": "ascending"},
            *("123",),
            id="oldest",
        ),
    ],
)
def test_results_are_sorted(values: dict[str, str], found: str) -> None:
    assert "".join(row[0] for row in ask(**values)) == found


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        pytest.param("2401.00001", ["1v2"], id="current"),
        pytest.param("2401.00001v1", ["1v1"], id="older"),
        pytest.param("2401.00001v9", [], id="a version to come"),
        pytest.param("2401.00001,2401.00001v2", ["1v2"], id="twice"),
        pytest.param("2401.99999", [], id="unknown"),
    ],
)
def test_ids_name_versions(ids: str, found: list[str]) -> None:
    assert ask(id_list=ids) == found


@pytest.mark.parametrize(
    ("values", "status"),
    [
        pytest.param({}, 400, id="nothing asked"),
        pytest.param({"search_query": "a", "start": "-1"}, 400, id="negative start"),
        pytest.param({"search_query": "a", "max_results": "x"}, 400, id="no number"),
        pytest.param({"search_query": "a", "max_results": "0"}, 500, id="none asked"),
        pytest.param({"search_query": "a", "start": "9999"}, 500, id="beyond the window"),
        pytest.param({"search_query": "a", "sortBy": "title"}, 400, id="sort"),
        pytest.param({"id_list": "2401.00001,"}, 400, id="trailing comma"),
        pytest.param({"search_query": "(a"}, 400, id="open parenthesis"),
        pytest.param({"search_query": "a)"}, 400, id="closed parenthesis"),
        pytest.param({"search_query": "submittedDate:[2024 TO 2025]"}, 500, id="short date"),
    ],
)
def test_a_bad_request_is_refused(values: dict[str, Any], status: int) -> None:
    with pytest.raises(BadQueryError) as caught:
        ask(**values)
    assert caught.value.status == status


def test_a_date_counts_for_the_first_version() -> None:
    later = replace(PAPERS["2401.00001"], updated="2024-12-01T00:00:00Z")
    assert not parse_query("submittedDate:[202412010000 TO 202412312359]")(later)
