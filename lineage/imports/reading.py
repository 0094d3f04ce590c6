"""What the readers of packages share: syntax, and pairs found in several files."""

from __future__ import annotations

import ast
import re
import warnings
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lineage.catalog.receipts import PackageReceipt
from lineage.imports.distributions import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.catalog.receipts import How, Subject
    from lineage.imports.distributions import Package


UNPARSABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
"""How Python says that a text is no Python."""

_DEFINED = re.compile(r"^[ ]*(?:class|(?:async )?def)[ ]+(\w+)", re.MULTILINE)
_NEAR = 600
"""Characters between a comment and what it is about, decorators included."""


class PackageReading(NamedTuple):
    """What was read in a package.

    Attributes:
        subjects: What it says of single models; of several of one name, the last counts.
        receipts: What it says of pairs.
    """

    subjects: list[Subject]
    receipts: list[PackageReceipt]


class Pairs:
    """Collects what the files of a package say of pairs of models."""

    def __init__(self, package: Package) -> None:
        """Begin without any."""
        self._package = package
        self._found: dict[tuple[str, str, How], dict[str, set[str]]] = defaultdict(
            lambda: defaultdict(set)
        )

    def add(self, child: str, parent: str, how: How, *, place: str, what: str) -> None:
        """Take one line of one file."""
        self._found[child, parent, how][place].add(what)

    def list_receipts(self) -> list[PackageReceipt]:
        """Return one receipt for each pair, sorted."""
        found = (self._to_receipt(key, places) for key, places in self._found.items())
        return sorted(found, key=lambda receipt: receipt.key)

    def _to_receipt(
        self, key: tuple[str, str, How], places: dict[str, set[str]]
    ) -> PackageReceipt:
        child, parent, how = key
        place = min(places, key=lambda place: (-len(places[place]), place))
        return PackageReceipt(
            package=self._package.distribution.name,
            child=child,
            parent=parent,
            how=how,
            place=f"{self._package.distribution.folder}/{place}",
            classes=tuple(sorted(set().union(*places.values()))),
        )


def parse_files(package: Package) -> Iterator[tuple[str, ast.Module]]:
    """Yield path and syntax tree of each file of Python.

    Raises:
        PackageError: A file is not Python of the version that this program runs on.
    """
    for path, text in package.files.items():
        if path.endswith(".py"):
            yield path, parse_text(package, path, text)


def parse_text(package: Package, path: str, text: str) -> ast.Module:
    """Return the syntax tree of a file.

    Raises:
        PackageError: It is not Python of the version that this program runs on.
    """
    try:
        return parse_python(text)
    except UNPARSABLE as error:
        line = f", line {error.lineno}" if isinstance(error, SyntaxError) else ""
        place = f"{package.distribution.folder}/{path}"
        message = f"'{place}' of {package.label} is not Python that can be read{line}."
        hint = "Run this program on a newer Python, or read the version of this catalog."
        raise PackageError(message, hint=hint) from error


def parse_python(text: str) -> ast.Module:
    """Return the syntax tree of a text; of what fails it raises one of `UNPARSABLE`."""
    with warnings.catch_warnings():  # of escapes in strings, which are theirs to mend
        warnings.simplefilter("ignore")
        return ast.parse(text)


def find_defined(text: str, at: int) -> str:
    """Return the class or function that a comment stands above; an empty text if there is none.

    Args:
        text: Of a file.
        at: Where the comment ends.
    """
    below = _DEFINED.search(text, at, at + _NEAR)
    return below[1] if below else ""


def list_classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """Yield every class of a file, those too that stand below a condition."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def list_imports(tree: ast.Module) -> Iterator[tuple[str, ast.ImportFrom, str]]:
    """Yield each name that a file imports from elsewhere, the statement, and the name there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, node, alias.name


def name_bases(node: ast.ClassDef) -> Iterator[str]:
    """Yield the bases of a class that are plain names."""
    return (base.id for base in node.bases if isinstance(base, ast.Name))


def find_constants(nodes: Iterable[ast.stmt]) -> dict[str, ast.expr]:
    """Return the values that statements give to plain names."""
    found: dict[str, ast.expr] = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            found |= {t.id: node.value for t in node.targets if isinstance(t, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
    return found


def read_literal(node: ast.expr | None, constants: dict[str, ast.expr]) -> object:
    """Return the value of a literal, or of a name that stands for one; else None."""
    if isinstance(node, ast.Name):
        node = constants.get(node.id)
    try:
        return None if node is None else ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None
