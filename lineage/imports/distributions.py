"""What is looked for in a package, what was found, and how it can fail."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.errors import LineageError

FETCH_HINT = "scripts/fetch-packages DIR downloads the versions that this catalog was made from."


class PackageError(LineageError):
    """A package that is not there, or that is not shaped as expected."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint or f"Name it with --from PATH; {FETCH_HINT}")


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


def fold(name: str) -> str:
    """Return a name as wheels and their metadata folders spell it.

    Examples:
        >>> fold("llama-cpp.Python")
        'llama_cpp_python'
    """
    return re.sub(r"[-_.]+", "_", name).lower()


def split_version(name: str) -> tuple[str, str, str]:
    """Return what stands before, and after, the hyphen that a version follows."""
    match = re.match(r"(.+?)(-)(\d.*)", name)
    return (match[1], match[2], match[3]) if match else (name, "", "")
