"""Answers for a person at a terminal: the one importer of rich.

Every cell is a `Text`, so that no square bracket in the data is taken for markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from graph.records.rows import to_cell
from lineage.cli.trees import measure_tree, to_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import JustifyMethod

    from lineage.cli.trees import Twig

_DEEPEST = 100

_LEAST = 9
"""How wide a column is at least where words of its prose and its head are broken."""

_WAYS = ((2, None), (1, None), (2, _LEAST), (1, _LEAST))
"""How far columns stand apart, and from which width words are broken; the first that fits."""


def render_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return rows as a table that fits the terminal, or one below the other where none fits.

    Cells wrap between words. Words of prose and of the head are broken where there is no other
    way; ids, dates and numbers never are.
    """
    console = _open_console()
    for gap, least in _WAYS:
        room = console.width - gap * (len(columns) - 1)
        widths = _fit(rows, columns, room=room, least=least)
        if widths:
            return _render(console, _draw(rows, dict(zip(columns, widths, strict=True)), gap))
    return _render(console, _stack(rows, columns))


def _draw(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, int], gap: int) -> Table:
    """Return rows as a table of columns with these widths."""
    table = Table(
        box=SIMPLE_HEAD,
        header_style="bold",
        show_edge=False,
        pad_edge=False,
        padding=(0, gap - 1, 0, 0),
    )
    for column, width in columns.items():
        number = all(isinstance(row[column], int | float) for row in rows)
        style = "bold cyan" if column == "id" else ""
        justify: JustifyMethod = "right" if number else "left"
        table.add_column(Text(column), justify=justify, style=style, width=width, overflow="fold")
    for row in rows:
        table.add_row(*(Text(to_cell(row[column])) for column in columns))
    return table


def _fit(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, room: int, least: int | None
) -> list[int] | None:
    """Return how wide to make each column, the widest narrowed first; None if they do not fit."""
    cells = [[column, *(to_cell(row[column]) for row in rows)] for column in columns]
    widths = [max(map(cell_len, column)) for column in cells]
    bounds = [_widest_word(column) for column in cells]
    if least is not None:
        firm = (
            _widest_word(to_cell(row[column]) for row in rows if not _is_prose(row[column]))
            for column in columns
        )
        bounds = [max(own, min(word, least)) for own, word in zip(firm, bounds, strict=True)]
    if sum(bounds) > room:
        return None
    while sum(widths) > room:
        loose = [number for number, width in enumerate(widths) if width > bounds[number]]
        widths[max(loose, key=widths.__getitem__)] -= 1
    return widths


def _widest_word(cells: Iterable[str]) -> int:
    return max((cell_len(word) for cell in cells for word in cell.split()), default=0)


def _is_prose(value: object) -> bool:
    return isinstance(value, str) and " " in value


def _stack(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> Text:
    """Return rows one below the other, a line for each cell that is not empty."""
    return Text("\n\n").join(
        Text("\n").join(
            Text.assemble((f"{column}: " if column else "", "bold"), to_cell(row[column]))
            for column in columns
            if to_cell(row[column])
        )
        for row in rows
    )


def render_tree(root: Twig) -> str:
    """Return a tree with its labels set off from what leads to them.

    One that is deeper than a screen can show is plain text.
    """
    if measure_tree(root) > _DEEPEST:
        return to_tree(root)
    tree = Tree(Text(root.label, style="bold"), guide_style="dim")
    _grow(tree, root)
    return _render(_open_console(), tree)


def _grow(tree: Tree, twig: Twig) -> None:
    for branch in twig.below:
        _grow(tree.add(Text.assemble((branch.how, "cyan"), branch.label)), branch)


def _open_console() -> Console:
    return Console(force_terminal=True, highlight=False, emoji=False)


def _render(console: Console, what: RenderableType) -> str:
    with console.capture() as captured:
        console.print(what)
    return captured.get()
