"""Whether anything has changed that a compiled catalog was made from: files, papers or code.

Reading a thousand files to know that nothing has changed takes longer than the answer. So a file
beside the cache remembers which fingerprint belongs to the names, sizes, numbers and times of the
files (the time of their last change, too, which no program can set). It is believed only if no
file had changed in the seconds before it was written: a clock that ticks slowly could hide an edit
within one tick.
"""

from __future__ import annotations

import contextlib
import os
import time
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from graph import index
from lineage.paths import PROVENANCE, fetched_papers_dir, is_leftover

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_BYTES = 4_000_000
"""More than any file has that a catalog may hold."""

_FOLDERS = ("", "models", "papers", "generated")
"""Folders of a catalog whose files the document is made from."""


_SETTLED = 2_000_000_000
"""Nanoseconds after which every file system shows another time for another edit."""
_PACKAGES = str(Path(__file__).resolve().parents[1]), str(Path(index.__file__).resolve().parent)
_ONLY_ASK = frozenset(
    {
        "__pycache__",
        "adding",
        "cli",
        "data",
        "hub",
        "site",
        "suggest",
        "trace",
        "verify",
        "website",
    }
)
"""Folders whose modules ask, and make nothing that is kept."""


def find_fingerprint(data_dir: Path, version: str) -> str:
    """Return a checksum of everything that the document is made from, the code included.

    CRC-32 of path, length and content: what it must tell apart are edits, not attacks, and
    importing `hashlib` would take longer than reading the whole catalog. Modules are compared
    by time and size: what changes them sets their time.
    """
    paths = [entry.path for entry in _list_entries(data_dir)]
    checksum = crc32(_stamp_code(version).encode(errors="surrogateescape"))
    total = 0
    for path in paths:
        content = _read_bytes(path)
        checksum = crc32(content, crc32(b"%b\0%d\0" % (os.fsencode(path), len(content)), checksum))
        total += len(content)
    return f"{checksum:08x}-{len(paths)}-{total}"


def _list_entries(data_dir: Path) -> list[os.DirEntry[str]]:
    """Return every file of a catalog, and of the papers that the user fetched."""
    folders = (*(data_dir / name for name in _FOLDERS), fetched_papers_dir())
    return [entry for folder in folders for entry in _list_files(folder, (".toml", ".json"))]


def _stamp_code(version: str) -> str:
    """Return what tells whether the code, or the papers that the user fetched, have changed."""
    stamps = [version, str(_find_change(fetched_papers_dir() / PROVENANCE))]
    return "\0".join([*stamps, *(one for package in _PACKAGES for one in _stamp_modules(package))])


class Stamp(NamedTuple):
    """What is known of the files of a catalog without reading them.

    Attributes:
        checksum: Of their names, sizes, numbers and times, and of the stamp of the code.
        newest: When the last of them changed, in nanoseconds.
    """

    checksum: str
    newest: int


def take_stamp(data_dir: Path, version: str) -> Stamp:
    """Return what the files of a catalog look like from outside."""
    parts, newest = [_stamp_code(version)], 0
    for entry in _list_entries(data_dir):
        try:
            one = entry.stat()
        except OSError as error:
            parts.append(f"{entry.path}|{error}")
            continue
        newest = max(newest, one.st_mtime_ns, one.st_ctime_ns)
        times = f"{one.st_mtime_ns}|{one.st_ctime_ns}"
        parts.append(f"{entry.path}|{one.st_size}|{one.st_ino}|{times}")
    checksum = crc32("\0".join(parts).encode(errors="surrogateescape"))
    return Stamp(f"{checksum:08x}-{len(parts)}", newest)


def recall_fingerprint(memory: Path, stamp: Stamp) -> str | None:
    """Return the fingerprint that belongs to a stamp, if that was written down and is sure."""
    with contextlib.suppress(OSError, ValueError):
        found, fingerprint, *rest = memory.read_text(encoding="ascii").split()
        settled = memory.stat().st_mtime_ns > stamp.newest + _SETTLED
        return fingerprint if found == stamp.checksum and settled and not rest else None
    return None


def remember_fingerprint(memory: Path, stamp: Stamp, fingerprint: str) -> None:
    """Write down which fingerprint belongs to a stamp, unless that could not be believed yet."""
    if time.time_ns() <= stamp.newest + _SETTLED:
        return
    from lineage.files import UnwritableError, write_whole

    with contextlib.suppress(UnwritableError):
        text = f"{stamp.checksum} {fingerprint}\n"
        write_whole(memory, text.encode(), hint="")


def _stamp_modules(folder: str) -> Iterator[str]:
    """Yield path, time and size of what answers may depend on: modules, and what they read."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=attrgetter("name"))
    except OSError:
        return
    for entry in found:
        if entry.name.endswith((".py", ".json")):
            status = entry.stat()
            yield f"{entry.path}|{status.st_mtime_ns}|{status.st_size}"
        elif "." not in entry.name and entry.name not in _ONLY_ASK and entry.is_dir():
            yield from _stamp_modules(entry.path)


def _find_change(folder: Path) -> int:
    """Return when a file of a folder was last replaced, which costs less than reading them."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def _list_files(folder: Path, endings: tuple[str, ...]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            found = [
                entry
                for entry in entries
                if entry.name.endswith(endings)
                and not is_leftover(entry.name)
                and entry.is_file()  # a pipe would be waited for
            ]
        return sorted(found, key=attrgetter("name"))
    except OSError:
        return []


def _read_bytes(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  twice as fast as Path
            return file.read(_MOST_BYTES)
    except OSError as error:
        return str(error).encode()
