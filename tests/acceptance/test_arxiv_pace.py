"""Checks 2 to 6 on how arXiv is asked, once unscaled: real pauses of three seconds and more.

All runs go on at once, each with a folder, a client and a replica of its own, so that the checks
take as long as the longest of them. The table of all checks is in `test_arxiv`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from lineage.papers.arxiv_client import ArxivClient
from lineage.papers.fetching import Report, fetch_into
from lineage.papers.pacing import Manners
from tests.replica.papers import make_papers
from tests.replica.server import Replica

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

INTERVAL = 3.0
LONGEST_PAUSE = 10.0
FAULTS = (
    *("reset:count=3", "429:count=2", "close", "hang", "429:count=all", "none"),
    *("429:retry_after=7", "429:retry_after=date+7", "503:retry_after=7"),
    *("429:retry_after=0", "429:retry_after=-5", "429:retry_after=soon"),
    "429:retry_after=31536000",
)
STRICT = {"min_gap": INTERVAL, "one_connection": True, "require_ua": True}


@dataclass(frozen=True)
class Run:
    """What became of a run, and the replica that was asked."""

    replica: Replica
    report: Report | None = None
    statuses: tuple[int, ...] = ()


def fetch_unscaled(folder: Path, fault: str) -> Run:
    """Fetch four papers in two batches with the manners that users get, but for fewer tries."""
    settings = Manners(batch_size=2, read_timeout=2.0, tries=4, max_pause=120.0)
    if fault.endswith("31536000"):
        settings = Manners(batch_size=2, max_pause=LONGEST_PAUSE)
    with Replica(make_papers(4), fault, require_ua=True) as replica:
        client = ArxivClient(folder, endpoint=replica.url, manners=settings, jitter=lambda: 0.0)
        return Run(replica, fetch_into(folder / "papers", tuple(replica.papers), client))


def start(replica: Replica, home: Path, ids: Iterable[str]) -> subprocess.Popen[bytes]:
    """Start `lineage fetch` as users do."""
    environment = os.environ | {"LINEAGE_ARXIV_URL": replica.url, "LINEAGE_HOME": str(home)}
    command = [sys.executable, "-m", "lineage.cli.main", "fetch", *ids]
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)


def run_two_at_once(folder: Path) -> Run:
    """Let two processes of one user fetch at the same time."""
    papers = list(make_papers(202))
    with Replica(make_papers(202), **STRICT) as replica:  # type: ignore[arg-type]
        runs = [start(replica, folder, part) for part in (papers[:101], papers[101:])]
        return Run(replica, statuses=tuple(run.wait(timeout=90) for run in runs))


def run_after_a_kill(folder: Path) -> Run:
    """Kill a process that is waiting for an answer, lock in hand; then run another."""
    papers = make_papers(2)
    with Replica(papers, "hang", **STRICT) as replica:  # type: ignore[arg-type]
        killed = start(replica, folder, papers)
        while not replica.log:
            assert killed.poll() is None
            time.sleep(0.005)
        killed.send_signal(signal.SIGKILL)
        killed.wait(timeout=10)
        return Run(replica, statuses=(start(replica, folder, papers).wait(timeout=60),))


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Run]:
    """Every unscaled run, by its fault or its name."""
    special = {"two at once": run_two_at_once, "after a kill": run_after_a_kill}
    with ThreadPoolExecutor(len(FAULTS) + len(special)) as pool:
        jobs = {
            fault: pool.submit(fetch_unscaled, tmp_path_factory.mktemp("unscaled"), fault)
            for fault in FAULTS
        }
        for name, job in special.items():
            jobs[name] = pool.submit(job, tmp_path_factory.mktemp("unscaled"))
        return {name: job.result() for name, job in jobs.items()}


def check_log(replica: Replica) -> None:
    """Check what arXiv's terms ask for: starts three seconds apart, one request at a time."""
    assert min(replica.gaps) >= INTERVAL
    assert max(line.in_flight for line in replica.log) == 1


@pytest.mark.parametrize("fault", ["reset:count=3", "429:count=2", "close", "hang"])
def test_02_requests_start_three_seconds_apart_whatever_goes_wrong(
    runs: Mapping[str, Run], fault: str
) -> None:
    check_log(runs[fault].replica)
    report = runs[fault].report
    assert report is not None
    assert len(report.stored) == 4


@pytest.mark.parametrize(
    ("name", "statuses", "requests"),
    [
        pytest.param("two at once", (0, 0), 4, id="two at once"),
        pytest.param("after a kill", (0,), 2, id="after a kill"),
    ],
)
def test_03_processes_share_one_pace_and_a_killed_one_holds_nobody_up(
    runs: Mapping[str, Run], name: str, statuses: tuple[int, ...], requests: int
) -> None:
    run = runs[name]
    assert run.statuses == statuses
    assert len(run.replica.log) == requests
    check_log(run.replica)


def test_04_every_request_says_who_asks_and_what_it_takes(runs: Mapping[str, Run]) -> None:
    report = runs["none"].report
    assert report is not None
    assert len(report.stored) == 4  # the replica answers 406 to others
    assert len(runs["none"].replica.log) == 2
    for run in runs.values():
        for line in run.replica.log:
            assert line.headers["User-Agent"].startswith("transformer-lineage/")
            assert "github.com/transformer-lineage" in line.headers["User-Agent"]
            assert "application/atom+xml" in line.headers["Accept"]


@pytest.mark.parametrize(
    ("fault", "least", "most"),
    [
        pytest.param("429:retry_after=7", 7, 30, id="seconds"),
        pytest.param("429:retry_after=date+7", 7, 30, id="date"),
        pytest.param("503:retry_after=7", 7, 30, id="503"),
        pytest.param("429:retry_after=0", INTERVAL, 30, id="zero"),
        pytest.param("429:retry_after=-5", INTERVAL, 30, id="negative"),
        pytest.param("429:retry_after=soon", INTERVAL, 30, id="no number"),
        pytest.param("429:retry_after=31536000", LONGEST_PAUSE, 60, id="a year"),
    ],
)
def test_05_a_wait_that_arxiv_asks_for_is_kept_within_reason(
    runs: Mapping[str, Run], fault: str, least: float, most: float
) -> None:
    """The upper limits are far above what is meant, so that a busy machine fails nothing."""
    assert least <= runs[fault].replica.gaps[0] < most
    check_log(runs[fault].replica)


def test_06_a_run_that_is_refused_again_and_again_gives_up(runs: Mapping[str, Run]) -> None:
    """What it keeps, its exit status and its words are in `test_arxiv`, at a scaled pace."""
    replica, report = runs["429:count=all"].replica, runs["429:count=all"].report
    assert len(replica.log) == 4
    assert [gap >= pause for gap, pause in zip(replica.gaps, (3, 6, 12), strict=True)] == [
        True
    ] * 3
    assert report is not None
    assert report.stopped is not None
    assert report.stopped.hint == (
        "What came is kept. Try again in 15 minutes: only the rest is asked then."
    )
