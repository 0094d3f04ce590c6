"""The family tree: generations from left to right, kin side by side, few lines that cross.

The whole, once; `site/static/js/layout/layers.js` lays out the part that a reader asks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError as GraphlibCycleError
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from graph.drawing.times import collect_parents
from graph.errors import CycleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.records.shapes import Document

_MOST_ROWS = 40
"""A generation with more models than this stands in several columns."""

_SWEEPS = 12


@dataclass(frozen=True)
class TreePlace:
    """Where one model stands.

    Attributes:
        model_id: The model.
        column: Number of its column, from the left.
        row: Its distance from the top, in rows.
    """

    model_id: str
    column: int
    row: float


@dataclass(frozen=True)
class Tree:
    """A whole layout.

    Attributes:
        generations: The generation of each column, from the left; roots are 0.
        rows: How many rows it is high.
        places: One for each model, by id.
    """

    generations: tuple[int, ...]
    rows: int
    places: tuple[TreePlace, ...]


def lay_out_tree(document: Document) -> Tree:
    """Lay out the models of a lineage document by generation.

    A model stands one generation right of its last parent; a root stands as near to its first
    child as it can. Models without any kin stand at the lower left. Code reuse places nothing.

    Args:
        document: What `lineage export json` writes.

    Raises:
        CycleError: The derivations lead from a model back to itself.
    """
    found = collect_parents(document, {model["id"]: model for model in document["models"]})
    parents = {model_id: sorted(found[model_id]) for model_id in sorted(found)}
    layers = _stack_layers(_count_generations(parents))
    if not layers:
        return Tree(generations=(), rows=0, places=())
    kin = _Kin(parents)
    height = min(_MOST_ROWS, max(map(len, layers)))
    rows, layers = _settle(kin, layers, height)
    return _place(layers, rows, height)


@dataclass(frozen=True)
class _Kin:
    """Who stands beside whom: parents of each model and, from them, its children."""

    parents: Mapping[str, Sequence[str]]

    @property
    def children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = {model_id: [] for model_id in self.parents}
        for child, of in self.parents.items():
            for parent in of:
                children[parent].append(child)
        return children


def _count_generations(parents: Mapping[str, Sequence[str]]) -> dict[str, int]:
    try:
        order = tuple(TopologicalSorter(parents).static_order())
    except GraphlibCycleError as error:
        raise CycleError(error.args[1][:-1]) from error
    generations: dict[str, int] = {}
    for model_id in order:
        generations[model_id] = max((generations[one] + 1 for one in parents[model_id]), default=0)
    for model_id, children in _Kin(parents).children.items():
        if children and not parents[model_id]:
            generations[model_id] = min(generations[child] for child in children) - 1
    return generations


def _stack_layers(generations: Mapping[str, int]) -> list[list[str]]:
    layers: list[list[str]] = [[] for _ in range(max(generations.values(), default=-1) + 1)]
    for model_id in sorted(generations):
        layers[generations[model_id]].append(model_id)
    return layers


def _settle(
    kin: _Kin, layers: list[list[str]], height: int
) -> tuple[dict[str, float], list[list[str]]]:
    """Sweep to and fro; keep the rows whose lines run the least way up and down."""
    children = kin.children
    rows: dict[str, float] = {}
    for layer in layers:
        rows |= _spread(layer, dict.fromkeys(layer, height / 2), height)
    best = (float("inf"), rows, layers)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        for number in range(len(layers)) if forward else reversed(range(len(layers))):
            near = {one: _list_near(kin, children, one, sweep) for one in layers[number]}
            wanted = {
                one: sum(rows[other] for other in others) / len(others) if others else height
                for one, others in near.items()
            }
            layers[number] = sorted(layers[number], key=lambda one: (wanted[one], rows[one], one))
            rows |= _spread(layers[number], wanted, height)
        length = round(_measure(kin.parents, rows), 6)
        if length < best[0]:
            best = (length, dict(rows), [list(layer) for layer in layers])
    return best[1], best[2]


def _list_near(
    kin: _Kin, children: Mapping[str, Sequence[str]], model_id: str, sweep: int
) -> Sequence[str]:
    """Return those a model wants to stand beside: parents going right, children going left."""
    before, after = kin.parents[model_id], children[model_id]
    if sweep >= _SWEEPS // 2:
        return [*before, *after]
    return (before or after) if sweep % 2 == 0 else (after or before)


def _spread(layer: Sequence[str], wanted: Mapping[str, float], height: int) -> dict[str, float]:
    """Put a layer, in its order, as near to the wanted rows as its distances allow."""
    step = 1 / count_columns(len(layer))
    fitted = fit_rising([wanted[one] - number * step for number, one in enumerate(layer)])
    room = max(0.0, height - len(layer) * step)
    return {
        one: min(max(fitted[number], 0.0), room) + number * step
        for number, one in enumerate(layer)
    }


def count_columns(count: int) -> int:
    """Return in how many columns a generation of `count` models stands."""
    return max(1, -(-count // _MOST_ROWS))


def fit_rising(values: Iterable[float]) -> list[float]:
    """Return the numbers nearest to `values` (least squares) that never fall.

    Examples:
        >>> fit_rising([1, 4, 2, 5])
        [1.0, 3.0, 3.0, 5.0]
    """
    blocks: list[tuple[float, int]] = []
    for value in values:
        total, count = float(value), 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            more, others = blocks.pop()
            total, count = total + more, count + others
        blocks.append((total, count))
    return [total / count for total, count in blocks for _ in range(count)]


def _measure(parents: Mapping[str, Sequence[str]], rows: Mapping[str, float]) -> float:
    return sum(abs(rows[child] - rows[parent]) for child, of in parents.items() for parent in of)


def _place(layers: Sequence[Sequence[str]], rows: Mapping[str, float], height: int) -> Tree:
    generations: list[int] = []
    places = []
    for generation, layer in enumerate(layers):
        columns = count_columns(len(layer))
        first = len(generations)
        generations += [generation] * columns
        for number, model_id in enumerate(layer):
            column = first + number % columns
            places.append(TreePlace(model_id, column, round(rows[model_id], 3)))
    places.sort(key=lambda place: place.model_id)
    return Tree(tuple(generations), height, tuple(places))
