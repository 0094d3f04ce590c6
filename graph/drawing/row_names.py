"""Where the names of a row stand: beside their dots, or in order near them.

The page's scripts place names of the same row by the same rule, for the widths that its fonts
have: `site/static/js/layout/row_names.js`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from graph.drawing.labels import measure_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_GAP = 9.0
"""Pixels between two names."""

_SPARE = 2.5
"""How much farther than from its own dot a name stays from that of another."""

_LEFT = 1.0
"""What a name costs that stands left of its dot."""

_APART, _FAR = 10.0, 60.0
"""What a name costs that stands away from its dot, and how far away twice the distance counts."""

_MOST_APART = 40.0
"""How far from its dot a whole name stands before the name of the family is left out of it."""

_REACH = 8.0
"""From the middle of a dot to its name, at most."""

_WIDEST = 1.1
"""How much wider than usual the widest of the usual fonts is."""

_NAME = re.compile(r"\d+[A-Za-z]+|(?:[\d.]+ )?[A-Za-z][\w. ]+")
"""A size, a word, or a word behind a number: a bare number says nothing."""

BEFORE, BEHIND = 38.0, 82.0
"""Pixels before the first year and behind the last one in which names may stand."""


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


def place_in_row(places: Mapping[str, tuple[str, float]], *, width: float) -> dict[str, float]:
    """Place names in a row of the whole picture at natural size, in the widest usual font.

    Args:
        places: Names, and where their dots stand, by id.
        width: Of the time.

    Returns:
        By id, from left to right, how far right of its dot each begins; empty without room.
    """
    ids = sorted(places, key=lambda one: (places[one][1], one))
    dots = [NamedDot(x, _REACH, _measure(name)) for name, x in (places[one] for one in ids)]
    placed = place_names(dots, -BEFORE, width + BEHIND)
    lefts = placed.lefts if placed else ()
    return {one: left - dot.x for one, dot, left in zip(ids, dots, lefts, strict=False)}


def find_short_names(
    places: Mapping[str, tuple[str, float]], family: str, *, width: float
) -> dict[str, str]:
    """Return what models are called in the row of their family, if whole names have no room.

    Args:
        places: Names, and where their dots stand, by id.
        family: Name of the family.
        width: Of the time.

    Returns:
        By id, names without that of the family; empty where whole ones stand near their dots, and
        where short ones do not stand nearer.
    """
    short = {one: (shorten_name(name, family), x) for one, (name, x) in places.items()}
    apart = _find_farthest(places, width=width)
    if apart <= _MOST_APART or apart <= _find_farthest(short, width=width):
        return {}
    return {one: name for one, (name, _) in short.items() if name != places[one][0]}


def _find_farthest(places: Mapping[str, tuple[str, float]], *, width: float) -> float:
    """Return how far from its dot the farthest name stands; without room, infinity."""
    offsets = place_in_row(places, width=width)
    return max(
        (
            offset - _REACH if offset > 0 else -offset - _REACH - _measure(places[one][0])
            for one, offset in offsets.items()
        ),
        default=inf if places else 0,
    )


def _measure(name: str) -> float:
    return _WIDEST * measure_label(name)


def shorten_name(name: str, family: str) -> str:
    """Return the name of a model without that of its family, where what is left is a name.

    Examples:
        >>> shorten_name("DeepSeek-V3", "DeepSeek"), shorten_name("Gemini 1.5 Pro", "Gemini")
        ('V3', '1.5 Pro')
        >>> shorten_name("Llama 3", "LLaMA"), shorten_name("Mixtral 8x7B", "Mistral")
        ('Llama 3', 'Mixtral 8x7B')
        >>> shorten_name("Mistral 7B", "Mistral"), shorten_name("Kimi Linear", "Kimi")
        ('7B', 'Linear')
    """
    rest = name[len(family) :]
    is_own = name.lower().startswith(family.lower()) and rest[:1] in {" ", "-"}
    short = rest[1:]
    is_name = _NAME.fullmatch(short)
    return short if is_own and is_name else name
