"""Commands that bring in papers."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from graph.errors import LineageError
from lineage.cli.folder import chosen_data_dir, data_option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lineage.papers.fetching import Report
    from lineage.papers.record import FetchedPaper

_ANY_AGE = 1_000_000
"""Days after which no record is stale."""

THANKS = "Thank you to arXiv for use of its open access interoperability."
"""What arXiv asks those to say who use its interface."""


@click.command(epilog="Example: lineage fetch 1706.03762 cs/0112017")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--check", is_flag=True, help="Say what would be asked, and ask nothing.")
@click.option("--refresh", is_flag=True, help="Ask again for records that are a day old.")
@click.option(
    "--max-age",
    metavar="DAYS",
    type=click.IntRange(min=0),
    help="Ask again for records that are DAYS old (30, or 1 with --refresh).",
)
@data_option
def fetch(ids: tuple[str, ...], *, check: bool, refresh: bool, max_age: int | None) -> None:
    """Fetch arXiv metadata for the catalog's papers.

    ID is an arXiv id, address or DOI; without any, every paper that the catalog names. Only what
    is missing or stale is asked for, and each record is kept as soon as it is there. Exit status
    1 if a paper could not be had.
    """
    from graph.arxiv_ids import parse_arxiv_ids  # noqa: PLC0415  `--help` needs none
    from lineage.papers.fetching import MAX_AGE_DAYS, REFRESH_AGE_DAYS, find_wanted  # noqa: PLC0415
    from lineage.paths import fetched_papers_dir  # noqa: PLC0415

    if max_age is None:
        max_age = REFRESH_AGE_DAYS if refresh else MAX_AGE_DAYS
    named = parse_arxiv_ids(ids) if ids else _find_catalog_ids()
    wanted = find_wanted(fetched_papers_dir(), named, max_age=max_age)
    fresh = f"{len(named) - len(wanted)} of {_count(len(named), 'record')} fresh"
    if check:
        for arxiv_id in wanted:
            click.echo(arxiv_id)
        click.echo(f"{fresh}; {_count(len(wanted), 'paper')} to ask for.", err=True)
    elif wanted:
        fetch_wanted(wanted, fresh=fresh, max_age=max_age)
    else:
        click.echo(f"{fresh}; nothing to ask for.", err=True)


def _find_catalog_ids() -> tuple[str, ...]:
    from graph.arxiv_ids import parse_arxiv_ids  # noqa: PLC0415
    from lineage.catalog.assemble import find_paper_ids  # noqa: PLC0415
    from lineage.catalog.load import load_catalog  # noqa: PLC0415

    return parse_arxiv_ids(find_paper_ids(load_catalog(chosen_data_dir())))


def fetch_wanted(wanted: tuple[str, ...], *, fresh: str, max_age: int) -> None:
    """Ask for papers, show how far it is, and say in the end what came.

    Args:
        wanted: Ids of papers that the store lacks, or of which its record is stale.
        fresh: What to say of the others.
        max_age: Days after which a record is stale that another run brings meanwhile.

    Raises:
        LineageError: Some could not be had, no record can be kept, or the user stopped it.
    """
    from lineage.papers.fetching import fetch_into, open_arxiv, require_all  # noqa: PLC0415
    from lineage.paths import fetched_papers_dir, own_home_dir  # noqa: PLC0415

    source = open_arxiv(own_home_dir())
    with show_asking(len(wanted), kept="What came is kept") as update:
        report = fetch_into(
            fetched_papers_dir(), wanted, source, max_age=max_age, on_settled=update
        )
    click.echo(_summarise(report, fresh=fresh), err=True)
    require_all(report)


class _Notes(logging.Handler):
    """Shows what is said while arXiv is asked, such as a pause and its reason."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, below a progress bar if there is one."""
        click.echo(f"{chr(10) if sys.stderr.isatty() else ''}{record.getMessage()}", err=True)


@contextmanager
def show_asking(length: int, *, kept: str) -> Iterator[Callable[[int], None]]:
    """Show how far the questions to arXiv are, and why they pause; yield what moves the bar.

    Args:
        length: How many things are asked for.
        kept: What a user who stops it has, as the beginning of a sentence.

    Raises:
        LineageError: The user stopped it.
    """
    log, notes = logging.getLogger("lineage.papers"), _Notes()
    log.addHandler(notes)
    log.setLevel(logging.INFO)
    bar = click.progressbar(
        length=length, label="Asking arXiv", file=sys.stderr, hidden=not sys.stderr.isatty()
    )
    try:
        with bar:
            yield bar.update
    except KeyboardInterrupt as error:
        message = "Stopped before arXiv had answered everything."
        hint = f"{kept}: run the same command again, and it goes on from there."
        raise LineageError(message, hint=hint) from error
    finally:
        log.removeHandler(notes)


def fetch_missing(ids: tuple[str, ...]) -> None:
    """Fetch those papers that the user's store lacks.

    Raises:
        LineageError: Some could not be had; the others are in the store.
    """
    missing = tuple(arxiv_id for arxiv_id in ids if read_stored(arxiv_id) is None)
    if missing:
        known = len(ids) - len(missing)
        fresh = f"{known} of {_count(len(ids), 'record')} fresh"
        fetch_wanted(missing, fresh=fresh, max_age=_ANY_AGE)


def read_stored(arxiv_id: str) -> FetchedPaper | None:
    """Return the user's record of a paper; nothing if it is missing or broken."""
    from lineage.papers.store import BrokenRecordError, read_record  # noqa: PLC0415
    from lineage.paths import fetched_papers_dir  # noqa: PLC0415

    try:
        return read_record(fetched_papers_dir(), arxiv_id)
    except BrokenRecordError:
        return None


def read_or_fetch(arxiv_id: str) -> FetchedPaper:
    """Return the user's record of a paper, fetched if it is missing.

    Raises:
        LineageError: The paper could not be had.
    """
    fetch_missing((arxiv_id,))
    record = read_stored(arxiv_id)
    assert record is not None, "a paper that was fetched is in the store"  # noqa: S101
    return record


def _summarise(report: Report, *, fresh: str) -> str:
    parts = [f"{_count(len(report.stored), 'paper')} fetched", fresh]
    if report.known:
        parts.append(f"{len(report.known)} fetched by another run meanwhile")
    if report.kept:
        parts.append(f"{len(report.kept)} kept in a newer version")
    if report.lost:
        parts.append(f"{len(report.lost)} not fetched")
    return f"{', '.join(parts)}. {THANKS}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"
