"""E-prints as arXiv sends them: a tree of TeX files, one file, a PDF; hostile ones are refused.

Nothing is written to the disk and no link is followed; sizes, counts and depth are bounded before
anything is held in memory.
"""

from __future__ import annotations

import io
import tarfile
import zlib
from typing import NamedTuple

from lineage.papers.texts.text import UnreadableTextError

_MOST_BYTES = 64_000_000
_MOST_TEX = 20_000_000
_MOST_FILES = 10_000
_PDF = b"%PDF-"
_GZIP = b"\x1f\x8b"
_IGNORED = "%auto-ignore"
"""How arXiv begins the source of a paper that was withdrawn."""

_SHORT = 2_000
_TEXT_FILES = (".tex", ".ltx", ".txt", ".bbl")


class EPrint(NamedTuple):
    """What an e-print holds.

    Attributes:
        files: Text of each TeX file, by its path.
        pdf: The paper itself, if it came as a PDF.
    """

    files: dict[str, str]
    pdf: bytes = b""


def open_source(body: bytes) -> EPrint:
    """Return the TeX files of an e-print, or its PDF.

    Raises:
        UnreadableTextError: It is hostile, damaged, or holds neither.
    """
    content = _unzip(body) if body.startswith(_GZIP) else body
    if content.startswith(_PDF):
        return EPrint({}, content)
    files = _read_tar(content) if _is_tar(content) else {"main.tex": _decode(content)}
    if any(text.startswith(_IGNORED) and len(text) < _SHORT for text in files.values()):
        message = "it was withdrawn"
        raise UnreadableTextError(message)
    if not any("\\" in text for text in files.values()):
        message = "it holds no TeX and is no PDF"
        raise UnreadableTextError(message)
    return EPrint(files)


def _unzip(body: bytes) -> bytes:
    machine = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        content = machine.decompress(body, _MOST_BYTES + 1)
    except zlib.error as error:
        message = f"it is damaged: {error}"
        raise UnreadableTextError(message) from error
    if len(content) > _MOST_BYTES:
        message = f"it unpacks to more than {_MOST_BYTES:,} bytes"
        raise UnreadableTextError(message)
    if not machine.eof:
        message = "it is damaged: it breaks off"
        raise UnreadableTextError(message)
    return content


def _is_tar(content: bytes) -> bool:
    return content[257:262] == b"ustar"


def _read_tar(content: bytes) -> dict[str, str]:
    files: dict[str, str] = {}
    total = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
            for count, member in enumerate(archive, 1):
                _require_harmless(member, count)
                if not member.isreg() or not member.name.casefold().endswith(_TEXT_FILES):
                    continue
                total += member.size
                if total > _MOST_TEX:
                    message = f"it holds more than {_MOST_TEX:,} bytes of TeX"
                    raise UnreadableTextError(message)
                file = archive.extractfile(member)
                files[member.name.removeprefix("./")] = _decode(file.read() if file else b"")
    except (tarfile.TarError, EOFError, OverflowError, ValueError) as error:
        if isinstance(error, UnreadableTextError):
            raise
        message = f"it is damaged: {error}"
        raise UnreadableTextError(message) from error
    return files


def _require_harmless(member: tarfile.TarInfo, count: int) -> None:
    if count > _MOST_FILES:
        message = f"it holds more than {_MOST_FILES:,} files"
        raise UnreadableTextError(message)
    if member.name.startswith(("/", "\\")) or ".." in member.name.replace("\\", "/").split("/"):
        message = f"it holds a path that climbs out, {member.name!r}"
        raise UnreadableTextError(message)
    if member.issym() or member.islnk() or member.isdev():
        message = f"it holds a link or device, {member.name!r}"
        raise UnreadableTextError(message)


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")
