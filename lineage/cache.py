"""The compiled catalog: one file that lets a query start without parsing the catalog.

The first line is a fingerprint of everything that the catalog was compiled from, the second
what every query needs, the third the whole document. A file that does not fit is ignored and
written anew; deleting it does no harm.
"""

from __future__ import annotations

import contextlib
import json
import os
from hashlib import blake2b
from pathlib import Path
from typing import Any

from graph.lineage_graph import LineageGraph, index_document
from lineage import __version__
from lineage.paths import cache_dir, fetched_papers_dir

_PACKAGES = Path(__file__).resolve().parent, Path(__file__).resolve().parent.parent / "graph"


def open_graph(data_dir: Path) -> LineageGraph:
    """Return the graph of a catalog folder, from the cache if nothing has changed since.

    Raises:
        CatalogError: The catalog has problems.
    """
    fingerprint = _fingerprint(data_dir)
    cached = _cache_file(data_dir)
    graph = _read(data_dir, cached, fingerprint)
    if graph is None:
        document = _compile(data_dir)
        _write(cached, fingerprint, document)
        graph = LineageGraph.from_document(document)
    return graph


def _cache_file(data_dir: Path) -> Path:
    name = blake2b(str(data_dir).encode(), digest_size=8).hexdigest()
    return cache_dir() / f"catalog-{name}.jsonl"


def _fingerprint(data_dir: Path) -> str:
    """Return a digest of every file that the document is made from, the code included."""
    digest = blake2b(__version__.encode(), digest_size=16)
    folders = (data_dir, data_dir / "models", data_dir / "papers", fetched_papers_dir())
    for folder in folders:
        for path in _list_files(folder, (".toml", ".json")):
            _add_file(digest, path)
    for package in _PACKAGES:
        for name in ("assemble.py", "schema.py", "vocabulary.py"):
            _add_file(digest, f"{package}{os.sep}{name}")
    return digest.hexdigest()


def _list_files(folder: Path, endings: tuple[str, ...]) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.path for entry in entries if entry.name.endswith(endings))
    except OSError:
        return []


def _add_file(digest: blake2b, path: str) -> None:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  twice as fast as Path
            content = file.read()
    except OSError as error:
        content = str(error).encode()
    digest.update(f"{path}\0{len(content)}\0".encode())
    digest.update(content)


def _read(data_dir: Path, cached: Path, fingerprint: str) -> LineageGraph | None:
    try:
        with cached.open("rb") as file:
            if file.readline().rstrip() != fingerprint.encode():
                return None
            models, steps = json.loads(file.readline())
        return LineageGraph(models, steps, lambda: _read_document(data_dir, cached, fingerprint))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _read_document(data_dir: Path, cached: Path, fingerprint: str) -> dict[str, Any]:
    """Return the document of the cache file, unless that has changed or broken meanwhile."""
    with contextlib.suppress(OSError, ValueError), cached.open("rb") as file:
        if file.readline().rstrip() == fingerprint.encode():
            file.readline()
            document: dict[str, Any] = json.loads(file.readline())
            return document
    return _compile(data_dir)


def _compile(data_dir: Path) -> dict[str, Any]:
    from lineage.assemble import load_document  # noqa: PLC0415  the cache spares this import

    return load_document(data_dir)


def _write(cached: Path, fingerprint: str, document: dict[str, Any]) -> None:
    from lineage.files import UnwritableError, write_whole  # noqa: PLC0415  only for writing

    parts = (index_document(document), document)
    lines = [fingerprint, *(json.dumps(part, ensure_ascii=False) for part in parts)]
    with contextlib.suppress(UnwritableError):
        write_whole(cached, ("\n".join(lines) + "\n").encode(), hint="")
