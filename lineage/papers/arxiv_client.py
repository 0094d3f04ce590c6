"""Paper records from arXiv, through the `arxiv` package: the only module that imports it."""

from __future__ import annotations

import datetime
import importlib.metadata
import io
import random
from typing import TYPE_CHECKING, Any

import arxiv
import requests

from graph.arxiv_ids import parse_arxiv_id
from graph.errors import LineageError
from lineage.papers.answer import read_answer
from lineage.papers.batches import Agenda, Batch
from lineage.papers.outcome import BatchError, Outcome, RecordPage
from lineage.papers.pacing import Manners, Pacer
from lineage.papers.patience import Patience
from lineage.papers.record import ArxivEntry, IncompleteEntryError, RecordOrigin, build_record
from lineage.papers.transport import ENDPOINT, Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from lineage.papers.answer import Answer
    from lineage.papers.queries import Slice

_NOT_FOUND = "not found on arXiv"
_LONE_TRIES = 3


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
        pacer = Pacer(folder, self._manners)
        self._transport = Transport(endpoint, manners=self._manners, pacer=pacer)
        self._patience = Patience(self._manners, pacer, jitter)
        self._arxiv = arxiv.Client(delay_seconds=0, num_retries=0)
        if not isinstance(getattr(self._arxiv, "_session", None), requests.Session):
            raise _unknown_package()
        self._arxiv.query_url_format = f"{endpoint}?{{}}"

    def close(self) -> None:
        """End the connection to arXiv."""
        self._transport.close()

    def fetch_papers(self, ids: Sequence[str]) -> Iterator[Outcome]:
        """Yield what each request led to, until each of `ids` is found or lost.

        Args:
            ids: Canonical ids, each once.

        Raises:
            StoppedError: No further request makes sense in this run.
            LineageError: The lock cannot be had.
        """
        agenda = Agenda(ids, size=self._manners.batch_size)
        while agenda:
            yield self._settle(agenda.pop(), agenda)

    def _settle(self, batch: Batch, agenda: Agenda) -> Outcome:
        """Ask for a batch; put on the agenda what must be asked again."""
        try:
            batch, page = self._patience.ask(batch, self._ask)
        except BatchError as error:
            split = agenda.split(batch)
            return Outcome(lost={} if split else dict.fromkeys(batch.ids, error.reason))
        self._patience.note_answer(page, suspicious=len(batch.ids) > 1)
        given_up = agenda.note(batch, page)
        return Outcome(page.found, {key: agenda.problems.get(key, _NOT_FOUND) for key in given_up})

    def search_papers(self, part: Slice) -> RecordPage:
        """Return some results of a search.

        An answer with fewer good entries than it promises, or with none, is not believed at
        once: it is asked again under another address, and what both brought is returned. Parts
        of what cannot be had are asked less often: they can be cut again.

        Raises:
            BatchError: These results cannot be had together.
            StoppedError: The results cannot be had in this run.
            LineageError: The lock cannot be had.
        """
        tries = (_LONE_TRIES if part.size == 1 else 1) if part.part else 0
        try:
            part, page = self._patience.ask(part, self._ask, tries=tries)
        except BatchError:
            self._patience.note_bad_paper()
            raise
        if page.found and len(page.found) >= min(part.size, (page.total or 0) - part.start):
            return page
        try:
            _, more = self._patience.ask(part.again(), self._ask, tries=tries)
        except BatchError:
            if not page.found:
                raise
            more = RecordPage({}, {}, None)
        found = {**page.found, **more.found}
        problems = {**page.problems, **more.problems}
        return RecordPage(
            found,
            {key: text for key, text in problems.items() if key not in found},
            max(page.total or 0, more.total or 0),
        )

    def _ask(self, question: Batch | Slice) -> RecordPage:
        """Send one request; return records, and what is wrong with bad entries, by id."""
        ids = question.ids if isinstance(question, Batch) else None
        session = _CheckedSession(self._transport, ids)
        self._arxiv._session = session  # noqa: SLF001  the only way in; the version is pinned
        self._arxiv.page_size = question.page_size
        results = list(self._arxiv.results(_make_search(question), _start_of(question)))
        if session.answer is None:
            raise _unknown_package()
        now = datetime.datetime.now(datetime.UTC)
        origin = RecordOrigin(url=session.url, time=now.strftime("%Y-%m-%dT%H:%M:%SZ"))
        found, problems = {}, dict(session.answer.problems)
        for result in results:
            arxiv_id = parse_arxiv_id(result.entry_id)
            try:
                found[arxiv_id] = build_record(
                    _to_entry(result), retrieved=now.date(), origin=origin
                )
            except IncompleteEntryError as error:
                problems[arxiv_id] = str(error)
        return RecordPage(found, problems, session.answer.total)


class _CheckedSession(requests.Session):
    """What `arxiv.Client` asks through: one request, its answer checked and reduced.

    Attributes:
        url: The address that was asked.
        answer: What came; nothing before the request.
    """

    def __init__(self, transport: Transport, ids: Collection[str] | None) -> None:
        super().__init__()
        self._transport = transport
        self._ids = ids
        self.url = ""
        self.answer: Answer | None = None

    def get(self, url: str | bytes, **_: Any) -> requests.Response:
        """Return the checked answer, as if it had come like that."""
        self.url = str(url)
        self.answer = read_answer(self._transport.get(self.url), self._ids)
        response = requests.Response()
        response.status_code = requests.codes.ok
        response.raw = io.BytesIO(self.answer.feed)
        return response


def _make_search(question: Batch | Slice) -> arxiv.Search:
    if isinstance(question, Batch):
        return arxiv.Search(id_list=list(question.ids), max_results=None)
    return arxiv.Search(
        query=question.query,
        max_results=None,
        sort_by=arxiv.SortCriterion.SubmittedDate,
        sort_order=arxiv.SortOrder.Ascending,
    )


def _start_of(question: Batch | Slice) -> int:
    return 0 if isinstance(question, Batch) else question.start


def _to_entry(result: arxiv.Result) -> ArxivEntry:
    return ArxivEntry(
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


def _unknown_package() -> LineageError:
    version = importlib.metadata.version("arxiv")
    return LineageError(
        f"The package arxiv {version} is not the one that this program knows.",
        hint="Install the one it was made for: pip install arxiv==4.0.2",
    )
