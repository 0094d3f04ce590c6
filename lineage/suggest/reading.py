"""The texts of a paper, read once: names, clauses and cues."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.clauses import mask_names, split_clauses
from lineage.suggest.cues import read_cues
from lineage.suggest.evidence import Abstract
from lineage.suggest.kinds import NEAR, Scopes
from lineage.suggest.plain import find_sentence_at, split_sentences, to_plain
from lineage.suggest.suggestion import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from lineage.suggest.clauses import Clause
    from lineage.suggest.cues import Reading
    from lineage.suggest.mentions import Mention, NameFinder
    from lineage.suggest.plain import Plain

_LONGEST_TEXT = 5_000


class Field(NamedTuple):
    """One text of a paper.

    Attributes:
        name: `title`, `abstract`, `comment`, or a place in the full text.
        plain: Without TeX.
        mentions: Where models are named.
        masked: The plain text with marks in place of names.
        clauses: Those that hold a name.
        readings: What cues say.
    """

    name: str
    plain: Plain
    mentions: Sequence[Mention]
    masked: str
    clauses: Sequence[Clause]
    readings: Sequence[Reading]

    def list_readings(self, model_id: str) -> list[Reading]:
        """Return what cues say of one model."""
        places = {item.start for item in self.mentions if item.model_id == model_id}
        return [reading for reading in self.readings if reading.place in places]

    def find_end(self, reading: Reading) -> int:
        """Return where the words of a reading end, with the whole of the name."""
        end = next(item.end for item in self.mentions if item.start == reading.place)
        return max(end, reading.end)

    def to_span(self, start: int, end: int) -> Span:
        """Return the words between two places of the plain text, as the source has them."""
        first, last = self.plain.locate(start, end)
        return Span(self.name, first, last, self.plain.source[first:last])

    def find_sentence(self, start: int, end: int) -> str:
        """Return the sentence between two places of the plain text."""
        return find_sentence_at(self.plain.text, start, end)


def read_fields(texts: Mapping[str, str], finder: NameFinder) -> list[Field]:
    """Return the texts of a paper that are not empty."""
    return [read_field(name, text, finder) for name, text in texts.items() if text]


def read_field(name: str, text: str, finder: NameFinder) -> Field:
    """Return one text, read: the name of a field, or a place in the full text."""
    plain = to_plain(text[:_LONGEST_TEXT])
    mentions = finder.find(plain.text)
    masked = mask_names(plain.text, mentions)
    clauses = tuple(split_clauses(masked))
    return Field(name, plain, mentions, masked, clauses, tuple(read_cues(clauses)))


def to_abstract(fields: Sequence[Field], models: Container[str]) -> Abstract:
    """Return the abstract among the texts, and in it the names of some models."""
    by_name = {field.name: field for field in fields}
    abstract, title = by_name.get("abstract"), by_name.get("title")
    if abstract is None:
        return Abstract("", "", (), (), 0, {})
    mentions = [item for item in abstract.mentions if item.model_id in models]
    cued = {reading.place for reading in abstract.readings}
    return Abstract(
        title.plain.text if title else "",
        abstract.masked,
        mentions,
        abstract.clauses,
        sum(1 for _ in split_sentences(abstract.masked)),
        {item.start: item.model_id for item in mentions if item.start in cued},
    )


def list_scopes(fields: Sequence[Field], model_id: str) -> list[Scopes]:
    """Return the texts around the mentions of a model in the abstract, or else elsewhere."""
    masked = {field.name: field.masked for field in fields}
    title, abstract = masked.get("title", ""), masked.get("abstract", "")
    found = [
        (field.name, Scopes(*scope, title=title, all=abstract))
        for field in fields
        for scope in _scope_in(field, model_id)
    ]
    return [scope for name, scope in found if name == "abstract"] or [scope for _, scope in found]


def _scope_in(field: Field, model_id: str) -> Iterator[tuple[str, str, str, str]]:
    ends = list(split_sentences(field.masked))
    sentences = [field.masked[start:end] for start, end in ends]
    for clause in field.clauses:
        number = clause.number
        beside = " ".join(sentences[max(0, number - 1) : number] + sentences[number + 1 :][:1])
        start, end = ends[number]
        for mention in field.mentions:
            if mention.model_id == model_id and clause.holds(mention.start):
                near = field.masked[
                    max(start, mention.start - NEAR) : min(end, mention.end + NEAR)
                ]
                yield near, clause.text, clause.sentence, beside
