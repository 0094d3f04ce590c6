"""What is read of a paper, and what is proposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.records.vocabulary import CHANNEL_OF, Kind
from lineage.suggest.passages import list_passages

if TYPE_CHECKING:
    from typing import Self

    from lineage.papers.record import FetchedPaper
    from lineage.papers.texts.text import Text
    from lineage.suggest.passages import Passage


WORDS = "words"
"""Who proposes what the words of the tables say."""


@dataclass(frozen=True, kw_only=True)
class PaperText:
    """What is read of a paper.

    Attributes:
        arxiv_id: Its id, or None.
        title, abstract, comment: Its texts; the comment may be empty.
        published: Date of its first version, or None; younger models are no parents.
        passages: Paragraphs of its full text, in order; empty if only the abstract is read.
    """

    arxiv_id: str | None
    title: str
    abstract: str
    published: str | None
    comment: str = ""
    passages: tuple[Passage, ...] = ()

    @classmethod
    def of_record(cls, arxiv_id: str, record: FetchedPaper, text: Text | None = None) -> Self:
        """Return what is read of a paper that was fetched, and of its full text if it is given."""
        return cls(
            arxiv_id=arxiv_id,
            title=record.title,
            abstract=record.abstract,
            comment=record.comment or "",
            published=record.submitted,
            passages=list_passages(text) if text else (),
        )


class Span(NamedTuple):
    """The words that decide.

    Attributes:
        field: Where they stand: `title`, `abstract`, `comment`, or a place in the full text such
            as `section 4.1`.
        start, end: Between which characters of it; in the full text, of the paragraph.
        text: The words as they stand there.
    """

    field: str
    start: int
    end: int
    text: str


class Candidate(NamedTuple):
    """A model that the paper's own model seems to extend.

    Attributes:
        parent: Its id.
        kind: How the own model was made from it; a `Kind`.
        confidence: From 0 to 1.
        span: The words that decide.
        sentence: The sentence in which they stand.
        more: Words that say so in other places of the full text, in its order.
        proposed_by: `words` of the tables, or the names of readers.
    """

    parent: str
    kind: str
    confidence: float
    span: Span
    sentence: str = ""
    more: tuple[Span, ...] = ()
    proposed_by: tuple[str, ...] = (WORDS,)

    @property
    def channel(self) -> str:
        """What was carried over, as the kind says."""
        return CHANNEL_OF[Kind(self.kind)].value

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            "parent": self.parent,
            "kind": self.kind,
            "channel": self.channel,
            "confidence": self.confidence,
            "span": self.span._asdict(),
            "sentence": self.sentence,
            "more": [span._asdict() for span in self.more],
            "proposed_by": list(self.proposed_by),
        }


class Checked(NamedTuple):
    """What counts of the proposals of a reader.

    Attributes:
        candidates: Those that count.
        refused: Why others do not, a reason each.
    """

    candidates: tuple[Candidate, ...]
    refused: tuple[str, ...]


class Lacking(NamedTuple):
    """A name after words of derivation that no model of the catalog has.

    Attributes:
        name: As written.
        near: Id of the model of which it seems to be another version; empty if there is none.
        kind: How the own model was made from it; empty if the words leave it open.
        span: The words that decide.
        sentence: The sentence in which they stand.
    """

    name: str
    near: str
    kind: str
    span: Span
    sentence: str

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {**self._asdict(), "span": self.span._asdict()}


class Suggestion(NamedTuple):
    """What was read of one paper.

    Attributes:
        arxiv_id, title: Of the paper.
        candidates: Proposed parents, the surest first; of equal ones in the order of their ids.
        mentioned: Ids of models that are named but not proposed, in the order of the text.
        lacking: What it builds on and the catalog lacks, in the order of the text.
        refused: Why proposals of a reader do not count, a reason each.
    """

    arxiv_id: str | None
    title: str
    candidates: tuple[Candidate, ...]
    mentioned: tuple[str, ...]
    lacking: tuple[Lacking, ...] = ()
    refused: tuple[str, ...] = ()

    def join(self, checked: Checked) -> Suggestion:
        """Return this with what a reader proposes: its own parents stand after ours."""
        by_reader = {item.parent: item for item in checked.candidates}
        ours = [
            item._replace(proposed_by=(*item.proposed_by, *by_reader[item.parent].proposed_by))
            if item.parent in by_reader
            else item
            for item in self.candidates
        ]
        known = {item.parent for item in ours}
        new = [item for item in checked.candidates if item.parent not in known]
        return self._replace(
            candidates=(*ours, *new),
            mentioned=tuple(key for key in self.mentioned if key not in by_reader),
            refused=checked.refused,
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            **self._asdict(),
            "candidates": [candidate.to_json() for candidate in self.candidates],
            "mentioned": list(self.mentioned),
            "lacking": [lacking.to_json() for lacking in self.lacking],
            "refused": list(self.refused),
        }
