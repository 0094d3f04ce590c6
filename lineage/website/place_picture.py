"""Where a model stands: a small picture of its parents and children in time, without a script."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from graph.drawing.labels import measure_label
from lineage.website.escaping import to_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lineage.website.library import Library

WIDTH = 460
_FONT = 13 / 11.5
"""How much larger its names are than those that are measured."""

_ROW = 20
_TOP = 22
_MARGIN = 10
_GAP = 10
_YEAR_ROOM = 40
_MOST_PARENTS = 5
_MOST_CHILDREN = 7


class _Dot(NamedTuple):
    """A model in the picture: what it is called, to whom it belongs, and where it stands."""

    id: str
    name: str
    look: str
    x: float
    y: float


def draw_place(library: Library, model_id: str) -> Markup:
    """Draw a model between its parents and its children, each in a row of its own.

    Time goes to the right. Of many parents those whose weights it has come first, of many
    children those with most descendants; how many more there are stands above and below. The
    picture is the same in every language.

    Returns:
        An SVG element; nothing for a model without parents and children.
    """
    parents, children = library.ancestral_parents[model_id], library.ancestral_children[model_id]
    if not parents and not children:
        return Markup()
    weights = {
        (step["parent"], step["child"])
        for step in (*library.parents[model_id], *library.children[model_id])
        if step["channel"] == "weights"
    }
    above = _keep(parents, _MOST_PARENTS, {one: (one, model_id) in weights for one in parents})
    heirs = {one: len(library.descendants[one]) for one in children}
    below = _keep(children, _MOST_CHILDREN, heirs)
    looks = {**dict.fromkeys(above, "up"), model_id: "self", **dict.fromkeys(below, "down")}
    dots = _place(library, looks, first_row=len(parents) > len(above))
    height = _TOP + _ROW * (
        len(looks) + (len(parents) > len(above)) + (len(children) > len(below))
    )
    parts = [
        *_write_years(library, looks, height),
        *_write_lines(dots, weights, dots[model_id]),
        *_write_dots(dots),
        *_write_rest(len(parents) - len(above), len(children) - len(below), height),
    ]
    return Markup(  # noqa: S704  texts are escaped where they are written
        f'<svg class="place" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )


def _keep(ids: Sequence[str], most: int, weigh: Mapping[str, float]) -> list[str]:
    """Return the weightiest of some models, in the order that they had."""
    kept = set(sorted(ids, key=lambda one: -weigh[one])[:most])
    return [one for one in ids if one in kept]


def _to_x(day: float, days: Mapping[str, int]) -> float:
    first, last = min(days.values()), max(days.values())
    share = (day - first) / (last - first) if last > first else 0.5
    return round(_MARGIN + share * (WIDTH - 2 * _MARGIN), 1)


def _place(library: Library, looks: Mapping[str, str], *, first_row: bool) -> dict[str, _Dot]:
    days = {one: library.days[one] for one in looks}
    top = _TOP + _ROW * (first_row + 0.5)
    return {
        one: _Dot(
            one, library.models[one]["name"], look, _to_x(days[one], days), top + number * _ROW
        )
        for number, (one, look) in enumerate(looks.items())
    }


def _write_years(library: Library, looks: Mapping[str, str], height: int) -> Iterator[str]:
    days = {one: library.days[one] for one in looks}
    first, last = min(days.values()), max(days.values())
    end = -float(_YEAR_ROOM)
    for year in range(1 + _find_year(first), 1 + _find_year(last)):
        x = _to_x(dt.date(year, 1, 1).toordinal(), days)
        yield f'<path class="year" d="M{x:g} 14V{height}"/>'
        if end + _YEAR_ROOM <= x <= WIDTH - _YEAR_ROOM / 2:
            yield f'<text class="year" x="{x:g}" y="10">{year}</text>'
            end = x


def _find_year(day: int) -> int:
    return dt.date.fromordinal(day).year


def _write_lines(
    dots: Mapping[str, _Dot], weights: set[tuple[str, str]], own: _Dot
) -> Iterator[str]:
    for dot in dots.values():
        if dot is own:
            continue
        start, end = (dot, own) if dot.look == "up" else (own, dot)
        middle = (start.x + end.x) / 2
        heavy = " weights" if (start.id, end.id) in weights else ""
        yield (
            f'<path class="{dot.look}{heavy}" d="M{start.x:g} {start.y:g}C{middle:g} {start.y:g} '
            f'{middle:g} {end.y:g} {end.x:g} {end.y:g}"/>'
        )


def _write_dots(dots: Mapping[str, _Dot]) -> Iterator[str]:
    for dot in dots.values():
        is_right = dot.x + _GAP + _FONT * measure_label(dot.name) <= WIDTH
        x, side = (dot.x + _GAP, "") if is_right else (dot.x - _GAP, ' text-anchor="end"')
        name = to_html(dot.name)
        yield (
            f'<circle class="{dot.look}" cx="{dot.x:g}" cy="{dot.y:g}" r="4.5"/>'
            f'<text class="{dot.look}" x="{x:g}" y="{dot.y + 4:g}"{side}>{name}</text>'
        )


def _write_rest(parents: int, children: int, height: int) -> Iterator[str]:
    if parents:
        yield f'<text class="rest" x="{_MARGIN}" y="{_TOP + _ROW / 2 + 4:g}">+{parents}</text>'
    if children:
        yield (
            f'<text class="rest" x="{WIDTH - _MARGIN}" y="{height - 6}" '
            f'text-anchor="end">+{children}</text>'
        )
