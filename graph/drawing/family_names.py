"""What models are called in the row of their family, and where their names stand there.

The page's scripts place them again, for the width that the picture has and the fonts that there
are: `site/static/js/drawing/row_labels.js`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from graph.drawing.labels import measure_label
from graph.drawing.row_names import NamedDot, place_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

WIDTH = 800.0
"""Pixels from the first year to the end of the last, at natural size."""

_BEFORE, _BEHIND = 38.0, 82.0
"""Pixels before the first year and behind the last one in which names may stand."""

_REACH = 8.0
"""From the middle of a dot to its name."""

_WIDEST = 1.1
"""How much wider than usual the widest of the usual fonts is."""

_BETWEEN = 6.0
"""Pixels between a name that is added and what is there."""

_MOST_APART = 40.0
"""How far from its dot a whole name stands before the name of the family is left out of it."""

_NAME = re.compile(r"\d+[A-Za-z]+|(?:[\d.]+ )?[A-Za-z][\w. ]+")
"""A size, a word, or a word behind a number: a bare number says nothing."""


@dataclass(frozen=True)
class RowName:
    """A name in the row of a family, in pixels at natural size.

    Attributes:
        model_id: Whose it is.
        text: What is written.
        x: Where its dot stands.
        left, right: Where it begins and ends.
    """

    model_id: str
    text: str
    x: float
    left: float
    right: float

    @property
    def apart(self) -> float:
        """How far it stands from where names beside dots do."""
        return max(self.left - self.x, self.x - self.right) - _REACH


def name_models(
    texts: Mapping[str, str], xs: Mapping[str, float], milestones: Collection[str]
) -> tuple[RowName, ...]:
    """Place the names of a row at natural size, in the widest usual font.

    Milestones all have their names, where there is room for all; then others, where they have room
    right or left of their dots.

    Args:
        texts: What models are called by id, the most important first.
        xs: Where dots stand.
        milestones: Which of them are named whatever stands around them.

    Returns:
        First the milestones, from left to right.
    """
    ids = sorted((one for one in texts if one in milestones), key=lambda one: (xs[one], one))
    dots = [NamedDot(xs[one], _REACH, _measure(texts[one])) for one in ids]
    placed = place_names(dots, -_BEFORE, WIDTH + _BEHIND)
    names = [
        RowName(one, texts[one], dot.x, left, left + dot.width)
        for one, dot, left in zip(ids, dots, placed.lefts if placed else (), strict=False)
    ]
    for one, text in texts.items():
        if one not in milestones:
            names += _find_free(RowName(one, text, xs[one], 0, _measure(text)), names)
    return tuple(names)


def _find_free(name: RowName, others: Iterable[RowName]) -> list[RowName]:
    """Return a name right or left of its dot, if nothing is there."""
    width = name.right
    taken = [
        (min(one.left, one.x - _REACH) - _BETWEEN, max(one.right, one.x + _REACH) + _BETWEEN)
        for one in others
    ]
    for left in (name.x + _REACH, name.x - _REACH - width):
        start, end = min(left, name.x - _REACH), max(left + width, name.x + _REACH)
        is_inside = start >= -_BEFORE and end <= WIDTH + _BEHIND
        if is_inside and all(end <= one or start >= other for one, other in taken):
            return [RowName(name.model_id, name.text, name.x, left, left + width)]
    return []


def find_short_names(
    names: Mapping[str, str], xs: Mapping[str, float], family: str
) -> dict[str, str]:
    """Return what milestones are called in the row of their family, if whole names lack room.

    Args:
        names: Those of the milestones, by id.
        xs: Where dots stand.
        family: Name of the family.

    Returns:
        By id, names without that of the family; empty where whole ones stand near their dots, and
        where short ones do not stand nearer.
    """
    short = {one: shorten_name(name, family) for one, name in names.items()}
    apart = _find_farthest(names, xs)
    if apart <= _MOST_APART or apart <= _find_farthest(short, xs):
        return {}
    return {one: name for one, name in short.items() if name != names[one]}


def _find_farthest(texts: Mapping[str, str], xs: Mapping[str, float]) -> float:
    """Return how far from its dot the farthest name stands; without room, infinity."""
    placed = name_models(texts, xs, texts)
    return max((one.apart for one in placed), default=inf if texts else 0)


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
