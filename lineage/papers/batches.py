"""Which ids are asked together, at first and again."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.papers.outcome import RecordPage

_ENOUGH = 4


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

    Ids that an answer lacks wait until every batch was asked, and are then asked together, under
    another address. An id is given up once answers speak against it with `_ENOUGH` points:

    - 2 by an answer with as many entries as it promises, if it has other papers of the batch, or
      is about this id alone, or another answer spoke against the id before;
    - 1 by an answer with fewer, if it has other papers of the batch or is about this id alone.

    Empty answers to many prove nothing by themselves: a batch that has no others is asked again
    whole, and then in halves.

    Attributes:
        problems: What was wrong with entries that came, by id.
    """

    def __init__(self, ids: Sequence[str], *, size: int) -> None:
        """Put `ids` on the agenda, in batches of `size`."""
        self.problems: dict[str, str] = {}
        self._size = size
        self._batches = deque(make_batches(ids, size=size))
        self._again: list[str] = []
        self._turn = 0
        self._points: Counter[str] = Counter()

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

    def note(self, batch: Batch, page: RecordPage) -> list[str]:
        """Note the answer to a batch; put on the agenda again what it lacks.

        Returns:
            Ids that are given up.
        """
        self.problems |= page.problems
        self._turn = max(self._turn, batch.turn)
        left = [key for key in batch.ids if key not in page.found]
        weight = 2 if page.total == len(page) else 1
        telling = len(page) > 0 or len(batch.ids) == 1
        for key in left:
            if telling or (self._points[key] and page.total == 0):
                self._points[key] += 2 if key in page.problems else weight
        lost = [key for key in left if self._points[key] >= _ENOUGH]
        self._again += [key for key in left if 0 < self._points[key] < _ENOUGH]
        self._ask_doubtful(batch, [key for key in left if not self._points[key]])
        return lost

    def _ask_doubtful(self, batch: Batch, ids: Sequence[str]) -> None:
        """Put ids on the agenda of which only empty answers are known."""
        again = Batch(tuple(ids), batch.turn + 1)
        if ids and (batch.turn == 0 or not self.split(again)):
            self._batches.append(again)


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
