"""Papers for whoever needs them: from the user's store, else from arXiv."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from graph.errors import LineageError
from lineage.papers.fetching import fetch_into, require_all
from lineage.papers.store import read_whole
from lineage.papers.watching import SILENT, Watcher
from lineage.paths import fetched_papers_dir, own_home_dir

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lineage.papers.arxiv_client import ArxivClient
    from lineage.papers.record import FetchedPaper

_ANY_AGE = 1_000_000
"""Days after which no record is stale."""

_LONGEST_INTERVAL = 60.0


def obtain_paper(arxiv_id: str, *, watcher: Watcher = SILENT) -> FetchedPaper:
    """Return the user's record of a paper, fetched if it is missing.

    Args:
        arxiv_id: A canonical id.
        watcher: Is told how asking arXiv goes.

    Raises:
        LineageError: The paper could not be had.
    """
    fetch_missing((arxiv_id,), watcher=watcher)
    record = read_stored(arxiv_id)
    assert record is not None, "a paper that was fetched is in the store"  # noqa: S101
    return record


def require_there(arxiv_id: str, record: FetchedPaper) -> None:
    """Return if the authors did not withdraw a paper.

    Raises:
        LineageError: They did.
    """
    if record.withdrawn:
        message = f"arXiv {arxiv_id} was withdrawn by its authors."
        raise LineageError(message, hint=f"See https://arxiv.org/abs/{arxiv_id} for the reason.")


def fetch_missing(ids: Sequence[str], *, watcher: Watcher = SILENT) -> None:
    """Fetch those papers that the user's store lacks.

    Raises:
        LineageError: Some could not be had; the others are in the store.
    """
    missing = tuple(arxiv_id for arxiv_id in ids if read_stored(arxiv_id) is None)
    if missing:
        fetch_wanted(missing, named=len(ids), max_age=_ANY_AGE, watcher=watcher)


def read_stored(arxiv_id: str) -> FetchedPaper | None:
    """Return the user's record of a paper; nothing if it is missing or broken."""
    return read_whole(fetched_papers_dir(), arxiv_id)


def fetch_wanted(wanted: Sequence[str], *, named: int, max_age: int, watcher: Watcher) -> None:
    """Ask for papers, and tell a watcher how far it is and what came.

    Args:
        wanted: Ids of papers that the store lacks, or of which its record is stale.
        named: How many papers are wanted, those too that are there.
        max_age: Days after which a record is stale that another run brings meanwhile.
        watcher: Is told how asking arXiv goes.

    Raises:
        LineageError: Some could not be had, no record can be kept, or the user stopped it.
    """
    with (
        closing(open_arxiv(own_home_dir())) as source,
        watcher.watch(len(wanted), kept="What came is kept") as update,
    ):
        report = fetch_into(
            fetched_papers_dir(), wanted, source, max_age=max_age, on_settled=update
        )
    watcher.tell(report, fresh=named - len(wanted), named=named)
    require_all(report)


def open_arxiv(home: Path) -> ArxivClient:
    """Return the client for arXiv, for the endpoint in `LINEAGE_ARXIV_URL`, or for the replica.

    Raises:
        LineageError: The endpoint is no safe address, or the interval is no number.
    """
    from lineage.papers.arxiv_client import ArxivClient  # slow to import
    from lineage.papers.pacing import Manners
    from lineage.papers.transport import ENDPOINT, check_endpoint
    from lineage.papers.web.replica import find_replica, to_replica

    replica = find_replica()
    standard = to_replica(replica, ENDPOINT) if replica else ENDPOINT
    endpoint = check_endpoint(os.environ.get("LINEAGE_ARXIV_URL") or standard)
    interval = find_interval(endpoint)
    manners = Manners() if interval is None else Manners(interval=interval)
    return ArxivClient(home, endpoint=endpoint, manners=manners)


def find_interval(server: str) -> float | None:
    """Return the seconds between requests that `LINEAGE_ARXIV_INTERVAL` asks for, for tests.

    Args:
        server: Who is asked; the interval counts only on this computer.

    Returns:
        None where arXiv's own interval holds.

    Raises:
        LineageError: It is no number.
    """
    from lineage.papers.transport import is_loopback  # slow to import

    text = os.environ.get("LINEAGE_ARXIV_INTERVAL")
    if not text or not is_loopback(server):
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= _LONGEST_INTERVAL:
        message = f"LINEAGE_ARXIV_INTERVAL is '{text}', which is no number of seconds."
        raise LineageError(message, hint="Leave it unset: it is for tests.")
    return seconds
