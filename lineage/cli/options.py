"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    import os
    from collections.abc import Callable
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from graph.lineage_graph import LineageGraph

CommandT = TypeVar("CommandT", bound="Callable[..., Any] | click.Command")

_DATA = "lineage.data"


def _keep_data(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.find_root().meta[_DATA] = value


def _complete_folders(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem  # noqa: PLC0415  only for a shell

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
    from lineage.paths import data_dir  # noqa: PLC0415  `--help` needs no folder

    return data_dir((ctx or click.get_current_context()).find_root().meta.get(_DATA))


def own_data_dir() -> Path:
    """Return the catalog folder that this run of the program is about, to change it."""
    from lineage import paths  # noqa: PLC0415  `--help` needs no folder

    return paths.own_data_dir(click.get_current_context().find_root().meta.get(_DATA))


def model_argument(
    name: str, *, nargs: int = 1, metavar: str | None = None, required: bool = True
) -> Callable[[CommandT], CommandT]:
    """Return an argument that names a model, or several, and that a shell can complete."""
    return click.argument(
        name, nargs=nargs, metavar=metavar, required=required, shell_complete=_complete_models
    )


def _complete_models(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from lineage.cli.completing import complete_models  # noqa: PLC0415  only for a shell

    return complete_models(ctx, param, incomplete)


def complete_selector(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the selectors that what stands there may become."""
    from lineage.cli import completing_selectors  # noqa: PLC0415  only for a shell

    return completing_selectors.complete_selector(ctx, param, incomplete)


def open_chosen_graph() -> LineageGraph:
    """Return the graph that this run of the program is about."""
    from lineage.cache import open_graph  # noqa: PLC0415  `--help` needs no graph

    return open_graph(chosen_data_dir())


class OutputPath(click.Path):
    """Where something is written; an empty text, such as an unset variable, is no place."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """Return the path, as click does, unless it is empty."""
        if value == "":
            self.fail("It is empty; this folder is '.'.", param, ctx)
        return super().convert(value, param, ctx)


def format_option(*formats: str) -> Callable[[CommandT], CommandT]:
    """Return the option `--format`; the first format is the default."""
    complete = "json and csv are" if "csv" in formats else "json is"
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=f"How to print the answer; {complete} complete.",
    )
