"""The files of a wheel, an sdist or a folder: listed, and read without unpacking anything."""

from __future__ import annotations

import os
import tarfile
import zipfile
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from lineage.imports.distributions import PackageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lineage.imports.distributions import Distribution


class Member(NamedTuple):
    """A file of a package, unread.

    Attributes:
        path: Below the root of a wheel.
        size: In bytes.
        plain: Whether it is a file, and no link or device.
        read: Returns at most so many bytes of it.
    """

    path: str
    size: int
    plain: bool
    read: Callable[[int], bytes]


def list_members(place: Path, distribution: Distribution) -> Iterator[Member]:
    """Return the files of a package, links and devices too; no link is followed.

    Raises:
        PackageError: It is no package, or where its sources should be is a link.
    """
    if place.is_dir():
        return _list_folder(place, distribution)
    if zipfile.is_zipfile(place):
        return _list_zip(place)
    if tarfile.is_tarfile(place):
        return _list_tar(place)
    message = f"'{place}' is neither a wheel nor an sdist nor a folder."
    raise PackageError(message)


def _list_zip(place: Path) -> Iterator[Member]:
    with zipfile.ZipFile(place) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            linked = (info.external_attr >> 16) & 0o170000 == 0o120000  # noqa: PLR2004  S_IFLNK

            def read(limit: int, info: zipfile.ZipInfo = info) -> bytes:
                with archive.open(info) as file:
                    return file.read(limit)

            yield Member(info.filename, info.file_size, not linked, read)


def _list_tar(place: Path) -> Iterator[Member]:
    with tarfile.open(place, "r:*") as archive:
        for info in archive:

            def read(limit: int, info: tarfile.TarInfo = info) -> bytes:
                file = archive.extractfile(info)
                if file is None:
                    return b""
                with closing(file):
                    return file.read(limit)

            path = "/".join(PurePosixPath(info.name).parts[1:]).removeprefix("src/")
            yield Member(path, info.size, info.isreg(), read)


def _list_folder(root: Path, distribution: Distribution) -> Iterator[Member]:
    """Yield the files of a folder, also in the folder that repositories call `src`."""
    for path in [*sorted(root.glob("*.dist-info/METADATA")), root / "PKG-INFO"]:
        if path.is_file():
            yield _to_member(path, root)
    below = root / distribution.folder
    if below.is_symlink():
        message = f"'{below}' is a link, expected a folder."
        raise PackageError(message)
    for folder, folders, names in os.walk(below):
        folders.sort()
        for name in sorted(names):
            yield _to_member(Path(folder, name), root)
        for name in folders:
            if Path(folder, name).is_symlink():
                yield _to_member(Path(folder, name), root)


def _to_member(path: Path, root: Path) -> Member:
    status = path.lstat()

    def read(limit: int) -> bytes:
        with path.open("rb") as file:
            return file.read(limit)

    plain = path.is_file() and not path.is_symlink()
    return Member(path.relative_to(root).as_posix(), status.st_size, plain, read)
