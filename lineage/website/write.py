"""Write the site: everything is ready in memory before the first file is touched."""

from __future__ import annotations

import os
import posixpath
import stat
from typing import TYPE_CHECKING

from graph.errors import LineageError
from lineage.asides import open_drafts, remove_orphans
from lineage.website.manifest import (
    MANIFEST,
    find_digest,
    read_manifest,
    remove_stale,
    stays_inside,
    write_manifest,
)
from lineage.website.processes import map_at_once
from lineage.website.render import split_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from graph.records.shapes import Document

_MANY = 200
"""From how many models on it takes longer to render the pages than to fork for them."""

_HINT = "Choose another folder with --out DIR."


class UnwritableSiteError(LineageError, OSError):
    """A folder that cannot take the site.

    Attributes:
        out_dir: The folder.
    """

    def __init__(self, out_dir: Path, reason: str, *, hint: str = _HINT) -> None:
        self.out_dir = out_dir
        super().__init__(f"Cannot write the site to '{out_dir}': {reason}.", hint=hint)


def write_site(document: Document, out_dir: Path) -> list[Path]:
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
        UnwritableSiteError: The folder or a file in it cannot be written, a file of the site
            would stand outside it, or where a file is that this program did not write.
    """
    try:
        parts = split_site(document)
        share = map_at_once if len(document["models"]) >= _MANY else map
        found = [*share(lambda render_part: _find_changed(render_part(), out_dir), parts)]
        changed = {name: one for part, _ in found for name, one in part.items()}
        digests = {name: one for _, part in found for name, one in part.items()}
        return _write({name: changed[name] for name in sorted(changed)}, digests, out_dir)
    except UnwritableSiteError:
        raise
    except OSError as error:
        raise UnwritableSiteError(out_dir, error.strerror or type(error).__name__) from error


def _find_changed(
    texts: Iterable[tuple[str, str]], out_dir: Path
) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return what is not in the folder as it should be, and the digest of every file, by name.

    Each text is dealt with as soon as it is made: what has not changed takes no memory.
    """
    changed, digests = {}, {}
    for name, text in texts:
        if not stays_inside(name):
            raise UnwritableSiteError(out_dir, f"'{name}' would stand outside it", hint="")
        content = text.encode("utf-8")
        digests[name] = find_digest(content)
        if _differs(out_dir, name, content):
            changed[name] = content
    return changed, digests


def _write(changed: Mapping[str, bytes], digests: Mapping[str, str], out_dir: Path) -> list[Path]:
    out_dir.mkdir(parents=True, exist_ok=True)
    remove_orphans(out_dir)
    earlier = read_manifest(out_dir)
    _require_inside(out_dir, changed)
    if earlier is not None:
        _require_free(out_dir, [name for name in changed if name not in earlier])
    manifest = write_manifest(digests)
    rewritten = _differs(out_dir, MANIFEST, manifest)
    if changed:
        both = write_manifest({**(earlier or {}), **digests})
        _write_changed({MANIFEST: both, **changed}, out_dir)
    remove_stale(digests, out_dir)
    if _differs(out_dir, MANIFEST, manifest):
        _write_changed({MANIFEST: manifest}, out_dir)
    return [out_dir / name for name in (*changed, *([MANIFEST] if rewritten else []))]


def _differs(out_dir: Path, name: str, content: bytes) -> bool:
    path = out_dir / name
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnwritableSiteError(out_dir, f"'{name}' is there, and is no file")
        if status.st_size != len(content):
            return True
        with path.open("rb", buffering=0) as file:
            return file.readall() != content
    except (FileNotFoundError, NotADirectoryError):
        return True


def _require_inside(out_dir: Path, names: Iterable[str]) -> None:
    """Return if no link leads from the folder to where the files would really stand.

    Raises:
        UnwritableSiteError: One does.
    """
    real = out_dir.resolve()
    for folder in _list_folders(names):
        if (out_dir / folder).resolve() != real / folder:
            raise UnwritableSiteError(out_dir, f"'{folder}' is a link that leads elsewhere")


def _require_free(out_dir: Path, names: Iterable[str]) -> None:
    """Return if nothing has the name of a file that no earlier build wrote.

    Raises:
        UnwritableSiteError: Something has, and is not ours to overwrite.
    """
    for name in names:
        if os.path.lexists(out_dir / name):
            reason = f"'{name}' is there, and 'lineage build' did not write it"
            hint = "Move it away, or choose another folder with --out DIR."
            raise UnwritableSiteError(out_dir, reason, hint=hint)


def _write_changed(contents: Mapping[str, bytes], out_dir: Path) -> None:
    """Write files in the order of `contents`, each in one step, once all are on the disk."""
    with open_drafts(out_dir / "site") as drafts:
        places = {
            name: drafts / f"{number}-{posixpath.basename(name)}"
            for number, name in enumerate(contents)
        }
        for name, draft in places.items():
            draft.write_bytes(contents[name])
        for folder in _list_folders(contents):
            (out_dir / folder).mkdir(parents=True, exist_ok=True)
        for name, draft in places.items():
            draft.replace(out_dir / name)


def _list_folders(names: Iterable[str]) -> Iterable[str]:
    """Return the folders of files, each once; a dot is the folder of the site itself."""
    return dict.fromkeys(posixpath.dirname(name) or "." for name in names)
