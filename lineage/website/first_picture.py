"""The first picture of the page, which stands before any script runs: families in rows.

It is as wide and as high as the one that the scripts draw in its place, on any window.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.drawing.family_names import WIDTH, name_models
from graph.drawing.labels import measure_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.drawing.family_rows import FamilyRow, FamilyRows
    from graph.records.shapes import Document, ModelRecord

_ROW = 13
"""Height of a row in paths, which are stretched to the height of the picture."""

_LEAST, _SCROLLED, _MOST, _LINE = 11.2, 14.0, 19.0, 12.0
"""Heights of rows, as in `site/static/js/layout/families.js`."""

_AXIS = 30.0
"""Pixels above and below all rows."""

_LETTER = 11.5
"""Pixels of an em."""

_NEAR = 1.0
_THEMES = ("colour", "colour_dark")


class PictureName(NamedTuple):
    """A text of the picture.

    Attributes:
        text: What stands there.
        x: Where its dot stands, in percent of the width of time.
        y: Its middle, in percent of the height of all rows.
        shift: From the dot to where it begins, in em; if negative, to where it ends.
        group: Number of the group.
        leader: How far the line goes that joins it with a dot away from it, in em; or 0.
    """

    text: str
    x: float
    y: float = 0
    shift: float = 0
    group: int = 0
    leader: float = 0


class Heading(NamedTuple):
    """A text of the column at the left.

    Attributes:
        text: Name of a family or a group.
        y: Its middle, in percent of the height of all rows.
        group: Number of its group.
        is_group: Whether it is the heading of a group.
    """

    text: str
    y: float
    group: int
    is_group: bool


class Stroke(NamedTuple):
    """Lines of one colour.

    Attributes:
        group: Number of the group.
        life, ticks, origins: Paths: from first to last models, models, where families began.
    """

    group: int
    life: str
    ticks: str
    origins: str


class FirstPicture(NamedTuple):
    """The whole picture.

    Attributes:
        height, width: Of all rows, in the units of paths.
        widest: The widest name of a family, for which the column at the left has room.
        headings, names: Texts at the left, and beside dots.
        strokes: Lines, group by group.
        years: Texts of the axis.
        style: What gives groups their colours, in both themes, and rows their height.
    """

    height: int
    width: float
    widest: str
    headings: tuple[Heading, ...]
    names: tuple[PictureName, ...]
    strokes: tuple[Stroke, ...]
    years: tuple[PictureName, ...]
    style: str


def draw_first_picture(
    document: Document, rows: FamilyRows, texts: Mapping[str, str], others: Sequence[str]
) -> FirstPicture:
    """Draw the families of a lineage document.

    Args:
        document: The lineage.
        rows: Where its families and models stand.
        texts: Those of the page: they have short names for rows of families and of groups.
        others: The colour of families without a group, on the light and on the dark ground.
    """
    groups = {group["id"]: group for group in document.get("groups", ())}
    titles = {key: texts.get(f"row.{key}", group["name"]) for key, group in groups.items()}
    families = {
        one["id"]: texts.get(f"lane.{one['id']}", one["name"]) for one in document["families"]
    }
    models = {model["id"]: model for model in document["models"]}
    x = {place.model_id: place.x for place in rows.places}
    numbers = {group: number for number, group in enumerate([*groups, None])}
    by_group = [(key, tuple(of)) for key, of in groupby(rows.rows, key=lambda row: row.group)]
    count = len(rows.rows) + (len(by_group) if len(by_group) > 1 else 0)
    headings: list[Heading] = []
    names: list[PictureName] = []
    middles: dict[str, float] = {}
    for group, members in by_group:
        number = numbers[group]
        if len(by_group) > 1:
            name = titles[group] if group else texts.get("families.others", "")
            headings.append(Heading(name, _to_middle(headings, count), number, is_group=True))
        for row in members:
            text = families.get(row.family, row.family)
            y = _to_middle(headings, count)
            middles[row.family] = y / 100 * count * _ROW
            headings.append(Heading(text, y, number, is_group=False))
            names += _place_names(row, models, x, y=y, group=number)
    points = {one: (x[one], middles[row.family]) for row in rows.rows for one in row.models}
    colours = [*groups.values(), dict(zip(_THEMES, others, strict=True))]
    return FirstPicture(
        height=count * _ROW,
        width=WIDTH,
        widest=max(
            (one.text for one in headings if not one.is_group), key=measure_label, default=""
        ),
        headings=tuple(headings),
        names=tuple(names),
        strokes=tuple(_draw_group(numbers[key], members, points) for key, members in by_group),
        years=_list_years(rows),
        style=_write_colours(colours) + (_write_heights(count) if count else ""),
    )


def _to_middle(above: Sequence[Heading], count: int) -> float:
    return round((len(above) + 0.5) / count * 100, 3)


def _place_names(
    row: FamilyRow,
    models: Mapping[str, ModelRecord],
    xs: Mapping[str, float],
    *,
    y: float,
    group: int,
) -> Iterable[PictureName]:
    named = row.models[: row.names]
    texts = {one: row.short.get(one, models[one]["name"]) for one in named}
    milestones = {one for one in named if models[one].get("milestone", False)}
    for name in name_models(texts, xs, milestones):
        is_right = name.left > name.x
        near, far = (name.left, name.right) if is_right else (name.right, name.left)
        yield PictureName(
            name.text,
            _to_percent(name.x),
            y,
            shift=_to_em(near - name.x),
            group=group,
            leader=_to_em(far - name.x) if name.apart > _NEAR else 0,
        )


def _draw_group(
    number: int, rows: Sequence[FamilyRow], points: Mapping[str, tuple[float, float]]
) -> Stroke:
    life, ticks, origins = [], [], []
    for row in rows:
        xs = sorted(points[one][0] for one in row.models)
        y = points[row.models[0]][1]
        life.append(f"M{xs[0]:g} {y:g}H{xs[-1]:g}")
        ticks += [f"M{x:g} {y - 3.5:g}v7" for x in xs]
        if row.parent and row.child:
            (from_x, from_y), (to_x, to_y) = points[row.parent], points[row.child]
            middle = f"{(from_x + to_x) / 2:g}"
            bend = f"C{middle} {from_y:g} {middle} {to_y:g} {to_x:g} {to_y:g}"
            origins.append(f"M{from_x:g} {from_y:g}{bend}")
    return Stroke(number, "".join(life), "".join(ticks), "".join(origins))


def _list_years(rows: FamilyRows) -> tuple[PictureName, ...]:
    years = []
    end = WIDTH
    for number in reversed(range(len(rows.years) - 1)):
        x = rows.years[number]
        if end - x >= 40:  # noqa: PLR2004  room for four digits
            years.append(PictureName(str(rows.first_year + number), _to_percent(x)))
            end = x
    return tuple(reversed(years))


def _to_percent(x: float) -> float:
    return round(x / WIDTH * 100, 2)


def _to_em(pixels: float) -> float:
    return round(pixels / _LETTER, 2)


def _write_colours(groups: Sequence[Mapping[str, Any]]) -> str:
    def write(key: str, theme: str) -> str:
        return "".join(
            f"{theme}#first .g{number}{{fill:{group[key]};stroke:{group[key]}}}"
            for number, group in enumerate(groups)
        )

    light, dark = write("colour", ""), write("colour_dark", '[data-theme="dark"] ')
    return f"{light}\n{dark}\n"


def _write_heights(count: int) -> str:
    """Return what makes rows as high as the scripts do: lower in a usual window than a line."""

    def to_rem(pixels: float) -> str:
        return f"{pixels / 16:.5g}rem"

    least, line = to_rem(_AXIS + count * _LEAST), to_rem(_AXIS + count * _LINE)
    fitting = f"min((100cqh - {to_rem(_AXIS)}) / {count}, {to_rem(_MOST)})"
    return (
        f"#first svg{{height:calc({count} * {fitting})}}\n"
        f"@container (min-height:{least}) and (max-height:{line})"
        "{#first .rows{font-size:var(--type-tiny)}}\n"
        f"@container (max-height:{least}){{#first svg{{height:{to_rem(count * _SCROLLED)}}}}}\n"
    )
