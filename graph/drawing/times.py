"""When each model stands: the x that all pictures over time share, and how closely they stand.

Pure: the same document gives the same places, whatever the order of its lists.
"""

from __future__ import annotations

import calendar
from bisect import bisect_left
from dataclasses import dataclass
from graphlib import CycleError as GraphlibCycleError
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from graph.drawing.labels import measure_block
from graph.drawing.lanes import Footprint, pack_rows
from graph.errors import CycleError
from graph.records.dates import parse_date
from graph.records.vocabulary import is_ancestry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.records.shapes import Document, ModelRecord

MONTH_WIDTH = 12.0

_STEP = 0.5
"""Months that a child stands right of its parent at least."""

_MOST_ROWS = 48
"""How many rows a screen shows at once; where more are needed, labels wait for a closer look."""

_SPREADS = tuple(1.25**number for number in range(11))
"""How far one may have to zoom in until labels have room."""


@dataclass(frozen=True)
class TimePlace:
    """When one model stands.

    Attributes:
        model_id: The model.
        x: Centre of its dot, in pixels at natural size.
    """

    model_id: str
    x: float


@dataclass(frozen=True)
class Times:
    """When all models stand.

    Attributes:
        first_year: The year that begins at x = 0.
        places: One for each model, by id.
        spread: How far one must zoom in until every label has its room in lanes of families; 1:
            it has at once.
    """

    first_year: int
    places: tuple[TimePlace, ...]
    spread: float = 1.0


def lay_out_times(document: Document) -> Times:
    """Lay out the models of a lineage document along time.

    A model stands at its date; one that is only known to the month or the year stands in its
    middle. A child stands right of all its parents, if need be a little after its date. Code
    reuse places nothing.

    Args:
        document: What `lineage export json` writes.

    Raises:
        CycleError: The derivations lead from a model back to itself.
    """
    models = {model["id"]: model for model in document["models"]}
    if not models:
        return Times(first_year=0, places=())
    first_year = find_first_year(models)
    months = spread_months(models, collect_parents(document, models), first_year=first_year)
    _, spread = pack_screen(models, make_blocks(models, months))
    places = (TimePlace(model_id, to_x(months[model_id])) for model_id in sorted(models))
    return Times(first_year, tuple(places), round(spread, 3))


def find_first_year(models: Mapping[str, ModelRecord]) -> int:
    """Return the year of the oldest model, of which there is one at least."""
    return min(parse_date(model["released"])[0] for model in models.values())


def to_x(month: float) -> float:
    """Return where a month stands, in pixels at natural size."""
    return round(month * MONTH_WIDTH, 2)


def to_month(date: str, *, first_year: int) -> float:
    """Return how many months after the start of `first_year` a date stands.

    Examples:
        >>> to_month("2018-03", first_year=2017)
        14.5
    """
    year, *rest = parse_date(date)
    months = float((year - first_year) * 12)
    if not rest:
        return months + 6.0
    month, *days = rest
    if not days:
        return months + month - 0.5
    return months + month - 1 + (days[0] - 0.5) / calendar.monthrange(year, month)[1]


def find_largest_count(model: ModelRecord) -> int:
    """Return the largest disclosed number of parameters of a model; 0 if there is none."""
    counts = [size["count"] for size in model["parameters"]]
    return max((count for count in counts if isinstance(count, int)), default=0)


def collect_parents(document: Document, models: Mapping[str, ModelRecord]) -> dict[str, list[str]]:
    """Return the distinct parents of each model, over the channels of ancestry."""
    parents: dict[str, list[str]] = {model_id: [] for model_id in sorted(models)}
    for derivation in document["derivations"]:
        parent, child = derivation["parent"], derivation["child"]
        if is_ancestry(derivation["channel"]) and parent not in parents[child]:
            parents[child].append(parent)
    return parents


def spread_months(
    models: Mapping[str, ModelRecord], parents: Mapping[str, Sequence[str]], *, first_year: int
) -> dict[str, float]:
    """Return where each model stands, in months: at its date, and right of all its parents.

    Raises:
        CycleError: The derivations lead from a model back to itself.
    """
    months: dict[str, float] = {}
    try:
        order = tuple(TopologicalSorter(parents).static_order())
    except GraphlibCycleError as error:
        raise CycleError(error.args[1][:-1]) from error
    for model_id in order:
        own = to_month(models[model_id]["released"], first_year=first_year)
        months[model_id] = max([own, *(months[parent] + _STEP for parent in parents[model_id])])
    return months


def make_blocks(models: Mapping[str, ModelRecord], months: Mapping[str, float]) -> list[Footprint]:
    """Return what each model takes up, in the order in which they look for a place."""
    order = sorted(models, key=lambda key: (months[key], -find_largest_count(models[key]), key))
    return [
        Footprint(one, months[one] * MONTH_WIDTH, measure_block(models[one]["name"]))
        for one in order
    ]


def pack_screen(
    models: Mapping[str, ModelRecord], blocks: Sequence[Footprint]
) -> tuple[dict[str, dict[str, int]], float]:
    """Give labels as much room as lets all rows fit on a screen, or the least room there is.

    The further one zooms in, the fewer rows there are, so that halving finds the place.
    """
    lanes: dict[str, list[Footprint]] = {}
    for block in blocks:
        lanes.setdefault(models[block.model_id]["family"], []).append(block)

    def pack(spread: float) -> dict[str, dict[str, int]]:
        return {family: pack_rows(of, spread=spread) for family, of in lanes.items()}

    def count_rows(spread: float) -> int:
        return sum(max(of.values()) + 1 for of in pack(spread).values())

    number = bisect_left(_SPREADS[:-1], -_MOST_ROWS, key=lambda spread: -count_rows(spread))
    spread = _SPREADS[number]
    return pack(spread), spread
