"""Write the site: everything is ready in memory before the first file is touched."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from graph.errors import LineageError
from lineage.website.manifest import MANIFEST, remove_stale, write_manifest
from lineage.website.render import render_site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_site(document: dict[str, Any], out_dir: Path) -> list[Path]:
    """Write the site of a lineage document.

    A file whose content would not change is left alone. The others are first written beside
    their places and then moved there, so that no reader ever sees half a file. Pages of an
    earlier build that this one does not have are removed; what others put there stays.

    Args:
        document: What `lineage export json` writes.
        out_dir: Folder for the site; made if there is none.

    Returns:
        The files that were written, in the order of their names and the manifest last; none
        if nothing changed.

    Raises:
        LineageError: The folder or a file in it cannot be written.
    """
    texts = render_site(document)
    try:
        written = write_changed(texts, out_dir)
        remove_stale(texts, out_dir)
        return written + write_changed({MANIFEST: write_manifest(texts)}, out_dir)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"Cannot write the site to '{out_dir}': {reason}."
        raise LineageError(message, hint="Choose another folder with --out DIR.") from error


def write_changed(texts: Mapping[str, str], out_dir: Path) -> list[Path]:
    """Write those of `texts` that differ from what is in `out_dir`, each file in one step."""
    out_dir.mkdir(parents=True, exist_ok=True)
    paths = {out_dir / name: text for name, text in sorted(texts.items())}
    changed = [path for path, text in paths.items() if _read_or_none(path) != text.encode("utf-8")]
    drafts = {path: path.with_name(f".{path.name}.{os.getpid()}.tmp") for path in changed}
    try:
        for path, draft in drafts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(paths[path].encode("utf-8"))
        for path, draft in drafts.items():
            draft.replace(path)
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    return changed


def _read_or_none(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
