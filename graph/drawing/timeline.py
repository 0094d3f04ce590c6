"""Where each model stands in a still timeline: time to the right, one lane for each family.

For notebooks, where nothing folds or scrolls; the rows of the page are those of `family_rows`.
Pure: the same document gives the same places, whatever the order of its lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.drawing.lanes import order_lanes, settle_rows
from graph.drawing.times import (
    collect_parents,
    find_first_year,
    make_blocks,
    pack_screen,
    spread_months,
    to_x,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.drawing.lanes import Footprint
    from graph.records.shapes import Document, ModelRecord

ROW_HEIGHT = 18.0
LANE_PADDING = 5.0


@dataclass(frozen=True)
class Place:
    """Where one model stands.

    Attributes:
        model_id: The model.
        x, y: Centre of its dot, in pixels at natural size.
        lane: Number of its lane, from the top.
        row: Number of its row in the lane, from the top.
    """

    model_id: str
    x: float
    y: float
    lane: int
    row: int


@dataclass(frozen=True)
class Lane:
    """The stripe of one family.

    Attributes:
        family: Id of the family.
        top, height: Its extent, in pixels at natural size.
        rows: How many rows it has.
    """

    family: str
    top: float
    height: float
    rows: int


@dataclass(frozen=True)
class Timeline:
    """A whole layout.

    Attributes:
        first_year: The year that begins at x = 0.
        lanes: From the top to the bottom.
        places: One for each model, by id.
        spread: How far one must zoom in until every label has its room; 1: it has at once.
    """

    first_year: int
    lanes: tuple[Lane, ...]
    places: tuple[Place, ...]
    spread: float = 1.0


def lay_out_timeline(document: Document) -> Timeline:
    """Lay out the models of a lineage document: in time as `lay_out_times` does, in lanes.

    Args:
        document: What `lineage export json` writes.

    Raises:
        CycleError: The derivations lead from a model back to itself.
    """
    models = {model["id"]: model for model in document["models"]}
    if not models:
        return Timeline(first_year=0, lanes=(), places=())
    parents = collect_parents(document, models)
    first_year = find_first_year(models)
    months = spread_months(models, parents, first_year=first_year)
    blocks = make_blocks(models, months)
    packed, spread = pack_screen(models, blocks)
    lanes = _stack_lanes(models, parents, months, packed)
    rows = _settle(blocks, parents, packed, lanes, spread)
    return Timeline(first_year, lanes, _place(models, months, rows, lanes), round(spread, 3))


def _stack_lanes(
    models: Mapping[str, ModelRecord],
    parents: Mapping[str, Sequence[str]],
    months: Mapping[str, float],
    rows: Mapping[str, Mapping[str, int]],
) -> tuple[Lane, ...]:
    counts = {family: max(of.values()) + 1 for family, of in rows.items()}
    heights = {family: n * ROW_HEIGHT + 2 * LANE_PADDING for family, n in counts.items()}
    oldest = {family: min(months[model_id] for model_id in of) for family, of in rows.items()}
    family_of = {model_id: model["family"] for model_id, model in models.items()}
    links = [(family_of[one], family_of[child]) for child, of in parents.items() for one in of]
    families = sorted(rows, key=lambda family: (oldest[family], family))
    lanes: list[Lane] = []
    top = 0.0
    for family in order_lanes(families, links, heights):
        lanes.append(Lane(family, top, heights[family], counts[family]))
        top += heights[family]
    return tuple(lanes)


def _settle(
    blocks: Sequence[Footprint],
    parents: Mapping[str, Sequence[str]],
    rows: Mapping[str, Mapping[str, int]],
    lanes: Sequence[Lane],
    spread: float,
) -> dict[str, int]:
    """Move models to rows near their kin, and return the row of each in its lane."""
    from_top: dict[str, int] = {}
    ranges: dict[str, range] = {}
    first = 0
    for lane in lanes:
        from_top |= {model_id: first + row for model_id, row in rows[lane.family].items()}
        ranges |= dict.fromkeys(rows[lane.family], range(first, first + lane.rows))
        first += lane.rows
    kin = {model_id: set(of) for model_id, of in parents.items()}
    for child, of in parents.items():
        for one in of:
            kin[one].add(child)
    settled = settle_rows(blocks, from_top, ranges, kin, spread=spread)
    return {model_id: row - ranges[model_id].start for model_id, row in settled.items()}


def _place(
    models: Mapping[str, ModelRecord],
    months: Mapping[str, float],
    rows: Mapping[str, int],
    lanes: Sequence[Lane],
) -> tuple[Place, ...]:
    numbers = {lane.family: number for number, lane in enumerate(lanes)}
    places = []
    for model_id in sorted(models):
        number = numbers[models[model_id]["family"]]
        y = lanes[number].top + LANE_PADDING + (rows[model_id] + 0.5) * ROW_HEIGHT
        places.append(Place(model_id, to_x(months[model_id]), y, number, rows[model_id]))
    return tuple(places)
