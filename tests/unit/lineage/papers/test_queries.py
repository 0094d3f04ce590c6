from __future__ import annotations

import datetime
import itertools
from urllib.parse import quote_plus

import pytest

from lineage.papers.queries import DERIVATION_WORDS, Window, make_queries, make_windows
from tests.replica.query import parse_query
from tests.support.news import make_news

DAY = datetime.date(2026, 11, 22)
WINDOW = Window(datetime.date(2026, 11, 1), DAY)


@pytest.mark.parametrize("days", [0, 1, 30, 31, 32, 200])
def test_windows_overlap_and_cover_every_day(days: int) -> None:
    since = DAY - datetime.timedelta(days=days)
    windows = make_windows(since, DAY)
    assert windows[0].first == since - datetime.timedelta(days=2)
    assert windows[-1].last == DAY
    assert len(windows) == max(1, -(-days // 31))
    for left, right in itertools.pairwise(windows):
        assert right.first == left.last - datetime.timedelta(days=2)


def test_many_names_make_few_queries_that_fit_into_an_address() -> None:
    names = [f"Invented-{number}" for number in range(300)]
    queries = make_queries(names, ["cs.CL", "cs.LG"], [WINDOW])
    assert max(len(quote_plus(query.text)) for query in queries) <= 3_600
    assert len(queries) < 10
    for name in names:
        assert sum(f'ti:"{name.lower()}" ' in query.text for query in queries) == 1


@pytest.mark.parametrize(
    ("title", "abstract", "category", "day", "found"),
    [
        pytest.param("A", "Based on ZebraBERT.", "cs.CL", "2026-11-05", True, id="abstract"),
        pytest.param("A ZebraBERT", "We extend it.", "cs.CL", "2026-11-05", True, id="title"),
        pytest.param("A", "ZebraBERT is slow.", "cs.CL", "2026-11-05", False, id="no such words"),
        pytest.param("A", "Based on OkapiGPT.", "cs.CL", "2026-11-05", False, id="other name"),
        pytest.param("A", "Based on ZebraBERT.", "cs.CV", "2026-11-05", False, id="category"),
        pytest.param("A", "Based on ZebraBERT.", "cs.LG", "2026-11-05", True, id="category 2"),
        pytest.param("A", "Based on ZebraBERT.", "cs.CL", "2026-10-31", False, id="before"),
        pytest.param("A", "Based on ZebraBERT.", "cs.CL", "2026-11-22", True, id="last day"),
        pytest.param("A", "Based on ZebraBERT.", "cs.CL", "2026-11-23", False, id="after"),
    ],
)
def test_a_query_means_what_it_should_to_the_service(
    title: str, abstract: str, category: str, day: str, *, found: bool
) -> None:
    (query,) = make_queries(["ZebraBERT", "Ape (v2)"], ["cs.CL", "cs.LG"], [WINDOW])
    paper = make_news("2611.00001", title, abstract, day, category=category)
    assert parse_query(query.text)(paper) is found


def test_a_query_holds_no_sign_that_its_names_bring_along() -> None:
    (query,) = make_queries(['A "quoted" (x) [y]: z'], ["cs.CL"], [WINDOW])
    assert '(ti:"a quoted x y z" OR abs:"a quoted x y z")' in query.text


def test_the_class_of_all_models_is_no_name_to_search_for() -> None:
    assert make_queries(["Transformer"], ["cs.CL"], [WINDOW]) == []


def test_words_of_derivation_are_in_order_and_each_once() -> None:
    assert list(DERIVATION_WORDS) == sorted(set(DERIVATION_WORDS))
