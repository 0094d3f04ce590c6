"""Which models are proposed, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.suggest.kinds import choose_kind
from lineage.suggest.reading import list_found, list_scopes
from lineage.suggest.suggestion import Candidate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.records.vocabulary import Kind
    from lineage.suggest.reading import Field
    from lineage.suggest.stated import Stated

LEAST_CONFIDENCE = 0.5
"""Models of less confidence are not proposed."""

PLAIN_CONFIDENCE = 0.6
"""Models of this confidence are plainly extended."""

STATED_CONFIDENCE = 0.8
"""The least confidence of a model of which a paper, unless it studies models, says what it made.

In the papers that the weights were learned from, 19 of 23 such models are parents.
"""

_MOST_CONFIDENCE = 0.99
_MOST_PLACES = 3


def judge_abstract(
    model_id: str, fields: Sequence[Field], chance: float | None, usual: Mapping[Kind, float]
) -> Candidate | None:
    """Return the candidate that a model makes by title, abstract and comment, or None.

    Args:
        model_id: The model.
        fields: Title, abstract and comment.
        chance: How likely it is a parent by the facts, if those texts name it.
        usual: What kinds count before a word is read.
    """
    if chance is None or chance < LEAST_CONFIDENCE:
        return None
    kind = choose_kind(list_scopes(fields, model_id), usual)
    field, use = max(
        list_found(fields, model_id),
        key=lambda found: (found.use.is_clean, found.use.kind == kind, found.use.making),
    )
    span, sentence = field.to_span(use.start, use.end), field.find_sentence(use.start, use.end)
    confidence = min(round(chance, 2), _MOST_CONFIDENCE)
    return Candidate(model_id, kind.value, confidence, span, sentence)


def judge_text(
    model_id: str,
    stated: Stated | None,
    in_abstract: Candidate | None,
    usual: Mapping[Kind, float],
) -> Candidate | None:
    """Return what becomes of a model by what the full text states of it.

    Args:
        model_id: The model.
        stated: What the full text states of it, if it does.
        in_abstract: The candidate that it makes already, or None.
        usual: What kinds count before a word is read.
    """
    if stated is None:
        return in_abstract
    kind = choose_kind(list_scopes([item.field for item in stated.found], model_id), usual)
    ranked = sorted(stated.found, key=lambda item: item.use.kind != kind)
    by_place = {item.field.name: item for item in reversed(ranked)}
    places = [item for item in ranked if by_place[item.field.name] is item][:_MOST_PLACES]
    spans = tuple(item.field.to_span(item.use.start, item.use.end) for item in places)
    if in_abstract is None:
        first = places[0]
        sentence = first.field.find_sentence(first.use.start, first.use.end)
        return Candidate(model_id, kind.value, stated.confidence, spans[0], sentence, spans[1:])
    together = 1 - (1 - in_abstract.confidence) * (1 - stated.confidence)
    return in_abstract._replace(confidence=min(round(together, 2), _MOST_CONFIDENCE), more=spans)
