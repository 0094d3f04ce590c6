"""`lineage fetch` against the replica; the pace is scaled, but for one test."""

from __future__ import annotations

import datetime
import itertools
import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from lineage.cli.main import main
from tests.replica.papers import make_papers
from tests.replica.server import Replica
from tests.support.catalogs import make_entry, write_catalog
from tests.support.posix import needs_posix
from tests.support.signals import heed_ctrl_c

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

THANKS = "Thank you to arXiv for use of its open access interoperability."


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let requests to this computer follow each other quickly."""
    monkeypatch.setenv("LINEAGE_ARXIV_INTERVAL", "0.01")


def write_papers_catalog(folder: Path, ids: list[str]) -> Path:
    entries = {
        f"model-{number}": make_entry(f"Model {number}", "2024-01", paper=arxiv_id, no_paper=None)
        for number, arxiv_id in enumerate(ids)
    }
    return write_catalog(folder, entries)


def run(replica: Replica, *args: str) -> Result:
    return CliRunner().invoke(main, ["fetch", *args], env={"LINEAGE_ARXIV_URL": replica.url})


def stored_ids(home: Path) -> list[str]:
    folder = home / "papers"
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    for path in files:
        json.loads(path.read_text(encoding="utf-8"))
    return [path.stem.replace("_", "/") for path in files]


def age_record(home: Path, arxiv_id: str, *, days: int) -> None:
    path = home / "papers" / "provenance" / f"{arxiv_id}.json"
    versions = json.loads(path.read_text(encoding="utf-8"))
    day = datetime.datetime.now(datetime.UTC).date() - datetime.timedelta(days=days)
    for origin in versions.values():
        origin["retrieved"] = day.isoformat()
    path.write_text(json.dumps(versions), encoding="utf-8")


def test_all_papers_of_a_catalog_come_in_few_requests_three_seconds_apart(
    home: Path, tmp_path: Path
) -> None:
    papers = make_papers(210)
    data = write_papers_catalog(tmp_path / "catalog", list(papers))
    with Replica(papers, min_gap=3.0) as replica:
        result = run(replica, "--data", str(data))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == f"210 papers fetched, 0 of 210 records fresh. {THANKS}\n"
    assert stored_ids(home) == sorted(papers, key=lambda key: key.replace("/", "_"))
    assert [len(line.ids) for line in replica.log] == [100, 100, 10]
    assert min(replica.gaps) >= 3.0


@pytest.mark.usefixtures("quick")
def test_a_second_run_asks_for_nothing(tmp_path: Path) -> None:
    papers = make_papers(5)
    data = write_papers_catalog(tmp_path / "catalog", list(papers))
    with Replica(papers) as replica:
        run(replica, "--data", str(data))
        result = run(replica, "--data", str(data))
    assert len(replica.log) == 1
    assert result.exit_code == 0
    assert result.stderr == "5 of 5 records fresh; nothing to ask for.\n"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("days", "options", "asked"),
    [
        pytest.param(29, [], False, id="not yet stale"),
        pytest.param(30, [], True, id="stale"),
        pytest.param(3, ["--refresh"], True, id="refresh"),
        pytest.param(0, ["--refresh"], False, id="refresh on the same day"),
        pytest.param(3, ["--max-age", "3"], True, id="stale by the user's measure"),
        pytest.param(3, ["--refresh", "--max-age", "4"], False, id="refresh by that measure"),
    ],
)
def test_only_stale_records_are_asked_for_again(
    home: Path, days: int, options: list[str], *, asked: bool
) -> None:
    papers = make_papers(3)
    with Replica(papers) as replica:
        run(replica, *papers)
        age_record(home, "2401.10001", days=days)
        run(replica, *papers, *options)
    assert [line.ids for line in replica.log[1:]] == ([("2401.10001",)] if asked else [])


@pytest.mark.usefixtures("quick")
def test_check_says_what_would_be_asked_and_asks_nothing(home: Path) -> None:
    papers = make_papers(3)
    with Replica(papers) as replica:
        run(replica, "2401.10001")
        result = run(replica, "--check", *papers)
    assert len(replica.log) == 1
    assert result.stdout == "2401.10000\n2401.10002\n"
    assert result.stderr == "1 of 3 records fresh; 2 papers to ask for.\n"
    assert stored_ids(home) == ["2401.10001"]


@pytest.mark.usefixtures("quick")
def test_ids_are_taken_however_they_are_written() -> None:
    papers = make_papers(7)
    with Replica(papers) as replica:
        result = run(
            replica,
            "arXiv:2401.10000v1",
            "https://arxiv.org/pdf/2401.10001v2.pdf",
            "10.48550/arXiv.2401.10002",
            " 2401.10003V2 ",
            "2401.10000",
            "cs.CL/9900006",
        )
    assert result.exit_code == 0
    assert replica.asked == [
        *("2401.10000", "2401.10001", "2401.10002", "2401.10003", "cs/9900006")
    ]


@pytest.mark.usefixtures("quick")
def test_malformed_ids_are_named_and_nothing_is_asked() -> None:
    with Replica(make_papers(1)) as replica:
        result = run(replica, "bert", "2401.10000", "2401.1")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: 'bert', '2401.1' are not arXiv ids.\n"
        "Hint: Write the id, for example 1706.03762 or cs/0112017, or the paper's address.\n"
    )
    assert replica.log == []


@pytest.mark.usefixtures("quick")
def test_a_missing_paper_is_named_and_the_others_are_kept(home: Path) -> None:
    papers = make_papers(3)
    with Replica(papers) as replica:
        result = run(replica, *papers, "2401.99999")
    assert result.exit_code == 1
    assert result.stderr == (
        f"3 papers fetched, 0 of 4 records fresh, 1 not fetched. {THANKS}\n"
        "Error: 1 paper could not be fetched:\n"
        "  2401.99999: not found on arXiv\n"
        "Hint: Check these ids, or run the command again: it asks only for what is missing.\n"
    )
    assert stored_ids(home) == sorted(papers)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    "fault", ["429:count=2", "503", "reset:count=2", "trunc:at=0.6", "captcha", "drop"]
)
def test_a_passing_fault_is_got_over(home: Path, fault: str) -> None:
    papers = make_papers(5)
    with Replica(papers, fault) as replica:
        result = run(replica, *papers)
    assert result.exit_code == 0
    assert stored_ids(home) == sorted(papers)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("fault", "reason", "hint"),
    [
        pytest.param(
            "429:count=all",
            "it answered 429 Too Many Requests",
            "What came is kept. Try again in 15 minutes: only the rest is asked then.",
            id="too many requests",
        ),
        pytest.param(
            "403",
            "it answered 403 Forbidden",
            "arXiv refuses this computer. Do not try again before tomorrow.",
            id="refused",
        ),
    ],
)
def test_a_run_that_got_nothing_says_when_to_come_back(
    home: Path, fault: str, reason: str, hint: str
) -> None:
    with Replica(make_papers(1), fault) as replica:
        result = run(replica, "2401.10000")
    assert result.exit_code == 1
    assert result.stderr == (
        f"0 papers fetched, 0 of 1 record fresh, 1 not fetched. {THANKS}\n"
        f"Error: Stopped asking arXiv: {reason}. 1 paper could not be fetched:\n"
        "  2401.10000: not answered before the stop\n"
        f"Hint: {hint}\n"
    )
    assert stored_ids(home) == []


@pytest.mark.usefixtures("quick")
def test_a_failed_refresh_leaves_the_record_as_it_was(home: Path) -> None:
    papers = make_papers(1)
    with Replica(papers) as replica:
        run(replica, *papers)
    age_record(home, "2401.10000", days=90)
    before = (home / "papers" / "2401.10000.json").read_bytes()
    with Replica({}) as replica:
        result = run(replica, *papers)
    assert result.exit_code == 1
    assert (home / "papers" / "2401.10000.json").read_bytes() == before


def test_an_unsafe_endpoint_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINEAGE_ARXIV_URL", "http://example.org/api")
    result = CliRunner().invoke(main, ["fetch", "2401.10000"])
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: 'http://example.org/api' is not an address for arXiv queries.\n"
        "Hint: Give an https address like https://export.arxiv.org/api/query,"
        " or one on 127.0.0.1.\n"
    )


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:99999/", "http://[::1/"])
def test_an_endpoint_that_cannot_be_is_refused_at_once(
    monkeypatch: pytest.MonkeyPatch, endpoint: str
) -> None:
    monkeypatch.setenv("LINEAGE_ARXIV_URL", endpoint)
    result = CliRunner().invoke(main, ["fetch", "2401.10000"])
    assert result.exit_code == 1
    assert result.stderr.startswith(
        f"Error: '{endpoint}' is not an address for arXiv queries.\nHint: "
    )


def start_fetch(replica: Replica, home: Path, ids: Mapping[str, object]) -> subprocess.Popen[str]:
    environment = os.environ | {
        "LINEAGE_ARXIV_URL": replica.url,
        "LINEAGE_ARXIV_INTERVAL": "0.2",
        "LINEAGE_HOME": str(home),
    }
    command = [sys.executable, "-m", "lineage.cli.main", "fetch", *ids]
    return subprocess.Popen(
        command,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_ctrl_c,  # noqa: PLW1509  it takes no lock
    )


@needs_posix
@pytest.mark.parametrize("batches", [1, 2])
def test_a_killed_run_is_taken_up_where_it_ended(home: Path, batches: int) -> None:
    papers = make_papers(300)
    with Replica(papers) as replica:
        killed = start_fetch(replica, home, papers)
        while len(replica.log) <= batches:
            assert killed.poll() is None
        killed.send_signal(signal.SIGKILL)
        killed.communicate(timeout=10)
        kept = stored_ids(home)
        asked_before = len(replica.log)
        again = start_fetch(replica, home, papers)
        _, errors = again.communicate(timeout=60)
    assert again.returncode == 0, errors
    assert len(kept) >= 100 * batches
    asked = list(itertools.chain.from_iterable(line.ids for line in replica.log[asked_before:]))
    assert sorted([*kept, *asked]) == sorted(papers)
    assert sorted(stored_ids(home)) == sorted(papers)


@needs_posix
def test_a_run_that_is_stopped_says_that_what_came_is_kept(home: Path) -> None:
    papers = make_papers(300)
    with Replica(papers) as replica:
        stopped = start_fetch(replica, home, papers)
        while len(replica.log) <= 1:
            assert stopped.poll() is None
        stopped.send_signal(signal.SIGINT)
        _, errors = stopped.communicate(timeout=10)
    assert stopped.returncode == 1
    assert errors == (
        "Error: Stopped before arXiv had answered everything.\n"
        "Hint: What came is kept: run the same command again, and it goes on from there.\n"
    )
    assert len(stored_ids(home)) >= 100


@pytest.mark.usefixtures("quick")
def test_a_long_pause_is_said_with_its_reason(home: Path) -> None:
    papers = make_papers(2)
    with Replica(papers, "503:retry_after=1") as replica:
        result = run(replica, *papers)
    assert result.exit_code == 0
    assert result.stderr == (
        "Asking arXiv again in 1 s: it answered 503 Service Unavailable.\n"
        f"2 papers fetched, 0 of 2 records fresh. {THANKS}\n"
    )
    assert stored_ids(home) == sorted(papers)


@needs_posix
def test_a_run_that_waits_for_another_says_so(home: Path) -> None:
    papers = make_papers(2)
    home.mkdir(parents=True, exist_ok=True)
    with Replica(papers) as replica, FileLock(home / "arxiv.lock") as lock:
        waiting = start_fetch(replica, home, papers)
        assert waiting.stderr is not None
        said = waiting.stderr.readline()
        lock.release()
        _, errors = waiting.communicate(timeout=30)
    assert said == "Waiting for another process of yours that is asking arXiv.\n"
    assert errors == f"2 papers fetched, 0 of 2 records fresh. {THANKS}\n"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    "content",
    [
        pytest.param("[" * 20_000, id="nested lists"),
        pytest.param('{"a":' * 20_000, id="nested objects"),
        pytest.param('{"version": ' + "9" * 5_000 + "}", id="5,000 digits"),
        pytest.param(" " * 2_000_001, id="large"),
        pytest.param("[1, 2]", id="a list"),
        pytest.param("", id="nothing"),
    ],
)
@pytest.mark.parametrize("folder", ["papers", "papers/provenance"])
def test_a_broken_record_is_told_by_questions_and_healed_by_a_fetch(
    home: Path, tmp_path: Path, folder: str, content: str
) -> None:
    papers = make_papers(2)
    data = str(write_papers_catalog(tmp_path / "catalog", list(papers)))
    broken = home / folder / f"{next(iter(papers))}.json"
    with Replica(papers) as replica:
        run(replica, "--data", data)
        whole = stored_ids(home)
        broken.write_text(content, encoding="utf-8")
        asked = CliRunner().invoke(main, ["--data", data, "stats"])
        healed = run(replica, "--data", data)
    assert asked.exit_code == 1
    assert asked.stderr.startswith(f"Error: '{broken}' is not a paper record: ")
    assert "\nHint: Run 'lineage fetch 2401.10000' to get it again" in asked.stderr
    assert healed.exit_code == 0
    assert stored_ids(home) == whole
    assert CliRunner().invoke(main, ["--data", data, "stats"]).exit_code == 0


@pytest.mark.usefixtures("quick")
def test_a_record_without_a_day_is_stale(home: Path) -> None:
    papers = make_papers(1)
    with Replica(papers) as replica:
        run(replica, *papers)
        path = home / "papers" / "provenance" / f"{next(iter(papers))}.json"
        text = path.read_text(encoding="utf-8")
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        path.write_text(text.replace(f'"{today}"', '"2026-11"'), encoding="utf-8")
        run(replica, *papers)
    assert len(replica.log) == 2
