"""From packages to a generated file of the catalog: what is new, and what stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from graph.records.dates import is_after
from lineage.catalog.code_edges import find_pairs
from lineage.catalog.problems import CatalogError
from lineage.catalog.receipt_rules import check_receipts
from lineage.catalog.receipts import (
    GENERATED,
    ImportedPackage,
    PackageReceipts,
    render_receipts,
)
from lineage.files import write_whole
from lineage.imports.comparing import compare_receipts, require_progress
from lineage.imports.distributions import AbsentError, PackageError
from lineage.imports.packages import read_package
from lineage.imports.sources import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lineage.catalog.receipts import PackageReceipt, Subject
    from lineage.catalog.records import Catalog
    from lineage.imports.comparing import Change
    from lineage.imports.reading import PackageReading


class Imported(NamedTuple):
    """What an import brought.

    Attributes:
        receipts: What the file holds now.
        changes: What is not as before; nothing if there was no file.
        first: Whether there was no file.
        absent: Packages that were not found, whose lines stay as they were.
        pairs, mapped, backwards: How many pairs there are, between models of the catalog, and
            of these with the parent later than the child.
    """

    receipts: PackageReceipts
    changes: tuple[Change, ...]
    first: bool
    absent: tuple[str, ...]
    pairs: int
    mapped: int
    backwards: int


def import_source(source: str, place: Path | None, catalog: Catalog, folder: Path) -> Imported:
    """Read the packages of a source and write its generated file, if anything is new.

    Args:
        source: A key of `SOURCES`.
        place: Where the packages are; see `read_package`.
        catalog: The catalog of the folder.
        folder: The catalog folder.

    Raises:
        PackageError: A package is not shaped as expected, is older than what was read before,
            or lacks most of that; or none is there.
        CatalogError: The catalog does not know a source that evidence would name.
        UnwritableError: The file cannot be written.
    """
    before = catalog.receipts.get(source)
    after, absent = read_source(source, place, before)
    if before:
        require_progress(before, after, file=f"{GENERATED}/{source}.json")
    extended = replace(catalog, receipts={**catalog.receipts, source: after})
    problems = [item for item in check_receipts(extended) if item.file.startswith(GENERATED)]
    if problems:
        raise CatalogError(problems)
    if after != before:
        path = folder / GENERATED / f"{source}.json"
        write_whole(
            path, render_receipts(after).encode(), hint="Name another catalog with --data DIR."
        )
    pairs = list(find_pairs(extended, source))
    return Imported(
        after,
        tuple(compare_receipts(before, after)) if before else (),
        before is None,
        absent,
        len({receipt.key[1:3] for receipt in after.receipts}),
        len({(pair.child, pair.parent) for pair in pairs}),
        len({(pair.child, pair.parent) for pair in pairs if _is_backwards(extended, *pair[:2])}),
    )


def _is_backwards(catalog: Catalog, child: str, parent: str) -> bool:
    return is_after(catalog.models[parent].released, catalog.models[child].released)


def read_source(
    source: str, place: Path | None, before: PackageReceipts | None
) -> tuple[PackageReceipts, tuple[str, ...]]:
    """Return what the packages of a source say, and the names of those that are not there.

    Of a source with several packages some may be missing: what was read of them before stays.

    Raises:
        PackageError: A package is not shaped as expected, or none is there.
    """
    packages: list[ImportedPackage] = []
    readings: list[PackageReading] = []
    missing: list[AbsentError] = []
    absent: list[str] = []
    for reader in SOURCES[source]:
        known = reader.distribution
        try:
            package = read_package(known, place)
        except AbsentError as error:
            missing.append(error)
            absent += [known.name] if reader.pinned else []
            continue
        readings.append(_require_some(reader.read(package), package.label, known.looked_for))
        packages.append(
            ImportedPackage(name=known.name, version=package.version, source=known.source)
        )
    if not readings:
        raise _describe_missing(missing)
    return _merge(packages, readings, before), tuple(absent)


def _require_some(reading: PackageReading, label: str, looked_for: str) -> PackageReading:
    if not reading.receipts:
        message = f"No pair of models in {label}, expected some in its {looked_for}."
        raise PackageError(message)
    return reading


def _describe_missing(missing: Sequence[AbsentError]) -> PackageError:
    if len(missing) == 1:
        return missing[0]
    return AbsentError("\n  ".join(["None of the packages is there:", *map(str, missing)]))


def _merge(
    packages: Iterable[ImportedPackage],
    readings: Iterable[PackageReading],
    before: PackageReceipts | None,
) -> PackageReceipts:
    """Return what was read, and what was read before of packages that were not read now."""
    found = {package.name: package for package in packages}
    kept = [p for p in (before.packages if before else ()) if p.name not in found]
    subjects: dict[str, Subject] = {}
    receipts: list[PackageReceipt] = []
    if before and kept:
        names = {package.name for package in kept}
        subjects = {subject.name: subject for subject in before.subjects}
        receipts = [receipt for receipt in before.receipts if receipt.package in names]
    for reading in readings:
        subjects |= {subject.name: subject for subject in reading.subjects}
        receipts += reading.receipts
    return PackageReceipts(
        packages=tuple(sorted((*found.values(), *kept), key=lambda package: package.name)),
        subjects=tuple(subjects[name] for name in sorted(subjects)),
        receipts=tuple(sorted(receipts, key=lambda receipt: receipt.key)),
    )
