"""The picture of families: a row for each, in groups, over a time that has room where models are.

Pure: the same document gives the same rows, whatever the order of its lists.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import starmap
from math import sqrt
from typing import TYPE_CHECKING

from graph.drawing.family_names import WIDTH, find_short_names
from graph.drawing.times import TimePlace, collect_parents, find_first_year, spread_months
from graph.records.vocabulary import ANCESTRY_CHANNELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.records.shapes import Document, ModelRecord

_LEAST_YEAR = 0.12
"""What a year without models takes, where the fullest one takes one more."""

_MORE_NAMES = 2
"""How many models besides the first and the milestones are named at natural size."""


@dataclass(frozen=True)
class FamilyRow:
    """The row of one family.

    Attributes:
        family: Id of the family.
        group: Id of its group; None if it has none.
        parent: The model of another family from which this one began; None if there is none.
        child: The model that began it; None without a parent.
        models: Ids of its models, those to be named first at the front.
        names: How many of them are named at natural size.
        short: What milestones are called here by id: without the name of the family, where whole
            names have no room near their dots.
    """

    family: str
    group: str | None
    parent: str | None
    child: str | None
    models: tuple[str, ...]
    names: int
    short: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FamilyRows:
    """The whole picture.

    Attributes:
        first_year: The year that begins at x = 0.
        years: Where each year begins, and where the last one ends.
        rows: From the top to the bottom: by group, and in each by the age of the first model.
        places: One for each model, by id.
    """

    first_year: int
    years: tuple[float, ...]
    rows: tuple[FamilyRow, ...]
    places: tuple[TimePlace, ...]


def lay_out_families(document: Document) -> FamilyRows:
    """Lay out the families of a lineage document.

    A year is the wider the more models it has, and the more milestones, which are named: so that
    the crowded ones can be read.

    Args:
        document: What `lineage export json` writes.

    Raises:
        CycleError: The derivations lead from a model back to itself.
    """
    models = {model["id"]: model for model in document["models"]}
    if not models:
        return FamilyRows(first_year=0, years=(), rows=(), places=())
    parents = collect_parents(document, models)
    first_year = find_first_year(models)
    months = spread_months(models, parents, first_year=first_year)
    milestones = [one for one, model in models.items() if model.get("milestone", False)]
    years = _stretch_years(months, milestones or list(models))
    xs = {one: _to_x(months[one], years) for one in sorted(models)}
    rows = _make_rows(document, models, parents, months)
    return FamilyRows(
        first_year=first_year,
        years=tuple(round(x, 2) for x in years),
        rows=tuple(_shorten_names(rows, document, models, xs)),
        places=tuple(starmap(TimePlace, xs.items())),
    )


def _stretch_years(months: Mapping[str, float], named: Iterable[str]) -> list[float]:
    counts = Counter(int(month // 12) for month in months.values())
    names = Counter(int(months[one] // 12) for one in named)
    parts = [
        {year: sqrt(count / max(of.values())) for year, count in of.items()}
        for of in (counts, names)
    ]
    widths = [
        _LEAST_YEAR + sum(part.get(year, 0) for part in parts) / 2
        for year in range(max(counts) + 1)
    ]
    years = [0.0]
    for width in widths:
        years.append(years[-1] + width)
    return [x * WIDTH / years[-1] for x in years]


def _to_x(month: float, years: Sequence[float]) -> float:
    year = int(month // 12)
    return round(years[year] + (years[year + 1] - years[year]) * (month / 12 - year), 2)


def _make_rows(
    document: Document,
    models: Mapping[str, ModelRecord],
    parents: Mapping[str, Sequence[str]],
    months: Mapping[str, float],
) -> list[FamilyRow]:
    group_of = {family["id"]: family.get("group") for family in document["families"]}
    groups = [group["id"] for group in document.get("groups", ())]
    members: dict[str, list[str]] = {}
    for model_id in sorted(models, key=lambda one: (months[one], one)):
        members.setdefault(models[model_id]["family"], []).append(model_id)

    def rank(family: str) -> tuple[int, float, str]:
        group = group_of.get(family)
        order = groups.index(group) if group in groups else len(groups)
        return order, months[members[family][0]], family

    weights = _count_outer_children(models, parents)
    rows = []
    for family in sorted(members, key=rank):
        group = group_of.get(family)
        parent, child = _find_origin(document, models, members[family])
        named = _sort_by_fame(models, members[family], weights, months)
        milestones = sum(models[one].get("milestone", False) for one in named[1:])
        rows.append(
            FamilyRow(
                family=family,
                group=group if group in groups else None,
                parent=parent,
                child=child,
                models=tuple(named),
                names=min(1 + milestones + _MORE_NAMES, len(named)),
            )
        )
    return rows


def _shorten_names(
    rows: Iterable[FamilyRow],
    document: Document,
    models: Mapping[str, ModelRecord],
    xs: Mapping[str, float],
) -> Iterable[FamilyRow]:
    families = {family["id"]: family["name"] for family in document["families"]}
    for row in rows:
        milestones = [one for one in row.models if models[one].get("milestone", False)]
        names = {one: models[one]["name"] for one in milestones}
        short = find_short_names(names, xs, families.get(row.family, row.family))
        yield replace(row, short=short)


def _count_outer_children(
    models: Mapping[str, ModelRecord], parents: Mapping[str, Sequence[str]]
) -> Counter[str]:
    """Return how many children in other families each model has."""
    return Counter(
        parent
        for child, of in parents.items()
        for parent in of
        if models[parent]["family"] != models[child]["family"]
    )


def _sort_by_fame(
    models: Mapping[str, ModelRecord],
    members: Sequence[str],
    weights: Mapping[str, int],
    months: Mapping[str, float],
) -> list[str]:
    """Return the first model, then the milestones, then those that others build on.

    A recent one counts more than its few children: it had less time for them.
    """
    newest = max(months.values())

    def rank(model_id: str) -> tuple[bool, float, str]:
        age = (newest - months[model_id]) / 12
        return (
            not models[model_id].get("milestone", False),
            -(weights[model_id] + 1) / (age + 1),
            model_id,
        )

    return [members[0], *sorted(members[1:], key=rank)]


def _find_origin(
    document: Document, models: Mapping[str, ModelRecord], members: Sequence[str]
) -> tuple[str | None, str | None]:
    """Return the model that a family began from, and its first model that comes from it.

    Of several parents the one that gave most stands first: weights before architecture.
    """
    own = set(members)
    order = {str(channel): number for number, channel in enumerate(ANCESTRY_CHANNELS)}
    found: dict[str, list[tuple[int, str, str]]] = {}
    for step in document["derivations"]:
        if step["child"] in own and step["parent"] not in own and step["channel"] in order:
            row = (order[step["channel"]], models[step["parent"]]["released"], step["parent"])
            found.setdefault(step["child"], []).append(row)
    child = next((one for one in members if one in found), None)
    return (min(found[child])[2], child) if child else (None, None)
