"""How well texts have the words that somebody looks for, spelt rightly or nearly so."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process, utils

from graph.names import fold_text

if TYPE_CHECKING:
    from typing import Self

_OF_SLIPS = 0.85

WHOLE = frozenset({100, 98, 95, 85})
"""Scores of texts that have all words, none of them as a part of another word."""


class Wanted(NamedTuple):
    """What somebody looks for.

    Attributes:
        text: All of it, as `prepare` leaves it.
        words: Its words.
        squeezed: The text without blanks.
    """

    text: str
    words: frozenset[str]
    squeezed: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return what a text asks for."""
        prepared = prepare(text)
        return cls(prepared, frozenset(prepared.split()), prepared.replace(" ", ""))


class Words(NamedTuple):
    """What texts have of the wanted words; each is looked at once, however many models share it.

    Attributes:
        scores: Scores, from 76 to 100, of the texts that have all of them.
        holding: For each word the texts that hold it.
    """

    scores: dict[str, int]
    holding: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, wanted: Wanted, texts: list[str]) -> Self:
        """Look at prepared texts."""
        scored = ((text, _score_words(wanted, text)) for text in texts)
        return cls(
            {text: score for text, score in scored if score},
            tuple(
                frozenset(text for text in texts if _holds(text, word)) for word in wanted.words
            ),
        )


def score_slips(wanted: Wanted, texts: list[str], *, least: int) -> dict[str, float]:
    """Return the scores of the prepared texts that look like the words, in any order.

    Args:
        wanted: The words.
        texts: The texts, each once.
        least: The least score that counts.
    """
    alike = fuzz.token_sort_ratio if len(wanted.words) > 1 else fuzz.ratio
    found = process.extract(
        wanted.text, texts, scorer=alike, limit=None, score_cutoff=least / _OF_SLIPS
    )
    return {text: score * _OF_SLIPS for text, score, _ in found}


def _score_words(wanted: Wanted, value: str) -> int:
    if wanted.text in value:
        return _score_phrase(wanted.text, value)
    if value[:1] == wanted.text[:1] and value.replace(" ", "") == wanted.squeezed:
        return 98
    if not all(word in value for word in wanted.words):
        return 0
    if wanted.words <= set(value.split()):
        return 85
    return 76 * all(_holds(value, word) for word in wanted.words)


def _score_phrase(text: str, value: str) -> int:
    if text == value:
        return 100
    if f" {text} " in f" {value} ":
        return 95
    return 90 if value.startswith(text) else 80


def _holds(value: str, word: str) -> bool:
    """Tell whether a word of a text begins so; Chinese has no blanks between words."""
    return word in value and (not word.isascii() or f" {word}" in f" {value}")


@lru_cache(maxsize=1 << 15)
def prepare(text: str) -> str:
    """Return the words of a text, folded."""
    plain = utils.default_process(text if text.isascii() else fold_text(text))
    return " ".join(plain.split()) if "  " in plain else plain
