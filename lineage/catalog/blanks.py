"""Blanks: what is not filled in yet, in entries that are valid all the same.

A text that begins with `TODO:` is a blank and says what belongs there. So are the id `todo` as
family or architecture, and empty `labs` and `modalities`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.records.references import Concept, Family
from lineage.catalog.problems import BLANK, Problem, format_key, list_leaves

if TYPE_CHECKING:
    from lineage.catalog.problems import Location
    from lineage.catalog.records import Catalog

BLANK_ID = "todo"
"""Stands for a family or an architecture that is not known yet."""

_MARK = re.compile(r"TODO[:：]\s*")
_IDS = {"family": "families", "architecture": "architectures"}
_ID_PLACES = frozenset((field,) for field in _IDS)
_LIST_PLACES = frozenset({("labs",), ("modalities",)})
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
    for model_id in catalog.models:
        for location, value in list_leaves(catalog.tables[model_id]):
            what = _tell_blank(location, value)
            if what is not None:
                key = format_key(location)
                message = f"blank, expected {what}"
                found.append(Problem(f"models/{model_id}.toml", key, message, BLANK))
    return sorted(found)


def _tell_blank(location: Location, value: object) -> str | None:
    """Return what belongs where a blank stands; None if none does."""
    if isinstance(value, str):
        if mark := _MARK.match(value):
            return value[mark.end() :]
        return f"its {location[0]}" if value == BLANK_ID and location in _ID_PLACES else None
    return f"its {location[0]}" if value == [] and location in _LIST_PLACES else None


def add_placeholders(catalog: Catalog) -> None:
    """Let the blank id stand for something in every list where an entry uses it."""
    for field, name in _IDS.items():
        if any(table.get(field) == BLANK_ID for table in catalog.tables.values()):
            catalog.concepts[name].setdefault(BLANK_ID, _PLACEHOLDERS[name])
            catalog.names[name] = {*(catalog.names[name] or ()), BLANK_ID}
