"""Measure `lineage suggest` on real abstracts; `scripts/bench suggest FOLDER` prints it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from graph.records.vocabulary import CHANNEL_OF, Kind
from lineage.suggest.root import ROOT
from lineage.suggest.scoring import Suggester
from scripts.real_papers import hide

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.lineage_graph import LineageGraph
    from lineage.suggest.suggestion import Candidate, Suggestion
    from scripts.real_papers import RealPaper

_FIRST = 3
_TAKEN = 0.7
_Z = 1.96


class Share(NamedTuple):
    """How many of how many."""

    part: int
    whole: int

    def describe(self) -> str:
        """Return the share with the bounds between which it lies 19 times of 20 (Wilson).

        Examples:
            >>> Share(8, 10).describe(), Share(0, 0).describe()
            ('0.80 (0.49-0.94) of 10', 'none')
        """
        if not self.whole:
            return "none"
        share, whole = self.part / self.whole, self.whole
        middle = (share + _Z**2 / (2 * whole)) / (1 + _Z**2 / whole)
        width = math.sqrt(share * (1 - share) / whole + _Z**2 / (4 * whole**2))
        width *= _Z / (1 + _Z**2 / whole)
        return f"{share:.2f} ({middle - width:.2f}-{middle + width:.2f}) of {whole}"


class Read(NamedTuple):
    """What was proposed for one paper, and what is right: the Transformer aside.

    Attributes:
        paper: The paper.
        candidates: Proposed parents, the surest first.
        shown: Their ids, and after them those of the models that are named as well.
        right: Ids of the named models from which the catalog derives it.
    """

    paper: RealPaper
    candidates: tuple[Candidate, ...]
    shown: tuple[str, ...]
    right: frozenset[str]


def read_papers(graph: LineageGraph, papers: Iterable[RealPaper]) -> list[Read]:
    """Return what is proposed for papers whose own models are hidden, as those of new ones are."""
    return [
        _look_at(paper, Suggester(hide(graph, paper.own)).suggest(paper.text)) for paper in papers
    ]


def _look_at(paper: RealPaper, suggestion: Suggestion) -> Read:
    candidates = tuple(item for item in suggestion.candidates if item.parent != ROOT)
    named = (*(item.parent for item in candidates), *suggestion.mentioned)
    shown = tuple(key for key in named if key != ROOT)
    return Read(paper, candidates, shown, frozenset(paper.parents) & frozenset(shown))


def list_shares(read: list[Read]) -> Iterator[tuple[str, Share]]:
    """Yield the figures of papers, each with what it says."""
    found = [(item, of) for of in read for item in of.candidates]
    right = [(item, of) for item, of in found if item.parent in of.right]
    above = [1 for item, of in found if item.parent in of.paper.ancestors | of.right]
    labels = sum(len(of.right) for of in read)
    first = sum(len(of.right & set(of.shown[:_FIRST])) for of in read)
    taken = [item.parent in of.right for item, of in found if item.confidence >= _TAKEN]
    without = [of for of in read if not of.right]
    unasked = [any(item.confidence >= _TAKEN for item in of.candidates) for of in without]
    yield "proposals that are right", Share(len(right), len(found))
    yield "proposals that are right, or ancestors further up", Share(len(above), len(found))
    yield "named parents that are proposed", Share(len(right), labels)
    yield f"named parents among the first {_FIRST} shown", Share(first, labels)
    yield "taken unasked that are right", Share(sum(taken), len(taken))
    yield (
        "papers without a named parent that get one",
        Share(sum(bool(of.candidates) for of in without), len(without)),
    )
    yield "papers without a named parent that get one unasked", Share(sum(unasked), len(without))
    yield (
        "kinds that are right, given the parent",
        Share(sum(item.kind in of.paper.parents[item.parent] for item, of in right), len(right)),
    )
    yield (
        "channels that are right, given the parent",
        Share(sum(_is_channel(item, of) for item, of in right), len(right)),
    )


def _is_channel(item: Candidate, of: Read) -> bool:
    kinds = of.paper.parents[item.parent]
    return CHANNEL_OF[Kind(item.kind)] in {CHANNEL_OF[Kind(kind)] for kind in kinds}
