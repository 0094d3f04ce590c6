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
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from graph import index
from lineage.folders import PACKAGE, PROVENANCE, find_fetched_papers, is_leftover

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_BYTES = 4_000_000
"""More than any file has that a catalog may hold."""

_SETTLED = 2_000_000_000
"""Nanoseconds after which every file system shows another time for another edit."""
_PACKAGES = PACKAGE, os.path.dirname(os.path.realpath(index.__file__))
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


class Inputs(NamedTuple):
    """What a part of the cache is made from.

    Attributes:
        folders: Folders, of which the files count that a catalog may hold.
        others: What else counts: version, and times of modules or of folders.
    """

    folders: tuple[str, ...]
    others: str


class Stamp(NamedTuple):
    """What is known of the files in folders without reading them.

    Attributes:
        checksum: Of their names, sizes, numbers and times, and of what else counts.
        newest: When the last of them changed, in nanoseconds.
    """

    checksum: str
    newest: int


def list_entries(data: str, version: str) -> Inputs:
    """Return what models and derivations are made from: entries, receipts and code.

    Modules are compared by time and size: what changes them sets their time.
    """
    modules = (line for package in _PACKAGES for line in _stamp_modules(package))
    folders = (data, os.path.join(data, "models"), os.path.join(data, "generated"))
    return Inputs(folders, "\0".join([version, *modules]))


def list_papers(data: str) -> Inputs:
    """Return what the records of papers are made from: the snapshot, and what the user fetched."""
    fetched = find_fetched_papers()
    changed = _find_change(os.path.join(fetched, PROVENANCE))
    return Inputs((os.path.join(data, "papers"), fetched), str(changed))


def identify(memory: str, inputs: Inputs) -> str:
    """Return the fingerprint of inputs, as remembered or found; what is found is remembered."""
    stamp = _take_stamp(inputs)
    known = _recall(memory, stamp)
    if known is None:
        known = find_fingerprint(inputs)
        _remember(memory, stamp, known)
    return known


def find_fingerprint(inputs: Inputs) -> str:
    """Return a checksum of inputs, for which every file is read.

    CRC-32 of path, length and content: what it must tell apart are edits, not attacks, and
    importing `hashlib` would take longer than reading the whole catalog.
    """
    paths = [path for folder in inputs.folders for path in _list_files(folder)]
    checksum = crc32(inputs.others.encode(errors="surrogateescape"))
    total = 0
    for path in paths:
        content = _read_bytes(path)
        checksum = crc32(content, crc32(b"%b\0%d\0" % (os.fsencode(path), len(content)), checksum))
        total += len(content)
    return f"{checksum:08x}-{len(paths)}-{total}"


def _take_stamp(inputs: Inputs) -> Stamp:
    """Return what folders look like from outside, leftovers and all."""
    parts, newest = [inputs.others], 0
    for folder in inputs.folders:
        lines, latest = _stamp_files(folder)
        parts += [folder, *sorted(lines)]
        newest = max(newest, latest)
    checksum = crc32("\0".join(parts).encode(errors="surrogateescape"))
    return Stamp(f"{checksum:08x}-{len(parts)}", newest)


def _stamp_files(folder: str) -> tuple[list[str], int]:
    """Return a line for each file of a folder, and when the last of them changed."""
    lines: list[str] = []
    times = [0]
    with contextlib.suppress(OSError), _open_folder(folder) as place, os.scandir(place) as entries:
        for entry in entries:
            try:
                one = entry.stat()
            except OSError as error:
                lines.append(f"{entry.name}|{error.errno}")
                continue
            made, changed = one.st_mtime_ns, one.st_ctime_ns
            lines.append(f"{entry.name}|{one.st_size}|{one.st_ino}|{made}|{changed}")
            times += made, changed
    return lines, max(times)


@contextlib.contextmanager
def _open_folder(folder: str) -> Iterator[int | str]:
    """Open a folder if the system can find files from there, which is quicker than by path."""
    if os.scandir not in os.supports_fd:
        yield folder
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        yield number
    finally:
        os.close(number)


def _recall(memory: str, stamp: Stamp) -> str | None:
    """Return the fingerprint that belongs to a stamp, if that was written down and is sure."""
    with contextlib.suppress(OSError, ValueError), open(memory, "rb") as file:
        found, fingerprint, *rest = file.read().decode("ascii").split()
        settled = os.fstat(file.fileno()).st_mtime_ns > stamp.newest + _SETTLED
        return fingerprint if found == stamp.checksum and settled and not rest else None
    return None


def _remember(memory: str, stamp: Stamp, fingerprint: str) -> None:
    """Write down which fingerprint belongs to a stamp, unless that could not be believed yet."""
    if time.time_ns() <= stamp.newest + _SETTLED:
        return
    from pathlib import Path

    from lineage.files import UnwritableError, write_whole

    with contextlib.suppress(UnwritableError):
        text = f"{stamp.checksum} {fingerprint}\n"
        write_whole(Path(memory), text.encode(), hint="")


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


def _find_change(folder: str) -> int:
    """Return when a file of a folder was last replaced, which costs less than reading them."""
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return 0


def _list_files(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.path
                for entry in entries
                if entry.name.endswith((".toml", ".json"))
                and not is_leftover(entry.name)
                and entry.is_file()  # a pipe would be waited for
            )
    except OSError:
        return []


def _read_bytes(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        return str(error).encode()
