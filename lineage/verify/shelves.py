"""Packages at hand: what `lineage import` reads of each, and every source file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lineage.imports.distributions import Distribution
from lineage.imports.packages import read_package
from lineage.imports.sources import SOURCES

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.imports.distributions import Package
    from lineage.imports.sources import PackageReader


def list_package_sources() -> frozenset[str]:
    """Return the ids of the sources that are pinned packages."""
    return frozenset(
        reader.distribution.source
        for readers in SOURCES.values()
        for reader in readers
        if reader.pinned
    )


class Shelf:
    """One package: its readings, and any file of it."""

    def __init__(self, table: str, reader: PackageReader, place: Path | None) -> None:
        """Take how `lineage import` reads a package, and where it is.

        Args:
            table: The word that `lineage import` takes.
            reader: The package, and who reads it.
            place: A folder with wheels and sdists; None for what is installed.
        """
        self.table = table
        self._reader = reader
        self._place = place

    @cached_property
    def imported(self) -> Package:
        """The files that `lineage import` reads."""
        return read_package(self._reader.distribution, self._place)

    @cached_property
    def files(self) -> dict[str, str]:
        """Every source file, by its path from the root of the package."""
        known = self._reader.distribution
        top = known.folder if known.folder.startswith("vendor/") else known.folder.split("/")[0]
        every = Distribution(
            known.name, top, r".*\.py", known.looked_for, known.version, known.source
        )
        package = read_package(every, self._place)
        return {f"{top}/{path}": text for path, text in package.files.items()}

    @cached_property
    def said(self) -> dict[str, set[str]]:
        """What `lineage import` would write, by place."""
        found: dict[str, set[str]] = {}
        for receipt in self._reader.read(self.imported).receipts:
            found.setdefault(receipt.place, set()).update(receipt.classes)
        return found

    def find(self, path: str) -> tuple[str, str] | None:
        """Return path and text of the file whose path ends in `path`."""
        ends = (item for item in self.files.items() if f"/{item[0]}".endswith(f"/{path}"))
        return next(ends, None)


def fill_shelves(place: Path | None) -> dict[str, list[Shelf]]:
    """Return the pinned packages by the id of their source; none is read yet."""
    found: dict[str, list[Shelf]] = {}
    for table, readers in SOURCES.items():
        for reader in readers:
            if reader.pinned:
                shelf = Shelf(table, reader, place)
                found.setdefault(reader.distribution.source, []).append(shelf)
    return found
