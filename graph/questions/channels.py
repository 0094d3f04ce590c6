"""Over which other channels a question has an answer that has none over those asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.records.vocabulary import ANCESTRY_CHANNELS, Channel
from graph.view import parse_channels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ORDER = (*ANCESTRY_CHANNELS, Channel.SERIES, Channel.CODE)
"""The channels as they are tried: what makers say comes before what machines find."""


class OtherChannels(NamedTuple):
    """Channels over which a question has an answer.

    Attributes:
        added: Each of them gives one, together with those asked for; the most telling first.
        via: The fewest to ask with for the answer of the first.
    """

    added: tuple[str, ...]
    via: tuple[str, ...]


def find_other_channels(
    ask: Callable[..., object], via: str | Iterable[str] | None
) -> OtherChannels | None:
    """Return over which other channels a question has an answer.

    Args:
        ask: Answers the question over the channels `via`; an empty answer is false.
        via: The channels over which the answer is empty; None means those of ancestry.

    Returns:
        None if there is no answer over any other channel.

    Examples:
        >>> from functools import partial
        >>> from graph.testing import tiny_graph
        >>> find_other_channels(partial(tiny_graph().ancestors_of, "distilbert"), "weights")
        OtherChannels(added=('knowledge',), via=('knowledge',))
    """
    asked = parse_channels(via)
    others = [str(channel) for channel in ORDER if channel not in asked]
    added = tuple(channel for channel in others if ask(via=(*asked, channel)))
    if added:
        return OtherChannels(added, _find_fewest(ask, asked, added[0]))
    ancestry = parse_channels(None)
    if not set(ancestry) <= set(asked) and ask(via=ancestry):  # two of them together
        return OtherChannels(ancestry, ancestry)
    return None


def _find_fewest(
    ask: Callable[..., object], asked: Sequence[str], channel: str
) -> tuple[str, ...]:
    """Return the channel alone if it gives an answer, or with those that the answer rests on."""
    if ask(via=(channel,)):
        return (channel,)
    via = (*asked, channel)
    answer = ask(via=via)
    for one in asked:
        fewer = tuple(other for other in via if other != one)
        if ask(via=fewer) == answer:
            via = fewer
    return via
