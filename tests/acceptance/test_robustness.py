"""Bad days: a third of the answers is spoilt, and processes are killed at any moment."""

from __future__ import annotations

import json
import math
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lineage.cli.main import main
from lineage.papers.arxiv_client import ArxivClient
from lineage.papers.pacing import Manners
from lineage.papers.store import read_record
from tests.cli.test_fetch import stored_ids
from tests.replica.papers import make_papers
from tests.replica.server import Replica
from tests.unit.lineage.papers.conftest import CALM, read_store

if TYPE_CHECKING:
    from pathlib import Path

MISSING = ("2401.99997", "2401.99998", "2401.99999")
BAD = "2401.10000"
"""A paper whose entry has no abstract."""

LANES = 5
KILLS = 50


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `lineage fetch` ask quickly, and for ten papers at a time."""

    def open_hasty(home: Path) -> ArxivClient:
        manners = Manners(**CALM)  # type: ignore[arg-type]
        return ArxivClient(home, endpoint=os.environ["LINEAGE_ARXIV_URL"], manners=manners)

    monkeypatch.setattr("lineage.papers.obtaining.open_arxiv", open_hasty)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("seed", range(6))
def test_a_third_of_the_answers_spoilt_costs_no_good_paper_and_few_requests(
    home: Path, seed: int
) -> None:
    """296 good papers, one that is always bad, and three that do not exist."""
    papers = make_papers(297)
    papers[BAD] = replace(papers[BAD], abstract="")
    ids = [*papers, *MISSING]
    random.Random(seed).shuffle(ids)
    with Replica(papers, "any:count=all,every=3", seed=seed) as replica:
        environment = {"LINEAGE_ARXIV_URL": replica.url}
        first = CliRunner().invoke(main, ["fetch", *ids], env=environment)
        asked = len(replica.log)
        second = CliRunner().invoke(main, ["fetch", "--check", *ids], env=environment)
    lost = sorted([BAD, *MISSING])
    reasons = [
        f"  {key}: {'it has no abstract' if key == BAD else 'not found on arXiv'}" for key in lost
    ]
    assert first.exit_code == 1
    assert "\n".join(["Error: 4 papers could not be fetched:", *reasons]) in first.stderr
    assert sorted(stored_ids(home)) == sorted(papers.keys() - {BAD})
    assert sorted(second.stdout.split()) == lost
    assert asked <= 1.5 * math.ceil(300 / 10)
    assert min(replica.gaps) >= CALM["interval"]


def test_a_third_of_full_batches_spoilt_costs_one_more_request(home: Path) -> None:
    papers = make_papers(299)
    with Replica(papers, "drop:count=all,every=3") as replica:
        environment = {"LINEAGE_ARXIV_URL": replica.url, "LINEAGE_ARXIV_INTERVAL": "0.01"}
        result = CliRunner().invoke(main, ["fetch", MISSING[0], *papers], env=environment)
        asked = len(replica.log)
        again = CliRunner().invoke(main, ["fetch", MISSING[0], *papers], env=environment)
    assert result.exit_code == again.exit_code == 1
    assert f"  {MISSING[0]}: not found on arXiv\n" in result.stderr
    assert sorted(stored_ids(home)) == sorted(papers)
    assert asked == 4 <= 1.5 * math.ceil(300 / 100)
    assert {key for line in replica.log[asked:] for key in line.ids} == {MISSING[0]}


def start(replica: Replica, home: Path, *args: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "LINEAGE_ARXIV_URL": replica.url,
        "LINEAGE_ARXIV_INTERVAL": "0.02",
        "LINEAGE_HOME": str(home),
    }
    command = [sys.executable, "-m", "lineage.cli.main", "fetch", *args, *replica.papers]
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)


def check_whole(home: Path, ids: list[str]) -> set[str]:
    """Check that every file is whole, and return the ids of complete records."""
    for path in (home / "papers").rglob("*.json"):
        assert isinstance(json.loads(path.read_text(encoding="utf-8")), dict)
    return {key for key in ids if read_record(home / "papers", key) is not None}


def kill_often(home: Path, lane: int) -> tuple[int, dict[str, str]]:
    """Kill fetches at random moments, then let one end; return the kills, and what is stored.

    Every other lane rewrites all records each time, the others begin anew when all are there.
    """
    dice, killed = random.Random(lane), 0
    options = ["--max-age", "0"] if lane % 2 else []
    with Replica(make_papers(60)) as replica:
        ids = list(replica.papers)
        stored: set[str] = set()
        while killed < KILLS // LANES:
            process, before = start(replica, home, *options), len(replica.log)
            while len(replica.log) == before and process.poll() is None:
                time.sleep(0.002)
            time.sleep(dice.random() * 0.3)
            process.send_signal(signal.SIGKILL)
            killed += process.wait(timeout=10) == -signal.SIGKILL
            now = check_whole(home, ids)
            assert stored <= now
            stored = now
            if len(stored) == len(ids) and not options:
                shutil.rmtree(home / "papers")
                stored = set()
        assert start(replica, home).wait(timeout=30) == 0
    return killed, read_store(home / "papers")


def test_fifty_kills_break_no_file_and_lose_no_record(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with ThreadPoolExecutor(LANES) as pool:
        homes = [tmp_path_factory.mktemp("killed") for _ in range(LANES)]
        outcomes = list(pool.map(kill_often, homes, range(LANES)))
    home = tmp_path_factory.mktemp("sound")
    with Replica(make_papers(60)) as replica:
        assert start(replica, home).wait(timeout=30) == 0
    sound = read_store(home / "papers")
    assert sum(killed for killed, _ in outcomes) == KILLS
    assert [store for _, store in outcomes] == [sound] * LANES
