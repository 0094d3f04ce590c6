"""Full texts of papers that someone asked for, from the user's folder or else from arXiv."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import LineageError
from lineage.papers.obtaining import find_interval
from lineage.papers.texts.reading import fetch_text
from lineage.papers.watching import SILENT, Watcher
from lineage.papers.web.fetching import ARXIV_MANNERS, Fetcher
from lineage.papers.web.replica import find_replica
from lineage.paths import own_home_dir

if TYPE_CHECKING:
    from lineage.papers.record import FetchedPaper
    from lineage.papers.texts.reading import FetchedText

_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|is|we|that|for|with|are|on|this)\b", re.IGNORECASE)
_LEAST_ENGLISH = 0.1


class NotEnglishError(LineageError):
    """A paper in another language than the one whose words are known."""

    def __init__(self, arxiv_id: str) -> None:
        super().__init__(
            f"The text of arXiv {arxiv_id} is not in English.",
            hint="Read it yourself: only English is read here.",
        )


def obtain_text(arxiv_id: str, record: FetchedPaper, *, watcher: Watcher = SILENT) -> FetchedText:
    """Return the full text of a paper, in the version of its record.

    What arXiv sends is kept in the user's folder, and asked for once.

    Args:
        arxiv_id: A canonical id.
        record: What arXiv says of the paper.
        watcher: Is told how asking arXiv goes.

    Raises:
        NoTextError: There is no text that can be read; it says why of each form.
        NotEnglishError: It is in another language.
        LineageError: The user stopped it, or the folder cannot be written.
    """
    fetcher = open_fetcher()
    with watcher.watch(1, kept="What came is kept") as update:
        found = fetch_text(fetcher, f"{arxiv_id}v{record.version}")
        update(1)
    if not is_english(found.text.whole):
        raise NotEnglishError(arxiv_id)
    return found


def open_fetcher() -> Fetcher:
    """Return what fetches pages into the user's folder, in one line with the questions to arXiv.

    Raises:
        LineageError: There is no folder, or `LINEAGE_REPLICA` is no server on this computer.
    """
    interval = find_interval(find_replica())
    arxiv = ARXIV_MANNERS if interval is None else replace(ARXIV_MANNERS, interval=interval)
    return Fetcher(own_home_dir(), arxiv=arxiv)


def is_english(text: str) -> bool:
    """Tell whether a text is in English: at least a tenth of its words are common there.

    Examples:
        >>> is_english("We train the model on text of the web.")
        True
        >>> is_english("Wir trainieren das Modell auf Texten aus dem Netz.")
        False
    """
    words = len(re.findall(r"\w+", text))
    return len(_ENGLISH.findall(text)) >= _LEAST_ENGLISH * words
