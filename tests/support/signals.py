"""Signals to commands that tests start."""

from __future__ import annotations

import signal


def heed_ctrl_c() -> None:
    """Take Ctrl-C as a shell's child does, also where tests run in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
