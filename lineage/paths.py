"""The only place that knows where folders are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from graph.errors import LineageError

PROVENANCE = "provenance"
"""Folder inside that of fetched papers, for where and when each came from."""

_ENDINGS = ("~", ".bak", ".orig", ".rej", ".swp", ".swo", ".tmp")
_NAMES = frozenset(
    {"Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "Icon\r", "__MACOSX"}
)
"""What systems and editors leave in folders."""

_NOWHERE = Path(os.devnull, "transformer-lineage")

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = frozenset({"site-packages", "dist-packages"})


def data_dir(chosen: str | Path | None = None) -> Path:
    """Return the catalog folder: `chosen`, else `LINEAGE_DATA`, else the one that ships.

    Raises:
        LineageError: There is no such folder, or it holds no `models` folder.
    """
    folder = Path(chosen or os.environ.get("LINEAGE_DATA") or _PACKAGE / "data")
    if not (folder / "models").is_dir():
        message = f"No catalog at '{folder}': it has no folder 'models'."
        raise LineageError(message, hint="Give a catalog folder with --data DIR or LINEAGE_DATA.")
    return folder.resolve()


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
    """Return the folder for the user's own data: `LINEAGE_HOME`, else the platform's place.

    The places are those of the XDG base directory specification, of macOS and of Windows;
    `platformdirs` knows them too, but its import alone takes a tenth of a query's time. Without a
    home folder, it is a place that holds nothing and takes nothing.
    """
    chosen = os.environ.get("LINEAGE_HOME")
    if chosen:
        return Path(chosen).absolute()
    try:
        base = _find_base()
    except RuntimeError:  # no home folder, as in some containers
        return _NOWHERE
    return Path(base, "transformer-lineage")


def own_home_dir() -> Path:
    """Return the folder for the user's own data, to keep something there; see `home_dir`.

    Raises:
        LineageError: There is none.
    """
    folder = home_dir()
    if folder == _NOWHERE:
        message = "There is no home folder to keep papers in."
        raise LineageError(message, hint="Name a folder with LINEAGE_HOME.")
    return folder


def _find_base() -> str | Path:
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"


def fetched_papers_dir() -> Path:
    """Return the folder for paper records that were fetched from arXiv."""
    return home_dir() / "papers"


def discovered_dir() -> Path:
    """Return the folder for what searches for new papers brought."""
    return home_dir() / "discovered"


def cache_dir() -> Path:
    """Return the folder for files that can be deleted without harm."""
    return home_dir() / "cache"


def vocabulary_file() -> Path:
    """Return the file with the words that our RDF exports use; the site publishes it."""
    return _PACKAGE / "data" / "vocabulary.ttl"


def site_dir() -> Path:
    """Return the folder with the page's templates and static files."""
    shipped = _PACKAGE / "site"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "site"


def docs_dir() -> Path:
    """Return the folder with the documents that the site shows."""
    shipped = _PACKAGE / "docs"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "docs"


def is_leftover(name: str) -> bool:
    """Tell whether a name is one that systems and editors leave in folders, as hidden files are.

    Examples:
        >>> [is_leftover(name) for name in ("._bert.toml", "bert.toml~", "Thumbs.db", "bert.toml")]
        [True, True, True, False]
    """
    return name.startswith((".", "~$", "#")) or name.endswith(_ENDINGS) or name in _NAMES
