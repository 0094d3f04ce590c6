"""Answers as text: tables, trees, JSON, CSV and plain ids."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from graph.characters import unsafe_pattern
from graph.records.rows import to_cell
from lineage.cli.streams import holds_unicode
from lineage.cli.trees import to_tree

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from lineage.cli.trees import Twig


def print_rows(
    rows: Sequence[Mapping[str, Any]], form: str, *, columns: Sequence[str], none: str = ""
) -> None:
    """Print rows as `table`, `json`, `csv` or `ids`.

    Args:
        rows: What to print, each with all of `columns`.
        form: The format.
        columns: Keys to print, in order; the head of a table and of CSV.
        none: Why there are no rows, where there are none; goes to standard error.
    """
    if none and not rows:
        click.echo(none, err=True)
    if form == "json":
        print_json([dict(row) for row in rows])
    elif form == "csv":
        print_text(rows_to_csv(rows, columns))
    elif form == "ids":
        print_text("".join(f"{row['id']}\n" for row in rows))
    elif rows and is_watched():
        from lineage.cli.screen import render_table

        print_text(render_table(rows, columns))
    else:
        print_text(to_table(rows, columns))


def print_tree(root: Twig) -> None:
    """Print a tree."""
    if is_watched():
        from lineage.cli.screen import render_tree

        print_text(render_tree(root))
    else:
        print_text(to_tree(root))


def print_text(text: str) -> None:
    """Print text; at a terminal, what is longer than the screen goes through a pager."""
    if sys.stdout.isatty() and text.count("\n") >= _count_lines():
        click.echo_via_pager(text.removesuffix("\n"))
    else:
        click.echo(text, nl=False)


def _count_lines() -> int:
    import shutil

    return shutil.get_terminal_size().lines


def is_watched() -> bool:
    """Tell whether a person looks at a terminal that shows colours and wants them."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def print_json(value: object) -> None:
    """Print a value as indented JSON."""
    print_text(to_safe_json(value))


def to_safe_json(value: object, *, indent: int | None = 2) -> str:
    """Return a value as JSON that standard output can take, and that is safe to see."""
    import json

    text = json.dumps(value, ensure_ascii=not holds_unicode(), indent=indent)
    return unsafe_pattern().sub(_escape_in_json, text) + "\n"


def _escape_in_json(match: re.Match[str]) -> str:
    import json

    return match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1]


def rows_to_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return rows as CSV with a head; see `graph.texts.csv_text`."""
    from graph.texts.csv_text import write_arxiv_id, write_rows

    def to_value(column: str, value: object) -> object:
        if column == "paper" and isinstance(value, str):
            return write_arxiv_id(value)
        return value if isinstance(value, int | float) else to_cell(value)

    cells = ([to_value(column, row[column]) for column in columns] for row in rows)
    return write_rows([list(columns), *cells])


def to_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return rows as aligned columns under a head; an empty answer says so."""
    if not rows:
        return "(none)\n"
    cells = [list(columns), *([to_cell(row[column]) for column in columns] for row in rows)]
    widths = [max(_width(line[number]) for line in cells) for number in range(len(columns))]
    lines = (
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        )
        for line in cells
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes (Chinese takes two a character)."""
    if text.isascii():
        return len(text)
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
