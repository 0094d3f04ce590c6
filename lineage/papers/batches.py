"""Which ids are asked together, at first and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Batch(NamedTuple):
    """Ids for one request.

    Attributes:
        ids: At least one.
        turn: Makes the address of the request a new one, for which no cache has a bad answer.
        misses: How many good answers lacked these ids.
    """

    ids: tuple[str, ...]
    turn: int = 0
    misses: int = 0

    @property
    def page_size(self) -> int:
        """How many results to ask for: all, so that there is no second page."""
        return len(self.ids) + self.turn

    def again(self) -> Batch:
        """Return the same ids under another address."""
        return self._replace(turn=self.turn + 1)


def make_batches(ids: Sequence[str], *, size: int) -> list[Batch]:
    """Cut `ids` into as few batches as possible.

    Examples:
        >>> [batch.ids for batch in make_batches(["a", "b", "c"], size=2)]
        [('a', 'b'), ('c',)]
    """
    return [Batch(tuple(ids[at : at + size])) for at in range(0, len(ids), size)]


def split_again(batch: Batch, ids: Sequence[str]) -> list[Batch]:
    """Return the batches in which those `ids` that an answer to `batch` lacked are asked again.

    Fewer ids than before are asked together, all of them in two halves; an id that was already
    asked again alone is not asked once more.

    Examples:
        >>> [again.ids for again in split_again(Batch(("a", "b", "c")), ["b", "c"])]
        [('b', 'c')]
        >>> [again.ids for again in split_again(Batch(("a", "b", "c")), ["a", "b", "c"])]
        [('a', 'b'), ('c',)]
        >>> split_again(Batch(("a",), misses=1), ["a"])
        []
    """
    if not ids or (len(batch.ids) == 1 and batch.misses > 0):
        return []
    middle = (len(ids) + 1) // 2
    smaller = len(ids) < len(batch.ids) or len(ids) == 1
    parts = [ids] if smaller else [ids[:middle], ids[middle:]]
    return [Batch(tuple(part), batch.turn + 1, batch.misses + 1) for part in parts]


def halve(batch: Batch) -> list[Batch]:
    """Return the halves of a batch that cannot be asked whole; nothing for a single id.

    Examples:
        >>> [half.ids for half in halve(Batch(("a", "b", "c")))]
        [('a', 'b'), ('c',)]
    """
    middle = (len(batch.ids) + 1) // 2
    halves = (batch.ids[:middle], batch.ids[middle:])
    return [batch._replace(ids=half) for half in halves] if halves[1] else []
