"""Options that narrow a question to a part of the graph."""

from __future__ import annotations

from functools import partial

import click

from graph.errors import DateError
from graph.records.dates import parse_date
from graph.records.vocabulary import ANCESTRY_CHANNELS, Channel


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
