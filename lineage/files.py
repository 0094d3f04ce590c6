"""Reading and writing files: whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import LineageError

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
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, _name_sort(status.st_mode))
    if status.st_size > limit:
        raise OSError(errno.EFBIG, f"it is larger than {limit:,} bytes")
    with path.open("rb") as file:
        return file.read(limit)


def _name_sort(mode: int) -> str:
    sorts = {
        stat.S_IFDIR: "a folder",
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
            _require_own_files(folder, contents)
            drafts = {}
            for name, content in contents.items():
                drafts[name] = _write_draft(folder / name, content)
                undo.callback(_remove_quietly, drafts[name], os.unlink)
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


def write_together(contents: Mapping[Path, bytes], *, hint: str) -> None:
    """Write several new files: all of them, or none.

    Every content is on the disk before the first file appears under its name. They appear in
    order, so that the last one, which makes the others count, is never there without them even
    if the program is killed in between.

    Args:
        contents: Content of each file; folders are made if they are missing.
        hint: What to do if it cannot be done.

    Raises:
        UnwritableError: A file cannot be written, or is there already.
    """
    drafts = {}
    with contextlib.ExitStack() as undo:
        for path, content in contents.items():
            with _name_failures(path, hint=hint):
                path.parent.mkdir(parents=True, exist_ok=True)
                drafts[path] = _write_draft(path, content)
            undo.callback(_remove_quietly, drafts[path], os.unlink)
        for path, draft in drafts.items():
            with _name_failures(path, hint=hint):
                _move_to_new(draft, path)
            undo.callback(_remove_quietly, path, os.unlink)
        undo.pop_all()


@contextlib.contextmanager
def _name_failures(path: Path, *, hint: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableError(path, error=error, hint=hint) from error


def _move_to_new(draft: Path, path: Path) -> None:
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    draft.rename(path)


def _require_own_files(folder: Path, names: Collection[str]) -> None:
    for path in sorted(folder.iterdir()):
        if path.name not in names or not path.is_file():
            message = f"it holds something else, '{path.name}'"
            raise OSError(message)


def _remove_quietly(path: Path, remove: Callable[[Path], None]) -> None:
    with contextlib.suppress(OSError):
        remove(path)


def _write_aside(path: Path, content: bytes) -> None:
    draft = _write_draft(path, content)
    try:
        draft.replace(path)
    except BaseException:
        _remove_quietly(draft, os.unlink)
        raise


def _write_draft(path: Path, content: bytes) -> Path:
    """Write a file beside the place where it belongs, and return it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o666 & ~_umask())
    except BaseException:
        _remove_quietly(draft, os.unlink)
        raise
    return draft


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
