"""What a person at a terminal sees while arXiv is asked."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from graph.errors import LineageError
from lineage.papers.watching import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lineage.papers.fetching import Report

THANKS = "Thank you to arXiv for use of its open access interoperability."
"""What arXiv asks those to say who use its interface."""


class TerminalWatcher(Watcher):
    """Shows how far the questions to arXiv are, why they pause, and what came."""

    @contextmanager
    def watch(self, length: int, *, kept: str) -> Iterator[Callable[[int], None]]:
        """Show a bar while arXiv is asked; yield what moves it.

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

    def tell(self, report: Report, *, fresh: int, named: int) -> None:
        """Say what came, and thank arXiv."""
        parts = [f"{count(len(report.stored), 'paper')} fetched", say_fresh(fresh, named)]
        if report.known:
            parts.append(f"{len(report.known)} fetched by another run meanwhile")
        if report.kept:
            parts.append(f"{len(report.kept)} kept in a newer version")
        if report.lost:
            parts.append(f"{len(report.lost)} not fetched")
        click.echo(f"{', '.join(parts)}. {THANKS}", err=True)


class _Notes(logging.Handler):
    """Shows what is said while arXiv is asked, such as a pause and its reason."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, below a progress bar if there is one."""
        click.echo(f"{chr(10) if sys.stderr.isatty() else ''}{record.getMessage()}", err=True)


def say_fresh(fresh: int, named: int) -> str:
    """Return how many records need no asking.

    Examples:
        >>> say_fresh(1, 2)
        '1 of 2 records fresh'
    """
    return f"{fresh} of {count(named, 'record')} fresh"


def count(number: int, noun: str) -> str:
    """Return a number of things.

    Examples:
        >>> count(1, "paper"), count(2, "paper"), count(2, "repository")
        ('1 paper', '2 papers', '2 repositories')
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
