"""What machines read in packages: the generated files of the catalog, and their shape."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from graph.records.fields import HubId, Id, Line, PartialDate, Record
from lineage.catalog.problems import CatalogError, Problem, describe_validation
from lineage.catalog.toml import parse_toml
from lineage.files import read_small
from lineage.folders import is_leftover

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

GENERATED = "generated"
"""Folder of the catalog for what machines read."""

IMPLEMENTATIONS = "implementations.toml"
"""File of the catalog that says which model an implementation is of, where names differ."""

Names = Mapping[str, str | Literal[False]]
"""Ids of models by what a package calls them; False for what is no model of the catalog."""

_MOST_RECEIPTS = 20_000
_VERSION = r"^\d[\w.+!-]*$"
_Many = Field(strict=False, max_length=_MOST_RECEIPTS)


class How(StrEnum):
    """What a package says of a child and a parent."""

    INHERITS = "inherits"
    COPIED = "copied"
    SERVED = "served"
    COMPONENT = "component"
    ADAPTED = "adapted"


CODE = frozenset({How.INHERITS, How.COPIED, How.SERVED})
"""What says that two models share an implementation."""


class ImportedPackage(Record):
    """A package that was read.

    Attributes:
        name: Its name in the registry.
        version: The version that was read.
        source: Id of the source that evidence names.
    """

    name: Line
    version: Annotated[str, StringConstraints(pattern=_VERSION, max_length=80)]
    source: Id


class Subject(Record):
    """What a package says of a model, besides its parents.

    Attributes:
        name: What the package calls it: a folder, or a repository on the Hub.
        hub: The checkpoint that its documentation names.
        released: When the package says that it came out.
        parameters: How many the package says that it has.
        licence: As the package spells it.
        revision: Commit of the repository that the package uses.
    """

    name: Line
    hub: HubId | None = None
    released: PartialDate | None = None
    parameters: Annotated[int, Field(gt=0)] | None = None
    licence: Line | None = None
    revision: Line | None = None


class PackageReceipt(Record):
    """What a package says of two models.

    Attributes:
        package: Name of the package.
        child, parent: What the package calls them.
        how: What it says.
        place: Path of the file in the package; of several, the one that says most.
        classes: What in that file, sorted.
    """

    package: Line
    child: Line
    parent: Line
    how: Annotated[How, Field(strict=False)]
    place: Line
    classes: Annotated[tuple[Line, ...], _Many]

    @property
    def key(self) -> tuple[str, ...]:
        """Return what no second receipt of a file may share."""
        return self.package, self.child, self.parent, self.how


class PackageReceipts(Record):
    """One generated file.

    Attributes:
        packages: What was read, by name.
        subjects: What is said of single models, by name.
        receipts: What is said of pairs, by package, child, parent and `how`.
    """

    packages: Annotated[tuple[ImportedPackage, ...], Field(strict=False, min_length=1)]
    subjects: Annotated[tuple[Subject, ...], _Many]
    receipts: Annotated[tuple[PackageReceipt, ...], _Many]


def render_receipts(receipts: PackageReceipts) -> str:
    """Return a generated file as text: JSON, with one line for each package, subject and pair."""
    parts = [
        f'  "{name}": [\n{_to_lines(records)}\n  ]'
        for name, records in (
            ("packages", receipts.packages),
            ("subjects", receipts.subjects),
            ("receipts", receipts.receipts),
        )
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _to_lines(records: Iterable[Record]) -> str:
    return ",\n".join(
        "    " + json.dumps(record.model_dump(mode="json", exclude_none=True), ensure_ascii=False)
        for record in records
    )


def read_implementations(
    tables: Mapping[str, object], problems: list[Problem]
) -> dict[str, Names]:
    """Return the tables of `implementations.toml`; what is wrong with one becomes a problem."""
    found: dict[str, Names] = {}
    for source, table in tables.items():
        good = isinstance(table, dict) and all(
            isinstance(value, str) or value is False for value in table.values()
        )
        if isinstance(table, dict) and good:
            found[source] = table
        else:
            message = "expected a table of ids of models, or false"
            problems.append(Problem(IMPLEMENTATIONS, source, message, "values"))
    return found


def read_receipts(folder: Path, problems: list[Problem]) -> dict[str, PackageReceipts]:
    """Read the generated files of a catalog folder, by source; a catalog may come without any."""
    found: dict[str, PackageReceipts] = {}
    below = folder / GENERATED
    if not below.is_dir():
        return found
    for path in sorted(below.iterdir()):
        if is_leftover(path.name):
            continue
        if path.suffix != ".json":
            message = f"unexpected name '{path.name}', expected what 'lineage import' writes"
            problems.append(
                Problem(f"{GENERATED}/{path.name}", "(file name)", message, "file-name")
            )
            continue
        receipts = read_file(path, problems)
        if receipts is not None:
            found[path.stem] = receipts
    return found


def load_receipts(folder: Path) -> tuple[dict[str, PackageReceipts], dict[str, Names]]:
    """Return what machines read and the table of exceptions, of a folder that was checked.

    Raises:
        CatalogError: A file was spoilt since.
    """
    problems: list[Problem] = []
    receipts = read_receipts(folder, problems)
    implementations: dict[str, Names] = {}
    path = folder / IMPLEMENTATIONS
    if path.exists():
        implementations = read_implementations(parse_toml(path.read_text("utf-8")), problems)
    if problems:
        raise CatalogError(problems)
    return receipts, implementations


def read_file(path: Path, problems: list[Problem]) -> PackageReceipts | None:
    """Read one generated file; what is wrong with it becomes a problem."""
    file = f"{GENERATED}/{path.name}"
    try:
        return PackageReceipts.model_validate(json.loads(read_small(path)))
    except OSError as error:
        problems.append(Problem(file, "(whole file)", f"cannot be read: {error.strerror}", "read"))
    except ValidationError as error:
        problems.extend(describe_validation(file, error))
    except (ValueError, RecursionError) as error:
        problems.append(Problem(file, "(whole file)", f"not JSON: {error}", "json"))
    return None
