"""How long to keep asking: growing pauses, a limit to tries, and a limit to asking in vain."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from lineage.papers.outcome import BatchError, PassingError, StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lineage.papers.outcome import RecordPage
    from lineage.papers.pacing import Manners, Pacer

_log = logging.getLogger(__name__)
_WORTH_SAYING = 1.0
_COME_BACK_MINUTES = 15
_UNREACHABLE_TRIES = 2
_NO_PAPER = "it answered without any of the papers"


class Question(Protocol):
    """What can be asked again under another address."""

    def again(self) -> Self:
        """Return the same question under another address."""


QuestionT = TypeVar("QuestionT", bound=Question)


class Patience:
    """Asks until a whole answer comes, as long as that makes sense."""

    def __init__(self, manners: Manners, pacer: Pacer, jitter: Callable[[], float]) -> None:
        """Prepare to ask; nothing is asked yet."""
        self._manners = manners
        self._pacer = pacer
        self._jitter = jitter
        self._in_vain = 0

    def ask(
        self, question: QuestionT, ask_once: Callable[[QuestionT], RecordPage], *, tries: int = 0
    ) -> tuple[QuestionT, RecordPage]:
        """Ask until a whole answer comes, with growing pauses; return what was asked in the end.

        Args:
            question: What is asked.
            ask_once: Asks it.
            tries: How often at most; by default as often as manners have it.

        Raises:
            BatchError: It cannot be had for this question.
            StoppedError: It cannot be had at all.
        """
        turn = 0
        while True:
            try:
                return question, ask_once(question)
            except PassingError as fault:
                pause = self._pause(turn, fault.retry_after)
                self._pacer.postpone(pause)
                self._note_vain()
                turn += 1
                if turn >= (
                    _UNREACHABLE_TRIES if fault.unreachable else tries or self._manners.tries
                ):
                    raise _give_up(fault) from fault
                if pause >= _WORTH_SAYING:
                    _log.info("Asking arXiv again in %.0f s: %s.", pause, fault.reason)
                question = question.again() if fault.cached else question

    def note_answer(self, page: RecordPage, *, suspicious: bool) -> None:
        """Count whole answers without a paper; one to many questions is a bad sign."""
        if page.found:
            self._in_vain = 0
            return
        self._note_vain()
        if suspicious:
            pause = self._pause(self._in_vain)
            self._pacer.postpone(pause)
            if pause >= _WORTH_SAYING:
                _log.info("Asking arXiv again in %.0f s: %s.", pause, _NO_PAPER)

    def note_bad_paper(self) -> None:
        """Take it that arXiv does answer, though one paper of a search spoils the answer."""
        self._in_vain = 0

    def _note_vain(self) -> None:
        self._in_vain += 1
        if self._in_vain >= self._manners.patience:
            reason = f"{self._in_vain} requests in a row brought no paper"
            raise _stopped(reason)

    def _pause(self, turn: int, retry_after: float | None = None) -> float:
        """Return how long to pause after the failure number `turn`, counted from 0."""
        grown: float = self._manners.interval * 2**turn * (1 + self._jitter() / 2)
        return min(max(grown, retry_after or 0), self._manners.max_pause)


def _give_up(fault: PassingError) -> StoppedError | BatchError:
    if fault.unreachable:
        hint = "Check the connection, and try again: only what is missing is asked then."
        return StoppedError(fault.reason, hint=hint)
    if fault.everywhere:
        return _stopped(fault.reason, retry_after=fault.retry_after)
    return BatchError(fault.reason, ids=fault.ids)


def _stopped(reason: str, *, retry_after: float | None = None) -> StoppedError:
    minutes = max(_COME_BACK_MINUTES, math.ceil((retry_after or 0) / 60))
    hint = f"What came is kept. Try again in {minutes} minutes: only the rest is asked then."
    return StoppedError(reason, hint=hint)
