"""The part of a lineage that a question may see: some channels, up to some date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import LaterModelError, UnknownChannelError
from graph.records.dates import parse_date
from graph.records.vocabulary import ANCESTRY_CHANNELS, Channel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.index import LineageIndex, Step


class View:
    """The part of a graph that a question may see.

    Attributes:
        graph: The whole.

    Raises:
        UnknownChannelError: `via` names no channel.
        DateError: `as_of` is not a date.
    """

    def __init__(
        self,
        graph: LineageIndex,
        *,
        via: str | Iterable[str] | None = None,
        as_of: str | None = None,
    ) -> None:
        """Choose what to see.

        Args:
            graph: The whole.
            via: The channels to follow; None means those of ancestry.
            as_of: Leave out models that were released after this date.
        """
        self.graph = graph
        self._channels = parse_channels(via)
        self._as_of = as_of
        if as_of is not None:
            parse_date(as_of)

    def has(self, model_id: str) -> bool:
        """Tell whether a model was there by the date of the view."""
        if self._as_of is None:
            return True
        released = self.graph.models[model_id].released
        shared = min(len(released), len(self._as_of))
        return released[:shared] <= self._as_of[:shared]

    def follows(self, channel: str) -> bool:
        """Tell whether the view follows a channel."""
        return channel in self._channels

    def require(self, model_id: str) -> None:
        """Return if a model was there by the date of the view.

        Raises:
            LaterModelError: It was released later.
        """
        if not self.has(model_id):
            node = self.graph.models[model_id]
            raise LaterModelError(node.name, released=node.released, as_of=self._as_of or "")

    def steps(self, steps: Iterable[Step]) -> list[Step]:
        """Return the steps to follow, in the order of the index."""
        channels = self._channels
        if self._as_of is None:
            return [step for step in steps if step.channel in channels]
        return [
            step
            for step in steps
            if step.channel in channels and self.has(step.parent) and self.has(step.child)
        ]

    def find_ends(
        self, steps_of: Mapping[str, Sequence[Step]], start: Iterable[str], end: int
    ) -> set[str]:
        """Return the ids at an end of the steps to follow from some models.

        Args:
            steps_of: The steps of each model.
            start: Ids of the models.
            end: 0 for the parent of each step, 1 for the child.
        """
        channels = self._channels
        if self._as_of is None:  # asked once: a hub has a hundred thousand steps below it
            return {s[end] for here in start for s in steps_of[here] if s.channel in channels}
        return {step[end] for here in start for step in self.steps(steps_of[here])}

    def parents(self) -> dict[str, list[str]]:
        """Return the parents of every model of the view, oldest model first, each parent once."""
        steps_of = self.graph.parents
        return {
            model_id: list(dict.fromkeys(step.parent for step in self.steps(steps_of[model_id])))
            for model_id in self.graph.models
            if self.has(model_id)
        }


def parse_channels(via: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the channels that a question follows, the most substantial first.

    Raises:
        UnknownChannelError: One of them is not a channel.

    Examples:
        >>> parse_channels("weights"), parse_channels(["idea", "weights"])
        (('weights',), ('weights', 'idea'))
    """
    if via is None:
        return tuple(str(channel) for channel in ANCESTRY_CHANNELS)
    wanted = {via} if isinstance(via, str) else set(via)
    known = [str(channel) for channel in Channel]
    for channel in sorted(wanted):
        if channel not in known:
            raise UnknownChannelError(channel, known=known)
    return tuple(channel for channel in known if channel in wanted)
