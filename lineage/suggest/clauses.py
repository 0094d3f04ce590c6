"""Sentences and clauses with names in them."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.plain import split_sentences
from lineage.suggest.words import BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.suggest.mentions import Mention

MARK = "\ue000"
"""Stands in the place of every character of a name."""

NAME = re.compile(f"{MARK}+")
"""One name."""

_AND = (
    r"\"?(?:,? (?:and|or|as well as|plus|&) |, | ?/ ?| \+ | \()"
    r"(?:the |a |an |from |of |on |both )?"
)
LIST = re.compile(rf"{MARK}++(?:{_AND}{MARK}++\)?)*")
"""A name, or a list of names ("A, B and C")."""

_BREAK = re.compile(BREAKS)


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
