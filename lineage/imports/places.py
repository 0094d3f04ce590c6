"""Where a package is: a file, a folder that holds it, or installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lineage.imports.distributions import AbsentError, PackageError, fold, split_version

if TYPE_CHECKING:
    from lineage.imports.distributions import Distribution


def find_package(distribution: Distribution, place: Path | None) -> Path:
    """Return the wheel, the sdist or the folder that a place means; None means what is installed.

    Raises:
        PackageError: It is not there, or there more than once.
    """
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
    name, dash, _ = split_version(archive.name)
    return bool(dash) and fold(name) != fold(distribution.name)


def _find_folder(distribution: Distribution, place: Path) -> Path | None:
    """Return the root of an unpacked package, if a folder is that, is in it or holds it."""
    top = distribution.folder.split("/", maxsplit=1)[0]
    nested = (place, place / top, place / fold(distribution.name), place / "src")
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


def _find_installed(distribution: Distribution) -> Path:
    from importlib import metadata

    try:
        found = metadata.distribution(distribution.name)
    except metadata.PackageNotFoundError as error:
        message = f"{distribution.name} is not installed."
        raise AbsentError(message) from error
    return Path(str(found.locate_file("")))
