"""Reading the source files of a package: a wheel, an sdist or a folder, as text, never executed.

Nothing is unpacked onto the disk, no module is imported, and no link is followed.
"""

from __future__ import annotations

import os
import re
import tarfile
import zipfile
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import LineageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST_SOURCE = 2_000_000
"""Bytes of the largest source file that is read; the largest of transformers has 200,000."""

_LARGEST_TOTAL = 200_000_000
_MOST_FILES = 200_000
_FETCH = "scripts/fetch-packages DIR downloads the versions that this catalog was made from."


class PackageError(LineageError):
    """A package that is not there, or that is not shaped as expected."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint or f"Name it with --from PATH; {_FETCH}")


class AbsentError(PackageError):
    """A package that is not there."""


class Distribution(NamedTuple):
    """What is looked for in a package.

    Attributes:
        name: Its name in the registry.
        folder: Where its source files stand, relative to the root of a wheel.
        files: Pattern of the paths below `folder` that are read.
        looked_for: The same in words, for errors.
        version: The version that the catalog's own file was made from.
        source: Id of the source of the catalog that evidence names.
    """

    name: str
    folder: str
    files: str
    looked_for: str
    version: str
    source: str


class Package(NamedTuple):
    """The source files of a package that matter here.

    Attributes:
        distribution: What it is.
        version: As its metadata say.
        files: Text of each file, by its path below the folder of the distribution; sorted.
    """

    distribution: Distribution
    version: str
    files: dict[str, str]

    @property
    def label(self) -> str:
        """Return name and version."""
        return f"{self.distribution.name} {self.version}"


class _Member(NamedTuple):
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


def read_package(distribution: Distribution, place: Path | None) -> Package:
    """Return the source files of a package.

    Args:
        distribution: What to look for.
        place: A wheel, an sdist, an unpacked package, or a folder that holds one of these; None
            for the installed package.

    Raises:
        PackageError: It is not there, or it is not shaped as expected.
    """
    found = _find_place(distribution, place)
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
    for count, member in enumerate(_list_members(place, distribution), 1):
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
        raise PackageError(message, hint=f"{hint} be shaped in other ways. {_FETCH}")
    if not version:
        message = f"No version of {distribution.name} at '{place}': no METADATA or PKG-INFO names"
        message = f"{message} one."
        raise PackageError(message)
    return Package(distribution, version, dict(sorted(files.items())))


def _fold(name: str) -> str:
    """Return a name as wheels and their metadata folders spell it.

    Examples:
        >>> _fold("llama-cpp.Python")
        'llama_cpp_python'
    """
    return re.sub(r"[-_.]+", "_", name).lower()


def _find_place(distribution: Distribution, place: Path | None) -> Path:
    if place is None:
        return _find_installed(distribution)
    if not place.exists():
        message = f"There is no '{place}' to read {distribution.name} from."
        raise AbsentError(message)
    if place.is_file():
        if _is_other(place, distribution):
            message = f"'{place}' is not {distribution.name}."
            raise AbsentError(message)
        return place
    return _find_folder(distribution, place) or _find_archive(distribution, place)


def _is_other(archive: Path, distribution: Distribution) -> bool:
    name, dash, _ = _split_version(archive.name)
    return bool(dash) and _fold(name) != _fold(distribution.name)


def _find_folder(distribution: Distribution, place: Path) -> Path | None:
    """Return the root of an unpacked package, if a folder is that, is in it or holds it."""
    top = distribution.folder.split("/", maxsplit=1)[0]
    nested = (place, place / top, place / _fold(distribution.name), place / "src")
    roots = [*nested, *([place.parent] if place.name == top else [])]
    return next((root for root in roots if (root / distribution.folder).is_dir()), None)


def _find_archive(distribution: Distribution, folder: Path) -> Path:
    found = sorted(
        path
        for path in folder.iterdir()
        if path.name.endswith((".whl", ".tar.gz"))
        and path.is_file()
        and not _is_other(path, distribution)
    )
    if not found:
        message = f"No {distribution.looked_for}, and no wheel or sdist of {distribution.name}"
        message += f", in '{folder}'."
        raise AbsentError(message)
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        message = f"'{folder}' holds {distribution.name} more than once: {names}."
        raise PackageError(message, hint="Name one of these files with --from.")
    return found[0]


def _split_version(name: str) -> tuple[str, str, str]:
    """Return what stands before, and after, the hyphen that a version follows."""
    match = re.match(r"(.+?)(-)(\d.*)", name)
    return (match[1], match[2], match[3]) if match else (name, "", "")


def _find_installed(distribution: Distribution) -> Path:
    from importlib import metadata

    try:
        found = metadata.distribution(distribution.name)
    except metadata.PackageNotFoundError as error:
        message = f"{distribution.name} is not installed."
        raise AbsentError(message) from error
    return Path(str(found.locate_file("")))


def _is_metadata(path: str, distribution: Distribution) -> bool:
    folder, _, file = path.rpartition("/")
    if file == "METADATA":
        head = folder.removesuffix(".dist-info")
        return head != folder and _fold(_split_version(head)[0]) == _fold(distribution.name)
    return path == "PKG-INFO"


def _find_version(member: _Member) -> str:
    text = member.read(LARGEST_SOURCE).decode("utf-8", "replace")
    match = re.search(r"^Version:\s*([0-9][\w.+!-]*)\s*$", text, re.MULTILINE)
    return match[1] if match else ""


def _read_text(member: _Member, distribution: Distribution) -> str:
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


def _list_members(place: Path, distribution: Distribution) -> Iterator[_Member]:
    if place.is_dir():
        return _list_folder(place, distribution)
    if zipfile.is_zipfile(place):
        return _list_zip(place)
    if tarfile.is_tarfile(place):
        return _list_tar(place)
    message = f"'{place}' is neither a wheel nor an sdist nor a folder."
    raise PackageError(message)


def _list_zip(place: Path) -> Iterator[_Member]:
    with zipfile.ZipFile(place) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            linked = (info.external_attr >> 16) & 0o170000 == 0o120000  # noqa: PLR2004  S_IFLNK

            def read(limit: int, info: zipfile.ZipInfo = info) -> bytes:
                with archive.open(info) as file:
                    return file.read(limit)

            yield _Member(info.filename, info.file_size, not linked, read)


def _list_tar(place: Path) -> Iterator[_Member]:
    with tarfile.open(place, "r:*") as archive:
        for info in archive:

            def read(limit: int, info: tarfile.TarInfo = info) -> bytes:
                file = archive.extractfile(info)
                if file is None:
                    return b""
                with closing(file):
                    return file.read(limit)

            path = "/".join(PurePosixPath(info.name).parts[1:]).removeprefix("src/")
            yield _Member(path, info.size, info.isreg(), read)


def _list_folder(root: Path, distribution: Distribution) -> Iterator[_Member]:
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


def _to_member(path: Path, root: Path) -> _Member:
    status = path.lstat()

    def read(limit: int) -> bytes:
        with path.open("rb") as file:
            return file.read(limit)

    plain = path.is_file() and not path.is_symlink()
    return _Member(path.relative_to(root).as_posix(), status.st_size, plain, read)
