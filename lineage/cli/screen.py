"""Answers for a person at a terminal: the one importer of rich.

Every cell is a `Text`, so that no square bracket in the data is taken for markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from graph.rows import to_cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lineage.cli.output import Twig


def render_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return rows as a table that fits the terminal; long cells wrap."""
    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in columns:
        number = all(isinstance(row[column], int | float) for row in rows)
        style = "bold cyan" if column == "id" else ""
        table.add_column(
            Text(column), justify="right" if number else "left", style=style, overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(to_cell(row[column])) for column in columns))
    return _render(table)


def render_tree(root: Twig) -> str:
    """Return a tree with its labels set off from what leads to them."""
    tree = Tree(Text(root.label, style="bold"), guide_style="dim")
    _grow(tree, root)
    return _render(tree)


def _grow(tree: Tree, twig: Twig) -> None:
    for branch in twig.below:
        _grow(tree.add(Text.assemble((branch.how, "cyan"), branch.label)), branch)


def _render(what: RenderableType) -> str:
    console = Console(force_terminal=True, highlight=False, emoji=False)
    with console.capture() as captured:
        console.print(what)
    return captured.get()
