"""What no single line of a generated file can be held to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.catalog.problems import Problem, show_value
from lineage.catalog.receipts import GENERATED, IMPLEMENTATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.catalog.receipts import PackageReceipts
    from lineage.catalog.records import Catalog


def check_receipts(catalog: Catalog) -> Iterator[Problem]:
    """Yield what no single line of a generated file can be held to."""
    for name, file in catalog.receipts.items():
        for key, message, rule in _check_file(file, catalog.names["sources"]):
            yield Problem(f"{GENERATED}/{name}.json", key, message, rule)
    for source, table in catalog.implementations.items():
        if source not in catalog.receipts:
            message = f"unexpected table, expected the name of a file in '{GENERATED}'"
            yield Problem(IMPLEMENTATIONS, source, message, "references")
        for name, model in table.items():
            if model is not False and model not in catalog.ids:
                found = show_value(model)
                message = f"unexpected id {found}, expected a model in the catalog, or false"
                yield Problem(IMPLEMENTATIONS, f"{source}.{name}", message, "references")


_ORDER = "out of order or repeated, expected what 'lineage import' writes"


def _check_file(file: PackageReceipts, sources: set[str] | None) -> Iterator[tuple[str, str, str]]:
    packages = {package.name for package in file.packages}
    lists: dict[str, list[tuple[str, ...]]] = {
        "packages": [(package.name,) for package in file.packages],
        "subjects": [(subject.name,) for subject in file.subjects],
        "receipts": [receipt.key for receipt in file.receipts],
    }
    for key, found in lists.items():
        if found != sorted(set(found)):
            yield key, _ORDER, "generated"
    for number, package in enumerate(file.packages):
        if sources is not None and package.source not in sources:
            message = f"unexpected id '{package.source}', expected a source in the catalog"
            yield f"packages[{number}].source", message, "references"
    for number, receipt in enumerate(file.receipts):
        if receipt.package not in packages:
            message = f"unexpected '{receipt.package}', expected a package of this file"
            yield f"receipts[{number}].package", message, "references"
        if list(receipt.classes) != sorted(set(receipt.classes)):
            yield f"receipts[{number}].classes", _ORDER, "generated"
