"""Which ids are asked together, at first and again."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENOUGH_MISSES = 2


class Batch(NamedTuple):
    """Ids for one request.

    Attributes:
        ids: At least one.
        turn: Makes the address of the request a new one, for which no cache has a bad answer.
    """

    ids: tuple[str, ...]
    turn: int = 0

    @property
    def page_size(self) -> int:
        """How many results to ask for: all, so that there is no second page."""
        return len(self.ids) + self.turn

    def again(self) -> Batch:
        """Return the same ids under another address."""
        return self._replace(turn=self.turn + 1)


class Agenda:
    """What is still to be asked, in as few requests as possible.

    Ids that an answer lacks wait until every batch was asked, and are then asked together,
    under another address. An id is given up when two answers lacked it, of which one had other
    papers of its batch or was about this id alone: an empty answer to many proves nothing.
    """

    def __init__(self, ids: Sequence[str], *, size: int) -> None:
        """Put `ids` on the agenda, in batches of `size`."""
        self._size = size
        self._batches = deque(make_batches(ids, size=size))
        self._again: list[str] = []
        self._turn = 0
        self._misses: Counter[str] = Counter()
        self._believed: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._batches or self._again)

    def pop(self) -> Batch:
        """Return what to ask next, and take it off the agenda."""
        if not self._batches:
            self._batches.extend(make_batches(self._again, size=self._size, turn=self._turn + 1))
            self._again = []
        return self._batches.popleft()

    def split(self, batch: Batch) -> bool:
        """Put the halves of a batch on the agenda; return False if it holds a single id."""
        halves = halve(batch)
        self._batches.extend(halves)
        return bool(halves)

    def put_again(self, batch: Batch, left: Sequence[str], *, lively: bool) -> list[str]:
        """Put ids on the agenda again that a whole answer lacked.

        Args:
            batch: What was asked.
            left: Those of its ids that came without a good entry.
            lively: Whether the answer had any entry of the batch.

        Returns:
            Those of `left` that are given up.
        """
        self._turn = max(self._turn, batch.turn)
        self._misses.update(left)
        if lively or len(batch.ids) == 1:
            self._believed.update(left)
        lost = [key for key in left if self._is_lost(key)]
        rest = [key for key in left if not self._is_lost(key)]
        if lively or not self.split(Batch(tuple(rest), batch.turn + 1)):
            self._again += rest
        return lost

    def _is_lost(self, arxiv_id: str) -> bool:
        return self._misses[arxiv_id] >= _ENOUGH_MISSES and arxiv_id in self._believed


def make_batches(ids: Sequence[str], *, size: int, turn: int = 0) -> list[Batch]:
    """Cut `ids` into as few batches as possible.

    Examples:
        >>> [batch.ids for batch in make_batches(["a", "b", "c"], size=2)]
        [('a', 'b'), ('c',)]
    """
    return [Batch(tuple(ids[at : at + size]), turn) for at in range(0, len(ids), size)]


def halve(batch: Batch) -> list[Batch]:
    """Return the halves of a batch that cannot be asked whole; nothing for a single id.

    Examples:
        >>> [half.ids for half in halve(Batch(("a", "b", "c")))]
        [('a', 'b'), ('c',)]
    """
    middle = (len(batch.ids) + 1) // 2
    halves = (batch.ids[:middle], batch.ids[middle:])
    return [batch._replace(ids=half) for half in halves] if halves[1] else []
