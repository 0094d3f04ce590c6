"""Marks of tests that need what not every system has; each is skipped there, and says why."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

needs_posix = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="needs the pipes, devices, forks or signals of POSIX"
)


def make_pipe(path: Path) -> None:
    """Make a named pipe."""
    os.mkfifo(path)


def _has_bash() -> bool:
    test = "[[ ${BASH_VERSINFO[0]}${BASH_VERSINFO[1]} -ge 44 ]]"
    try:
        return (
            subprocess.run(["bash", "-c", test], capture_output=True, check=False).returncode == 0
        )
    except OSError:
        return False


needs_bash = pytest.mark.skipif(
    not hasattr(os, "fork") or not _has_bash(), reason="needs the Bash 4.4 that click asks for"
)
