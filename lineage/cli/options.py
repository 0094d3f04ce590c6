"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem


CommandT = TypeVar("CommandT", bound="Callable[..., Any] | click.Command")


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
    from lineage.cli.completing import complete_models

    return complete_models(ctx, param, incomplete)


def offer_selectors(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the selectors that what stands there may become."""
    from lineage.cli import completing_selectors

    return completing_selectors.complete_selector(ctx, param, incomplete)


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
