"""Manners towards arXiv: one request at a time, seconds apart, over all processes of a user."""

from __future__ import annotations

import logging
import math
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from graph.errors import LineageError
from lineage.paths import HOME_HINT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_log = logging.getLogger(__name__)
_SILENT = 2.0


@dataclass(frozen=True)
class Manners:
    """How this program behaves towards arXiv; arXiv's terms ask for the interval.

    Attributes:
        interval: Least seconds between the starts of two requests.
        max_pause: Most seconds to pause before another try.
        tries: How often the same ids are asked before the batch is given up.
        patience: Requests in a row without a single paper before the run stops.
        batch_size: Most ids in one request.
        connect_timeout, read_timeout: Seconds of silence before a request is given up.
        deadline: Most seconds that one request may take in all.
        max_bytes: Largest body that is read.
        lock_timeout: Seconds to wait for another process of the same user.
    """

    interval: float = 3.0
    max_pause: float = 120.0
    tries: int = 5
    patience: int = 16
    batch_size: int = 100
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    deadline: float = 25.0
    max_bytes: int = 16_000_000
    lock_timeout: float = 600.0


@contextmanager
def run_alone(folder: Path) -> Iterator[None]:
    """Wait until no other process of the user fetches into a folder, and keep others waiting.

    Raises:
        LineageError: The folder cannot be written.
    """
    lock = FileLock(folder / "fetch.lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=_SILENT)
        except Timeout:
            _log.info("Waiting for another process of yours that is fetching papers.")
            lock.acquire()
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def _unwritable(folder: Path, error: OSError) -> LineageError:
    return LineageError(
        f"'{folder}' cannot be written: {error.strerror or error}.",
        hint=HOME_HINT,
    )


class Pacer:
    """Hands out turns to send a request.

    A lock in the user's folder keeps to one request at a time; a file beside it holds the
    moment before which no process may send the next one. The system's monotonic clock counts,
    which all processes share and nobody can set.
    """

    def __init__(
        self,
        folder: Path,
        manners: Manners,
        *,
        name: str = "arxiv",
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Keep lock and moment of a server's name in `folder`; tests bring clock and sleep."""
        self._folder = folder
        self._manners = manners
        self._clock = clock
        self._sleep = sleep
        self._lock = FileLock(folder / f"{name}.lock", timeout=manners.lock_timeout)
        self._moment = folder / f"{name}-next-request"
        self._own_due = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and keep everyone else waiting while the request is under way.

        Raises:
            LineageError: Another process never ends, or the folder cannot be written.
        """
        with self._locked():
            due = self._read_due()
            self._say_wait(due)
            while (wait := due - self._clock()) > 0:
                self._sleep(wait)
            self._write_due(2 * self._manners.interval)  # counts if this process is killed
            try:
                yield
            finally:
                self._write_due(self._manners.interval)

    def postpone(self, seconds: float) -> None:
        """Put off the next request of any process, by `seconds` from now."""
        with self._locked():
            self._write_due(max(seconds, self._manners.interval))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._acquire()
        except Timeout as error:
            message = "Another process of yours has been talking to arXiv for too long."
            raise LineageError(message, hint="Wait for it, or end it, and try again.") from error
        except OSError as error:
            raise _unwritable(self._folder, error) from error
        try:
            yield
        finally:
            self._lock.release()

    def _acquire(self) -> None:
        """Take the lock; say so if another process keeps it for long."""
        try:
            self._lock.acquire(timeout=_SILENT)
        except Timeout:
            _log.info("Waiting for another process of yours that is asking arXiv.")
            self._lock.acquire()

    def _read_due(self) -> float:
        """Return the moment of the next request; one that makes no sense counts as just now."""
        now = self._clock()
        try:
            due = float(self._moment.read_text(encoding="ascii"))
        except FileNotFoundError:
            return now
        except (OSError, ValueError):
            due = math.inf
        makes_sense = due - now <= self._manners.max_pause  # false after the computer restarted
        return due if makes_sense else now + self._manners.interval

    def _say_wait(self, due: float) -> None:
        """Say how long it takes, unless this run asked for the pause, and has said so."""
        wait = due - self._clock()
        if wait > 2 * self._manners.interval + _SILENT and due != self._own_due:
            _log.info("Waiting %.0f s: an earlier request of yours to arXiv failed.", wait)

    def _write_due(self, seconds: float) -> None:
        self._own_due = self._clock() + seconds
        try:
            self._moment.write_text(repr(self._own_due), encoding="ascii")
        except OSError as error:
            raise _unwritable(self._folder, error) from error
