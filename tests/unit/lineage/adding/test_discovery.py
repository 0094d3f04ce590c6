"""Discovery against the replica: every page, each once, whatever goes wrong."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from lineage.adding.discovery import Discovery, fetch_results
from lineage.papers.arxiv_client import ArxivClient
from lineage.papers.outcome import StoppedError
from lineage.papers.pacing import Manners
from lineage.papers.queries import Query, Window, make_queries
from tests.replica.faults import BROKEN_ANSWERS, parse_fault
from tests.replica.server import Replica
from tests.support.news import make_many
from tests.unit.lineage.papers.conftest import CALM

if TYPE_CHECKING:
    from pathlib import Path

TODAY = datetime.datetime.now(datetime.UTC).date()
DAY = TODAY - datetime.timedelta(days=1)
PAPERS = make_many(25, day=DAY.isoformat())
WINDOW = Window(DAY, TODAY)


def search(home: Path, replica: Replica, queries: list[Query] | None = None) -> Discovery:
    chosen = make_queries(["ZebraBERT"], ["cs.CL"], [WINDOW]) if queries is None else queries
    manners = Manners(**CALM)  # type: ignore[arg-type]
    client = ArxivClient(home, endpoint=replica.url, manners=manners)
    return fetch_results(home / "discovered", chosen, client, page_size=10)


def starts(replica: Replica) -> list[str]:
    return [parse_qs(urlsplit(line.path).query)["start"][0] for line in replica.log]


def test_every_page_is_read_in_as_few_requests_as_possible(tmp_path: Path) -> None:
    with Replica(PAPERS) as replica:
        found = search(tmp_path, replica)
    assert sorted(found.found) == sorted(PAPERS)
    assert found.asked == 3
    assert starts(replica) == ["0", "10", "20"]


def test_a_search_is_sorted_by_submission_and_encoded(tmp_path: Path) -> None:
    with Replica(PAPERS) as replica:
        search(tmp_path, replica)
    path = replica.log[0].path
    assert "sortBy=submittedDate&sortOrder=ascending" in path
    assert not set('"()[] ') & set(path)
    assert all(len(line.path) < 4000 for line in replica.log)


@pytest.mark.parametrize(
    "fault",
    [
        *(kind for kind in BROKEN_ANSWERS if kind not in {"wrongpaper", "unstable"}),
        *("total:value=3", "total:value=0", "total:add=5", "total:value=many", "total:count=all"),
        *("dup:count=all", "429:count=2", "captcha:sticky=1", "empty0:sticky=1"),
        *("total:value=0,count=all", "total:add=3,count=all"),
    ],
)
def test_a_passing_fault_costs_no_paper(tmp_path: Path, fault: str) -> None:
    with Replica(PAPERS, fault) as replica:
        found = search(tmp_path, replica)
    assert sorted(found.found) == sorted(PAPERS)
    assert found.problems == {}
    assert min(replica.gaps) >= 0.01


def test_an_entry_that_stays_bad_is_named(tmp_path: Path) -> None:
    with Replica(PAPERS, "noabstract:count=all") as replica:
        found = search(tmp_path, replica)
    assert found.problems == {"2611.00024": "it has no abstract"}
    assert found.found.keys() == PAPERS.keys() - found.problems.keys()


def test_a_search_without_results_is_asked_twice_before_it_is_believed(tmp_path: Path) -> None:
    with Replica({}) as replica:
        found = search(tmp_path, replica)
    assert found.found == {}
    assert len({line.path for line in replica.log}) == len(replica.log) == 2


def test_a_paper_that_two_searches_find_counts_once(tmp_path: Path) -> None:
    (query,) = make_queries(["ZebraBERT"], ["cs.CL"], [WINDOW])
    other = Query(query.text.replace("cat:cs.CL", "cat:cs.*"), WINDOW)
    with Replica(PAPERS) as replica:
        found = search(tmp_path, replica, [query, other])
    assert sorted(found.found) == sorted(PAPERS)


def test_a_second_run_on_the_same_day_asks_nothing(tmp_path: Path) -> None:
    with Replica(PAPERS) as replica:
        first = search(tmp_path, replica)
        second = search(tmp_path, replica)
    assert len(replica.log) == 3
    assert second.found == first.found
    assert second.asked == 0


def test_a_run_that_was_stopped_goes_on_where_it_ended(tmp_path: Path) -> None:
    with Replica(PAPERS) as replica:
        replica.faults = [parse_fault("403:every=3")]
        with pytest.raises(StoppedError):
            search(tmp_path, replica)
        replica.faults = []
        found = search(tmp_path, replica)
    assert starts(replica) == ["0", "10", "20", "20"]
    assert sorted(found.found) == sorted(PAPERS)


@pytest.mark.parametrize(
    ("asked", "last", "again"),
    [
        pytest.param(1, 0, True, id="of yesterday, open window"),
        pytest.param(1, 4, True, id="of yesterday, window not yet settled"),
        pytest.param(1, 5, False, id="of yesterday, settled window"),
        pytest.param(30, 40, False, id="a month old, settled window"),
        pytest.param(31, 40, True, id="too old"),
        pytest.param(-1, 40, True, id="of a day to come"),
    ],
)
def test_a_page_holds_for_a_day_or_once_its_window_is_settled(
    tmp_path: Path, asked: int, last: int, *, again: bool
) -> None:
    window = Window(DAY - datetime.timedelta(days=60), TODAY - datetime.timedelta(days=last))
    queries = make_queries(["ZebraBERT"], ["cs.CL"], [window])
    papers = make_many(2, day=window.first.isoformat())
    with Replica(papers) as replica:
        search(tmp_path, replica, queries)
        (path,) = (tmp_path / "discovered").glob("*.json")
        page = json.loads(path.read_text(encoding="utf-8"))
        page["asked"] = (TODAY - datetime.timedelta(days=asked)).isoformat()
        path.write_text(json.dumps(page), encoding="utf-8")
        search(tmp_path, replica, queries)
    assert len(replica.log) == 1 + again


@pytest.mark.parametrize(
    "content",
    [
        *("", "[]", "{}", '{"asked": 7}', '{"asked": "2026"}', "[" * 20_000),
        f'{{"asked": "{TODAY}", "found": {{}}, "problems": [1], "total": 1}}',
        f'{{"asked": "{TODAY}", "found": {{}}, "problems": {{}}, "total": "many"}}',
        f'{{"asked": "{TODAY}", "found": [], "problems": {{"a": 1}}, "total": null}}',
    ],
)
def test_a_broken_page_is_asked_for_again(tmp_path: Path, content: str) -> None:
    with Replica(PAPERS) as replica:
        search(tmp_path, replica)
        for path in (tmp_path / "discovered").glob("*.json"):
            path.write_text(content, encoding="utf-8")
        found = search(tmp_path, replica)
    assert len(replica.log) == 6
    assert sorted(found.found) == sorted(PAPERS)


def test_old_pages_are_removed(tmp_path: Path) -> None:
    import os

    folder = tmp_path / "discovered"
    folder.mkdir()
    for name, days in (("old", 32), ("new", 29)):
        (folder / f"{name}.json").write_text("{}", encoding="utf-8")
        moment = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=days)
        os.utime(folder / f"{name}.json", (moment.timestamp(), moment.timestamp()))
    with Replica(PAPERS) as replica:
        search(tmp_path, replica, [])
    assert [path.name for path in folder.iterdir()] == ["new.json"]


@pytest.mark.parametrize("places", [(0,), (24,), (4, 5), (9, 10, 13)], ids=str)
def test_a_paper_that_spoils_its_page_costs_no_other_and_is_named(
    tmp_path: Path, places: tuple[int, ...]
) -> None:
    papers = sorted(PAPERS, key=lambda key: (PAPERS[key].published, key))
    bad = [papers[place] for place in places]
    with Replica(PAPERS, f"poison:papers={'+'.join(bad)},count=all") as replica:
        found = search(tmp_path, replica)
    assert sorted(found.problems) == sorted(bad)
    assert set(found.problems.values()) == {"its answer is cut off or damaged"}
    assert sorted(found.found) == sorted(PAPERS.keys() - set(bad))


def test_a_search_that_nothing_mends_stops_after_a_few_papers(tmp_path: Path) -> None:
    with Replica(PAPERS, "trunc:count=all,at=0.9") as replica:
        with pytest.raises(StoppedError, match="its answer is cut off or damaged") as caught:
            search(tmp_path, replica)
        assert len(replica.log) < 40
    assert caught.value.hint == "What came is kept. Run the same command again tomorrow."


def test_a_page_with_a_spoilt_paper_holds_for_the_day(tmp_path: Path) -> None:
    window = Window(DAY - datetime.timedelta(days=60), TODAY - datetime.timedelta(days=40))
    queries = make_queries(["ZebraBERT"], ["cs.CL"], [window])
    with Replica(make_many(2, day=window.first.isoformat()), "noabstract:count=all") as replica:
        assert len(search(tmp_path, replica, queries).problems) == 1
        asked = len(replica.log)
        assert search(tmp_path, replica, queries).asked == 0
        (path,) = (tmp_path / "discovered").glob("*.json")
        page = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**page, "asked": DAY.isoformat()}), encoding="utf-8")
        search(tmp_path, replica, queries)
        assert len(replica.log) == 2 * asked


def test_empty_pages_hold_for_the_day_if_the_run_found_something(tmp_path: Path) -> None:
    settled = Window(DAY - datetime.timedelta(days=60), TODAY - datetime.timedelta(days=40))
    queries = [
        *make_queries(["ZebraBERT"], ["cs.CL"], [settled, WINDOW]),
    ]
    with Replica(PAPERS) as replica:
        search(tmp_path, replica, queries)
        asked = len(replica.log)
        assert search(tmp_path, replica, queries).asked == 0
        for path in (tmp_path / "discovered").glob("*.json"):
            page = json.loads(path.read_text(encoding="utf-8"))
            if not page["found"]:
                path.write_text(json.dumps({**page, "asked": DAY.isoformat()}), encoding="utf-8")
        search(tmp_path, replica, queries)
    assert len(replica.log) == asked + 2


def test_an_empty_page_is_not_kept_where_nothing_was_found(tmp_path: Path) -> None:
    with Replica(PAPERS, "empty0:count=4") as replica:
        assert search(tmp_path, replica).found == {}
        assert not list((tmp_path / "discovered").glob("*"))
        assert search(tmp_path, replica).found == {}
        found = search(tmp_path, replica)
    assert sorted(found.found) == sorted(PAPERS)
