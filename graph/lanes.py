"""The order of the lanes of the timeline, and the rows inside each of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NEW_ROW_COST = 1.5
"""How many rows nearer to its parent a model must get for a row of its own."""


@dataclass(frozen=True)
class Block:
    """What one model takes up in its lane.

    Attributes:
        model_id: The model.
        x: Centre of its dot.
        width: From the centre of the dot to the end of the label.
        parent_id: Its main parent, if that one stands in the same lane.
    """

    model_id: str
    x: float
    width: float
    parent_id: str | None


def pack_rows(blocks: Sequence[Block], *, gap: float = 10.0) -> dict[str, int]:
    """Give every block a row such that no two of a row overlap.

    Args:
        blocks: The models of one lane, in the order in which they look for a place; a parent
            stands before its children.
        gap: Free pixels between the end of one and the dot of the next.

    Returns:
        The row of each model, counted from 0 downwards.
    """
    ends: list[float] = []
    rows: dict[str, int] = {}
    for block in blocks:
        row = _choose_row(block, ends=ends, near=rows.get(block.parent_id or "", 0))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = block.x + block.width + gap
        rows[block.model_id] = row
    return rows


def _choose_row(block: Block, *, ends: Sequence[float], near: int) -> int:
    costs = [(float(abs(row - near)), row) for row, end in enumerate(ends) if end <= block.x]
    costs.append((abs(len(ends) - near) + _NEW_ROW_COST * bool(costs), len(ends)))
    return min(costs)[1]


def order_lanes(
    lanes: Sequence[str], links: Sequence[tuple[str, str]], heights: Mapping[str, float]
) -> list[str]:
    """Order lanes so that the edges between them run the least way up and down.

    Begins with the tree of each lane's strongest older lane, then moves and swaps lanes as long
    as that shortens the edges. The same input gives the same order.

    Args:
        lanes: Ids of the lanes, oldest first.
        links: One pair of lanes (parent's, child's) for each derivation.
        heights: Height of each lane.
    """
    weights = Counter(_pair(one, other) for one, other in links if one != other)
    order = _walk_tree(lanes, weights)
    cost = _measure(order, weights, heights)
    improved = True
    while improved:
        improved = False
        for candidate in _neighbours(order):
            length = _measure(candidate, weights, heights)
            if length < cost - 1e-9:
                order, cost, improved = candidate, length, True
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


def _neighbours(order: Sequence[str]) -> list[list[str]]:
    """Return every order that is one move or one swap away from `order`."""
    found = []
    for index, lane in enumerate(order):
        rest = [*order[:index], *order[index + 1 :]]
        found += [[*rest[:n], lane, *rest[n:]] for n in range(len(order)) if n != index]
    for one in range(len(order)):
        for other in range(one + 1, len(order)):
            swapped = list(order)
            swapped[one], swapped[other] = order[other], order[one]
            found.append(swapped)
    return found


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
