"""The catalog folder that a run of the program is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from graph.lineage_graph import LineageGraph

_DATA = "lineage.data"


def _keep_data(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.find_root().meta[_DATA] = value


def _complete_folders(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="dir")]


data_option = click.option(
    "--data",
    metavar="DIR",
    shell_complete=_complete_folders,
    help="Another catalog folder (or LINEAGE_DATA).",
    expose_value=False,
    callback=_keep_data,
)
"""`--data DIR`, before or after the name of the command."""


def chosen_data_dir(ctx: click.Context | None = None) -> Path:
    """Return the catalog folder that this run of the program is about."""
    from lineage.paths import data_dir

    return data_dir(read_choice(ctx or click.get_current_context()))


def chosen_own_dir() -> Path:
    """Return the catalog folder that this run of the program is about, to change it."""
    from lineage import paths

    return paths.own_data_dir(read_choice(click.get_current_context()))


def read_choice(ctx: click.Context) -> str | None:
    """Return the folder that `--data` names, before or after the name of the command."""
    choice: str | None = ctx.find_root().meta.get(_DATA)
    return choice


def open_chosen_graph() -> LineageGraph:
    """Return the graph that this run of the program is about."""
    from lineage.catalog.cache import open_graph
    from lineage.folders import find_data

    return open_graph(find_data(read_choice(click.get_current_context())))
