"""From the words around names to candidates for parents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.records.dates import is_after
from lineage.suggest.evidence import find_making, list_evidence, read_weights, weigh
from lineage.suggest.kinds import choose_kind
from lineage.suggest.mentions import NameFinder
from lineage.suggest.plain import to_plain
from lineage.suggest.reading import list_scopes, read_fields, to_abstract

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    from graph.lineage_graph import LineageGraph
    from lineage.papers.record import FetchedPaper
    from lineage.suggest.cues import Reading
    from lineage.suggest.evidence import Abstract, Evidence
    from lineage.suggest.reading import Field

LEAST_CONFIDENCE = 0.5
"""Models of less confidence are not proposed."""

MOST_WITHOUT_CUE = 0.59
"""Models that no cue proposes stand below those that one does."""

_MOST_CONFIDENCE = 0.99
_LEAST_CHANCE = 0.35
_ROOT = "transformer"  # named for what nearly every model is, it counts where nothing nearer is
_LONGEST_HEAD = 40


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


class _Chance(NamedTuple):
    """How likely a model is a parent by its likeliest mention, and whether any needs a cue."""

    value: float
    evidence: Evidence
    needs_cue: bool

    @property
    def does_without_cue(self) -> bool:
        """The words around are enough to propose the model."""
        known = self.needs_cue or self.evidence.mention.model_id == _ROOT
        return not known and self.value >= _LEAST_CHANCE

    @property
    def confidence_without_cue(self) -> float:
        """The least or more, as the chance is, yet less than a cue gives."""
        share = (self.value - _LEAST_CHANCE) / (1 - _LEAST_CHANCE)
        return round(LEAST_CONFIDENCE + share * (MOST_WITHOUT_CUE - LEAST_CONFIDENCE), 2)


class Suggester:
    """Reads papers with the names of a graph in mind."""

    def __init__(self, graph: LineageGraph, weights: Mapping[str, float] | None = None) -> None:
        """Know the names of a graph, and what words weigh; the weights that ship, if not given."""
        self._models = graph.models
        self._finder = NameFinder(graph.models.values())
        self._weights = weights if weights is not None else read_weights()

    def suggest(self, paper: PaperText) -> Suggestion:
        """Return which models of the graph the paper's own model seems to extend.

        Models that are younger than the paper, and the paper's own, are left out altogether.
        """
        fields, possible = self._read(paper)
        chances = self._weigh_chances(fields, possible)
        judged = (_judge(key, fields, chances.get(key)) for key in possible)
        chosen = [item for item in judged if item is not None]
        if len(chosen) > 1:
            chosen = [item for item in chosen if item.parent != _ROOT]
        chosen.sort(key=lambda item: (-item.confidence, item.parent))
        proposed = {item.parent for item in chosen}
        mentioned = tuple(key for key in possible if key not in proposed)
        return Suggestion(paper.arxiv_id, paper.title, tuple(chosen), mentioned)

    def list_evidence(self, paper: PaperText) -> list[Evidence]:
        """Return what speaks for and against each model that the abstract of a paper names."""
        return list_evidence(_to_abstract(*self._read(paper)))

    def _read(self, paper: PaperText) -> tuple[Sequence[Field], Sequence[str]]:
        """Return the texts of a paper, and the models in them that can be parents."""
        own = self._find_own(paper)
        texts = {"title": paper.title, "abstract": paper.abstract, "comment": paper.comment}
        fields = read_fields(texts, self._finder)
        named = dict.fromkeys(item.model_id for field in fields for item in field.mentions)
        return fields, [
            key for key in named if key not in own and not self._is_younger(key, paper)
        ]

    def _weigh_chances(
        self, fields: Sequence[Field], possible: Sequence[str]
    ) -> dict[str, _Chance]:
        """Return the chances of the models that the abstract names."""
        chances: dict[str, _Chance] = {}
        found = list_evidence(_to_abstract(fields, possible))
        need_cues = {item.mention.model_id for item in found if item.needs_cue}
        for evidence in found:
            model_id = evidence.mention.model_id
            value = weigh(evidence.words, self._weights)
            chance = _Chance(value, evidence, model_id in need_cues)
            if model_id not in chances or chance.value > chances[model_id].value:
                chances[model_id] = chance
        return chances

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


def _to_abstract(fields: Sequence[Field], possible: Sequence[str]) -> Abstract:
    """Return the abstract; where it names other models, the root of all is no model of it."""
    return to_abstract(fields, [key for key in possible if key != _ROOT] or possible)


def _judge(model_id: str, fields: Sequence[Field], chance: _Chance | None) -> Candidate | None:
    """Return the candidate that a model makes, or None.

    The words around must leave it likely enough; without a cue they make it less sure than cues
    do.
    """
    found = [(field, item) for field in fields for item in field.list_readings(model_id)]
    readings = [item for _, item in found]
    confidence = _sum_up(readings)
    if confidence >= LEAST_CONFIDENCE and (chance is None or chance.value >= _LEAST_CHANCE):
        kind = choose_kind(list_scopes(fields, model_id), readings)
        field, best = max(found, key=lambda pair: (pair[1].kind == kind, pair[1].weight))
        span = _to_span(field, best.start, field.find_end(best))
    elif chance is not None and chance.does_without_cue:
        kind = choose_kind(list_scopes(fields, model_id), ())
        abstract = next(field for field in fields if field.name == "abstract")
        confidence = chance.confidence_without_cue
        clause, mention = chance.evidence.clause, chance.evidence.mention
        span = _to_span(abstract, find_making(clause, mention.start), mention.end)
    else:
        return None
    return Candidate(model_id, str(kind), confidence, span)


def _sum_up(readings: Sequence[Reading]) -> float:
    """Return how sure readings are together: those of different kinds are separate reasons."""
    doubt = 1.0
    for kind in {reading.kind for reading in readings}:
        doubt *= 1 - max(reading.weight for reading in readings if reading.kind == kind)
    return min(round(1 - doubt, 2), _MOST_CONFIDENCE)


def _to_span(field: Field, start: int, end: int) -> Span:
    first, last = field.plain.locate(start, end)
    return Span(field.name, first, last, field.plain.source[first:last])
