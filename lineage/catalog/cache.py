"""The compiled catalog: one file that lets a query start without parsing the catalog.

The first line holds checksums of the entries and of the papers that the catalog was compiled from,
and length and checksum of the two parts that follow: the index, which every question looks things
up in and which no paper changes, and the whole document. A file that does not fit is ignored and
written anew; deleting it does no harm.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, cast
from zlib import crc32

from graph import index
from graph.lineage_graph import LineageGraph
from lineage import __version__
from lineage.catalog.freshness import find_fingerprint, identify, list_entries, list_papers
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
    graph = _read_graph(data_dir, lambda: _compile(data_dir))
    return LineageGraph.from_document(_compile(data_dir)) if graph is None else graph


def read_warm_graph(data_dir: Path) -> LineageGraph | None:
    """Return the graph of a catalog folder if the cache has it; nothing is compiled.

    A cache that breaks while it is read gives a document without techniques.
    """
    return _read_graph(data_dir, lambda: cast("Document", {"techniques": []}))


def _read_graph(data_dir: Path, read_instead: Callable[[], Document]) -> LineageGraph | None:
    cached = _cache_file(data_dir)
    entries = identify(cached.with_suffix(".stamp"), list_entries(data_dir, __version__))
    packed = _read_part(cached, _INDEX, entries)
    if packed is None:
        return None
    from lineage.catalog.compiled import open_index  # `lineage.load()` may compile anew

    def read_document() -> Document:
        papers = identify(cached.with_suffix(".papers"), list_papers(data_dir))
        content = _read_part(cached, _DOCUMENT, entries, papers)
        return read_instead() if content is None else _parse(content)

    return LineageGraph(open_index(packed), read_document)


def _parse(content: bytes) -> Document:
    import json  # many questions need no document

    document: Document = json.loads(content)
    return document


def _cache_file(data_dir: Path) -> Path:
    return cache_dir() / f"catalog-{crc32(os.fsencode(data_dir)):08x}.cache"


def _read_part(cached: Path, part: int, *fingerprints: str) -> bytes | None:
    """Return a part of the cache file if it is whole and was made from what is there now."""
    with (
        contextlib.suppress(OSError, ValueError, MemoryError, OverflowError),
        cached.open("rb") as file,
    ):
        head = file.readline().decode("ascii").split()
        *made_from, index_length, document_length, index_sum, document_sum = head
        if made_from[: len(fingerprints)] != [*fingerprints]:
            return None
        lengths, checksums = (int(index_length), int(document_length)), (index_sum, document_sum)
        file.seek(sum(lengths[:part]), os.SEEK_CUR)
        content = file.read(lengths[part])
        if f"{crc32(content):08x}" == checksums[part] and len(content) == lengths[part]:
            return content
    return None


def _compile(data_dir: Path) -> Document:
    """Return the document of a catalog, and keep it, unless an edit came between."""
    from lineage.catalog.assemble import load_document  # the cache spares this import

    before = _find_fingerprints(data_dir)
    document = load_document(data_dir)
    if _find_fingerprints(data_dir) == before:
        _write(_cache_file(data_dir), before, document)
    return document


def _find_fingerprints(data_dir: Path) -> tuple[str, str]:
    """Return the fingerprints of entries and of papers."""
    entries, papers = list_entries(data_dir, __version__), list_papers(data_dir)
    return find_fingerprint(entries), find_fingerprint(papers)


def _write(cached: Path, fingerprints: tuple[str, str], document: Document) -> None:
    import json

    from lineage.asides import remove_orphans
    from lineage.catalog.compiled import pack_index
    from lineage.files import UnwritableError, write_whole

    parts = (
        pack_index(index.index_document(document)),
        json.dumps(document, ensure_ascii=False).encode(),
    )
    numbers = [*(str(len(part)) for part in parts), *(f"{crc32(part):08x}" for part in parts)]
    head = f"{' '.join([*fingerprints, *numbers])}\n".encode()
    remove_orphans(cached.parent)
    with contextlib.suppress(UnwritableError):
        write_whole(cached, b"".join([head, *parts]), hint="")
