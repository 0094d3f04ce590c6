"""The texts of a paper, read once: names, clauses, and how they use each model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.clauses import mask_names, split_clauses
from lineage.suggest.kinds import NEAR, Scopes
from lineage.suggest.plain import find_sentence_at, split_sentences, to_plain
from lineage.suggest.suggestion import Span
from lineage.suggest.uses import read_uses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lineage.suggest.mentions import Mention, NameFinder
    from lineage.suggest.plain import Plain
    from lineage.suggest.uses import Use

TITLE, ABSTRACT = "title", "abstract"
_LONGEST_TEXT = 5_000


class Field(NamedTuple):
    """One text of a paper.

    Attributes:
        name: `title`, `abstract`, `comment`, or a place in the full text.
        plain: Without TeX.
        mentions: Where models are named, the paper's own name aside.
        masked: The plain text with marks in place of names.
        uses: How the names are used, one each.
    """

    name: str
    plain: Plain
    mentions: Sequence[Mention]
    masked: str
    uses: Sequence[Use]

    def list_uses(self, model_id: str) -> list[Use]:
        """Return how one model is used, in order; where that is denied it is not used."""
        places = {item.start for item in self.mentions if item.model_id == model_id}
        return [use for use in self.uses if use.place in places and not use.denied]

    def to_span(self, start: int, end: int) -> Span:
        """Return the words between two places of the plain text, as the source has them."""
        first, last = self.plain.locate(start, end)
        return Span(self.name, first, last, self.plain.source[first:last])

    def find_sentence(self, start: int, end: int) -> str:
        """Return the sentence between two places of the plain text."""
        return find_sentence_at(self.plain.text, start, end)


class Found(NamedTuple):
    """A use of a model, and the text in which it stands."""

    field: Field
    use: Use


def list_found(fields: Sequence[Field], model_id: str) -> list[Found]:
    """Return how texts use a model, in order."""
    return [Found(field, use) for field in fields for use in field.list_uses(model_id)]


def read_fields(texts: Mapping[str, str], finder: NameFinder, own: str) -> list[Field]:
    """Return the texts of a paper that are not empty, whose own model has a name or none."""
    return [read_field(name, text, finder, own) for name, text in texts.items() if text]


def read_field(name: str, text: str, finder: NameFinder, own: str = "") -> Field:
    """Return one text, read.

    Args:
        name: Of the field, or a place in the full text.
        text: What it says.
        finder: Knows the names of models.
        own: What the paper calls its own model; names inside that name are none.
    """
    plain = to_plain(text[:_LONGEST_TEXT])
    held = [match.span() for match in re.finditer(re.escape(own), plain.text)] if own else []
    mentions = [item for item in finder.find(plain.text) if not _is_inside(item, held)]
    masked = mask_names(plain.text, mentions)
    return Field(name, plain, mentions, masked, tuple(read_uses(split_clauses(masked))))


def list_scopes(fields: Sequence[Field], model_id: str) -> list[Scopes]:
    """Return the texts around the mentions of a model in the abstract, or else elsewhere."""
    title = next((field.masked for field in fields if field.name == TITLE), "")
    found = [
        (field.name, _to_scopes(field, use, title))
        for field in fields
        for use in field.list_uses(model_id)
    ]
    return [scopes for name, scopes in found if name == ABSTRACT] or [item for _, item in found]


def _is_inside(mention: Mention, held: Sequence[tuple[int, int]]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in held)


def _to_scopes(field: Field, use: Use, title: str) -> Scopes:
    masked = field.masked
    ends = next(pair for pair in split_sentences(masked) if use.place < pair[1])
    near = masked[max(ends[0], use.place - NEAR) : min(ends[1], use.place + NEAR)]
    sentence = masked[ends[0] : ends[1]]
    return Scopes(near, sentence, title, masked, use.kind, use.is_clean)
