"""The command line of this run, written anew with another choice."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from graph.characters import escape_unsafe
from lineage.cli.folder import read_choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_VIA = "via"


def retype(*, via: Sequence[str]) -> str:
    """Return the command line of this run with other channels, as a person types it."""
    ctx = click.get_current_context()
    arguments = list(_list_arguments(ctx))
    options = [*_list_options(ctx), *(word for channel in via for word in (f"--{_VIA}", channel))]
    path = ["lineage", *_list_names(ctx)]
    if any(word.startswith("-") for word in arguments):
        words = [*path, *options, "--", *arguments]
    else:
        words = [*path, *arguments, *options]
    return escape_unsafe(shlex.join(words))


def _list_names(ctx: click.Context) -> list[str]:
    """Return the name of a command after those of the groups that it is in; not the program's."""
    return [*_list_names(ctx.parent), ctx.info_name or ""] if ctx.parent else []


def _list_arguments(ctx: click.Context) -> Iterator[str]:
    for param in ctx.command.params:
        if isinstance(param, click.Argument):
            yield from _list_values(ctx, param)


def _list_options(ctx: click.Context) -> Iterator[str]:
    """Return the options that were given, other than the channels."""
    for param in ctx.command.params:
        typed = ctx.get_parameter_source(param.name or "") is ParameterSource.COMMANDLINE
        if isinstance(param, click.Option) and typed and param.name != _VIA:
            for value in _list_values(ctx, param):
                yield param.opts[-1]
                if not param.is_flag:
                    yield value
    folder = read_choice(ctx)
    if folder is not None:
        yield from ("--data", folder)


def _list_values(ctx: click.Context, param: click.Parameter) -> list[str]:
    value = ctx.params.get(param.name or "")
    values = value if isinstance(value, tuple) else (value,)
    return [str(one) for one in values if one is not None]
