"""What counts of a reader's proposals: those whose sentence exists and names the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records.vocabulary import Kind
from lineage.suggest.judging import LEAST_CONFIDENCE
from lineage.suggest.suggestion import Candidate, Checked

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lineage.suggest.mentions import NameFinder
    from lineage.suggest.readers import Numbered, Proposed


def check_proposals(
    proposals: Sequence[Proposed],
    sentences: Sequence[Numbered],
    finder: NameFinder,
    *,
    possible: Collection[str],
    reader: str,
) -> Checked:
    """Return the candidates that proposals make, and why others make none.

    Args:
        proposals: What a reader proposes.
        sentences: What it was given.
        finder: Knows the names of the catalog.
        possible: Models that can be parents: neither the paper's own nor younger.
        reader: What the reader is called.
    """
    candidates: dict[str, Candidate] = {}
    refused = []
    for item in proposals:
        if item.sentence is None:
            refused.append(f"item {item.place} is no object that gives the number of a sentence")
            continue
        if not 0 < item.sentence <= len(sentences):
            refused.append(f"there is no sentence {item.sentence}")
            continue
        sentence = sentences[item.sentence - 1]
        named = [mention for mention in sentence.mentions if mention.model_id in possible]
        wanted = finder.identify(item.parent) | {item.parent.casefold()}
        found = next((mention for mention in named if mention.model_id in wanted), None)
        if found is None:
            refused.append(f"sentence {item.sentence} names no possible parent '{item.parent}'")
        elif item.kind not in set(Kind):
            refused.append(f"'{item.kind}' is no kind")
        else:
            span = sentence.field.to_span(sentence.start, sentence.end)
            candidates.setdefault(
                found.model_id,
                Candidate(found.model_id, item.kind, LEAST_CONFIDENCE, span, sentence.text,
                          proposed_by=(reader,)),
            )  # fmt: skip
    return Checked(tuple(candidates.values()), tuple(refused))
