"""Words of the command line that say nothing: empty, blank, or of no visible character."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from graph.characters import is_visible

if TYPE_CHECKING:
    from collections.abc import Iterator


class ListArgument(click.Argument):
    """An argument whose words a script may have split from a list: blank ones are skipped."""


class CarefulGroup(click.Group):
    """A group whose options, and whose commands, take no word that says nothing.

    An unset variable of a script is such a word (`lineage show "$MODEL"`), and no question.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options of the group itself."""
        _refuse_blanks(self, ctx, args)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, and look at its words before it does."""
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None and not isinstance(command, click.Group):
            inner = click.Context(command, ctx, name, resilient_parsing=ctx.resilient_parsing)
            _refuse_blanks(command, inner, rest)
        return name, command, rest


def _refuse_blanks(command: click.Command, ctx: click.Context, args: list[str]) -> None:
    """Return if every word that is given to a command says something, or a shell completes it.

    Raises:
        click.BadParameter: One does not.
    """
    if ctx.resilient_parsing:
        return
    given: dict[str, Any] = {}
    with suppress(click.UsageError):  # the command says better what else is wrong
        given, _, _ = command.make_parser(ctx).parse_args(list(args))
    for param in command.get_params(ctx):
        if isinstance(param, ListArgument):
            continue
        for word in _list_words(given.get(param.name or "")):
            if not is_visible(word):
                message = "It has no visible character." if word else "It is empty."
                raise click.BadParameter(message, ctx, param)


def _list_words(value: object) -> Iterator[str]:
    """Return the words of a parameter, of which some take several."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _list_words(item)
