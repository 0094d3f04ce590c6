"""The command that chooses models."""

from __future__ import annotations

from functools import partial

import click

from graph.characters import escape_unsafe
from lineage.cli.folder import data_option, open_chosen_graph
from lineage.cli.narrowing import hint_at_channels, plus_via_option
from lineage.cli.options import format_option, offer_selectors
from lineage.cli.output import print_rows


class _SelectCommand(click.Command):
    """A command that takes words which begin with a minus, but only after `--`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read options and words; what looks like an option may be meant as a word."""
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            word = next((text for text in given if text.startswith(error.option_name)), "")
            if word and not word.startswith("--"):
                message = (
                    f"No such option '{error.option_name}'. If it takes models away, "
                    f"write -- before it: lineage select -- {word}"
                )
                raise click.UsageError(message, ctx) from error
            raise


@click.command(
    cls=_SelectCommand,
    epilog="Example: lineage select family:bert year:..2019 --exclude 'params:>=300M'",
)
@click.argument(
    "words", metavar="SELECTOR...", nargs=-1, required=True, shell_complete=offer_selectors
)
@click.option(
    "--exclude",
    multiple=True,
    metavar="SELECTOR",
    shell_complete=offer_selectors,
    help="Leave these out (repeatable).",
)
@plus_via_option
@click.option("--fail-empty", is_flag=True, help="Exit with status 1 if nothing is chosen.")
@format_option("table", "json", "csv", "ids")
@data_option
@click.pass_context
def select(
    ctx: click.Context,
    words: tuple[str, ...],
    *,
    exclude: tuple[str, ...],
    via: tuple[str, ...],
    fail_empty: bool,
    form: str,
) -> None:
    """List the models that SELECTOR chooses.

    A model by id, name, alias or paper, ids like gpt-*, or a method like family:bert;
    +MODEL adds ancestors, MODEL+ descendants, 2+MODEL+1 so many generations. Channels in brackets
    keep a + to them: MODEL+[weights] is what carries the weights of MODEL, [weights]+MODEL where
    its own came from, 2+[weights,knowledge]MODEL and MODEL+2[weights] say how many generations,
    too; --via weights does so for every + without brackets.

    A space means "or", a comma without spaces means "and": year:2022 licence:open is all of 2022
    and all open ones, year:2022,licence:open the open ones of 2022.

    -TERM takes away (after -- if it comes first); parentheses group, quotes hold names with
    spaces. docs/selectors.md lists the methods.
    """
    selector = " ".join(words)
    graph = open_chosen_graph()
    ask = partial(graph.select, selector, exclude=" ".join(exclude) if exclude else None)
    chosen = ask(via=via or None)
    if not chosen:
        without = f", without: {' '.join(exclude)}" if exclude else ""
        said = f"No model is chosen by: {escape_unsafe(selector + without)}"
        click.echo(f"{said}\n{hint_at_channels(ask, via)}".rstrip(), err=True)
    if form == "ids":
        print_rows([{"id": node.id} for node in chosen], form, columns=("id",))
    else:
        rows = [
            {
                "id": node.id,
                "name": node.name,
                "released": node.released,
                "family": graph.records[node.id]["family"],
            }
            for node in chosen
        ]
        print_rows(rows, form, columns=("id", "name", "released", "family"))
    if fail_empty and not chosen:
        ctx.exit(1)
