"""What is printed fits the place where it goes, whatever characters that place has."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_NAME = "lineage-fitting"
_PLAIN = "lineage_ascii"
_INSTEAD = {
    "─": "-",
    "━": "-",
    "│": "|",
    "├": "|",
    "└": "`",
    "→": "->",
    "←": "<-",
    "…": "...",
    "–": "-",
    "—": "-",
    "‑": "-",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "×": "x",
    "·": ".",
    "•": "*",
    "\u00a0": " ",
    "≤": "<=",
    "≥": ">=",
}
"""What stands for a character that an encoding lacks; for others, their number does."""


class _Closed(io.RawIOBase):
    """A file that was closed before the program began."""

    name = "<closed>"

    def writable(self) -> bool:
        """Tell that it would be written to."""
        return True

    def write(self, content: ReadableBuffer, /) -> int:
        """Write nothing.

        Raises:
            OSError: There is something to write.
        """
        if memoryview(content).nbytes:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return 0


def stand_in_for_closed() -> io.TextIOWrapper:
    """Return what stands for a closed standard output: an answer that goes there is an error.

    Its number is taken, so that no file that is opened later gets it.
    """
    os.open(os.devnull, os.O_WRONLY)
    return io.TextIOWrapper(_Closed(), encoding="utf-8", write_through=True)


def fit_streams() -> None:
    """Let no character that the encoding of a stream lacks stop the answer."""
    codecs.register_error(_NAME, _replace)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if codecs.lookup(stream.encoding).name == "ascii":
                codecs.register(_find_plain)
                stream.reconfigure(encoding=_PLAIN, errors=_NAME)
            else:
                stream.reconfigure(errors=_NAME)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def holds_unicode() -> bool:
    """Tell whether standard output can take every character."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return encoding.lower().replace("_", "-").startswith("utf")


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    shown = (_INSTEAD.get(char) or _escape(char) for char in missing)
    return "".join(shown), error.end


def _escape(char: str) -> str:
    return char.encode("ascii", "backslashreplace").decode("ascii")


def _find_plain(name: str) -> codecs.CodecInfo | None:
    """Return ASCII under a name of our own: click writes UTF-8 where it finds ASCII itself."""
    if name != _PLAIN:
        return None
    plain = codecs.lookup("ascii")
    return codecs.CodecInfo(
        plain.encode,
        plain.decode,
        incrementalencoder=plain.incrementalencoder,
        incrementaldecoder=plain.incrementaldecoder,
        name=_PLAIN,
    )
