"""The compiled catalog: one file that lets a query start without parsing the catalog.

The first line holds checksums of the entries and of the papers that the catalog was compiled from,
and length and checksum of the two parts that follow: the index, which every question looks things
up in and which no paper changes, and the whole document. A file that does not fit is ignored and
written anew; deleting it does no harm. A wheel brings that of its own catalog.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, cast
from zlib import crc32

from graph import index
from graph.lineage_graph import LineageGraph
from lineage import __version__
from lineage.folders import PACKAGE, find_cache, find_fetched_papers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.records.shapes import Document

_INDEX, _DOCUMENT = 0, 1
_SHIPPED = os.path.join(PACKAGE, "data")
"""The catalog that ships; a wheel has it compiled beside, and nobody edits what is installed."""


def open_graph(folder: str | os.PathLike[str]) -> LineageGraph:
    """Return the graph of a catalog folder, from the cache if nothing has changed since.

    Raises:
        CatalogError: The catalog has problems.
    """
    data = os.fspath(folder)
    graph = _read_graph(data, lambda: _compile(data))
    return LineageGraph.from_document(_compile(data)) if graph is None else graph


def read_warm_graph(folder: str | os.PathLike[str]) -> LineageGraph | None:
    """Return the graph of a catalog folder if the cache has it; nothing is compiled.

    A cache that breaks while it is read gives a document without techniques.
    """
    return _read_graph(os.fspath(folder), lambda: cast("Document", {"techniques": []}))


def _read_graph(data: str, read_instead: Callable[[], Document]) -> LineageGraph | None:
    """Return the graph that a wheel brings, or the one that was kept, if it still holds."""
    if data == _SHIPPED and not os.path.exists(find_fetched_papers()):
        graph = _open_cache(_SHIPPED, (), lambda: (), read_instead)
        if graph is not None:
            return graph
    from lineage.catalog.freshness import identify, list_entries, list_papers  # a wheel needs none

    place = _find_place(data)
    entries = identify(f"{place}.stamp", list_entries(data, __version__))
    return _open_cache(
        place,
        (entries,),
        lambda: (entries, identify(f"{place}.papers", list_papers(data))),
        read_instead,
    )


def _open_cache(
    place: str,
    made_from: tuple[str, ...],
    find_all: Callable[[], tuple[str, ...]],
    read_instead: Callable[[], Document],
) -> LineageGraph | None:
    """Return the graph in a cache file if it is whole and was made from what is there now.

    Args:
        place: The file, without its ending.
        made_from: The fingerprints that its index must have.
        find_all: Returns those that its document must have.
        read_instead: Returns the document if that of the file cannot be used.
    """
    packed = _read_part(place, _INDEX, made_from)
    if packed is None:
        return None
    from lineage.catalog.compiled import open_index  # `lineage.load()` may compile anew

    def read_document() -> Document:
        content = _read_part(place, _DOCUMENT, find_all())
        return read_instead() if content is None else _parse(content)

    return LineageGraph(open_index(packed), read_document)


def _parse(content: bytes) -> Document:
    import json  # many questions need no document

    document: Document = json.loads(content)
    return document


def _find_place(data: str) -> str:
    """Return where files about a catalog folder are, without their endings."""
    return os.path.join(find_cache(), f"catalog-{crc32(os.fsencode(data)):08x}")


def _read_part(place: str, part: int, fingerprints: tuple[str, ...]) -> bytes | None:
    """Return a part of the cache file if it is whole and was made from what is there now."""
    with (
        contextlib.suppress(OSError, ValueError, MemoryError, OverflowError),
        open(f"{place}.cache", "rb") as file,
    ):
        head = file.readline().decode("ascii").split()
        *made_from, index_length, document_length, index_sum, document_sum = head
        if tuple(made_from[: len(fingerprints)]) != fingerprints:
            return None
        lengths, checksums = (int(index_length), int(document_length)), (index_sum, document_sum)
        file.seek(sum(lengths[:part]), os.SEEK_CUR)
        content = file.read(lengths[part])
        if f"{crc32(content):08x}" == checksums[part] and len(content) == lengths[part]:
            return content
    return None


def _compile(data: str) -> Document:
    """Return the document of a catalog, and keep it, unless an edit came between."""
    from pathlib import Path

    from lineage.catalog.assemble import load_document  # the cache spares these imports

    before = _find_fingerprints(data)
    document = load_document(Path(data))
    if _find_fingerprints(data) == before:
        _write(Path(f"{_find_place(data)}.cache"), before, document)
    return document


def _find_fingerprints(data: str) -> tuple[str, str]:
    """Return the fingerprints of entries and of papers."""
    from lineage.catalog.freshness import find_fingerprint, list_entries, list_papers

    entries, papers = list_entries(data, __version__), list_papers(data)
    return find_fingerprint(entries), find_fingerprint(papers)


def _write(cached: Path, fingerprints: tuple[str, str], document: Document) -> None:
    from lineage.asides import remove_orphans
    from lineage.files import UnwritableError, write_whole

    remove_orphans(cached.parent)
    with contextlib.suppress(UnwritableError):
        write_whole(cached, pack_catalog(document, fingerprints), hint="")


def pack_catalog(document: Document, fingerprints: tuple[str, str]) -> bytes:
    """Return a compiled catalog as the bytes of a file.

    Args:
        document: The lineage document.
        fingerprints: Of the entries and of the papers that it was made from.
    """
    import json

    from lineage.catalog.compiled import pack_index

    parts = (
        pack_index(index.index_document(document)),
        json.dumps(document, ensure_ascii=False).encode(),
    )
    numbers = [*(str(len(part)) for part in parts), *(f"{crc32(part):08x}" for part in parts)]
    head = f"{' '.join([*fingerprints, *numbers])}\n".encode()
    return b"".join([head, *parts])
