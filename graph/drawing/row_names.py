"""Where the names of a row stand: beside their dots, or in order near them.

The page's scripts place names of the same row by the same rule, for the widths that its fonts
have: `site/static/js/layout/row_names.js`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 9.0
"""Pixels between two names."""

_SPARE = 2.5
"""How much farther than from its own dot a name stays from that of another."""

_LEFT = 1.0
"""What a name costs that stands left of its dot."""

_APART, _FAR = 10.0, 60.0
"""What a name costs that stands away from its dot, and how far away twice the distance counts."""


@dataclass(frozen=True)
class NamedDot:
    """A dot with a name.

    Attributes:
        x: Where the dot stands.
        reach: From there to where its name begins or ends.
        width: Of the name.
    """

    x: float
    reach: float
    width: float


@dataclass(frozen=True)
class NamesPlaced:
    """The names of a row, from left to right.

    Attributes:
        lefts: Where each begins.
        cost: What standing left of dots and away from them costs in all.
    """

    lefts: tuple[float, ...]
    cost: float


def place_names(dots: Sequence[NamedDot], left: float, right: float) -> NamesPlaced | None:
    """Place the names of a row at the least cost, so that none covers another or a dot.

    Names stand in the order of their dots: right of its own if that is free, or else left of it,
    or else before or behind the dots next to it.

    Args:
        dots: From left to right.
        left: Where the first name may begin.
        right: Where the last one may end.

    Returns:
        None if there is no room for all of them.

    Examples:
        >>> dots = [NamedDot(x, reach=5, width=30) for x in (10, 40, 150)]
        >>> place_names(dots, left=0, right=200).lefts
        (45, 84.0, 155)
    """
    starts = [left, *(dot.x + dot.reach for dot in dots)]
    stops = [*(dot.x - dot.reach for dot in dots), right]
    best: list[NamesPlaced | None] = [NamesPlaced((), 0), *[None] * len(dots)]
    for gap, room in enumerate(zip(starts, stops, strict=True)):
        best = [
            min(
                (
                    NamesPlaced(before.lefts + here.lefts, before.cost + here.cost)
                    for begin in range(end + 1)
                    if (before := best[begin])
                    and (here := _fill_gap(dots, gap, room, begin=begin, end=end))
                ),
                key=lambda placed: placed.cost,
                default=None,
            )
            for end in range(len(dots) + 1)
        ]
    return best[-1]


def _fill_gap(
    dots: Sequence[NamedDot], gap: int, room: tuple[float, float], *, begin: int, end: int
) -> NamesPlaced | None:
    """Place the names of `dots[begin:end]` in the room before the dot number `gap`."""
    if begin == end:
        return NamesPlaced((), 0)
    start, stop = room
    lefts, rights, cost = [], [], 0.0
    for dot in dots[begin : min(end, gap)]:
        lefts.append(start)
        cost += _weigh(start - dot.x - dot.reach)
        start += dot.width + _GAP
    for dot in reversed(dots[max(begin, gap) : end]):
        cost += _LEFT + _weigh(dot.x - dot.reach - stop)
        rights.append(stop - dot.width)
        stop -= dot.width + _GAP
    if start - stop > _GAP - (0 if lefts and rights else _SPARE):
        return None
    return NamesPlaced((*lefts, *reversed(rights)), cost)


def _weigh(apart: float) -> float:
    return _APART + apart + apart**2 / _FAR if apart >= 1 else 0
