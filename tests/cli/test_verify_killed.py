"""A verification that is killed, or stopped, goes on where it stood."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.replica.texts import TextReplica
from tests.support.catalogs import make_derivation, make_entry, write_catalog
from tests.support.posix import needs_posix

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

MODELS, AT_ONCE = 30, 4
PAGE = (
    "<html><body><h1>Tuned</h1><p>Tuned was made from Root by us all, long ago.</p></body></html>"
)
QUICK = """
import functools
from lineage.cli.main import main
from lineage.papers.pacing import Manners
from lineage.papers.web.fetching import Fetcher
from lineage.verify import verification
manners = Manners(interval=0.0, tries=1, deadline=2.0)
verification.Fetcher = functools.partial(Fetcher, others=manners)
main()
"""
"""The command, without the pauses between requests."""


class Doorkeeper(TextReplica):
    """A replica that answers so many texts and keeps whoever asks for more waiting."""

    left = 0
    """How many more texts it answers."""

    def __init__(self) -> None:
        super().__init__({f"/site{number}.example.org/post": PAGE for number in range(MODELS)})
        self._counting = threading.Lock()
        self.answered: Counter[str] = Counter()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        with self._counting:
            text = not handler.path.endswith("/robots.txt")
            waits = text and self.left == 0
            if text and not waits:
                self.left -= 1
                self.answered[handler.path] += 1
        if waits:
            self.closing.wait(30)
        else:
            super().answer(handler)


@pytest.fixture
def replica(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Doorkeeper]:
    with Doorkeeper() as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        monkeypatch.setenv("LINEAGE_HOME", str(tmp_path / "home"))
        yield replica


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    entries = {"root": make_entry("Root", "2017-01")}
    for number in range(MODELS):
        source = f"https://site{number}.example.org/post"
        evidence = [{"source": source, "locator": "first paragraph"}]
        step = make_derivation("root", "finetuning", evidence=evidence)
        entries[f"tuned-{number}"] = make_entry(f"Tuned {number}", "2018-01", derivations=[step])
    data = write_catalog(tmp_path / "data", entries)
    return [sys.executable, "-c", QUICK, "--data", str(data), "verify"]


def _stop(command: list[str], replica: Doorkeeper, by: signal.Signals) -> None:
    """Run a command, and stop it when it waits for more than the replica will answer."""
    asked = len(replica.texts) + replica.left
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        until = time.monotonic() + 60
        while len(replica.texts) <= asked and time.monotonic() < until:
            time.sleep(0.02)
        run.send_signal(by)
        run.wait(60)


@needs_posix
def test_thirty_models_are_verified_through_three_stops_and_nothing_is_asked_twice(
    command: list[str], replica: Doorkeeper
) -> None:
    for by in (signal.SIGKILL, signal.SIGKILL, signal.SIGINT):
        replica.left = 7
        _stop(command, replica, by)
    replica.left = MODELS
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr.endswith(f"{MODELS} receipts: {MODELS} located.\n")
    assert set(replica.answered) == set(replica.answers)
    again = replica.answered.total() - MODELS
    assert again <= 3 * AT_ONCE  # those that were under way at a stop
