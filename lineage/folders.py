"""The only place that knows where folders are.

It says so in plain text, for every query asks: importing `pathlib` would take a tenth of its time.
Everybody else asks `lineage.paths`.
"""

from __future__ import annotations

import os
import sys

from graph.errors import LineageError

PROVENANCE = "provenance"
"""Folder inside that of fetched papers, for where and when each came from."""

PACKAGE = os.path.dirname(os.path.realpath(__file__))
"""The folder of this package."""

NOWHERE = os.path.join(os.devnull, "transformer-lineage")
"""The home of somebody who has none: it holds nothing and takes nothing."""

_ENDINGS = ("~", ".bak", ".orig", ".rej", ".swp", ".swo", ".tmp")
_NAMES = frozenset(
    {"Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "Icon\r", "__MACOSX"}
)
"""What systems and editors leave in folders."""


def find_data(chosen: str | os.PathLike[str] | None = None) -> str:
    """Return the catalog folder: `chosen`, else `LINEAGE_DATA`, else the one that ships.

    Raises:
        LineageError: There is no such folder, or it holds no `models` folder.
    """
    named = chosen or os.environ.get("LINEAGE_DATA") or os.path.join(PACKAGE, "data")
    folder = os.fspath(named)
    if not os.path.isdir(os.path.join(folder, "models")):
        message = f"No catalog at '{folder}': it has no folder 'models'."
        raise LineageError(message, hint="Give a catalog folder with --data DIR or LINEAGE_DATA.")
    return os.path.realpath(folder)


def find_home() -> str:
    """Return the folder for the user's own data: `LINEAGE_HOME`, else the platform's place.

    The places are those of the XDG base directory specification, of macOS and of Windows;
    `platformdirs` knows them too, but its import alone takes a tenth of a query's time. Without a
    home folder, it is `NOWHERE`.
    """
    chosen = os.environ.get("LINEAGE_HOME")
    if chosen:
        return os.path.join(os.getcwd(), chosen)
    base = _find_base()
    return os.path.join(base, "transformer-lineage") if base else NOWHERE


def _find_base() -> str:
    """Return the folder in which programs keep their data, or an empty text if there is none."""
    if sys.platform == "win32":
        named, usual = os.environ.get("LOCALAPPDATA"), ("AppData", "Local")
    elif sys.platform == "darwin":
        named, usual = None, ("Library", "Application Support")
    else:
        named, usual = os.environ.get("XDG_DATA_HOME"), (".local", "share")
    if named:
        return named
    home = os.path.expanduser("~")  # stays as it is without a home, as in some containers
    return "" if home == "~" else os.path.join(home, *usual)


def find_cache() -> str:
    """Return the folder for files that can be deleted without harm."""
    return os.path.join(find_home(), "cache")


def find_fetched_papers() -> str:
    """Return the folder for paper records that were fetched from arXiv."""
    return os.path.join(find_home(), "papers")


def is_leftover(name: str) -> bool:
    """Tell whether a name is one that systems and editors leave in folders, as hidden files are.

    Examples:
        >>> [is_leftover(name) for name in ("._bert.toml", "bert.toml~", "Thumbs.db", "bert.toml")]
        [True, True, True, False]
    """
    return name.startswith((".", "~$", "#")) or name.endswith(_ENDINGS) or name in _NAMES
