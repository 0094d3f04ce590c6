from __future__ import annotations

import datetime
import os
import signal
import threading
import time
from typing import TYPE_CHECKING

import pytest

from lineage.asides import name_draft, write_draft
from lineage.papers.fetching import (
    UNANSWERED,
    PapersLostError,
    Report,
    fetch_into,
    find_wanted,
    require_all,
)
from lineage.papers.outcome import Outcome, StoppedError
from lineage.papers.pacing import run_alone
from lineage.papers.record import FetchedPaper
from lineage.papers.store import read_record, write_record
from tests.support.posix import needs_posix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def make_record(age: int = 0) -> FetchedPaper:
    today = datetime.datetime.now(datetime.UTC).date()
    return FetchedPaper(
        title="Invented",
        authors=("A. Nobody",),
        submitted="2024-01-02",
        source="arxiv",
        retrieved=(today - datetime.timedelta(days=age)).isoformat(),
        abstract="We invent.",
    )


class FakeSource:
    """Yields what it was given, then stops the run if it was told to."""

    def __init__(self, *outcomes: Outcome, stop: StoppedError | None = None) -> None:
        self._outcomes = outcomes
        self._stop = stop

    def fetch_papers(self, ids: Sequence[str]) -> Iterator[Outcome]:
        assert ids
        yield from self._outcomes
        if self._stop:
            raise self._stop


@pytest.mark.parametrize(
    ("age", "max_age", "wanted"),
    [
        pytest.param(0, 30, False, id="of today"),
        pytest.param(29, 30, False, id="a day short of stale"),
        pytest.param(30, 30, True, id="stale"),
        pytest.param(0, 1, False, id="of today, at most a day old"),
        pytest.param(1, 1, True, id="of yesterday, at most a day old"),
        pytest.param(0, 0, True, id="of today, where nothing is fresh"),
        pytest.param(-400, 30, True, id="of a day to come"),
    ],
)
def test_a_record_is_wanted_again_when_it_is_stale(
    tmp_path: Path, age: int, max_age: int, *, wanted: bool
) -> None:
    write_record(tmp_path, "2401.00001", make_record(age))
    found = find_wanted(tmp_path, ["2401.00001"], max_age=max_age)
    assert found == (("2401.00001",) if wanted else ())


def test_missing_and_broken_records_are_wanted_in_the_order_given(tmp_path: Path) -> None:
    write_record(tmp_path, "2401.00001", make_record())
    (tmp_path / "2401.00003.json").write_text("{", encoding="utf-8")
    ids = ["2401.00003", "2401.00001", "2401.00002", "2401.00003"]
    assert find_wanted(tmp_path, ids, max_age=30) == ("2401.00003", "2401.00002")


def test_records_are_stored_as_they_come_and_progress_is_told(tmp_path: Path) -> None:
    source = FakeSource(
        Outcome({"2401.00001": make_record()}),
        Outcome({}, {"2401.00002": "not found on arXiv"}),
    )
    told: list[int] = []
    report = fetch_into(tmp_path, ["2401.00001", "2401.00002"], source, on_settled=told.append)
    assert report == Report(stored=["2401.00001"], lost={"2401.00002": "not found on arXiv"})
    assert told == [1, 1]
    assert read_record(tmp_path, "2401.00001") == make_record()


def test_a_lost_paper_leaves_its_older_record_alone(tmp_path: Path) -> None:
    write_record(tmp_path, "2401.00001", make_record(90))
    fetch_into(tmp_path, ["2401.00001"], FakeSource(Outcome({}, {"2401.00001": "gone"})))
    assert read_record(tmp_path, "2401.00001") == make_record(90)


def test_no_ids_ask_nobody(tmp_path: Path) -> None:
    assert fetch_into(tmp_path, [], FakeSource()) == Report()


