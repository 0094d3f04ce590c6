"""Answers as text: tables, trees, JSON, CSV and plain ids."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Row = "Mapping[str, Any]"


def print_rows(rows: Sequence[Mapping[str, Any]], form: str, *, columns: Sequence[str]) -> None:
    """Print rows as `table`, `json`, `csv` or `ids`.

    Args:
        rows: What to print, each with all of `columns`.
        form: The format.
        columns: Keys to print, in order; the head of a table and of CSV.
    """
    if form == "json":
        print_json([dict(row) for row in rows])
    elif form == "csv":
        click.echo(to_csv(rows, columns), nl=False)
    elif form == "ids":
        for row in rows:
            click.echo(row["id"])
    else:
        click.echo(to_table(rows, columns), nl=False)


def print_json(value: object) -> None:
    """Print a value as indented JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def to_cell(value: object) -> str:
    """Return a value as one cell: lists joined by blanks, tables as `key=value`."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return " ".join(f"{key}={item}" for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return " ".join(str(item) for item in value)
    return str(value)


def to_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return rows as CSV with a head."""
    import csv  # noqa: PLC0415  only CSV pays for it
    import io  # noqa: PLC0415

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([to_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue()


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
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def to_tree(
    root: str, branches: Callable[[str], list[tuple[str, str]]], *, label: Callable[[str], str]
) -> str:
    """Return a tree as text; what was drawn before is marked and not drawn again.

    Args:
        root: Where to begin.
        branches: Returns the text and the target of each branch of a node.
        label: Returns the text of a node.
    """
    lines = [label(root)]
    drawn = {root}

    def draw(node: str, indent: str) -> None:
        below = branches(node)
        for number, (text, target) in enumerate(below):
            last = number == len(below) - 1
            again = target in drawn and bool(branches(target))
            mark = " (above)" if again else ""
            lines.append(f"{indent}{'└── ' if last else '├── '}{text}{label(target)}{mark}")
            if target not in drawn:
                drawn.add(target)
                draw(target, indent + ("    " if last else "│   "))

    draw(root, "")
    return "\n".join(lines) + "\n"
