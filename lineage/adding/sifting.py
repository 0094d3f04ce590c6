"""Which new papers go into the review list, and why others do not."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.judging import PLAIN_CONFIDENCE
from lineage.suggest.suggestion import PaperText

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from lineage.papers.record import FetchedPaper
    from lineage.papers.texts.text import Text
    from lineage.suggest.scoring import Suggester
    from lineage.suggest.suggestion import Suggestion

NO_TEXTS: Mapping[str, Text] = MappingProxyType({})
_MANY = 3


class Reason(StrEnum):
    """Why a paper is left out."""

    KNOWN = "in the catalog already"
    WITHDRAWN = "withdrawn"
    MANY_NAMED = "with three or more models named and none plainly extended"
    NO_PARENT = "without a parent"


class Proposal(NamedTuple):
    """A new paper whose own model seems to extend one of the catalog."""

    arxiv_id: str
    record: FetchedPaper
    suggestion: Suggestion


class Sifted(NamedTuple):
    """What became of new papers.

    Attributes:
        proposals: Those that seem to extend a model, the surest first.
        left_out: How many are not among them, by reason.
    """

    proposals: tuple[Proposal, ...]
    left_out: Mapping[Reason, int]


def sift_papers(
    papers: Mapping[str, FetchedPaper],
    suggester: Suggester,
    *,
    known: Collection[str],
    texts: Mapping[str, Text] = NO_TEXTS,
) -> Sifted:
    """Return which papers seem to extend a model, and why the others are left out.

    Args:
        papers: What was found, by id.
        suggester: Reads them.
        known: Papers that the catalog has.
        texts: Full texts of some of the papers, which are read, too.
    """
    proposals: list[Proposal] = []
    left_out: Counter[Reason] = Counter()
    for arxiv_id, record in papers.items():
        if arxiv_id in known or record.withdrawn:
            left_out[Reason.KNOWN if arxiv_id in known else Reason.WITHDRAWN] += 1
            continue
        paper = PaperText.of_record(arxiv_id, record, texts.get(arxiv_id))
        suggestion = suggester.suggest(paper)
        if reason := _find_reason(suggestion):
            left_out[reason] += 1
        else:
            proposals.append(Proposal(arxiv_id, record, suggestion))
    counts = {reason: left_out[reason] for reason in Reason if left_out[reason]}
    return Sifted(tuple(sorted(proposals, key=_rank)), counts)


def _find_reason(suggestion: Suggestion) -> Reason | None:
    """Return why a paper is left out: many models named, and no words of derivation, or none."""
    plain = any(item.confidence >= PLAIN_CONFIDENCE for item in suggestion.candidates)
    if plain:
        return None
    if len(suggestion.candidates) + len(suggestion.mentioned) >= _MANY:
        return Reason.MANY_NAMED
    return None if suggestion.candidates else Reason.NO_PARENT


def _rank(proposal: Proposal) -> tuple[float, int, str]:
    candidates = proposal.suggestion.candidates
    return -max(item.confidence for item in candidates), -len(candidates), proposal.arxiv_id
