from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from graph.errors import LineageError
from lineage.papers.outcome import RecordPage, StoppedError
from lineage.papers.pacing import Manners, Pacer
from lineage.papers.patience import Patience
from tests.replica.papers import make_papers
from tests.replica.server import Replica
from tests.support.posix import needs_posix

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.papers.pacing import Manners as _Manners

FETCH = """
import sys
from pathlib import Path
from lineage.papers.arxiv_client import ArxivClient
from lineage.papers.fetching import fetch_into
from lineage.papers.pacing import Manners

home, store, url, interval, *ids = sys.argv[1:]
manners = Manners(interval=float(interval), batch_size=2)
print("ready", flush=True)
report = fetch_into(Path(store), ids, ArxivClient(Path(home), endpoint=url, manners=manners))
sys.exit(bool(report.lost))
"""
"""A run of fetching in a process of its own."""


class Clock:
    """Time that passes only while someone sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    """A clock that tests move."""
    return Clock()


def make_pacer(folder: Path, clock: Clock, manners: _Manners | None = None) -> Pacer:
    return Pacer(folder, manners or Manners(), clock=clock, sleep=clock.sleep)


def test_the_first_request_waits_for_nothing(tmp_path: Path, clock: Clock) -> None:
    with make_pacer(tmp_path / "new", clock).turn():
        pass
    assert clock.slept == []


def test_the_pause_counts_from_the_end_of_the_request_before(tmp_path: Path, clock: Clock) -> None:
    pacer = make_pacer(tmp_path, clock)
    with pacer.turn():
        clock.now += 10
    clock.now += 1
    with pacer.turn():
        assert clock.slept == [2.0]


def test_a_request_that_fails_counts_like_any_other(tmp_path: Path, clock: Clock) -> None:
    pacer = make_pacer(tmp_path, clock)
    with pytest.raises(OSError, match="gone"), pacer.turn():
        raise OSError("gone")  # noqa: EM101  any error will do
    with pacer.turn():
        assert clock.slept == [3.0]


def test_another_process_of_the_user_waits_too(tmp_path: Path, clock: Clock) -> None:
    with make_pacer(tmp_path, clock).turn():
        pass
    with make_pacer(tmp_path, clock).turn():
        assert clock.slept == [3.0]


def test_a_pause_can_be_made_longer_but_not_shorter(tmp_path: Path, clock: Clock) -> None:
    pacer = make_pacer(tmp_path, clock)
    pacer.postpone(20)
    with pacer.turn():
        assert clock.slept == [20.0]
    pacer.postpone(0)
    with pacer.turn():
        assert clock.slept == [20.0, 3.0]


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param("5000.0", id="far ahead, as after a restart"),
        pytest.param("", id="cut off"),
        pytest.param("soon", id="no number"),
        pytest.param("nan", id="not a number"),
    ],
)
def test_a_moment_that_makes_no_sense_costs_one_pause(
    tmp_path: Path, clock: Clock, moment: str
) -> None:
    (tmp_path / "arxiv-next-request").write_text(moment, encoding="ascii")
    with make_pacer(tmp_path, clock).turn():
        assert clock.slept == [3.0]


def test_a_process_that_never_ends_is_not_waited_for_forever(tmp_path: Path, clock: Clock) -> None:
    pacer = make_pacer(tmp_path, clock, Manners(lock_timeout=0.1))
    with (
        FileLock(tmp_path / "arxiv.lock"),
        pytest.raises(LineageError) as caught,
        pacer.turn(),
    ):
        pass
    assert str(caught.value) == "Another process of yours has been talking to arXiv for too long."
    assert caught.value.hint == "Wait for it, or end it, and try again."


def test_a_folder_that_cannot_be_written_is_a_clear_error(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("", encoding="ascii")
    with pytest.raises(LineageError) as caught, make_pacer(tmp_path / "file", clock).turn():
        pass
    assert str(caught.value) == f"'{tmp_path / 'file'}' cannot be written: File exists."


def start(home: Path, store: Path, url: str, *ids: str, interval: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", FETCH, str(home), str(store), url, str(interval), *ids]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_processes_share_one_pace_and_one_connection(tmp_path: Path) -> None:
    papers = make_papers(8)
    with Replica(papers, min_gap=0.5) as replica:
        ids = list(papers)
        runs = [
            start(tmp_path, tmp_path / "papers", replica.url, *part, interval=0.5)
            for part in (ids[:4], ids[4:])
        ]
        for run in runs:
            run.communicate(timeout=60)
        assert [run.returncode for run in runs] == [0, 0]
    assert len(replica.log) == 4
    assert min(replica.gaps) >= 0.5
    assert max(line.in_flight for line in replica.log) == 1


@needs_posix
def test_the_lock_of_a_killed_process_holds_nobody_up(tmp_path: Path) -> None:
    papers = make_papers(2)
    with Replica(papers, "hang") as replica:
        run = start(tmp_path, tmp_path / "papers", replica.url, *papers, interval=0.1)
        while not replica.log:
            assert run.poll() is None
        run.send_signal(signal.SIGKILL)
        run.communicate(timeout=10)
        again = start(tmp_path, tmp_path / "papers", replica.url, *papers, interval=0.1)
        again.communicate(timeout=10)
        assert again.returncode == 0


def test_a_pause_that_an_earlier_run_asked_for_is_told(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "lineage.papers")
    make_pacer(tmp_path, clock).postpone(90)
    with make_pacer(tmp_path, clock).turn():
        pass
    assert caplog.messages == [
        "Waiting 90 s: an earlier request of yours to arXiv failed.",
    ]


def test_the_usual_pause_and_one_of_its_own_are_not_told(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "lineage.papers")
    pacer = make_pacer(tmp_path, clock)
    for _ in range(2):
        with pacer.turn():
            pass
    pacer.postpone(90)
    with pacer.turn():
        pass
    assert caplog.messages == []


def test_every_pause_after_empty_answers_is_told_with_its_reason(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """All that is waited for is said: up to 23 minutes until the run stops."""
    caplog.set_level("INFO", "lineage.papers")
    pacer = make_pacer(tmp_path, clock)
    patience = Patience(Manners(), pacer, lambda: 0.0)

    def ask_in_vain() -> None:
        while True:
            with pacer.turn():
                pass
            patience.note_answer(RecordPage({}, {}, 0), suspicious=True)

    with pytest.raises(StoppedError, match="16 requests in a row brought no paper"):
        ask_in_vain()
    told = [float(message.split()[4]) for message in caplog.messages]
    assert all(
        message.endswith(" s: it answered without any of the papers.")
        for message in caplog.messages
    )
    assert sum(told) == sum(clock.slept)
    assert 20 * 60 < sum(told) < 30 * 60
