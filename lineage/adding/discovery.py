"""Finding new papers: every page of every search, each asked once, none of them twice a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from lineage.asides import remove_orphans
from lineage.papers.outcome import BatchError, RecordPage, StoppedError
from lineage.papers.pages import read_page, remove_old_pages, write_page
from lineage.papers.queries import Slice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from lineage.papers.queries import Query
    from lineage.papers.record import FetchedPaper

PAGE_SIZE = 200
"""Results that one request asks for."""

_MOST_BAD = 3
"""Papers of one page that may each spoil it; with more, it is not the papers."""


class SearchSource(Protocol):
    """Who answers searches: arXiv, or a stand-in."""

    def search_papers(self, part: Slice) -> RecordPage:
        """Return some results of a search.

        Raises:
            BatchError: They cannot be had together.
        """


@dataclass
class Discovery:
    """What searches brought.

    Attributes:
        found: Records by id.
        problems: What is wrong with papers that came without a good record, by id.
        asked: How many pages were asked for.
    """

    found: dict[str, FetchedPaper] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    asked: int = 0


def fetch_results(
    folder: Path,
    queries: Sequence[Query],
    source: SearchSource,
    *,
    page_size: int = PAGE_SIZE,
    on_searched: Callable[[int], None] = lambda _: None,
) -> Discovery:
    """Ask `source` for every result of `queries`, and keep each page as soon as it is there.

    Empty pages prove little: they are kept, for the day, only by a run that found something.

    Args:
        folder: Where pages are kept; those that still hold are not asked for again.
        queries: What to search for.
        source: Who is asked.
        page_size: Results that one request asks for.
        on_searched: Is told 1 after each query.

    Raises:
        StoppedError: The source stopped; pages before that are kept.
        UnwritableError: A page cannot be kept; those before it are.
    """
    remove_old_pages(folder)
    remove_orphans(folder)
    discovery = Discovery()
    empty: dict[Slice, RecordPage] = {}
    for query in queries:
        for part, page, is_new in _read_pages(folder, query, source, page_size):
            discovery.found |= page.found
            discovery.problems |= page.problems
            discovery.asked += is_new
            if is_new and len(page):
                write_page(folder, part, page)
            elif is_new:
                empty[part] = page
        on_searched(1)
    for part, page in empty.items() if discovery.found else ():
        write_page(folder, part, page)
    for arxiv_id in discovery.found.keys() & discovery.problems.keys():
        del discovery.problems[arxiv_id]
    return discovery


def _read_pages(
    folder: Path, query: Query, source: SearchSource, size: int
) -> Iterator[tuple[Slice, RecordPage, bool]]:
    """Yield the pages of one search: which results, the page, and whether it had to be asked for.

    Totals are not believed: a full page may be followed by another, and an empty one ends.
    """
    start = 0
    while True:
        part = Slice(query.text, start, size)
        page = read_page(folder, part, query.window)
        is_new = page is None
        if page is None:
            page = _search(source, part, [])
        yield part, page, is_new
        rows = min(len(page), size)
        start += rows
        total = page.total or 0
        if rows == 0 or start == total or (rows < size and start > total):
            return


def _search(source: SearchSource, part: Slice, bad: list[str]) -> RecordPage:
    """Return some results of a search; what cannot be had together is asked for in halves.

    Args:
        source: Who is asked.
        part: Which results.
        bad: Papers of the page that are given up; it grows.

    Raises:
        StoppedError: The source stopped, or too many papers are given up.
    """
    try:
        return source.search_papers(part)
    except BatchError as error:
        if part.size > 1:
            first, second = (_search(source, half, bad) for half in part.halve())
            total = max(first.total or 0, second.total or 0)
            problems = {**first.problems, **second.problems}
            return RecordPage({**first.found, **second.found}, problems, total)
        name = error.ids[0] if error.ids else f"result {part.start + 1} of a search"
        bad.append(name)
        if len(bad) > _MOST_BAD:
            hint = "What came is kept. Run the same command again tomorrow."
            raise StoppedError(error.reason, hint=hint) from error
        return RecordPage({}, {name: error.reason}, None)
