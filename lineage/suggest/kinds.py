"""Telling how a model was made from its parent."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.clauses import MARK
from lineage.suggest.kind_table import PLAIN, TELLING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.records.vocabulary import Kind
    from lineage.suggest.cues import Reading

NEAR = 50
"""How many characters on either side of a name are near it."""

_CUE = 5.0
_SURE = 0.85
_MOST = 3  # words of a kind that count in one text
_TELLING = {"near": 2.0, "clause": 2.0, "sentence": 2.0, "beside": 0.8, "title": 2.0, "all": 1.2}
_PLAIN = {"near": 1.0, "clause": 1.0, "sentence": 1.0, "title": 1.0}


class Scopes(NamedTuple):
    """The texts around a mention, names masked, from narrow to wide.

    Attributes:
        near: A few words on either side.
        clause, sentence: What it stands in.
        beside: The sentences before and after.
        title, all: Of the paper, and the whole abstract.
    """

    near: str
    clause: str
    sentence: str
    beside: str
    title: str
    all: str


def choose_kind(scopes: Sequence[Scopes], readings: Sequence[Reading]) -> Kind:
    """Return the kind that most words around the mentions of a model speak of.

    A cue that is sure of its kind decides, where no other is sure of another. Else each word
    counts by how near it stands, up to three of a kind; words that fit several kinds count less
    and near by alone, words of a cue most. Of equal kinds the first of the table is chosen, which
    is architecture.
    """
    sure = {reading.kind for reading in readings if reading.weight >= _SURE} - {None}
    if len(sure) == 1:
        return next(kind for kind in sure if kind is not None)
    totals = {kind: _count(kind, scopes) for kind in TELLING}
    for kind in TELLING:
        weights = [reading.weight for reading in readings if reading.kind == kind]
        totals[kind] += _CUE * max(weights, default=0.0)
    return max(totals, key=lambda kind: totals[kind])


def _count(kind: Kind, mentions: Sequence[Scopes]) -> float:
    plain, telling = _patterns()[kind]
    return _count_words(plain, _PLAIN, mentions) + _count_words(telling, _TELLING, mentions)


def _count_words(
    pattern: re.Pattern[str], weights: Mapping[str, float], mentions: Sequence[Scopes]
) -> float:
    total = 0.0
    for scope, weight in weights.items():
        texts = {getattr(scopes, scope) for scopes in mentions}
        words = ({match.group().lower() for match in pattern.finditer(text)} for text in texts)
        total += weight * min(_MOST, max(map(len, words)))
    return total


@cache
def _patterns() -> Mapping[Kind, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {kind: (_compile(PLAIN[kind]), _compile(TELLING[kind])) for kind in TELLING}


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("<M>", f"{MARK}++(?: models?)?"), re.IGNORECASE)
