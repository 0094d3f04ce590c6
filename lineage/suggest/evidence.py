"""What speaks for and against each model that an abstract names."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.clauses import MARK, compile_pattern, find_all_places, find_places
from lineage.suggest.cues import find_compared, find_of_others
from lineage.suggest.families import COMPARED, FAMILIES, MAKING, OF_OTHERS, OWN_VOICE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from lineage.suggest.clauses import Clause
    from lineage.suggest.mentions import Mention

WEIGHTS = Path(__file__).with_name("weights.json")
"""What each family and fact weighs, and `base`; `scripts/learn_suggest.py` writes it."""

_MANY = 4
_MANY_BESIDE = 3
_NEAR_THE_END = 2
_COINED = re.compile(
    r"(?<![\w-])(?:[A-Za-z]*[a-z][A-Z][\w-]*|[A-Z][a-z]+-?\d[\w.]*|[A-Z]{4,}[\w-]*)"
)
_NAMED = re.compile(
    r"\b(?i:introduc|present|propos|develop|buil|describ|releas|call|nam|dub|term|train|christen)"
    r"\w* (?:(?:it|this|them|which) )?[A-Z]\w{3,}"
)


class Abstract(NamedTuple):
    """An abstract that was abstract.

    Attributes:
        title: The plain title.
        masked: The plain abstract with marks in place of names.
        mentions: Where models are named that can be parents.
        clauses: Those that hold a name.
        sentences: How many there are.
        cued: Places of models that a cue speaks of, with the models.
    """

    title: str
    masked: str
    mentions: Sequence[Mention]
    clauses: Sequence[Clause]
    sentences: int
    cued: Mapping[int, str]


class Evidence(NamedTuple):
    """What speaks for and against one mention.

    Attributes:
        mention: The mention.
        clause: In which it stands.
        words: Families and facts that hold, each as much as it holds.
    """

    mention: Mention
    clause: Clause
    words: Mapping[str, float]

    @property
    def needs_cue(self) -> bool:
        """It is compared, others made theirs from it, or the paper does not speak of itself."""
        return COMPARED in self.words or OF_OTHERS in self.words or OWN_VOICE not in self.words


def weigh(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return how likely a model is a parent, from 0 to 1.

    Examples:
        >>> weigh({"making": 1, "models": 0.5}, {"base": -1, "making": 1.5, "models": -1})
        0.5
    """
    total = weights["base"] + sum(weights[name] * value for name, value in evidence.items())
    return 1 / (1 + math.exp(-total))


def list_evidence(abstract: Abstract) -> list[Evidence]:
    """Return what speaks for or against each mention, in the order of the text."""
    if not abstract.mentions:
        return []
    paper = _read_paper(abstract)
    found: list[Evidence] = []
    for clause in abstract.clauses:
        inside = [mention for mention in abstract.mentions if clause.holds(mention.start)]
        if inside:
            wide = {
                **paper,
                **_find_wide("clause", clause.text),
                **_find_wide("sentence", clause.sentence),
                "near the end": clause.number >= abstract.sentences - _NEAR_THE_END,
                "one of many": len(re.findall(f"{MARK}+", clause.sentence)) >= _MANY_BESIDE,
            }
            found += _look_at(inside, abstract, clause, wide)
    return found


def find_making(clause: Clause, place: int) -> int:
    """Return where the words of making begin that lead to a name, or else the clause."""
    starts = [
        match.start()
        for pattern in _patterns("name")[MAKING.name]
        for match in pattern.finditer(clause.text)
        if place in find_places(clause, match)
    ]
    return clause.start + min(starts, default=0)


def _look_at(
    mentions: Sequence[Mention], abstract: Abstract, clause: Clause, wide: Mapping[str, float]
) -> Iterator[Evidence]:
    at_places = _find_at_places(clause)
    for mention in mentions:
        words = {
            **wide,
            **{name: 1.0 for name, places in at_places.items() if mention.start in places},
            "cue": mention.start in abstract.cued,
            "other cued": any(model != mention.model_id for model in abstract.cued.values()),
        }
        yield Evidence(mention, clause, words)


def _read_paper(abstract: Abstract) -> dict[str, float]:
    models = {mention.model_id for mention in abstract.mentions}
    return {
        **_find_wide("paper", f"{abstract.title} {abstract.masked}"),
        **_find_wide("title", abstract.title),
        "only model": len(models) == 1,
        "models": min(_MANY, len(models)) / _MANY,
        "coined name": _has_coined_name(abstract),
    }


def _has_coined_name(abstract: Abstract) -> bool:
    """Tell whether the paper introduces a name, repeats one, or has one in its title."""
    names = Counter(_COINED.findall(abstract.masked))
    repeated = any(count > 1 or name in abstract.title for name, count in names.items())
    return repeated or _NAMED.search(abstract.masked) is not None


def _find_wide(scope: str, text: str) -> dict[str, float]:
    return {
        name: 1.0
        for name, patterns in _patterns(scope).items()
        if any(pattern.search(text) for pattern in patterns)
    }


def _find_at_places(clause: Clause) -> dict[str, Collection[int]]:
    found: dict[str, Collection[int]] = {
        name: find_all_places(clause, patterns) for name, patterns in _patterns("name").items()
    }
    return {
        **found,
        COMPARED: find_compared(clause),
        OF_OTHERS: find_of_others(clause),
    }


@cache
def _patterns(scope: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    return {
        family.name: tuple(
            compile_pattern(pattern) if scope == "name" else re.compile(pattern, re.IGNORECASE)
            for pattern in family.patterns
        )
        for family in FAMILIES
        if family.scope == scope
    }


@cache
def read_weights() -> dict[str, float]:
    """Return what was learned."""
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights
