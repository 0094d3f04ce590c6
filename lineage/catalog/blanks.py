"""Blanks: what is not filled in yet, in entries that are valid all the same.

A text that begins with `TODO:` is a blank and says what belongs there. So are the id `todo` as
family or architecture, and empty `labs` and `modalities`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.records.references import Concept, Family
from lineage.catalog.problems import BLANK, Problem, format_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.catalog.records import Catalog

BLANK_ID = "todo"
"""Stands for a family or an architecture that is not known yet."""

_MARK = re.compile(r"TODO[:：]\s*")
_IDS = {"family": "families", "architecture": "architectures"}
_LISTS = ("labs", "modalities")
_PLACEHOLDER = {
    "name": "To be filled in",
    "name_zh": "待填写",
    "text": "Stands for what nobody has filled in yet.",
    "text_zh": "代表尚未填写的内容。",
}
_PLACEHOLDERS = {
    "families": Family.model_validate(_PLACEHOLDER),
    "architectures": Concept.model_validate(_PLACEHOLDER),
}
"""By the vocabulary file; the family that is not known belongs to no group."""


def mark_blank(what: str) -> str:
    """Return the text that stands where `what` is to be filled in.

    Examples:
        >>> mark_blank("what it was trained on")
        'TODO: what it was trained on'
    """
    return f"TODO: {what}"


def is_blank(text: str) -> bool:
    """Tell whether a text stands for one that nobody has written yet.

    Examples:
        >>> is_blank(mark_blank("what it was trained on")), is_blank("TODO lists")
        (True, False)
    """
    return _MARK.match(text) is not None


def find_blanks(catalog: Catalog) -> list[Problem]:
    """Return every blank of a catalog, sorted by file and key; none of them is an error."""
    found = []
    for model_id, model in catalog.models.items():
        places = _find_in(model.model_dump(mode="json"), ())
        found += [
            Problem(f"models/{model_id}.toml", key, f"blank, expected {what}", BLANK)
            for key, what in places
        ]
    return sorted(found)


def _find_in(value: object, location: tuple[str | int, ...]) -> Iterator[tuple[str, str]]:
    """Yield key and meaning of each blank below a value."""
    key = format_key(location)
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _find_in(item, (*location, name))
    elif isinstance(value, list):
        if not value and key in _LISTS:
            yield key, f"its {key}"
        for number, item in enumerate(value):
            yield from _find_in(item, (*location, number))
    elif isinstance(value, str):
        if mark := _MARK.match(value):
            yield key, value[mark.end() :]
        elif key in _IDS and value == BLANK_ID:
            yield key, f"its {key}"


def add_placeholders(catalog: Catalog) -> None:
    """Let the blank id stand for something in every list where an entry uses it."""
    for field, name in _IDS.items():
        if any(table.get(field) == BLANK_ID for table in catalog.tables.values()):
            catalog.concepts[name].setdefault(BLANK_ID, _PLACEHOLDERS[name])
            catalog.names[name] = {*(catalog.names[name] or ()), BLANK_ID}
