"""The types of plain values say of the document what pydantic checks: field by field."""

from __future__ import annotations

from enum import Enum
from functools import reduce
from operator import or_
from types import UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import pytest

from graph.records import document as checked
from graph.records import shapes
from graph.records.fields import Record
from graph.records.vocabulary import SCHEMA_VERSION


def list_records(record: type[Record], found: dict[str, type[Record]]) -> dict[str, type[Record]]:
    """Return a record and every one inside of it, by name."""
    if record.__name__ not in found:
        found[record.__name__] = record
        for hint in get_type_hints(record).values():
            for inner in list_inner(hint):
                list_records(inner, found)
    return found


def list_inner(hint: Any) -> list[type[Record]]:
    if isinstance(hint, type) and issubclass(hint, Record):
        return [hint]
    return [one for part in get_args(hint) for one in list_inner(part)]


def to_plain(hint: Any) -> Any:
    """Return what a value that pydantic checked is, once it is plain JSON."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return to_plain(parts[0])
    if origin is Literal:
        return type(parts[0])
    if origin in (tuple, list):
        return list[to_plain(parts[0])]  # type: ignore[misc]
    if origin in (Union, UnionType):
        return reduce(or_, map(to_plain, parts))
    if issubclass(hint, Enum):
        return str
    return getattr(shapes, hint.__name__) if issubclass(hint, Record) else hint


RECORDS = list_records(checked.Document, {})

LEFT_OUT = {"CheckedEvidence": {"verdict", "checked"}}
"""Fields that the document leaves out where pydantic has None, by record."""


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_shape_has_the_fields_that_pydantic_checks(name: str) -> None:
    hints = get_type_hints(RECORDS[name], include_extras=True)
    wanted = {field: to_plain(hints[field]) for field in RECORDS[name].model_fields}
    left_out = LEFT_OUT.get(name, set())
    wanted |= {field: reduce(or_, get_args(wanted[field])[:-1]) for field in left_out}
    assert get_type_hints(getattr(shapes, name)) == wanted
    marked = get_type_hints(getattr(shapes, name), include_extras=True)
    assert {field for field, hint in marked.items() if get_origin(hint) is NotRequired} == left_out


def test_every_shape_is_held_to_a_record() -> None:
    written = {
        name
        for name, value in vars(shapes).items()
        if isinstance(value, type) and hasattr(value, "__total__")
    }
    assert written <= RECORDS.keys()


def test_the_lists_of_the_document_are_named() -> None:
    lists = checked.Document.model_fields.keys() - {"schema_version"}
    assert {*get_args(shapes.Table)} == lists
    assert get_args(checked.Document.model_fields["schema_version"].annotation) == (
        SCHEMA_VERSION,
    )
