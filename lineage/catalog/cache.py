"""The compiled catalog: one file that lets a query start without parsing the catalog.

The first line holds a checksum of everything that the catalog was compiled from, and length and
checksum of the two parts that follow: the index, which every question looks things up in, and the
whole document. A file that does not fit is ignored and written anew; deleting it does no harm.
"""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING, cast
from zlib import crc32

from graph import index
from graph.lineage_graph import LineageGraph
from lineage import __version__
from lineage.catalog.freshness import (
    find_fingerprint,
    recall_fingerprint,
    remember_fingerprint,
    take_stamp,
)
from lineage.paths import cache_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.records.shapes import Document

_INDEX, _DOCUMENT = 0, 1


def open_graph(data_dir: Path) -> LineageGraph:
    """Return the graph of a catalog folder, from the cache if nothing has changed since.

    Raises:
        CatalogError: The catalog has problems.
    """
    stamp = take_stamp(data_dir, __version__)
    cached = _cache_file(data_dir)
    memory = cached.with_suffix(".stamp")
    fingerprint = recall_fingerprint(memory, stamp)
    if fingerprint is None:
        fingerprint = find_fingerprint(data_dir, __version__)
        remember_fingerprint(memory, stamp, fingerprint)
    graph = _read(cached, fingerprint, lambda: _compile(data_dir))
    if graph is None:
        document = _compile(data_dir)
        if find_fingerprint(data_dir, __version__) == fingerprint:
            _write(cached, fingerprint, document)
        graph = LineageGraph.from_document(document)
    return graph


def read_warm_graph(data_dir: Path) -> LineageGraph | None:
    """Return the graph of a catalog folder if the cache has it; nothing is compiled or written.

    A cache that breaks while it is read gives a document without techniques.
    """
    cached = _cache_file(data_dir)
    known = recall_fingerprint(cached.with_suffix(".stamp"), take_stamp(data_dir, __version__))
    fingerprint = known or find_fingerprint(data_dir, __version__)
    return _read(cached, fingerprint, lambda: cast("Document", {"techniques": []}))


def _cache_file(data_dir: Path) -> Path:
    return cache_dir() / f"catalog-{crc32(os.fsencode(data_dir)):08x}.cache"


def _read(
    cached: Path, fingerprint: str, read_instead: Callable[[], Document]
) -> LineageGraph | None:
    packed = _read_part(cached, fingerprint, _INDEX)
    if packed is None:
        return None
    from lineage.catalog.compiled import open_index  # `lineage.load()` may compile anew

    return LineageGraph(
        open_index(packed), lambda: _read_document(cached, fingerprint) or read_instead()
    )


def _read_document(cached: Path, fingerprint: str) -> Document | None:
    content = _read_part(cached, fingerprint, _DOCUMENT)
    document: Document | None = None if content is None else json.loads(content)
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


def _compile(data_dir: Path) -> Document:
    from lineage.catalog.assemble import load_document  # the cache spares this import

    return load_document(data_dir)


def _write(cached: Path, fingerprint: str, document: Document) -> None:
    from lineage.asides import remove_orphans
    from lineage.catalog.compiled import pack_index
    from lineage.files import UnwritableError, write_whole

    parts = (
        pack_index(index.index_document(document)),
        json.dumps(document, ensure_ascii=False).encode(),
    )
    numbers = [*(str(len(part)) for part in parts), *(f"{crc32(part):08x}" for part in parts)]
    head = f"{' '.join([fingerprint, *numbers])}\n".encode()
    remove_orphans(cached.parent)
    with contextlib.suppress(UnwritableError):
        write_whole(cached, b"".join([head, *parts]), hint="")
