"""Where folders are, as paths; `lineage.folders` knows."""

from __future__ import annotations

import os
from pathlib import Path

from graph.errors import LineageError
from lineage import folders

_INSTALLED = frozenset({"site-packages", "dist-packages"})

HOME_HINT = "Free space or mend the rights, or choose another folder with LINEAGE_HOME."
"""What to do where nothing can be kept in the user's own folder."""


def data_dir(chosen: str | Path | None = None) -> Path:
    """Return the catalog folder: `chosen`, else `LINEAGE_DATA`, else the one that ships.

    Raises:
        LineageError: There is no such folder, or it holds no `models` folder.
    """
    return Path(folders.find_data(chosen))


def own_data_dir(chosen: str | Path | None = None) -> Path:
    """Return the catalog folder if it is the user's to change; see `data_dir`.

    Raises:
        LineageError: There is none, or it is that of an installed package and nobody chose it.
    """
    folder = data_dir(chosen)
    named = chosen or os.environ.get("LINEAGE_DATA")
    if not named and _INSTALLED & set(folder.parts):
        message = "The catalog that ships with the program is not yours to change."
        hint = "Name that of a checkout: --data CHECKOUT/lineage/data."
        raise LineageError(message, hint=hint)
    return folder


def home_dir() -> Path:
    """Return the folder for the user's own data; see `lineage.folders.find_home`."""
    return Path(folders.find_home())


def own_home_dir() -> Path:
    """Return the folder for the user's own data, to keep something there; see `home_dir`.

    Raises:
        LineageError: There is none.
    """
    folder = folders.find_home()
    if folder == folders.NOWHERE:
        message = "There is no home folder to keep papers in."
        raise LineageError(message, hint="Name a folder with LINEAGE_HOME.")
    return Path(folder)


def fetched_papers_dir() -> Path:
    """Return the folder for paper records that were fetched from arXiv."""
    return Path(folders.find_fetched_papers())


def discovered_dir() -> Path:
    """Return the folder for what searches for new papers brought."""
    return home_dir() / "discovered"


def cache_dir() -> Path:
    """Return the folder for files that can be deleted without harm."""
    return Path(folders.find_cache())


def vocabulary_file() -> Path:
    """Return the file with the words that our RDF exports use; the site publishes it."""
    return Path(folders.PACKAGE, "data", "vocabulary.ttl")


def site_dir() -> Path:
    """Return the folder with the page's templates and static files."""
    return _find_shipped("site")


def docs_dir() -> Path:
    """Return the folder with the documents that the site shows."""
    return _find_shipped("docs")


def _find_shipped(name: str) -> Path:
    """Return a folder that a wheel has in the package, and a checkout beside it."""
    shipped = Path(folders.PACKAGE, name)
    return shipped if shipped.is_dir() else Path(folders.PACKAGE).parent / name
