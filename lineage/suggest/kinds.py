"""Telling how a model was made from its parent: by words, and by how others were made from it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.records.vocabulary import Kind, is_ancestry
from lineage.suggest.words import MAKING, TELLING, compile_words

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from graph.lineage_graph import LineageGraph

NEAR = 50
"""How many characters on either side of a name are near it."""

_MADE = 3.0
"""What words of making count that lead to the name; half, where something speaks against."""

_COUNTS = {"near": 0.5, "sentence": 1.0, "title": 0.5, "all": 0.3}
"""What a word of a kind counts by where it stands."""

_USUAL = 0.5
"""What the logarithm of a share counts, beside words that count from 0.3 to 3."""

_BESIDE = 5
"""How many derivations from a model count as much as those from its whole family, and so on."""


class Scopes(NamedTuple):
    """The texts around a mention, names masked, from narrow to wide.

    Attributes:
        near: A few words on either side.
        sentence: What it stands in.
        title, all: Of the paper, and the whole text of the mention.
        made: The kind that words of making at the name tell, if they do.
        clean: Nothing speaks against those words.
    """

    near: str
    sentence: str
    title: str
    all: str
    made: Kind | None
    clean: bool


class UsualKinds:
    """How models were made from the models of a catalog so far."""

    def __init__(self, graph: LineageGraph) -> None:
        """Count the derivations of ancestry from each model and from each family."""
        self._family = {one["id"]: one["family"] for one in graph.document["models"]}
        self._of_model: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
        self._of_family: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
        self._of_all: Counter[Kind] = Counter([*TELLING])  # each once
        for step in graph.document["derivations"]:
            if is_ancestry(step["channel"]):
                kind = Kind(step["kind"])
                self._of_model[step["parent"]][kind] += 1
                self._of_family[self._family[step["parent"]]][kind] += 1
                self._of_all[kind] += 1

    def weigh(self, model_id: str) -> dict[Kind, float]:
        """Return what each kind counts before a word is read, by the logarithm of its share.

        A model from which few were made counts less than its family, and that less than all.
        """
        shares = {kind: self._of_all[kind] / self._of_all.total() for kind in TELLING}
        for counts in (self._of_family[self._family[model_id]], self._of_model[model_id]):
            whole = counts.total() + _BESIDE
            shares = {kind: (counts[kind] + _BESIDE * shares[kind]) / whole for kind in TELLING}
        return {kind: _USUAL * math.log(share) for kind, share in shares.items()}


def choose_kind(mentions: Sequence[Scopes], usual: Mapping[Kind, float]) -> Kind:
    """Return the kind that words around the mentions of a model and its usual kinds speak for.

    Words of making at the name count most, other words by how near they stand, once in each text.
    Of equal kinds the first of the table is chosen, which is architecture.

    Args:
        mentions: Where a text names the model.
        usual: What each kind counts besides, as `UsualKinds` weighs it.
    """
    totals = {kind: usual.get(kind, 0.0) + _count(kind, mentions) for kind in TELLING}
    return max(totals, key=lambda kind: totals[kind])


def _count(kind: Kind, mentions: Sequence[Scopes]) -> float:
    pattern = _patterns()[kind]
    made = [_MADE if item.clean else _MADE / 2 for item in mentions if item.made == kind]
    return max(made, default=0.0) + sum(
        weight
        for scope, weight in _COUNTS.items()
        if any(pattern.search(text) for text in {getattr(item, scope) for item in mentions})
    )


@cache
def _patterns() -> Mapping[Kind, re.Pattern[str]]:
    return {
        kind: compile_words("|".join(filter(None, (MAKING.get(kind), words))))
        for kind, words in TELLING.items()
    }
