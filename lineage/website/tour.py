"""The guided tour: texts in two languages, each with the state of the page that it speaks of."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import tomli

if TYPE_CHECKING:
    from pathlib import Path

    from graph.records.shapes import Document

_MODEL_KEYS = ("model", "path", "compare")


@dataclass(frozen=True)
class Stop:
    """One stop of the tour.

    Attributes:
        title, title_zh: A few words.
        text, text_zh: Two or three sentences.
        state: The fragment of the page's address that shows what the text speaks of.
    """

    title: str
    title_zh: str
    text: str
    text_zh: str
    state: str


def read_tour(path: Path, document: Document) -> list[dict[str, str]]:
    """Return the stops of a tour, in their order, as the page's scripts read them.

    A stop that speaks of a model that is not in the document is left out, so that the page of
    another catalog has the stops that fit it, or no tour.
    """
    tables = tomli.loads(path.read_text(encoding="utf-8"))["stops"]
    stops = [Stop(**table) for table in tables]
    known = {model["id"] for model in document["models"]}
    return [asdict(stop) for stop in stops if find_models(stop) <= known]


def find_models(stop: Stop) -> set[str]:
    """Return the ids of the models that the state of a stop names."""
    given = parse_qs(stop.state)
    return {model_id for key in _MODEL_KEYS for model_id in given.get(key, [])}
