"""What the full text of a paper states of its parents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.plain import find_sentence_at
from lineage.suggest.reading import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lineage.suggest.reading import Field

_ONCE = 0.65
_AGAIN = 0.78
"""How sure words of the full text are that stand once, and that stand again."""

_OF_BASELINES = re.compile(r"\b(?:baselines?|compar\w+|ablat\w+)\b", re.IGNORECASE)


class Stated(NamedTuple):
    """Clean words of making for one model in the full text, in sentences on parts or training.

    Attributes:
        found: Where they stand, in order; at least one.
    """

    found: tuple[Found, ...]

    @property
    def confidence(self) -> float:
        """How sure they are together."""
        return _AGAIN if len(self.found) > 1 else _ONCE


def list_stated(paragraphs: Sequence[Field]) -> Mapping[str, Stated]:
    """Return what sentences on parts or training make of each model, in the order of the text."""
    found: dict[str, list[Found]] = {}
    for field in paragraphs:
        for model_id, item in _list_clean(field):
            found.setdefault(model_id, []).append(item)
    return {model_id: Stated(tuple(items)) for model_id, items in found.items()}


def _list_clean(field: Field) -> Iterator[tuple[str, Found]]:
    models = {mention.start: mention.model_id for mention in field.mentions}
    for use in field.uses:
        sentence = find_sentence_at(field.plain.text, use.place, use.place + 1)
        if use.is_clean and use.training and not _OF_BASELINES.search(sentence):
            yield models[use.place], Found(field, use)
