"""Searches for new papers: few queries, in arXiv's language, that any of its caches can answer.

arXiv's operators have no precedence, so that every group stands in parentheses; a paper appears a
day or two after its submission, by whose date it is searched, so that windows of time overlap.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote_plus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DERIVATION_WORDS = (
    *("adapt", "adapting", "aligned with", "alignment of", "based on", "build on", "builds on"),
    *(
        "built on",
        "built upon",
        "continual pre-training",
        "continued pre-training",
        "derived from",
    ),
    *("distill", "distilled", "extend", "extending", "extends", "extension of", "fine-tune"),
    *("fine-tuned", "fine-tuning", "finetuned", "finetuning", "initialized", "inspired by"),
    *("instruction tuning", "pre-trained", "pretrained", "quantized", "variant of", "version of"),
)
"""Words of abstracts that build on a model; what they mean is read from the answers."""

WINDOW_DAYS = 31
OVERLAP_DAYS = 2

_MOST_BYTES = 3_600
_WINDOW_BYTES = 60
_TOO_COMMON = frozenset({"transformer"})
_SYNTAX = re.compile(r"(?<!\w)[.+-]|[^\w.+-]+")


class Window(NamedTuple):
    """Days of submission, both included."""

    first: datetime.date
    last: datetime.date

    def __str__(self) -> str:
        """Return the window in arXiv's language."""
        return f"submittedDate:[{self.first:%Y%m%d}0000 TO {self.last:%Y%m%d}2359]"


class Query(NamedTuple):
    """One search.

    Attributes:
        text: In arXiv's language.
        window: Days of submission that it is about.
    """

    text: str
    window: Window


class Slice(NamedTuple):
    """Some results of a search, the oldest submission first.

    Attributes:
        query: In arXiv's language.
        start: How many results to pass over.
        size: How many to ask for.
        turn: Makes the address of the request a new one, for which no cache has a bad answer.
        part: Whether it is a part of a slice that could not be had.
    """

    query: str
    start: int
    size: int
    turn: int = 0
    part: bool = False

    @property
    def page_size(self) -> int:
        """How many results the request names."""
        return self.size + self.turn

    def again(self) -> Slice:
        """Return the same results under another address."""
        return self._replace(turn=self.turn + 1)

    def halve(self) -> tuple[Slice, Slice]:
        """Return the halves of a slice of several results, for one that cannot be had whole."""
        middle = (self.size + 1) // 2
        half = self._replace(size=middle, part=True)
        return half, half._replace(start=self.start + middle, size=self.size - middle)


def make_windows(since: datetime.date, until: datetime.date) -> list[Window]:
    """Cut the time from `since` to `until` into windows, each beginning before the last one ends.

    Examples:
        >>> from datetime import date
        >>> [str(window) for window in make_windows(date(2026, 10, 3), date(2026, 10, 8))]
        ['submittedDate:[202610010000 TO 202610082359]']
    """
    overlap = datetime.timedelta(days=OVERLAP_DAYS)
    windows: list[Window] = []
    last = since
    while last < until or not windows:
        first = last - overlap
        last = min(last + datetime.timedelta(days=WINDOW_DAYS), until)
        windows.append(Window(first, last))
    return windows


def make_queries(
    names: Iterable[str], categories: Sequence[str], windows: Iterable[Window]
) -> list[Query]:
    """Return the searches for papers that name a model and say that they build on something.

    Args:
        names: Of models.
        categories: Of arXiv, for example `cs.CL`.
        windows: Days of submission.
    """
    before = f"{_any('cat:' + category for category in categories)} AND "
    after = f" AND {_any(f'abs:{_phrase(word)}' for word in DERIVATION_WORDS)} AND "
    room = _MOST_BYTES - _size(before + after) - _WINDOW_BYTES
    groups = list(_group(_list_terms(names), room=room))
    return [
        Query(f"{before}{_any(group)}{after}{window}", window)
        for window in windows
        for group in groups
    ]


def _list_terms(names: Iterable[str]) -> Iterator[str]:
    phrases = {_phrase(name) for name in names if name.casefold() not in _TOO_COMMON}
    for phrase in sorted(phrases - {'""'}):
        yield f"ti:{phrase} OR abs:{phrase}"


def _phrase(text: str) -> str:
    """Return a text as a phrase, without signs that mean something in arXiv's language.

    Examples:
        >>> _phrase('SE(3)-Transformer')
        '"se 3 transformer"'
    """
    return f'"{" ".join(_SYNTAX.sub(" ", text.casefold()).split())}"'


def _any(terms: Iterable[str]) -> str:
    return f"({' OR '.join(terms)})"


def _group(terms: Iterable[str], *, room: int) -> Iterator[list[str]]:
    """Put terms together as long as the address of the request has room."""
    group: list[str] = []
    for term in terms:
        if group and _size(_any([*group, term])) > room:
            yield group
            group = []
        group.append(term)
    if group:
        yield group


def _size(text: str) -> int:
    return len(quote_plus(text))
