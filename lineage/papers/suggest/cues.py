"""Reading the words around the models that a text names."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.vocabulary import Kind
from lineage.papers.suggest.context_table import (
    CLAUSE_BREAKS,
    COMPARISONS,
    DEFAULTS,
    GAP_STOPS,
    OTHERS,
    OWN,
    REFINERS,
)
from lineage.papers.suggest.cue_table import CUES
from lineage.papers.suggest.plain import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lineage.papers.suggest.cue_words import Cue
    from lineage.papers.suggest.mentions import Mention

_MARK = "\ue000"
"""Stands in the place of every character of a name."""

_AND = (
    r"\"?(?:,? (?:and|or|as well as|plus|&) |, | ?/ ?| \+ | \()"
    r"(?:the |a |an |from |of |on |both )?"
)
_LIST = rf"(?:[\"(]|both )?(?P<models>{_MARK}+(?:{_AND}{_MARK}+\)?)*)"
_GAP = rf"(?:(?!{GAP_STOPS})[\w%'./+-]+ ){{0,6}}?"
_BREAK = re.compile(CLAUSE_BREAKS)
_OTHERS = re.compile(OTHERS, re.IGNORECASE)
_OWN = re.compile(OWN, re.IGNORECASE)
_RELATIVE = re.compile(r"\s*(?:which|that|who|whose)\b")
_OTHER_SUBJECT = re.compile(
    rf"(?:the |both |also |since |because |as )?{_MARK}[^,]*? "
    r"(?:is|are|was|were|has|have|can|uses?|builds?|extends?|follows?|relies|rely)\b",
    re.IGNORECASE,
)
_PLURAL_BEFORE = re.compile(r"\b(?!this\b|thus\b|is\b|was\b|has\b)[a-z]+s $", re.IGNORECASE)
_NOT_OWN_GENERIC = frozenset({Kind.SYNTHETIC_DATA, Kind.DISTILLATION})
_LONELY = 0.9


class Reading(NamedTuple):
    """What the words around one mention say.

    Attributes:
        model_id: The model that is named.
        kind: How the paper's own model was made from it.
        weight: How sure the words are, from 0 to 1.
        start, end: The words that decide, with the name.
    """

    model_id: str
    kind: Kind
    weight: float
    start: int
    end: int


class _Clause(NamedTuple):
    text: str
    start: int
    sentence: str
    follows_model: bool


def read_cues(text: str, mentions: Sequence[Mention]) -> Iterator[Reading]:
    """Yield what a plain text says of the models that it names, clause by clause."""
    masked = _mask(text, mentions)
    by_start = {mention.start: mention for mention in mentions}
    for clause in _split_clauses(masked):
        compared = set(_find_compared(clause))
        for reading_start, place, end, cue in _find_derived(clause):
            if place not in compared:
                mention = by_start[place]
                kind = cue.kind or _refine(clause, reading_start, end)
                weight = cue.weight if _OWN.search(clause.sentence) else cue.weight * _LONELY
                yield Reading(mention.model_id, kind, weight, min(reading_start, place),
                              max(end, mention.end))  # fmt: skip


def _mask(text: str, mentions: Iterable[Mention]) -> str:
    parts, place = [], 0
    for mention in mentions:
        parts += [text[place : mention.start], _MARK * (mention.end - mention.start)]
        place = mention.end
    return "".join([*parts, text[place:]])


def _split_clauses(masked: str) -> Iterator[_Clause]:
    """Yield the clauses that hold a name."""
    for start, end in split_sentences(masked):
        sentence = masked[start:end]
        if _MARK not in sentence:
            continue
        cuts = [0, *(match.end() for match in _BREAK.finditer(sentence)), len(sentence)]
        for left, right in itertools.pairwise(cuts):
            if _MARK in sentence[left:right]:
                follows = sentence[:left].rstrip(" ,").endswith(_MARK)
                yield _Clause(sentence[left:right], start + left, sentence, follows)


def _find_compared(clause: _Clause) -> Iterator[int]:
    """Yield the places of models that the clause compares, measures or leaves out."""
    for pattern in _comparisons():
        for match in pattern.finditer(clause.text):
            yield from (clause.start + place for place in _list_places(match))


def _find_derived(clause: _Clause) -> Iterator[tuple[int, int, int, Cue]]:
    """Yield start of the cue, place of the model, end of the cue, and the cue."""
    if clause.follows_model and _RELATIVE.match(clause.text):
        return
    for pattern, needs, cue in _cues():
        if needs is not None and not needs.search(clause.sentence):
            continue
        for match in pattern.finditer(clause.text):
            if _is_of_others(clause, match, cue):
                continue
            for place in _list_places(match):
                yield clause.start + match.start(), clause.start + place, (
                    clause.start + match.end()
                ), cue  # fmt: skip


def _is_of_others(clause: _Clause, match: re.Match[str], cue: Cue) -> bool:
    """Tell whether the words speak of models of other people."""
    before = clause.text[: match.start()]
    if _OTHERS.search(before) and not _OWN.search(before):
        return True
    if cue.kind is None and match.start() != match.start("models"):
        plural = _PLURAL_BEFORE.search(before)
        if plural and not re.search(r"\b(?:we|our|two|three|four)\b", before, re.IGNORECASE):
            return True
    subject = _OTHER_SUBJECT.match(before)
    return subject is not None and cue.kind not in _NOT_OWN_GENERIC


def _list_places(match: re.Match[str]) -> list[int]:
    start = match.start("models")
    return [start + run.start() for run in re.finditer(f"{_MARK}+", match["models"])]


def _refine(clause: _Clause, start: int, end: int) -> Kind:
    """Return the kind of a cue that leaves it open."""
    own_words = clause.text[start - clause.start : end - clause.start]
    return next(
        itertools.chain(
            (kind for pattern, kind in _refiners(REFINERS) if pattern.search(clause.sentence)),
            (kind for pattern, kind in _refiners(DEFAULTS) if pattern.search(own_words)),
        ),
        Kind.ARCHITECTURE,
    )


def _compile(pattern: str) -> re.Pattern[str]:
    *before, last = pattern.split("<M>")
    head = "<M>".join(before).replace("<M>", f"{_MARK}+")
    return re.compile(f"{head}{_LIST}{last}".replace("<..>", _GAP), re.IGNORECASE)


@cache
def _cues() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, Cue], ...]:
    return tuple(
        (_compile(cue.pattern), re.compile(cue.needs, re.IGNORECASE) if cue.needs else None, cue)
        for cue in CUES
    )


@cache
def _comparisons() -> tuple[re.Pattern[str], ...]:
    return tuple(_compile(pattern) for pattern in COMPARISONS)


@cache
def _refiners(table: tuple[tuple[str, Kind], ...]) -> tuple[tuple[re.Pattern[str], Kind], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in table)
