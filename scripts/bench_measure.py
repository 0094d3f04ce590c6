"""What one command spends: wall time, processor time and memory."""

from __future__ import annotations

import os
import tempfile
import time
from typing import NamedTuple


class Spent(NamedTuple):
    """What one command spent.

    Attributes:
        wall, cpu: Seconds.
        megabytes: Memory at its peak.
        output: What it printed.
    """

    wall: float
    cpu: float
    megabytes: float
    output: str


def spend(command: list[str], **variables: str) -> Spent:
    """Run a command, with some environment variables more, and return what it spent.

    Raises:
        RuntimeError: It failed.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        redirect = [
            (os.POSIX_SPAWN_DUP2, output.fileno(), 1),
            (os.POSIX_SPAWN_DUP2, errors.fileno(), 2),
        ]
        environment = {**os.environ, **variables}
        start = time.perf_counter()
        process = os.posix_spawn(command[0], command, environment, file_actions=redirect)
        _, status, used = os.wait4(process, 0)
        wall = time.perf_counter() - start
        if status:
            errors.seek(0)
            message = f"{' '.join(command)} failed:\n{errors.read().decode()}"
            raise RuntimeError(message)
        output.seek(0)
        printed = output.read().decode()
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, printed)
