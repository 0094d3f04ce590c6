"""The colours of marks on the page: one table, which no script repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import tomli

if TYPE_CHECKING:
    from pathlib import Path

Colour = list[str]
"""One colour on the light and on the dark ground."""


class ColourTable(TypedDict):
    """What has which colour; `ColourTable` of `site/static/js/types/layouts.d.ts`.

    Attributes:
        palette: Colours that values take, the most frequent value first.
        others: What values share for which there is no colour left.
        values: Colours of the values of a property that mean the same at any frequency, in the
            order of the legend.
    """

    palette: list[Colour]
    others: Colour
    values: dict[str, dict[str, Colour]]


def read_colours(path: Path) -> ColourTable:
    """Return the table of colours of a file, with names of colours resolved.

    Raises:
        KeyError: A value has a colour that the file does not define.
    """
    table = tomli.loads(path.read_text(encoding="utf-8"))
    colours: dict[str, Colour] = table["colours"]
    return {
        "palette": [colour for name, colour in colours.items() if name != table["others"]],
        "others": colours[table["others"]],
        "values": {
            key: {value: colours[name] for value, name in names.items()}
            for key, names in table["values"].items()
        },
    }
