"""The first picture of the page, which stands before any script runs: families in rows."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.drawing.family_rows import WIDTH
from graph.drawing.labels import measure_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.drawing.family_rows import FamilyRow, FamilyRows
    from graph.records.shapes import Document

ROW = 13
_THEMES = ("colour", "colour_dark")


class PictureName(NamedTuple):
    """A text of the picture.

    Attributes:
        text: What stands there.
        x: Where its dot stands, in percent of the width of time.
        y: Its middle, in pixels.
        first: Whether its model is the first of the family.
    """

    text: str
    x: float
    y: float
    first: bool


class Heading(NamedTuple):
    """A text of the column at the left.

    Attributes:
        text: Name of a family or a group.
        y: Its middle, in pixels.
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
        height: Its height in pixels.
        width: Units of its width in paths.
        headings, names: Texts at the left, and beside dots.
        strokes: Lines, group by group.
        years: Texts of the axis.
        style: What gives groups their colours, in both themes.
    """

    height: int
    width: float
    headings: tuple[Heading, ...]
    names: tuple[PictureName, ...]
    strokes: tuple[Stroke, ...]
    years: tuple[PictureName, ...]
    style: str


def draw_first_picture(
    document: Document, rows: FamilyRows, short_names: Mapping[str, str], others: Sequence[str]
) -> FirstPicture:
    """Draw the families of a lineage document.

    Args:
        document: The lineage.
        rows: Where its families and models stand.
        short_names: Those of the page's rows, by family.
        others: The colour of families without a group, on the light and on the dark ground.
    """
    groups = {group["id"]: group for group in document.get("groups", ())}
    families = {family["id"]: family["name"] for family in document["families"]} | dict(
        short_names
    )
    names = {model["id"]: model["name"] for model in document["models"]}
    x = {place.model_id: place.x for place in rows.places}
    numbers = {group: number for number, group in enumerate([*groups, None])}
    headings: list[Heading] = []
    middles: dict[str, float] = {}
    top = 0
    by_group = [(key, tuple(of)) for key, of in groupby(rows.rows, key=lambda row: row.group)]
    for group, members in by_group:
        if len(by_group) > 1:
            name = groups[group]["name"] if group else "Other families"
            headings.append(Heading(name, top + ROW / 2, numbers[group], is_group=True))
            top += ROW
        for row in members:
            middles[row.family] = top + ROW / 2
            text = families.get(row.family, row.family)
            headings.append(Heading(text, top + ROW / 2, numbers[group], is_group=False))
            top += ROW
    family_of = {model_id: row.family for row in rows.rows for model_id in row.models}
    points = {one: (x[one], middles[family]) for one, family in family_of.items()}
    return FirstPicture(
        height=top,
        width=WIDTH,
        headings=tuple(headings),
        names=tuple(one for row in rows.rows for one in _place_names(row, names, points)),
        strokes=tuple(_draw_group(numbers[key], members, points) for key, members in by_group),
        years=_list_years(rows),
        style=_write_style([*groups.values(), dict(zip(_THEMES, others, strict=True))]),
    )


def _place_names(
    row: FamilyRow, names: Mapping[str, str], points: Mapping[str, tuple[float, float]]
) -> Iterable[PictureName]:
    taken: list[tuple[float, float]] = []
    for number, model_id in enumerate(row.models[: row.names]):
        x, y = points[model_id]
        start, end = x - 6, x + 14 + measure_label(names[model_id])
        if all(end <= left or start >= right for left, right in taken):
            taken.append((start, end))
            yield PictureName(names[model_id], _to_percent(x), y, first=number == 0)


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
            years.append(
                PictureName(str(rows.first_year + number), _to_percent(x), 0, first=False)
            )
            end = x
    return tuple(reversed(years))


def _to_percent(x: float) -> float:
    return round(x / WIDTH * 100, 2)


def _write_style(groups: Sequence[Mapping[str, Any]]) -> str:
    def write(key: str, theme: str) -> str:
        return "".join(
            f"{theme}#first .g{number}{{fill:{group[key]};stroke:{group[key]}}}"
            for number, group in enumerate(groups)
        )

    light, dark = write("colour", ""), write("colour_dark", '[data-theme="dark"] ')
    return f"{light}\n{dark}\n"
