"""Drafts: what is written beside the place where it belongs, and does not outlive its run."""

from __future__ import annotations

import contextlib
import os
import platform
import re
import secrets
import shutil
import sys
import time
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DRAFT = re.compile(r"\..*\.([0-9a-f]{8})\.(\d{1,10})\.[0-9a-f]{8}\.tmp")
_LONGEST_NAME = 40
_DAY = 86_400


def name_draft(path: Path) -> Path:
    """Return a new place beside `path`, whose name says which process writes there."""
    name = path.name[:_LONGEST_NAME]
    token = secrets.token_hex(4)
    return path.with_name(f".{name}.{_name_host()}.{os.getpid()}.{token}.tmp")


def write_draft(draft: Path, content: bytes) -> None:
    """Write a draft, so that it is on the disk."""
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def open_drafts(path: Path) -> Iterator[Path]:
    """Make a folder beside `path` for drafts that are many or large, and remove it in the end.

    Nothing in it is made sure to be on the disk: it is for what can be made again.
    """
    folder = name_draft(path)
    try:
        folder.mkdir()
        yield folder
    finally:
        remove_draft(folder)


def remove_orphans(folder: Path) -> None:
    """Remove the drafts in a folder that a killed run left.

    Those of this computer are orphans if their process is gone. Whether one of another computer,
    which shares the folder, is still there cannot be known: after a day, it is an orphan.
    """
    try:
        paths = [path for path in folder.iterdir() if _DRAFT.fullmatch(path.name)]
    except OSError:
        return
    for path in paths:
        with contextlib.suppress(OSError):
            if _is_orphan(path):
                remove_draft(path)


def remove_draft(draft: Path) -> None:
    """Remove a draft, file or folder, if it is there and if that is possible."""
    if draft.is_dir() and not draft.is_symlink():
        shutil.rmtree(draft, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            draft.unlink()


def _is_orphan(path: Path) -> bool:
    match = _DRAFT.fullmatch(path.name)
    if match is None:
        return False
    if match[1] == _name_host() and sys.platform != "win32":
        return not _lives(int(match[2]))
    return time.time() - path.lstat().st_mtime > _DAY


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _name_host() -> str:
    return f"{crc32(platform.node().encode()):08x}"
