"""The sentences of a paper that may tell facts of its own model, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.clauses import mask_names
from lineage.suggest.passages import list_told
from lineage.suggest.plain import split_sentences, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.papers.record import FetchedPaper
    from lineage.papers.texts.text import Text
    from lineage.suggest.mentions import NameFinder

_OWN = re.compile(r"\b(?:we|our|us|ours|this (?:work|paper|model|report))\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:github\.com|huggingface\.co)/")
_OTHERS = re.compile(
    r"\b(?:than|unlike|outperform\w*|surpass\w*|compar\w+|baselines?|previous|prior|existing)\b",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """A sentence that may tell facts of the paper's own model.

    Attributes:
        place: Where it stands, as a locator.
        text: What it says, with marks in place of the names of other models.
        plain: The same with the names.
    """

    place: str
    text: str
    plain: str


def list_told_sentences(
    record: FetchedPaper, text: Text | None, finder: NameFinder, *, name: str
) -> Sequence[Told]:
    """Return the sentences in which a paper speaks of its own model, those of the abstract first.

    Args:
        record: What arXiv says of the paper.
        text: Its full text, if that was read.
        finder: Knows the names of other models.
        name: What the model is called; empty if that is not known.
    """
    passages = [("abstract", record.abstract), ("comment", record.comment or "")]
    passages += list_told(text) if text else []
    return [
        told
        for place, words in passages
        for told in _split(place, words, finder)
        if _is_own(told, name)
    ]


def _split(place: str, words: str, finder: NameFinder) -> Iterator[Told]:
    plain = to_plain(words).text
    masked = mask_names(plain, finder.find(plain))
    for start, end in split_sentences(plain):
        yield Told(place, masked[start:end], plain[start:end])


def _is_own(told: Told, name: str) -> bool:
    """Tell whether a sentence speaks of the paper's own model, and of no comparison."""
    gives = told.place == "comment" or _ADDRESS.search(told.plain)
    spoken = _OWN.search(told.plain) or (name and name in told.plain) or gives
    return bool(spoken) and not _OTHERS.search(told.plain)
