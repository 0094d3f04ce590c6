"""The facts that tell a parent from a model that a paper merely names.

They are few, of structure and not of words, and each says how much it holds, from 0 to 1. What
they weigh is learned (`scripts/learn_suggest.py`) and stands in `weights.json`.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.questions.relatives import PARENTS, find_reachable
from graph.view import View
from lineage.suggest import words

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Mapping, Sequence

    from graph.lineage_graph import LineageGraph
    from lineage.suggest.uses import Use

WEIGHTS = Path(__file__).with_name("weights.json")
"""What each fact weighs, and `base`."""

FACTS: Mapping[str, str] = {
    "clean": "words of making speak of it, and nothing speaks against",
    "measured": "wherever it is named, something is measured against it",
    "listed": "wherever it is named, it is one of several, or an example",
    "training": "wherever it is named, the sentence speaks of the parts or training of models",
    "study": "the title is that of a paper that looks into models instead of making one",
    "studying": "the abstract says that it looks into models",
    "preying": "the paper is about attacks, leaks or harms",
    "models": "how many models are named: 1 for five and more",
    "heir": "a model that descends from it is named, too, and not measured alone",
    "children": "how many models the catalog derives from it: 1 for as many as of any",
    "age": "how many years older than the paper it is: 1 for four and more",
}
"""What each fact says of a model."""

OF_PAPERS = ("study", "studying", "preying")
"""Those that a paper tells of itself: that it looks into models instead of making one."""

_MANY_MODELS = 5
_OLD = 4.0
_MONTHS = 12


class Heritage:
    """What the catalog says of the models that a text names."""

    def __init__(self, graph: LineageGraph) -> None:
        """Know who descends from whom, along the channels of ancestry."""
        self._view = View(graph)
        parents = self._view.parents()
        self._children: dict[str, int] = dict.fromkeys(graph.models, 0)
        for model_id in [parent for listed in parents.values() for parent in listed]:
            self._children[model_id] += 1
        self._most = max(self._children.values(), default=0)

    def share_of_children(self, model_id: str) -> float:
        """Return how many children a model has, from 0 to 1, where 1 is as many as any has."""
        if not self._most:
            return 0.0
        return math.log1p(self._children[model_id]) / math.log1p(self._most)

    def has_heir(self, model_id: str, among: Collection[str]) -> bool:
        """Tell whether one of some models descends from a model."""
        others = set(among) - {model_id}
        return any(model_id in find_reachable(self._view, {other}, PARENTS) for other in others)


def list_facts(uses: Sequence[Use]) -> dict[str, float]:
    """Return the facts that a text tells by how it uses one model.

    Args:
        uses: All mentions of the model, at least one.
    """
    return {
        "clean": float(any(use.is_clean for use in uses)),
        "measured": float(all(use.contrast for use in uses)),
        "listed": float(all(use.example for use in uses)),
        "training": float(all(use.training for use in uses)),
    }


def list_paper_facts(title: str, abstract: str) -> dict[str, float]:
    """Return the facts that a paper tells of itself, whatever models it names."""
    return {
        "study": float("?" in title or _compile(words.STUDY).search(title) is not None),
        "studying": float(_compile(words.STUDYING).search(abstract) is not None),
        "preying": float(_compile(words.PREYING).search(f"{title} {abstract}") is not None),
    }


def count_models(models: int) -> float:
    """Return how many models a paper names, from 0 to 1."""
    return min(models, _MANY_MODELS) / _MANY_MODELS


def measure_age(released: str, published: str | None) -> float:
    """Return how much older than a paper a model is, from 0 to 1 for four years and more.

    Examples:
        >>> measure_age("2019-01", "2021-01-31"), measure_age("2019", None)
        (0.5, 0.0)
    """
    if published is None:
        return 0.0
    return min(max(_to_years(published) - _to_years(released), 0.0), _OLD) / _OLD


def weigh(facts: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return how likely a model is a parent, from 0 to 1.

    Examples:
        >>> weigh({"clean": 1, "models": 0.5}, {"base": -1, "clean": 1.5, "models": -1})
        0.5
    """
    total = weights["base"] + sum(weights[name] * value for name, value in facts.items())
    return 1 / (1 + math.exp(-total))


@cache
def read_weights() -> dict[str, float]:
    """Return what was learned."""
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights


@cache
def _compile(listed: str) -> re.Pattern[str]:
    return words.compile_words(listed)


def _to_years(date: str) -> float:
    year, month = date[:4], date[5:7] or "01"
    return int(year) + (int(month) - 1) / _MONTHS
