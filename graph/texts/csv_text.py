r"""CSV that spreadsheets, databases and readers that guess types all take as it is meant.

The page's scripts write the same cells (`site/static/js/base/csv_text.js`).

- A text that a spreadsheet would run as a formula gets an apostrophe before it.
- An arXiv id is written `arXiv:2211.05100`: as `2211.05100`, even in quotes, readers that guess
  types take it for the number 2211.051.
- The items of a list are parted by `; `, and a semicolon in an item is written `\;`
  (backslashes before it, or at the end of an item, are doubled).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graph.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UTF8_MARK = "\ufeff"
"""What files begin with: by it Excel knows that Chinese is in UTF-8, and readers pass it over."""

_NEEDS_QUOTES = re.compile(r'[",\r\n]')
_SEPARATOR = "; "
_END_OR_SEMICOLON = re.compile(r"(\\*)(;|\Z)")


def write_rows(rows: Iterable[Sequence[object]]) -> str:
    r"""Return rows as CSV: None is an empty cell.

    Args:
        rows: The head and what stands below; only texts are guarded.

    Examples:
        >>> print(write_rows([("name", "count"), ("=1+2", 3), ('a "b", c', None)]), end="")
        name,count
        '=1+2,3
        "a ""b"", c",
    """
    return "".join(f"{','.join(map(quote_cell, row))}\n" for row in rows)


def quote_cell(value: object) -> str:
    """Return a value as a cell, in quotes where it needs them.

    Examples:
        >>> quote_cell("a, b"), quote_cell(7)
        ('"a, b"', '7')
    """
    if value is None:
        return ""
    text = guard_formula(value) if isinstance(value, str) else str(value)
    return '"{}"'.format(text.replace('"', '""')) if _NEEDS_QUOTES.search(text) else text


def guard_formula(text: str) -> str:
    """Return a text with an apostrophe before it if a spreadsheet would run it as a formula.

    Texts that differ stay different: one that begins like a guarded one is guarded too.

    Examples:
        >>> guard_formula("=1+2"), guard_formula("'=1+2"), guard_formula("GPT-2")
        ("'=1+2", "''=1+2", 'GPT-2')
    """
    return f"'{text}" if text.lstrip("' ")[:1] in _list_signs() else text


@cache
def _list_signs() -> frozenset[str]:
    return frozenset(read_words()["csv"]["formula_signs"])


def join_items(items: Iterable[str]) -> str:
    r"""Return the items of a list as one text that can be taken apart again.

    Examples:
        >>> print(join_items(["one; two", "three"]))
        one\; two; three
    """
    return _SEPARATOR.join(
        _END_OR_SEMICOLON.sub(_escape, item) if ";" in item or item.endswith("\\") else item
        for item in items
    )


def _escape(match: re.Match[str]) -> str:
    return match[1] * 2 + ("\\;" if match[2] else "")


def write_arxiv_id(arxiv_id: str | None) -> str | None:
    """Return an arXiv id that no reader takes for a number; None if there is none.

    Examples:
        >>> write_arxiv_id("2211.05100")
        'arXiv:2211.05100'
    """
    return f"arXiv:{arxiv_id}" if arxiv_id else None
