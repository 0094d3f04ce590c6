"""The chart of sizes: time to the right, parameters upwards, a strip for each kind of silence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from graph.drawing.labels import measure_block
from graph.drawing.lanes import Footprint, pack_rows
from graph.drawing.times import find_largest_count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.drawing.times import Times
    from graph.records.shapes import Document, ModelRecord

Silence = Literal["undisclosed", "unknown"]
_SILENCES: tuple[Silence, ...] = ("undisclosed", "unknown")


@dataclass(frozen=True)
class Strip:
    """Where models stand whose size is a secret, or is not known.

    Attributes:
        silence: Why there is no size.
        rows: How many rows the strip has.
    """

    silence: Silence
    rows: int


@dataclass(frozen=True)
class SizePlace:
    """Where one model stands in a strip.

    Attributes:
        model_id: The model.
        strip: Number of its strip, from the top.
        row: Number of its row in the strip, from the top.
    """

    model_id: str
    strip: int
    row: int


@dataclass(frozen=True)
class Sizes:
    """What the chart needs beside the timeline: a model's x is the same in both.

    Attributes:
        least, most: Exponents of ten, in halves, between which all disclosed sizes lie.
        strips: From the top to the bottom; only those that hold a model.
        places: One for each model without a size, by id.
    """

    least: float
    most: float
    strips: tuple[Strip, ...]
    places: tuple[SizePlace, ...]


def lay_out_sizes(document: Document, times: Times) -> Sizes:
    """Lay out the models of a lineage document by size.

    Args:
        document: What `lineage export json` writes.
        times: When its models stand.
    """
    models = {model["id"]: model for model in document["models"]}
    counts = [
        size["count"]
        for model in models.values()
        for size in model["parameters"]
        if isinstance(size["count"], int)
    ]
    strips: list[Strip] = []
    places: list[SizePlace] = []
    for silence in _SILENCES:
        rows = _pack(models, times, silence)
        if rows:
            places += [SizePlace(one, len(strips), row) for one, row in rows.items()]
            strips.append(Strip(silence, max(rows.values()) + 1))
    least = math.floor(2 * math.log10(min(counts, default=1))) / 2
    return Sizes(
        least=least,
        most=max(math.ceil(2 * math.log10(max(counts, default=10))) / 2, least + 0.5),
        strips=tuple(strips),
        places=tuple(sorted(places, key=lambda place: place.model_id)),
    )


def find_silence(model: ModelRecord) -> Silence | None:
    """Return why a model has no size to show; nothing if it has one."""
    if find_largest_count(model):
        return None
    return "undisclosed" if model["parameters"] else "unknown"


def _pack(models: Mapping[str, ModelRecord], times: Times, silence: Silence) -> dict[str, int]:
    silent = [place for place in times.places if find_silence(models[place.model_id]) == silence]
    silent.sort(key=lambda place: (place.x, place.model_id))
    blocks = [
        Footprint(place.model_id, place.x, measure_block(models[place.model_id]["name"]))
        for place in silent
    ]
    return pack_rows(blocks, spread=times.spread)