def test_a_stop_keeps_what_came_and_loses_the_rest(tmp_path: Path) -> None:
    stop = StoppedError("it is closed", hint="Come back tomorrow.")
    source = FakeSource(Outcome({"2401.00001": make_record()}), stop=stop)
    report = fetch_into(tmp_path, ["2401.00001", "2401.00002"], source)
    assert report.stored == ["2401.00001"]
    with pytest.raises(PapersLostError) as caught:
        require_all(report)
    assert str(caught.value) == (
        "Stopped asking arXiv: it is closed. 1 paper could not be fetched:\n"
        "  2401.00002: not answered before the stop"
    )
    assert caught.value.hint == "Come back tomorrow."


@pytest.mark.parametrize(
    ("others", "said"),
    [
        pytest.param({}, "98 papers are still to be fetched.", id="all"),
        pytest.param(
            {"2402.00001": "not found on arXiv"},
            "99 papers could not be fetched:\n"
            "  2402.00001: not found on arXiv\n  all others: not answered before the stop",
            id="most",
        ),
    ],
)
def test_a_stop_before_very_many_papers_does_not_name_each(
    others: dict[str, str], said: str
) -> None:
    stop = StoppedError("it is closed", hint="Come back tomorrow.")
    lost = {f"2401.{number:05}": UNANSWERED for number in range(98)} | others
    with pytest.raises(PapersLostError) as caught:
        require_all(Report(lost=lost, stopped=stop))
    assert str(caught.value) == f"Stopped asking arXiv: it is closed. {said}"
    assert caught.value.lost == lost


def test_lost_papers_are_named_with_reasons() -> None:
    with pytest.raises(PapersLostError) as caught:
        require_all(Report(lost={"2401.00002": "it has no title", "2401.00001": "not found"}))
    assert str(caught.value) == (
        "2 papers could not be fetched:\n  2401.00001: not found\n  2401.00002: it has no title"
    )
    assert caught.value.hint == (
        "Check these ids, or run the command again: it asks only for what is missing."
    )


class Elsewhere:
    """Asks for what it is given, while another run has brought some of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fetch_papers(self, ids: Sequence[str]) -> Iterator[Outcome]:
        self.asked += ids
        yield Outcome({arxiv_id: make_record() for arxiv_id in ids})


@pytest.mark.parametrize("max_age", [0, 1, 30])
def test_a_run_that_waited_for_another_asks_only_for_what_that_did_not_bring(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, max_age: int
) -> None:
    folder, ids = tmp_path / "papers", [f"2401.0000{number}" for number in range(1, 6)]
    source = Elsewhere()
    caplog.set_level("INFO", "lineage.papers")
    with run_alone(tmp_path):
        thread = threading.Thread(
            target=lambda: reports.append(fetch_into(folder, ids, source, max_age=max_age))
        )
        reports: list[Report] = []
        thread.start()
        time.sleep(1.2)  # records know their second
        moment = datetime.datetime.now(datetime.UTC)
        for arxiv_id in ids[:3]:
            when = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
            record = make_record().model_copy(update={"retrieved_at": when})
            write_record(folder, arxiv_id, record)
        while not caplog.messages:
            time.sleep(0.01)
    thread.join(timeout=20)
    assert caplog.messages == ["Waiting for another process of yours that is fetching papers."]
    assert source.asked == ids[3:]
    assert reports[0].known == tuple(ids[:3])
    assert reports[0].stored == ids[3:]


@needs_posix
def test_drafts_of_a_killed_run_are_removed(tmp_path: Path) -> None:
    child = os.fork()
    if not child:
        for folder in (tmp_path / "papers", tmp_path / "papers" / "provenance"):
            folder.mkdir(parents=True, exist_ok=True)
            write_draft(name_draft(folder / "2401.00001.json"), b"{}")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert len(list(tmp_path.rglob("*.tmp"))) == 2
    fetch_into(tmp_path / "papers", ["2401.00001"], Elsewhere())
    assert not list(tmp_path.rglob("*.tmp"))
