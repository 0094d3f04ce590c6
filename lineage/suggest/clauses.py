"""Sentences and clauses with names in them, and patterns that say where names stand."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.context_table import CLAUSE_BREAKS, GAP_STOPS
from lineage.suggest.plain import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lineage.suggest.mentions import Mention

MARK = "\ue000"
"""Stands in the place of every character of a name."""

_AND = (
    r"\"?(?:,? (?:and|or|as well as|plus|&) |, | ?/ ?| \+ | \()"
    r"(?:the |a |an |from |of |on |both )?"
)
_LIST = rf"(?<!{MARK})(?:[\"(]|both )?(?P<models>{MARK}++(?:{_AND}{MARK}++\)?)*)"
_GAP = rf"(?:(?!{GAP_STOPS})[\w%'./+-]+ ){{0,6}}?"
_BREAK = re.compile(CLAUSE_BREAKS)


class Clause(NamedTuple):
    """A clause of a masked text.

    Attributes:
        text: The clause.
        start: Where it begins in the text.
        number: Of its sentence, from 0.
        sentence: The sentence that it is part of.
        follows_model: A name stands right before it.
    """

    text: str
    start: int
    number: int
    sentence: str
    follows_model: bool

    def holds(self, place: int) -> bool:
        """Tell whether a place of the text is in the clause."""
        return self.start <= place < self.start + len(self.text)


def mask_names(text: str, mentions: Iterable[Mention]) -> str:
    """Return a text with marks in place of the names of models."""
    parts, place = [], 0
    for mention in mentions:
        parts += [text[place : mention.start], MARK * (mention.end - mention.start)]
        place = mention.end
    return "".join([*parts, text[place:]])


def split_clauses(masked: str) -> Iterator[Clause]:
    """Yield the clauses that hold a name."""
    for number, (start, end) in enumerate(split_sentences(masked)):
        sentence = masked[start:end]
        if MARK not in sentence:
            continue
        cuts = [0, *(match.end() for match in _BREAK.finditer(sentence)), len(sentence)]
        for left, right in itertools.pairwise(cuts):
            if MARK in sentence[left:right]:
                follows = sentence[:left].rstrip(" ,").endswith(MARK)
                yield Clause(sentence[left:right], start + left, number, sentence, follows)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return a pattern in which `<M>` is a model and the last one a list of models.

    `<..>` are up to six words. Case is ignored.
    """
    *before, last = pattern.split("<M>")
    head = f"{MARK}++".join(before)
    return re.compile(f"{head}{_LIST}{last}".replace("<..>", _GAP), re.IGNORECASE)


def find_places(clause: Clause, match: re.Match[str]) -> list[int]:
    """Return where the models of a match stand in the text."""
    start = clause.start + match.start("models")
    return [start + run.start() for run in re.finditer(f"{MARK}+", match["models"])]


def find_all_places(clause: Clause, patterns: Sequence[re.Pattern[str]]) -> set[int]:
    """Return where the models stand that any of the patterns covers."""
    return {
        place
        for pattern in patterns
        for match in pattern.finditer(clause.text)
        for place in find_places(clause, match)
    }
