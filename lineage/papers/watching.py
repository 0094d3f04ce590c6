"""Who is told how asking arXiv goes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lineage.papers.fetching import Report


class Watcher:
    """Is told how far the questions to arXiv are; this one keeps silent."""

    @contextmanager
    def watch(self, length: int, *, kept: str) -> Iterator[Callable[[int], None]]:  # noqa: ARG002
        """Stand by while arXiv is asked; yield what is told of each step.

        Args:
            length: How many things are asked for.
            kept: What someone who stops it has, as the beginning of a sentence.
        """
        yield lambda _: None

    def tell(self, report: Report, *, fresh: int, named: int) -> None:
        """Take what came of asking.

        Args:
            report: What came, and what did not.
            fresh: How many papers were there already.
            named: How many were wanted, those too.
        """


SILENT = Watcher()
"""Who hears nothing."""
