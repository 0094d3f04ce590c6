"""A hasty client and a replica that goes wrong on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from lineage.papers.arxiv_client import ArxivClient
from lineage.papers.fetching import Report, fetch_into
from lineage.papers.pacing import Manners
from tests.replica.papers import make_papers
from tests.replica.server import Replica

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tests.replica.papers import FakePaper

HASTY = {
    "interval": 0.01,
    "max_pause": 0.2,
    "tries": 4,
    "batch_size": 10,
    "connect_timeout": 0.5,
    "read_timeout": 0.3,
    "deadline": 0.5,
    "max_bytes": 200_000,
}


CALM = {**HASTY, "read_timeout": 10.0, "deadline": 20.0}
"""For faults that cost no waiting: no request is given up because the machine is busy."""


class Fetch(Protocol):
    """Fetches papers into the store of this test."""

    def __call__(
        self, replica: Replica, ids: Sequence[str] | None = None, **manners: float
    ) -> Report: ...


@pytest.fixture(scope="session")
def papers() -> Mapping[str, FakePaper]:
    """Twelve invented papers: with batches of ten, two requests."""
    return make_papers(12)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The folder that `fetch` fills."""
    return tmp_path / "papers"


@pytest.fixture
def fetch(tmp_path: Path, store: Path) -> Fetch:
    """Fetch papers of a replica, by default all, and report."""

    def run(replica: Replica, ids: Sequence[str] | None = None, **manners: float) -> Report:
        settings = Manners(**{**HASTY, **manners})  # type: ignore[arg-type]
        client = ArxivClient(tmp_path, endpoint=replica.url, manners=settings)
        return fetch_into(store, tuple(replica.papers) if ids is None else ids, client)

    return run


def read_store(folder: Path) -> dict[str, str]:
    """Return the text of every record of a store, by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.json"))}


@pytest.fixture(scope="session")
def healthy(
    papers: Mapping[str, FakePaper], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """What a run without faults stores."""
    folder = tmp_path_factory.mktemp("healthy")
    with Replica(papers) as replica:
        client = ArxivClient(folder, endpoint=replica.url, manners=Manners(**HASTY))  # type: ignore[arg-type]
        fetch_into(folder / "papers", tuple(papers), client)
    return read_store(folder / "papers")
