"""From the words around names to candidates for parents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.dates import is_after
from lineage.papers.suggest.cues import read_cues
from lineage.papers.suggest.mentions import NameFinder
from lineage.papers.suggest.plain import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Self

    from graph.lineage_graph import LineageGraph
    from lineage.papers.record import FetchedPaper
    from lineage.papers.suggest.cues import Reading
    from lineage.papers.suggest.plain import Plain

LEAST_CONFIDENCE = 0.5
"""Models of less confidence are not proposed."""

_MOST_CONFIDENCE = 0.99
_ROOT = "transformer"  # named for what nearly every model is, it counts where nothing nearer is
_LONGEST_HEAD = 40
_LONGEST_TEXT = 5_000


@dataclass(frozen=True, kw_only=True)
class PaperText:
    """What is read of a paper.

    Attributes:
        arxiv_id: Its id, or None.
        title, abstract, comment: Its texts; the comment may be empty.
        published: Date of its first version, or None; younger models are no parents.
    """

    arxiv_id: str | None
    title: str
    abstract: str
    published: str | None
    comment: str = ""

    @classmethod
    def of_record(cls, arxiv_id: str, record: FetchedPaper) -> Self:
        """Return what is read of a paper that was fetched."""
        return cls(
            arxiv_id=arxiv_id,
            title=record.title,
            abstract=record.abstract,
            comment=record.comment or "",
            published=record.submitted,
        )


class Span(NamedTuple):
    """The words that decide.

    Attributes:
        field: Where they stand: `title`, `abstract` or `comment`.
        start, end: Between which characters of it.
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
    """

    parent: str
    kind: str
    confidence: float
    span: Span


class Suggestion(NamedTuple):
    """What was read of one paper.

    Attributes:
        arxiv_id, title: Of the paper.
        candidates: Proposed parents, the surest first; of equal ones in the order of their ids.
        mentioned: Ids of models that are named but not proposed, in the order of the text.
    """

    arxiv_id: str | None
    title: str
    candidates: tuple[Candidate, ...]
    mentioned: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values."""
        candidates = [
            {**candidate._asdict(), "span": candidate.span._asdict()}
            for candidate in self.candidates
        ]
        return {**self._asdict(), "candidates": candidates, "mentioned": list(self.mentioned)}


class Suggester:
    """Reads papers with the names of a graph in mind."""

    def __init__(self, graph: LineageGraph) -> None:
        self._models = graph.models
        self._finder = NameFinder(graph.models.values())

    def suggest(self, paper: PaperText) -> Suggestion:
        """Return which models of the graph the paper's own model seems to extend.

        Models that are younger than the paper, and the paper's own, are left out altogether.
        """
        own = self._find_own(paper)
        named: dict[str, None] = {}
        readings: dict[str, list[tuple[str, Plain, Reading]]] = {}
        for field, plain in _list_fields(paper):
            mentions = self._finder.find(plain.text)
            named |= dict.fromkeys(mention.model_id for mention in mentions)
            for reading in read_cues(plain.text, mentions):
                readings.setdefault(reading.model_id, []).append((field, plain, reading))
        possible = [key for key in named if key not in own and not self._is_younger(key, paper)]
        judged = [_judge(key, readings[key]) for key in possible if key in readings]
        chosen = [item for item in judged if item.confidence >= LEAST_CONFIDENCE]
        if len(chosen) > 1:
            chosen = [item for item in chosen if item.parent != _ROOT]
        chosen.sort(key=lambda item: (-item.confidence, item.parent))
        proposed = {item.parent for item in chosen}
        mentioned = tuple(key for key in possible if key not in proposed)
        return Suggestion(paper.arxiv_id, paper.title, tuple(chosen), mentioned)

    def _find_own(self, paper: PaperText) -> set[str]:
        """Return the models that the paper itself describes."""
        own = {
            key for key, model in self._models.items()
            if model.paper is not None and model.paper == paper.arxiv_id
        }  # fmt: skip
        head, colon, _ = to_plain(paper.title).text.partition(": ")
        if colon and len(head) <= _LONGEST_HEAD:
            own |= self._finder.identify(head)
        return own

    def _is_younger(self, model_id: str, paper: PaperText) -> bool:
        released = self._models[model_id].released
        return paper.published is not None and is_after(released, paper.published)


def _list_fields(paper: PaperText) -> Iterator[tuple[str, Plain]]:
    fields: Mapping[str, str] = {
        "title": paper.title, "abstract": paper.abstract, "comment": paper.comment,
    }  # fmt: skip
    return ((name, to_plain(text[:_LONGEST_TEXT])) for name, text in fields.items() if text)


def _judge(model_id: str, readings: list[tuple[str, Plain, Reading]]) -> Candidate:
    """Return the candidate that the readings of one model make together.

    Each weighs as an independent reason; the surest one, and of equal ones the first, decides.
    """
    doubt = 1.0
    for kind in {reading.kind for _, _, reading in readings}:
        doubt *= 1 - max(reading.weight for _, _, reading in readings if reading.kind == kind)
    field, plain, best = max(readings, key=lambda item: item[2].weight)
    start, end = plain.locate(best.start, best.end)
    span = Span(field, start, end, plain.source[start:end])
    confidence = min(round(1 - doubt, 2), _MOST_CONFIDENCE)
    return Candidate(model_id, str(best.kind), confidence, span)
