"""The order of the lanes of the timeline, and the rows inside each of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_GAP = 10.0
"""Free pixels between the end of a label and the next dot of the row."""

_SWEEPS = 4
"""How often every model moves; later sweeps change next to nothing."""


@dataclass(frozen=True)
class Footprint:
    """What one model takes up in its lane.

    Attributes:
        model_id: The model.
        x: Centre of its dot.
        width: From the centre of the dot to the end of the label.
    """

    model_id: str
    x: float
    width: float

    def find_end(self, spread: float) -> float:
        """Return where the next dot of the row may stand."""
        return self.x + (self.width + _GAP) / spread


def pack_rows(blocks: Iterable[Footprint], *, spread: float = 1.0) -> dict[str, int]:
    """Give every block the first row in which it overlaps no other.

    Args:
        blocks: The models of one lane, in the order of their x.
        spread: How far one must zoom in to read the labels.

    Returns:
        The row of each model, counted from 0 downwards.
    """
    ends: list[float] = []
    rows: dict[str, int] = {}
    for block in blocks:
        row = next((row for row, end in enumerate(ends) if end <= block.x), len(ends))
        ends[row : row + 1] = [block.find_end(spread)]
        rows[block.model_id] = row
    return rows


def settle_rows(
    blocks: Sequence[Footprint],
    rows: Mapping[str, int],
    lanes: Mapping[str, range],
    kin: Mapping[str, Collection[str]],
    *,
    spread: float = 1.0,
) -> dict[str, int]:
    """Move every block, within its lane, to the free row nearest to the middle of its kin.

    That makes edges shorter, and fewer of them cross.

    Args:
        blocks: All models, in the order of their x: so there is always a free row.
        rows: A row for each, counted from the top of the picture, such that none overlap.
        lanes: The rows of the lane that each model stands in.
        kin: The parents and children of each model.
        spread: How far one must zoom in to read the labels.
    """
    settled = dict(rows)
    for _ in range(_SWEEPS):
        ends: dict[int, float] = {}
        for block in blocks:
            lane, others = lanes[block.model_id], kin[block.model_id] or (block.model_id,)
            middle = round(sum(settled[other] for other in others) / len(others))
            nearest = _list_nearest(lane, min(max(middle, lane[0]), lane[-1]))
            row = next(row for row in nearest if ends.get(row, 0.0) <= block.x)
            ends[row] = block.find_end(spread)
            settled[block.model_id] = row
    return settled


def _list_nearest(rows: range, near: int) -> Iterator[int]:
    """Yield rows, those nearest to `near` first; of two, the upper one."""
    for distance in range(len(rows)):
        if near - distance in rows:
            yield near - distance
        if distance and near + distance in rows:
            yield near + distance


def order_lanes(
    lanes: Sequence[str], links: Sequence[tuple[str, str]], heights: Mapping[str, float]
) -> list[str]:
    """Order lanes so that the edges between them run the least way up and down.

    Begins with the tree of each lane's strongest older lane, then moves one lane after the other
    to its best place, as long as that shortens the edges. The same input gives the same order.

    Args:
        lanes: Ids of the lanes, oldest first.
        links: One pair of lanes (parent's, child's) for each derivation.
        heights: Height of each lane.
    """
    weights = Counter(_pair(one, other) for one, other in links if one != other)
    order = _walk_tree(lanes, weights)
    cost, before = _measure(order, weights, heights), inf
    while cost < before - 1e-9:
        before = cost
        for lane in lanes:
            rest = [other for other in order if other != lane]
            moved = ([*rest[:place], lane, *rest[place:]] for place in range(len(order)))
            order = min(order, *moved, key=lambda one: _measure(one, weights, heights))
        cost = _measure(order, weights, heights)
    return order


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _walk_tree(lanes: Sequence[str], weights: Mapping[tuple[str, str], int]) -> list[str]:
    children: dict[str | None, list[str]] = {}
    for index, lane in enumerate(lanes):
        older = lanes[:index]
        best = max(older, key=lambda other: weights.get(_pair(lane, other), 0), default=None)
        children.setdefault(best, []).append(lane)
    order: list[str] = []
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        lane = waiting.pop()
        order.append(lane)
        waiting.extend(reversed(children.get(lane, [])))
    return order


def _measure(
    order: Sequence[str],
    weights: Mapping[tuple[str, str], int],
    heights: Mapping[str, float],
) -> float:
    centres: dict[str, float] = {}
    top = 0.0
    for lane in order:
        centres[lane] = top + heights[lane] / 2
        top += heights[lane]
    lengths = [
        weight * abs(centres[one] - centres[other]) for (one, other), weight in weights.items()
    ]
    return sum(lengths)
