"""Which models are proposed, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.evidence import find_making
from lineage.suggest.kinds import choose_kind
from lineage.suggest.reading import list_scopes
from lineage.suggest.suggestion import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.suggest.cues import Reading
    from lineage.suggest.evidence import Evidence
    from lineage.suggest.reading import Field
    from lineage.suggest.stated import Stated

LEAST_CONFIDENCE = 0.5
"""Models of less confidence are not proposed."""

MOST_WITHOUT_CUE = 0.59
"""Models that no cue proposes stand below those that one does."""

_MOST_CONFIDENCE = 0.99
CLEAN = 0.7
"""How likely a mention must be to count, though the paper compares the model elsewhere."""

_LEAST_CHANCE = 0.35
_BY_NAME = 0.65
"""How sure a parent is that the own name holds."""

_IN_TEXT_ALONE = 0.8
"""What a full text counts, beside the abstract, where parents come first."""

_MOST_PLACES = 3


class Chance(NamedTuple):
    """How likely a model is a parent by its likeliest mention, and whether any needs a cue."""

    value: float
    evidence: Evidence
    needs_cue: bool

    @property
    def is_fair(self) -> bool:
        """The words around leave the model likely enough."""
        return self.value >= _LEAST_CHANCE

    @property
    def confidence_without_cue(self) -> float:
        """The least or more, as the chance is, yet less than a cue gives."""
        share = (self.value - _LEAST_CHANCE) / (1 - _LEAST_CHANCE)
        return round(LEAST_CONFIDENCE + share * (MOST_WITHOUT_CUE - LEAST_CONFIDENCE), 2)


def judge_abstract(
    model_id: str, fields: Sequence[Field], chance: Chance | None, *, held: bool = False
) -> Candidate | None:
    """Return the candidate that a model makes by title, abstract and comment, or None.

    The words around must leave it likely enough; without a cue they make it less sure than cues
    do.

    Args:
        model_id: The model.
        fields: Title, abstract and comment.
        chance: How likely it is by the words around, if the abstract names it.
        held: Whether the own model's name holds its name, which says more than the words around.
    """
    found = [(field, item) for field in fields for item in field.list_readings(model_id)]
    readings = [item for _, item in found]
    confidence = _sum_up(readings)
    if confidence >= LEAST_CONFIDENCE and (held or chance is None or chance.is_fair):
        kind = choose_kind(list_scopes(fields, model_id), readings)
        field, best = max(found, key=lambda pair: (pair[1].kind == kind, pair[1].weight))
        start, end = best.start, field.find_end(best)
    elif chance is not None and (held or (chance.is_fair and not chance.needs_cue)):
        kind = choose_kind(list_scopes(fields, model_id), ())
        field = next(field for field in fields if field.name == "abstract")
        confidence = _BY_NAME if held else chance.confidence_without_cue
        clause, mention = chance.evidence.clause, chance.evidence.mention
        start, end = find_making(clause, mention.start), mention.end
    else:
        return None
    span, sentence = field.to_span(start, end), field.find_sentence(start, end)
    return Candidate(model_id, kind.value, confidence, span, sentence)


def judge_text(
    model_id: str, stated: Sequence[Stated], in_abstract: Candidate | None
) -> Candidate | None:
    """Return what becomes of a model by what the full text states of it.

    Args:
        model_id: The model.
        stated: Strong words for it, in order.
        in_abstract: The candidate that it makes already, or None.
    """
    if not stated:
        return in_abstract
    readings = [item.reading for item in stated]
    kind = choose_kind(list_scopes([item.field for item in stated], model_id), readings)
    ranked = sorted(stated, key=lambda item: (item.reading.kind != kind, -item.reading.weight))
    by_place = {item.field.name: item for item in reversed(ranked)}
    places = [item for item in ranked if by_place[item.field.name] is item][:_MOST_PLACES]
    spans = [
        item.field.to_span(item.reading.start, item.field.find_end(item.reading))
        for item in places
    ]
    confidence = round(_IN_TEXT_ALONE * _sum_up(readings), 2)
    if in_abstract is None:
        field, best = places[0]
        sentence = field.find_sentence(best.start, field.find_end(best))
        return Candidate(model_id, kind.value, confidence, spans[0], sentence, tuple(spans[1:]))
    without_cue = in_abstract.confidence <= MOST_WITHOUT_CUE
    together = 1 - (1 - in_abstract.confidence) * (1 - confidence)
    return in_abstract._replace(
        kind=kind.value if without_cue else in_abstract.kind,
        confidence=min(round(together, 2), _MOST_CONFIDENCE),
        more=tuple(spans),
    )


def _sum_up(readings: Sequence[Reading]) -> float:
    """Return how sure readings are together: those of different kinds are separate reasons."""
    doubt = 1.0
    for kind in {reading.kind for reading in readings}:
        doubt *= 1 - max(reading.weight for reading in readings if reading.kind == kind)
    return min(round(1 - doubt, 2), _MOST_CONFIDENCE)
