"""Telling how a model was made from its parent."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.words import MAKING, TELLING, compile_words

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from graph.records.vocabulary import Kind

NEAR = 50
"""How many characters on either side of a name are near it."""

_MADE = 3.0
"""What words of making count that lead to the name; half, where something speaks against."""

_COUNTS = {"near": 0.5, "sentence": 1.0, "title": 0.5, "all": 0.3}
"""What a word of a kind counts by where it stands."""


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


def choose_kind(mentions: Sequence[Scopes]) -> Kind:
    """Return the kind that most words around the mentions of a model speak of.

    Words of making at the name count most, other words by how near they stand, once in each text.
    Of equal kinds the first of the table is chosen, which is architecture.
    """
    totals = {kind: _count(kind, mentions) for kind in TELLING}
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
