"""What we wrote into the folder of the site, so that what is gone can be taken away again."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST = ".lineage-manifest.json"


def write_manifest(texts: Mapping[str, str]) -> str:
    """Return the text of the manifest: the digest of each file by its path in the site."""
    digests = {name: _digest(text.encode("utf-8")) for name, text in sorted(texts.items())}
    return json.dumps({"files": digests}) + "\n"


def remove_stale(texts: Mapping[str, str], out_dir: Path) -> list[Path]:
    """Remove the files of an earlier build that this one does not have.

    Only a file that is still as we wrote it is removed, and a folder only if that leaves it
    empty. A manifest that cannot be read names no files.

    Returns:
        The files that were removed, in the order of their names.
    """
    removed = []
    for name, digest in sorted(_read_manifest(out_dir).items()):
        path = out_dir / name
        if name in texts or not _is_ours(path, out_dir, digest):
            continue
        path.unlink()
        removed.append(path)
        _remove_empty_folders(path.parent, out_dir)
    return removed


def _read_manifest(out_dir: Path) -> dict[str, str]:
    try:
        value = json.loads((out_dir / MANIFEST).read_bytes())
        files = value["files"].items()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {name: digest for name, digest in files if _stays_inside(name)}


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _is_ours(path: Path, out_dir: Path, digest: str) -> bool:
    """Tell whether a file is still as we wrote it, and no link leads out of the site."""
    try:
        inside = path.resolve() == out_dir.resolve() / path.relative_to(out_dir)
        return inside and path.is_file() and _digest(path.read_bytes()) == digest
    except OSError:
        return False


def _remove_empty_folders(folder: Path, out_dir: Path) -> None:
    with suppress(OSError):
        while folder != out_dir:
            folder.rmdir()
            folder = folder.parent


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
