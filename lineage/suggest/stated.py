"""What the full text of a paper states of its parents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.plain import find_sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lineage.suggest.cues import Reading
    from lineage.suggest.reading import Field

_STRONG = 0.67
"""What words weigh at least that count in the full text, where much is told of other models."""

_OF_BASELINES = re.compile(r"\b(?:baselines?|compar\w+|ablat\w+)\b", re.IGNORECASE)


class Stated(NamedTuple):
    """Strong words of one paragraph for one model.

    Attributes:
        field: The paragraph.
        reading: What they say.
    """

    field: Field
    reading: Reading


def list_stated(paragraphs: Sequence[Field]) -> Mapping[str, list[Stated]]:
    """Return the strong words for each model, models and words in the order of the text."""
    found: dict[str, list[Stated]] = {}
    for field in paragraphs:
        for model_id, reading in _list_strong(field):
            found.setdefault(model_id, []).append(Stated(field, reading))
    return found


def _list_strong(field: Field) -> Iterator[tuple[str, Reading]]:
    models = {mention.start: mention.model_id for mention in field.mentions}
    for reading in field.readings:
        sentence = find_sentence_at(field.plain.text, reading.place, reading.place + 1)
        if reading.weight >= _STRONG and not _OF_BASELINES.search(sentence):
            yield models[reading.place], reading
