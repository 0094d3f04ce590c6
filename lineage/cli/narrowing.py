"""Options that narrow a question to a part of the graph."""

from __future__ import annotations

import click

from graph.vocabulary import Channel

via_option = click.option(
    "--via",
    multiple=True,
    type=click.Choice([str(channel) for channel in Channel]),
    help="Follow only this channel (repeatable). Default: all but code.",
)
"""`--via CHANNEL`, repeatable."""
as_of_option = click.option(
    "--as-of", metavar="DATE", help="Leave out models released after DATE (YYYY[-MM[-DD]])."
)
"""`--as-of DATE`."""
