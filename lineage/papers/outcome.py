"""What can come of asking arXiv: records, ids without one, and the faults on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.errors import LineageError

if TYPE_CHECKING:
    from lineage.papers.record import FetchedPaper


@dataclass(frozen=True)
class Outcome:
    """What one batch of ids led to; ids in neither map are asked again later.

    Attributes:
        found: Records by id.
        lost: Reasons by id, for ids that are given up.
    """

    found: dict[str, FetchedPaper] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RecordPage:
    """One whole answer.

    Attributes:
        found: Records by id.
        problems: What is wrong with the entries of other ids, by id.
        total: How many entries there are in all, as the answer claims; None if it is unreadable.
    """

    found: dict[str, FetchedPaper]
    problems: dict[str, str]
    total: int | None

    def __len__(self) -> int:
        return len(self.found) + len(self.problems)


class PassingError(Exception):
    """A fault that may be gone when the same ids are asked again.

    Attributes:
        reason: What happened, to be read after "arXiv: ".
        retry_after: Seconds that the server asks to wait, if it does.
        everywhere: Whether other ids would fare no better.
        cached: Whether the same address may keep giving the same bad answer.
        unreachable: Whether the request did not even arrive, so that many tries are no use.
        ids: Papers that the answer names, as far as it can be read.
    """

    ids: tuple[str, ...] = ()

    def __init__(
        self,
        reason: str,
        *,
        retry_after: float | None = None,
        everywhere: bool = False,
        cached: bool = False,
        unreachable: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after
        self.everywhere = everywhere
        self.cached = cached
        self.unreachable = unreachable


class DamagedError(PassingError):
    """An answer of which only parts can be read."""

    def __init__(self, reason: str, *, ids: tuple[str, ...]) -> None:
        super().__init__(reason, cached=True)
        self.ids = ids


class BatchError(Exception):
    """A fault that stays as long as exactly these ids are asked together.

    Attributes:
        reason: What happened, to be read after "arXiv: ".
        ids: Papers that the answer names, as far as it can be read.
    """

    def __init__(self, reason: str, *, ids: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.ids = ids


class StoppedError(LineageError):
    """A run that must not send another request; what came before is kept.

    Attributes:
        reason: Why it stopped, to be read after "arXiv: ".
    """

    def __init__(self, reason: str, *, hint: str) -> None:
        self.reason = reason
        super().__init__(f"Stopped asking arXiv: {reason}.", hint=hint)
