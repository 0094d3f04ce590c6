"""Reading the words around the models that a text names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.records.vocabulary import Kind
from lineage.suggest.clauses import (
    MARK,
    compile_pattern,
    find_all_places,
    find_places,
)
from lineage.suggest.context_table import COMPARISONS, OTHERS, OWN
from lineage.suggest.cue_table import CUES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.suggest.clauses import Clause
    from lineage.suggest.cue_words import Cue

_OTHERS = re.compile(OTHERS, re.IGNORECASE)
_COMPOUND = re.compile(
    r"\b(?:[A-Z]\w+|retrieval)-$"
)  # the words are part of a name: Retrieval-Augmented
_OWN = re.compile(OWN, re.IGNORECASE)
_RELATIVE = re.compile(r"\s*(?:which|that|who|whose)\b")
_OTHER_SUBJECT = re.compile(
    rf"(?:the |both |also |since |because |as )?{MARK}[^,]*? "
    r"(?:is|are|was|were|has|have|can|uses?|builds?|extends?|follows?|relies|rely)\b",
    re.IGNORECASE,
)
_PLURAL_BEFORE = re.compile(r"\b(?!this\b|thus\b|is\b|was\b|has\b)[a-z]+s $", re.IGNORECASE)
_NOT_OWN_GENERIC = frozenset({Kind.SYNTHETIC_DATA, Kind.DISTILLATION})
_LONELY = 0.9


class Reading(NamedTuple):
    """What the words around one mention say.

    Attributes:
        place: Where the model is named.
        kind: How the paper's own model was made from it; None if the words leave it open.
        weight: How sure the words are, from 0 to 1.
        start, end: The words that decide, without what is left of the name.
    """

    place: int
    kind: Kind | None
    weight: float
    start: int
    end: int


def read_cues(clauses: Iterable[Clause]) -> Iterator[Reading]:
    """Yield what clauses say of the models that they name."""
    for clause in clauses:
        compared = find_compared(clause)
        weight = 1.0 if _OWN.search(clause.sentence) else _LONELY
        for place, start, end, cue in _find_cues(clause, of_others=False):
            if place not in compared:
                yield Reading(place, cue.kind, cue.weight * weight, min(start, place), end)


def find_compared(clause: Clause) -> set[int]:
    """Return the places of models that the clause compares, measures or leaves out."""
    return find_all_places(clause, _comparisons())


def find_of_others(clause: Clause) -> set[int]:
    """Return the places of models from which, as the clause says, others made theirs."""
    return {place for place, _, _, _ in _find_cues(clause, of_others=True)}


def _find_cues(clause: Clause, *, of_others: bool) -> Iterator[tuple[int, int, int, Cue]]:
    """Yield place of the model, start and end of the cue, and the cue.

    Either those of models of other people, or those of the paper's own.
    """
    relative = clause.follows_model and _RELATIVE.match(clause.text) is not None
    for pattern, needs, cue in _cues():
        if needs is not None and not needs.search(clause.sentence):
            continue
        for match in pattern.finditer(clause.text):
            if _COMPOUND.search(clause.text[: match.start()]):
                continue
            if of_others is (relative or _is_of_others(clause, match, cue)):
                start, end = clause.start + match.start(), clause.start + match.end()
                for place in find_places(clause, match):
                    yield place, start, end, cue


def _is_of_others(clause: Clause, match: re.Match[str], cue: Cue) -> bool:
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


@cache
def _cues() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, Cue], ...]:
    return tuple(
        (
            compile_pattern(cue.pattern),
            re.compile(cue.needs, re.IGNORECASE) if cue.needs else None,
            cue,
        )
        for cue in CUES
    )


@cache
def _comparisons() -> tuple[re.Pattern[str], ...]:
    return tuple(compile_pattern(pattern) for pattern in COMPARISONS)
