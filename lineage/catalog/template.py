"""The text of a new catalog file, in the order and style of the annotated entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tomlkit.items import Item, Table

_TABLES = ("fact_sources", "derivations")


def render_entry(table: Mapping[str, Any], *, comments: Mapping[str, str]) -> str:
    """Return an entry as TOML, its keys in the order given.

    Args:
        table: The entry; lists of tables below `fact_sources` and `derivations` come last.
        comments: What to say behind the line of a key.

    Examples:
        >>> print(render_entry({"name": "A", "labs": []}, comments={"labs": "who?"}))
        name = "A"
        labs = []  # who?
        <BLANKLINE>
    """
    document = tomlkit.document()
    for key, value in table.items():
        if key in _TABLES:
            continue
        item = _to_item(value)
        if key in comments:
            item.comment(comments[key])
            item.trivia.comment_ws = "  "
        document.add(key, item)
    for key in _TABLES:
        tables = tomlkit.aot()
        for values in table.get(key, ()):
            tables.append(_to_table(values))
        if tables:
            document.add(tomlkit.nl())
            document.add(key, tables)
    return tomlkit.dumps(document).strip() + "\n"


def _to_table(values: Mapping[str, Any]) -> Table:
    table = tomlkit.table()
    for key, value in values.items():
        table.add(key, _to_item(value))
    return table


def _to_item(value: Any) -> Item:
    if isinstance(value, dict):
        inline = tomlkit.inline_table()
        inline.update(value)
        return inline
    if isinstance(value, list) and any(isinstance(part, dict) for part in value):
        array = tomlkit.array()
        for part in value:
            array.add_line(_to_item(part), indent="  ")
        array.add_line(indent="")
        return array
    item: Item = tomlkit.item(value)
    return item
