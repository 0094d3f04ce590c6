"""Reading the source files of a package: a wheel, an sdist or a folder, as text, never executed.

Nothing is unpacked onto the disk, no module is imported, and no link is followed.
"""

from __future__ import annotations

import re
import tarfile
import zipfile
from typing import TYPE_CHECKING

from lineage.imports.distributions import (
    FETCH_HINT,
    Package,
    PackageError,
    fold,
    split_version,
)
from lineage.imports.members import list_members
from lineage.imports.places import find_package

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.imports.distributions import Distribution
    from lineage.imports.members import Member

LARGEST_SOURCE = 2_000_000
"""Bytes of the largest source file that is read; the largest of transformers has 200,000."""

_LARGEST_TOTAL = 200_000_000
_MOST_FILES = 200_000


def read_package(distribution: Distribution, place: Path | None) -> Package:
    """Return the source files of a package.

    Args:
        distribution: What to look for.
        place: A wheel, an sdist, an unpacked package, or a folder that holds one of these; None
            for the installed package.

    Raises:
        PackageError: It is not there, or it is not shaped as expected.
    """
    found = find_package(distribution, place)
    try:
        return _read(distribution, found)
    except (OSError, EOFError, tarfile.TarError, zipfile.BadZipFile, RuntimeError,
            NotImplementedError) as error:  # fmt: skip
        message = f"'{found}' cannot be read as {distribution.name}: {error}."
        raise PackageError(message) from error


def _read(distribution: Distribution, place: Path) -> Package:
    wanted = re.compile(rf"{re.escape(distribution.folder)}/({distribution.files})")
    files: dict[str, str] = {}
    version = ""
    total = 0
    for count, member in enumerate(list_members(place, distribution), 1):
        if count > _MOST_FILES:
            message = f"'{place}' holds more than {_MOST_FILES:,} files."
            raise PackageError(message)
        match = wanted.fullmatch(member.path)
        if match:
            files[match[1]] = _read_text(member, distribution)
            total += len(files[match[1]])
        elif _is_metadata(member.path, distribution):
            version = _find_version(member) or version
        if total > _LARGEST_TOTAL:
            message = f"'{place}' holds more than {_LARGEST_TOTAL:,} bytes of source."
            raise PackageError(message)
    label = f"{distribution.name} {version}".strip()
    if not files:
        message = f"No {distribution.looked_for} in {label} at '{place}'."
        hint = f"This program reads {distribution.name} {distribution.version}; other versions may"
        raise PackageError(message, hint=f"{hint} be shaped in other ways. {FETCH_HINT}")
    if not version:
        message = f"No version of {distribution.name} at '{place}': no METADATA or PKG-INFO names"
        message = f"{message} one."
        raise PackageError(message)
    return Package(distribution, version, dict(sorted(files.items())))


def _is_metadata(path: str, distribution: Distribution) -> bool:
    folder, _, file = path.rpartition("/")
    if file == "METADATA":
        head = folder.removesuffix(".dist-info")
        return head != folder and fold(split_version(head)[0]) == fold(distribution.name)
    return path == "PKG-INFO"


def _find_version(member: Member) -> str:
    text = member.read(LARGEST_SOURCE).decode("utf-8", "replace")
    match = re.search(r"^Version:\s*([0-9][\w.+!-]*)\s*$", text, re.MULTILINE)
    return match[1] if match else ""


def _read_text(member: Member, distribution: Distribution) -> str:
    where = f"'{member.path}' of {distribution.name}"
    if not member.plain:
        message = f"{where} is a link or no file, expected a source file."
        raise PackageError(message)
    content = member.read(LARGEST_SOURCE + 1)
    if max(member.size, len(content)) > LARGEST_SOURCE:
        message = f"{where} is larger than {LARGEST_SOURCE:,} bytes."
        raise PackageError(message)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{where} is not UTF-8 text."
        raise PackageError(message) from error
