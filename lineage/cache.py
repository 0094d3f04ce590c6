"""The compiled catalog: one file that lets a query start without parsing the catalog.

The first line holds a checksum of everything that the catalog was compiled from, and length and
checksum of the two parts that follow: the index, which every question looks things up in, and the
whole document. A file that does not fit is ignored and written anew; deleting it does no harm.
"""

from __future__ import annotations

import contextlib
import json
import os
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from graph import index
from graph.lineage_graph import LineageGraph
from lineage import __version__
from lineage.paths import PROVENANCE, cache_dir, fetched_papers_dir, is_leftover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST_BYTES = 4_000_000
"""More than any file has that a catalog may hold."""

_FOLDERS = ("", "models", "papers", "generated")
"""Folders of a catalog whose files the document is made from."""

_INDEX, _DOCUMENT = 0, 1
_PACKAGES = str(Path(__file__).resolve().parent), str(Path(index.__file__).resolve().parent)
_ONLY_ASK = frozenset({"__pycache__", "cli", "data", "site", "website"})
"""Folders whose modules ask, and make nothing that is kept."""


def open_graph(data_dir: Path) -> LineageGraph:
    """Return the graph of a catalog folder, from the cache if nothing has changed since.

    Raises:
        CatalogError: The catalog has problems.
    """
    fingerprint = _fingerprint(data_dir)
    cached = _cache_file(data_dir)
    graph = _read(cached, fingerprint, lambda: _compile(data_dir))
    if graph is None:
        document = _compile(data_dir)
        if _fingerprint(data_dir) == fingerprint:
            _write(cached, fingerprint, document)
        graph = LineageGraph.from_document(document)
    return graph


def read_warm_graph(data_dir: Path) -> LineageGraph | None:
    """Return the graph of a catalog folder if the cache has it; nothing is compiled or written.

    A cache that breaks while it is read gives a document without techniques.
    """
    return _read(_cache_file(data_dir), _fingerprint(data_dir), lambda: {"techniques": []})


def _cache_file(data_dir: Path) -> Path:
    return cache_dir() / f"catalog-{crc32(os.fsencode(data_dir)):08x}.cache"


def _fingerprint(data_dir: Path) -> str:
    """Return a checksum of everything that the document is made from, the code included.

    CRC-32 of path, length and content: what it must tell apart are edits, not attacks, and
    importing `hashlib` would take longer than reading the whole catalog. Comparing the times
    of the files instead would spare less than half of the work, and trust clocks. Modules, of
    which there are more, are compared by time and size: what changes them sets their time.
    """
    fetched = fetched_papers_dir()
    paths: list[str] = []
    for folder in (*(data_dir / name for name in _FOLDERS), fetched):
        paths += _list_files(folder, (".toml", ".json"))
    checksum = crc32(f"{__version__}\0{_find_change(fetched / PROVENANCE)}".encode())
    for package in _PACKAGES:
        checksum = crc32(os.fsencode("\0".join(_stamp_modules(package))), checksum)
    total = 0
    for path in paths:
        content = _read_bytes(path)
        checksum = crc32(content, crc32(b"%b\0%d\0" % (os.fsencode(path), len(content)), checksum))
        total += len(content)
    return f"{checksum:08x}-{len(paths)}-{total}"


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


def _list_files(folder: Path, endings: tuple[str, ...]) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.path
                for entry in entries
                if entry.name.endswith(endings)
                and not is_leftover(entry.name)
                and entry.is_file()  # a pipe would be waited for
            )
    except OSError:
        return []


def _read_bytes(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  twice as fast as Path
            return file.read(_MOST_BYTES)
    except OSError as error:
        return str(error).encode()


def _read(
    cached: Path, fingerprint: str, read_instead: Callable[[], dict[str, Any]]
) -> LineageGraph | None:
    packed = _read_part(cached, fingerprint, _INDEX)
    if packed is None:
        return None
    from lineage.compiled import open_index  # noqa: PLC0415  `lineage.load()` may compile anew

    return LineageGraph(
        open_index(packed), lambda: _read_document(cached, fingerprint) or read_instead()
    )


def _read_document(cached: Path, fingerprint: str) -> dict[str, Any] | None:
    content = _read_part(cached, fingerprint, _DOCUMENT)
    document: dict[str, Any] | None = None if content is None else json.loads(content)
    return document


def _read_part(cached: Path, fingerprint: str, part: int) -> bytes | None:
    """Return a part of the cache file if it is whole and was made from what is there now."""
    with (
        contextlib.suppress(OSError, ValueError, MemoryError, OverflowError),
        cached.open("rb") as file,
    ):
        found, *numbers = file.readline().decode("ascii").split()
        lengths, checksums = [int(number) for number in numbers[:2]], numbers[2:]
        if found != fingerprint or len(checksums) != len(lengths):
            return None
        file.seek(sum(lengths[:part]), os.SEEK_CUR)
        content = file.read(lengths[part])
        if f"{crc32(content):08x}" == checksums[part] and len(content) == lengths[part]:
            return content
    return None


def _compile(data_dir: Path) -> dict[str, Any]:
    from lineage.assemble import load_document  # noqa: PLC0415  the cache spares this import

    return load_document(data_dir)


def _write(cached: Path, fingerprint: str, document: dict[str, Any]) -> None:
    from lineage.asides import remove_orphans  # noqa: PLC0415  only for writing
    from lineage.compiled import pack_index  # noqa: PLC0415  only for writing
    from lineage.files import UnwritableError, write_whole  # noqa: PLC0415

    parts = (
        pack_index(index.index_document(document)),
        json.dumps(document, ensure_ascii=False).encode(),
    )
    numbers = [*(str(len(part)) for part in parts), *(f"{crc32(part):08x}" for part in parts)]
    head = f"{' '.join([fingerprint, *numbers])}\n".encode()
    remove_orphans(cached.parent)
    with contextlib.suppress(UnwritableError):
        write_whole(cached, b"".join([head, *parts]), hint="")
