"""`python -m lineage`, and the command `lineage`: from the first moment on, Ctrl-C is heeded."""

from __future__ import annotations

import gc
import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType


_FEW_COLLECTIONS = 50_000
"""Objects between two looks for garbage: loading makes tens of thousands, and all of them stay."""


def _abort(_signal: int, _frame: FrameType | None) -> None:
    """End at once: nothing is under way before the program is loaded."""
    os.write(2, b"\nAborted!\n")
    os._exit(1)


def main() -> None:
    """Load the program and run it."""
    gc.set_threshold(_FEW_COLLECTIONS)
    heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heeded:
        signal.signal(signal.SIGINT, _abort)
    from lineage.cli.main import main as run  # what takes its time

    if heeded:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run(prog_name="lineage")


if __name__ == "__main__":
    main()
