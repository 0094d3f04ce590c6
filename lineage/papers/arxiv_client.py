"""Paper records from arXiv, through the `arxiv` package: the only module that imports it."""

from __future__ import annotations

import datetime
import importlib.metadata
import io
import math
import random
from collections import deque
from typing import TYPE_CHECKING, Any

import arxiv
import requests

from graph.errors import LineageError
from lineage.papers.answer import read_answer
from lineage.papers.arxiv_id import parse_arxiv_id
from lineage.papers.batches import halve, make_batches, split_again
from lineage.papers.outcome import BatchError, Outcome, PassingError, StoppedError
from lineage.papers.pacing import Manners, Pacer
from lineage.papers.record import Entry, IncompleteEntryError, build_record
from lineage.papers.transport import ENDPOINT, Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from lineage.papers.batches import Batch

_NOT_FOUND = "not found on arXiv"
_COME_BACK_MINUTES = 15
_UNREACHABLE_TRIES = 2


class ArxivClient:
    """Asks arXiv for papers, politely, and believes only whole answers.

    The `arxiv` package writes the queries and reads the answers; pacing, retries and checks are
    ours, by way of the session that the package asks through.
    """

    def __init__(
        self,
        folder: Path,
        *,
        endpoint: str = ENDPOINT,
        manners: Manners | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Prepare to ask `endpoint`; nothing is sent yet.

        Args:
            folder: The user's folder, which holds the lock that all processes share.
            endpoint: Where queries are answered.
            manners: Pace and patience.
            jitter: Gives numbers between 0 and 1, so that pauses differ.

        Raises:
            LineageError: The endpoint is no safe address, or the `arxiv` package is not the one
                that this module knows.
        """
        self._manners = manners or Manners()
        self._pacer = Pacer(folder, self._manners)
        self._transport = Transport(endpoint, manners=self._manners, pacer=self._pacer)
        self._jitter = jitter
        self._in_vain = 0
        self._arxiv = arxiv.Client(delay_seconds=0, num_retries=0)
        if not isinstance(getattr(self._arxiv, "_session", None), requests.Session):
            raise _unknown_package()
        self._arxiv.query_url_format = f"{endpoint}?{{}}"

    def fetch_papers(self, ids: Sequence[str]) -> Iterator[Outcome]:
        """Yield what each request led to, until each of `ids` is found or lost.

        Args:
            ids: Canonical ids, each once.

        Raises:
            StoppedError: No further request makes sense in this run.
            LineageError: The lock cannot be had.
        """
        waiting = deque(make_batches(ids, size=self._manners.batch_size))
        while waiting:
            outcome, again = self._settle(waiting.popleft())
            waiting.extend(again)
            yield outcome

    def _settle(self, batch: Batch) -> tuple[Outcome, list[Batch]]:
        """Ask for a batch; return what came of it and what to ask again."""
        try:
            batch, read = self._ask_patiently(batch)
        except BatchError as error:
            again = halve(batch)
            lost = {} if again else dict.fromkeys(batch.ids, error.reason)
            return Outcome(lost=lost), again
        left = [arxiv_id for arxiv_id in batch.ids if arxiv_id not in read.found]
        again = split_again(batch, left)
        lost = {} if again else {key: read.lost.get(key, _NOT_FOUND) for key in left}
        return Outcome(read.found, lost), again

    def _ask_patiently(self, batch: Batch) -> tuple[Batch, Outcome]:
        """Ask until a good answer comes, with growing pauses.

        Raises:
            BatchError: It cannot be had for this batch.
            StoppedError: It cannot be had at all.
        """
        turn = 0
        while True:
            try:
                read = self._ask(batch)
            except PassingError as fault:
                self._pacer.postpone(self._pause(turn, fault.retry_after))
                self._note_vain()
                turn += 1
                if turn >= (_UNREACHABLE_TRIES if fault.unreachable else self._manners.tries):
                    raise _give_up(fault) from fault
                batch = batch.again() if fault.cached else batch
            else:
                self._note_answer(read, crowd=len(batch.ids) > 1)
                return batch, read

    def _ask(self, batch: Batch) -> Outcome:
        """Send one request; return records, and what is wrong with bad entries, by id."""
        session = _CheckedSession(self._transport, batch.ids)
        self._arxiv._session = session  # noqa: SLF001  the only way in; the version is pinned
        self._arxiv.page_size = batch.page_size
        search = arxiv.Search(id_list=list(batch.ids), max_results=None)
        results = list(self._arxiv.results(search))
        if session.problems is None:
            raise _unknown_package()
        today = datetime.datetime.now(datetime.UTC).date()
        read = Outcome(lost=session.problems)
        for result in results:
            arxiv_id = parse_arxiv_id(result.entry_id)
            try:
                read.found[arxiv_id] = build_record(_to_entry(result), retrieved=today)
            except IncompleteEntryError as error:
                read.lost[arxiv_id] = str(error)
        return read

    def _note_answer(self, read: Outcome, *, crowd: bool) -> None:
        """Count good answers without a paper; a crowd that all lacks is a bad sign."""
        if read.found:
            self._in_vain = 0
            return
        self._note_vain()
        if crowd:
            self._pacer.postpone(self._pause(self._in_vain))

    def _note_vain(self) -> None:
        self._in_vain += 1
        if self._in_vain >= self._manners.patience:
            reason = f"{self._in_vain} requests in a row brought no paper"
            raise _stopped(reason)

    def _pause(self, turn: int, retry_after: float | None = None) -> float:
        """Return how long to pause after the failure number `turn`, counted from 0."""
        grown: float = self._manners.interval * 2**turn * (1 + self._jitter() / 2)
        return min(max(grown, retry_after or 0), self._manners.max_pause)


class _CheckedSession(requests.Session):
    """What `arxiv.Client` asks through: one request, its answer checked and reduced.

    Attributes:
        problems: What is wrong with bad entries, by id; nothing before the request.
    """

    def __init__(self, transport: Transport, ids: Collection[str]) -> None:
        super().__init__()
        self._transport = transport
        self._ids = ids
        self.problems: dict[str, str] | None = None

    def get(self, url: str | bytes, **_: Any) -> requests.Response:
        """Return the checked answer, as if it had come like that."""
        answer = read_answer(self._transport.get(str(url)), self._ids)
        self.problems = answer.problems
        response = requests.Response()
        response.status_code = requests.codes.ok
        response.raw = io.BytesIO(answer.feed)
        return response


def _to_entry(result: arxiv.Result) -> Entry:
    return Entry(
        entry_id=result.entry_id,
        title=result.title,
        authors=tuple(author.name for author in result.authors),
        published=result.published,
        updated=result.updated,
        primary_category=result.primary_category,
        abstract=result.summary,
        comment=result.comment or "",
        doi=result.doi or "",
        journal_ref=result.journal_ref or "",
    )


def _give_up(fault: PassingError) -> StoppedError | BatchError:
    if fault.unreachable:
        hint = "Check the connection, and try again: only what is missing is asked then."
        return StoppedError(fault.reason, hint=hint)
    if fault.everywhere:
        return _stopped(fault.reason, retry_after=fault.retry_after)
    return BatchError(fault.reason)


def _stopped(reason: str, *, retry_after: float | None = None) -> StoppedError:
    minutes = max(_COME_BACK_MINUTES, math.ceil((retry_after or 0) / 60))
    hint = f"What came is kept. Try again in {minutes} minutes: only the rest is asked then."
    return StoppedError(reason, hint=hint)


def _unknown_package() -> LineageError:
    version = importlib.metadata.version("arxiv")
    return LineageError(
        f"The package arxiv {version} is not the one that this program knows.",
        hint="Install the one it was made for: pip install arxiv==4.0.2",
    )
