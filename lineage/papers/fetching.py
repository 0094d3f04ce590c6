"""Filling the user's store with paper records: what to ask for, and keeping what comes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from graph.errors import LineageError
from lineage.asides import remove_orphans
from lineage.folders import PROVENANCE
from lineage.papers.outcome import StoppedError
from lineage.papers.pacing import run_alone
from lineage.papers.store import read_whole, write_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from lineage.papers.outcome import Outcome
    from lineage.papers.record import FetchedPaper

MAX_AGE_DAYS = 30
"""Age at which a record is stale, unless the user says otherwise."""

REFRESH_AGE_DAYS = 1
"""Age at which a refresh asks again; arXiv asks not to repeat a query within a day."""


UNANSWERED = "not answered before the stop"
"""Why a paper is lost that arXiv was not asked for any more."""

_MOST_NAMED = 10


class PaperSource(Protocol):
    """Where records come from: arXiv, or a stand-in."""

    def fetch_papers(self, ids: Sequence[str]) -> Iterator[Outcome]:
        """Yield what each request led to, until each of `ids` is found or lost."""


@dataclass
class Report:
    """What a run of fetching did.

    Attributes:
        stored: Ids whose records were written.
        kept: Ids of which the store has a newer version than arXiv gave.
        lost: Reasons by id, for those that could not be had.
        stopped: Why the run ended early, if it did.
        known: Ids that another run brought meanwhile.
    """

    stored: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)
    stopped: StoppedError | None = None
    known: tuple[str, ...] = ()


def list_reasons(lost: Mapping[str, str]) -> str:
    """Return a line with the reason for each paper; many that a stop left out share one.

    Examples:
        >>> list_reasons({"2401.00001": "not found on arXiv"})
        '  2401.00001: not found on arXiv'
        >>> list_reasons({f"2401.{number:05}": UNANSWERED for number in range(11)})
        '  all: not answered before the stop'
    """
    named = {key: reason for key, reason in lost.items() if reason != UNANSWERED}
    if len(lost) - len(named) <= _MOST_NAMED:
        named = dict(lost)
    lines = [f"  {arxiv_id}: {reason}" for arxiv_id, reason in named.items()]
    if len(named) < len(lost):
        lines.append(f"  all{' others' if named else ''}: {UNANSWERED}")
    return "\n".join(lines)


class PapersLostError(LineageError):
    """A run that did not get every paper; those it got are kept.

    Attributes:
        lost: Reasons by id.
        stopped: Why the run ended early, if it did.
    """

    def __init__(self, lost: Mapping[str, str], *, stopped: StoppedError | None = None) -> None:
        self.lost = dict(lost)
        self.stopped = stopped
        count = len(lost)
        if count > _MOST_NAMED and set(lost.values()) == {UNANSWERED}:
            message = f"{count:,} papers are still to be fetched."
        else:
            lines = list_reasons(dict(sorted(lost.items())))
            message = f"{count:,} paper{'s' if count != 1 else ''} could not be fetched:\n{lines}"
        hint = "Check these ids, or run the command again: it asks only for what is missing."
        super().__init__(
            f"{stopped} {message}" if stopped else message, hint=stopped.hint if stopped else hint
        )


def find_wanted(folder: Path, ids: Iterable[str], *, max_age: int) -> tuple[str, ...]:
    """Return those of `ids` whose record in `folder` is missing, broken or stale, in order.

    Args:
        folder: The user's store.
        ids: Canonical ids.
        max_age: Days after which a record is stale; with 0, every record is.
    """
    today = datetime.datetime.now(datetime.UTC).date()
    return tuple(
        arxiv_id
        for arxiv_id in dict.fromkeys(ids)
        if not _is_fresh(read_whole(folder, arxiv_id), max_age=max_age, today=today)
    )


def fetch_into(
    folder: Path,
    ids: Sequence[str],
    source: PaperSource,
    *,
    max_age: int = 0,
    on_settled: Callable[[int], None] = lambda _: None,
) -> Report:
    """Ask `source` for `ids` and write each record as soon as it is there.

    One run at a time fills a store. One that waited for another looks again, and asks only for
    what that one did not bring.

    Args:
        folder: The user's store.
        ids: Canonical ids, each once; see `find_wanted`.
        source: Who is asked.
        max_age: Days after which a record is stale; with 0, one that came before this run.
        on_settled: Is told after each request how many ids it settled.

    Raises:
        LineageError: A record cannot be written; those before it are.
    """
    begin = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with run_alone(folder.parent):
        for place in (folder, folder / PROVENANCE):
            remove_orphans(place)
        late = tuple(key for key in ids if _find_moment(read_whole(folder, key)) <= begin)
        wanted = find_wanted(folder, late, max_age=max_age) if max_age else late
        if len(wanted) < len(ids):
            on_settled(len(ids) - len(wanted))
        report = _fill(folder, wanted, source, on_settled)
    report.known = tuple(key for key in ids if key not in set(wanted))
    return report


def _find_moment(record: FetchedPaper | None) -> str:
    """Return when a record came, or an empty text if there is none, or it does not say so."""
    return (record.retrieved_at if record else None) or ""


def _fill(
    folder: Path, ids: Sequence[str], source: PaperSource, on_settled: Callable[[int], None]
) -> Report:
    report = Report()
    try:
        for outcome in source.fetch_papers(ids) if ids else ():
            for arxiv_id, record in outcome.found.items():
                written = write_record(folder, arxiv_id, record)
                (report.stored if written else report.kept).append(arxiv_id)
            report.lost.update(outcome.lost)
            on_settled(len(outcome.found) + len(outcome.lost))
    except StoppedError as error:
        report.stopped = error
        settled = {*report.stored, *report.kept, *report.lost}
        report.lost |= {key: UNANSWERED for key in ids if key not in settled}
    return report


def require_all(report: Report) -> None:
    """Return if every paper came.

    Raises:
        PapersLostError: Some did not; it names them, with reasons.
    """
    if report.lost:
        raise PapersLostError(report.lost, stopped=report.stopped)


def _is_fresh(record: FetchedPaper | None, *, max_age: int, today: datetime.date) -> bool:
    if record is None:
        return False
    try:
        age = today - datetime.date.fromisoformat(record.retrieved)
    except ValueError:  # a date without its day
        return False
    return 0 <= age.days < max_age
