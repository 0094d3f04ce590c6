"""The papers that a person ticked in the list of `lineage discover`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.arxiv_ids import parse_arxiv_ids
from graph.errors import LineageError
from lineage.adding.review import read_ticked

if TYPE_CHECKING:
    from pathlib import Path


def read_ticks(path: Path) -> tuple[str, ...]:
    """Return the arXiv ids that are ticked in a review list, in its order, each once.

    Raises:
        LineageError: There is no such list, or nothing is ticked in it.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text in UTF-8"
        message = f"'{path}' cannot be read: {reason}."
        hint = "Write the list with 'lineage discover', and tick papers in it."
        raise LineageError(message, hint=hint) from error
    ticked = parse_arxiv_ids(read_ticked(text))
    if not ticked:
        message = f"Nothing is ticked in '{path}'."
        raise LineageError(message, hint="Put an x into the boxes of papers to add: - [x].")
    return ticked
