"""What we wrote into the folder of the site, so that what is gone can be taken away again."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING

from lineage.files import read_small

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from pathlib import Path

MANIFEST = ".lineage-manifest.json"

_MOST_BYTES = 100_000_000


def find_digest(content: bytes) -> str:
    """Return the digest of a file of the site."""
    return hashlib.sha256(content).hexdigest()


def write_manifest(digests: Mapping[str, str]) -> bytes:
    """Return the content of the manifest: the digest of each file by its path in the site."""
    return f"{json.dumps({'files': dict(sorted(digests.items()))})}\n".encode()


def remove_stale(names: Container[str], out_dir: Path) -> list[Path]:
    """Remove the files of an earlier build that are not among the names of this one.

    Only a file that is still as we wrote it is removed, and a folder only if that leaves it
    empty. A manifest that cannot be read names no files.

    Returns:
        The files that were removed, in the order of their names.
    """
    removed = []
    earlier = read_manifest(out_dir) or {}
    for name in sorted(name for name in earlier if name not in names):
        path = out_dir / name
        if not _is_ours(path, out_dir, earlier[name]):
            continue
        path.unlink()
        removed.append(path)
        _remove_empty_folders(path.parent, out_dir)
    return removed


def read_manifest(out_dir: Path) -> dict[str, str] | None:
    """Return the digests of the files of an earlier build by their paths.

    Returns:
        Nothing if there was no such build; None if there was, and its manifest is broken.
    """
    try:
        value = json.loads(read_small(out_dir / MANIFEST, limit=_MOST_BYTES))
        files = value["files"].items()
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return {
        name: digest for name, digest in files if isinstance(digest, str) and stays_inside(name)
    }


def stays_inside(name: str) -> bool:
    """Tell whether a path in the site leads to no place outside it, on any system."""
    return not {"", ".", ".."} & {*name.split("/")} and not set("\\:\0") & {*name}


def _is_ours(path: Path, out_dir: Path, digest: str) -> bool:
    """Tell whether a file is still as we wrote it, and no link leads out of the site."""
    try:
        inside = path.resolve() == out_dir.resolve() / path.relative_to(out_dir)
        return inside and path.is_file() and find_digest(path.read_bytes()) == digest
    except OSError:
        return False


def _remove_empty_folders(folder: Path, out_dir: Path) -> None:
    with suppress(OSError):
        while folder != out_dir:
            folder.rmdir()
            folder = folder.parent
