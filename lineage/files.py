"""Writing files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from graph.errors import LineageError


class UnwritableError(LineageError, OSError):
    """A file or folder that cannot be written.

    Attributes:
        path: What was to be written.
    """

    def __init__(self, path: Path, *, error: OSError, hint: str) -> None:
        self.path = path
        super().__init__(f"'{path}' cannot be written: {error.strerror or error}.", hint=hint)


def write_whole(path: Path, content: bytes, *, hint: str) -> None:
    """Write a file aside and rename it, so that there is an old or a new one, never a part.

    The folder of the file is made if it is missing.

    Raises:
        UnwritableError: The folder or the file cannot be written; `hint` says what to do.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_aside(path, content)
    except OSError as error:
        raise UnwritableError(path, error=error, hint=hint) from error


def _write_aside(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(0o666 & ~_umask())
        aside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
