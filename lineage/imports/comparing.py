"""What packages say now beside what they said before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from packaging.version import InvalidVersion, Version

from lineage.imports.distributions import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.catalog.receipts import PackageReceipt, PackageReceipts

_FEW = 20
"""Of so few receipts, any number may go from one version of a package to the next."""


class Change(NamedTuple):
    """A pair of which a package says something else than before.

    Attributes:
        change: `new`, `changed` or `gone`.
        package: Name of the package.
        child, parent: What it calls them.
        how: What it says of them.
        classes: How many classes, now or before it went.
        place: Where in the package.
    """

    change: str
    package: str
    child: str
    parent: str
    how: str
    classes: int
    place: str


def compare_receipts(before: PackageReceipts, after: PackageReceipts) -> Iterator[Change]:
    """Yield the pairs of which packages say something else than before, by their keys."""
    old = {receipt.key: receipt for receipt in before.receipts}
    new = {receipt.key: receipt for receipt in after.receipts}
    for key in sorted(old.keys() | new.keys()):
        if key not in old:
            yield _to_change("new", new[key])
        elif key not in new:
            yield _to_change("gone", old[key])
        elif old[key] != new[key]:
            yield _to_change("changed", new[key])


def _to_change(change: str, receipt: PackageReceipt) -> Change:
    return Change(
        change,
        receipt.package,
        receipt.child,
        receipt.parent,
        receipt.how.value,
        len(receipt.classes),
        receipt.place,
    )


def require_progress(before: PackageReceipts, after: PackageReceipts, *, file: str) -> None:
    """Refuse older packages, and those in which most of what was read before is not found.

    Raises:
        PackageError: A package is one or the other; `file` is the file that stays as it is.
    """
    hint = f"To read it all the same, delete {file} of the catalog first."
    old = {package.name: package.version for package in before.packages}
    counts = [Counter(one.package for one in some.receipts) for some in (before, after)]
    for package in after.packages:
        name, known = package.name, old.get(package.name, package.version)
        label = f"{name} {package.version}"
        if _is_older(package.version, known):
            message = f"{label} is older than {known}, from which {file} was made."
            raise PackageError(message, hint=hint)
        was, now = (count[name] for count in counts)
        if was >= _FEW and now < was / 2:
            message = f"{label} has {now:,} of the {was:,} receipts that {known} had."
            raise PackageError(message, hint=f"Its files may be shaped in another way. {hint}")


def _is_older(version: str, known: str) -> bool:
    try:
        return Version(version) < Version(known)
    except InvalidVersion:  # a package may call its versions as it likes
        return False
