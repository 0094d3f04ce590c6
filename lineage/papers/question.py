"""A search on arXiv, one slice of its results at a time."""

from __future__ import annotations

from typing import NamedTuple


class Slice(NamedTuple):
    """Some results of a search, the oldest submission first.

    Attributes:
        query: In arXiv's language.
        start: How many results to pass over.
        size: How many to ask for.
        turn: Makes the address of the request a new one, for which no cache has a bad answer.
    """

    query: str
    start: int
    size: int
    turn: int = 0

    @property
    def page_size(self) -> int:
        """How many results the request names."""
        return self.size + self.turn

    def again(self) -> Slice:
        """Return the same results under another address."""
        return self._replace(turn=self.turn + 1)
