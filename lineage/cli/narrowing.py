"""Options that narrow a question to a part of the graph."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from graph.errors import DateError
from graph.records.dates import parse_date
from graph.records.vocabulary import ANCESTRY_CHANNELS, Channel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def _check_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Return a date as it was given; what is none is an error of usage."""
    try:
        if value is not None:
            parse_date(value)
    except DateError as error:
        message = f"{error} {error.hint}"
        raise click.BadParameter(message) from error
    return value


_via = partial(
    click.option, "--via", multiple=True, type=click.Choice([str(channel) for channel in Channel])
)
_ANCESTRY = ", ".join(ANCESTRY_CHANNELS)

via_option = _via(help=f"Follow only this channel (repeatable). Default: {_ANCESTRY}.")
"""`--via CHANNEL`, repeatable."""
plus_via_option = _via(
    help=f"Let a + that names no channels follow only this one (repeatable). Default: {_ANCESTRY}."
)
"""`--via CHANNEL`, repeatable, for selectors."""
as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    callback=_check_date,
    help=(
        "Leave out models released after DATE (YYYY[-MM[-DD]]). One that is dated to a year or a "
        "month counts from the first day on."
    ),
)
"""`--as-of DATE`."""


def hint_at_channels(ask: Callable[..., object], via: Sequence[str]) -> str:
    """Return a line that says over which other channels the question of this run has an answer.

    Args:
        ask: Answers the question over the channels `via`; an empty answer is false.
        via: The channels over which it has none, as `--via` names them.

    Returns:
        A hint with the command to type; nothing if there is none.
    """
    from graph.questions.channels import find_other_channels  # only where an answer is empty
    from lineage.cli.retyping import retype

    found = find_other_channels(ask, via or None)
    if found is None:
        return ""
    if found.via == found.added and len(found.added) > 1:
        return f"Hint: There is an answer over all of ancestry: try '{retype(via=())}'."
    over = " or ".join(found.added)
    return f"Hint: There is an answer over {over}: try '{retype(via=found.via)}'."
