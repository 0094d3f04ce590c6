"""Reading and writing files: whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import LineageError
from lineage.asides import name_draft, remove_draft, remove_orphans, write_draft
from lineage.folders import is_leftover

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping


class UnwritableError(LineageError, OSError):
    """A file or folder that cannot be written.

    Attributes:
        path: What was to be written.
    """

    def __init__(self, path: Path, *, error: OSError, hint: str) -> None:
        self.path = path
        super().__init__(f"'{path}' cannot be written: {error.strerror or error}.", hint=hint)


class UnreadableError(LineageError, OSError):
    """A file that cannot be read, or that does not hold what it should.

    Attributes:
        path: What was to be read.
    """

    def __init__(self, path: Path, *, reason: str, hint: str) -> None:
        self.path = path
        super().__init__(f"'{path}' cannot be read: {reason}.", hint=hint)


LARGEST_FILE = 2_000_000
"""Bytes of the largest file that a catalog or the user's own store may hold."""


def read_small(path: Path, *, limit: int = LARGEST_FILE) -> bytes:
    """Return the content of a file, unless waiting for it or holding it could take for ever.

    Raises:
        OSError: It cannot be read, is larger than `limit`, or is no file but, for example, a
            pipe, which would be waited for.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, _name_sort(status.st_mode))
    if status.st_size > limit:
        raise OSError(errno.EFBIG, f"it is larger than {limit:,} bytes")
    with path.open("rb") as file:
        return file.read(limit)


def _name_sort(mode: int) -> str:
    sorts = {
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
    return f"it is {sorts.get(stat.S_IFMT(mode), 'something else')}, expected a file"


def read_json(path: Path, *, hint: str) -> object:
    """Return the value in a JSON file.

    Raises:
        UnreadableError: There is no such file, or it holds no JSON; `hint` says what to do.
    """
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise UnreadableError(path, reason=error.strerror or str(error), hint=hint) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(path, reason=f"it is not JSON ({error})", hint=hint) from error


def write_whole(path: Path, content: bytes, *, hint: str) -> None:
    """Write a file aside and rename it, so that there is an old or a new one, never a part.

    The folder of the file is made if it is missing. A link is followed; what is there and is no
    file, such as a folder or a device, is left alone.

    Raises:
        UnwritableError: The folder or the file cannot be written; `hint` says what to do.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_aside(_require_file(path), content)
    except OSError as error:
        raise UnwritableError(path, error=error, hint=hint) from error


def write_folder(folder: Path, contents: Mapping[str, bytes], *, hint: str) -> None:
    """Write several files as a folder that holds nothing else: all of them, or none.

    The folder is made if it is missing; files of an earlier writing are replaced.

    Args:
        folder: Where.
        contents: Content of each file, by its name.
        hint: What to do if it cannot be done.

    Raises:
        UnwritableError: The folder holds other files, or it or a file cannot be written.
    """
    try:
        with contextlib.ExitStack() as undo:
            if not folder.exists():
                undo.callback(_remove_quietly, folder, os.rmdir)
            folder.mkdir(parents=True, exist_ok=True)
            remove_orphans(folder)
            _require_own_files(folder, contents)
            drafts = {name: name_draft(folder / name) for name in contents}
            for name, content in contents.items():
                undo.callback(remove_draft, drafts[name])
                write_draft(drafts[name], content)
            for name, draft in drafts.items():
                draft.replace(folder / name)
            undo.pop_all()
    except OSError as error:
        raise UnwritableError(folder, error=error, hint=hint) from error


def _require_file(path: Path) -> Path:
    """Return where a path leads, if there is a file or nothing yet."""
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not target.is_file():
        message = "it is no file"
        raise OSError(message)
    return target


def write_together(contents: Mapping[Path, bytes], *, hint: str, taken: str = "") -> None:
    """Write several new files: all of them, or none.

    Every content is on the disk before the first file appears under its name. They appear in
    order, so that the last one, which makes the others count, is never there without them even
    if the program is killed in between. Of several runs that write the same file at once, one
    does, and the others leave what it wrote.

    Args:
        contents: Content of each file; folders are made if they are missing.
        hint: What to do if it cannot be done.
        taken: What to do if a file is there already; by default as in `hint`.

    Raises:
        UnwritableError: A file cannot be written, or is there already.
    """
    drafts = {path: name_draft(path) for path in contents}
    with contextlib.ExitStack() as cleaning, contextlib.ExitStack() as undo:
        for path, content in contents.items():
            with _name_failures(path, hint=hint):
                path.parent.mkdir(parents=True, exist_ok=True)
                remove_orphans(path.parent)
                cleaning.callback(remove_draft, drafts[path])
                write_draft(drafts[path], content)
        for path, draft in drafts.items():
            with _name_failures(path, hint=hint, taken=taken):
                undo.callback(_remove_same, path, draft.stat())
                _link_new(draft, path)
        undo.pop_all()


@contextlib.contextmanager
def _name_failures(path: Path, *, hint: str, taken: str = "") -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise UnwritableError(path, error=error, hint=taken or hint) from error
    except OSError as error:
        raise UnwritableError(path, error=error, hint=hint) from error


def _link_new(draft: Path, path: Path) -> None:
    """Give a draft its name, unless something has that name."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        path.open("xb").close()
        try:
            draft.replace(path)
        except BaseException:
            _remove_quietly(path, os.unlink)
            raise


def _remove_same(path: Path, status: os.stat_result) -> None:
    """Remove a file if it is the one that was made, and no other that has its name."""
    with contextlib.suppress(OSError):
        if os.path.samestat(path.lstat(), status):
            path.unlink()


def _require_own_files(folder: Path, names: Collection[str]) -> None:
    for path in sorted(folder.iterdir()):
        if is_leftover(path.name):
            continue
        if path.name not in names or not path.is_file():
            message = f"it holds something else, '{path.name}'"
            raise OSError(message)


def _remove_quietly(path: Path, remove: Callable[[Path], None]) -> None:
    with contextlib.suppress(OSError):
        remove(path)


def _write_aside(path: Path, content: bytes) -> None:
    draft = name_draft(path)
    try:
        write_draft(draft, content)
        draft.replace(path)
    except BaseException:
        remove_draft(draft)
        raise
