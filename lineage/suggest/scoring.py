"""From the words around names to candidates for parents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records.dates import is_after
from lineage.suggest.checking import check_proposals
from lineage.suggest.evidence import list_evidence, read_weights, weigh
from lineage.suggest.judging import CLEAN, Chance, judge_abstract, judge_text
from lineage.suggest.lacking import list_lacking
from lineage.suggest.mentions import NameFinder
from lineage.suggest.readers import number_sentences
from lineage.suggest.reading import read_field, read_fields, to_abstract
from lineage.suggest.root import ROOT, judge_root
from lineage.suggest.stated import list_stated
from lineage.suggest.suggestion import Suggestion
from lineage.suggest.titles import find_head, holds_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.lineage_graph import LineageGraph
    from lineage.suggest.evidence import Abstract, Evidence
    from lineage.suggest.readers import Reader
    from lineage.suggest.reading import Field
    from lineage.suggest.stated import Stated
    from lineage.suggest.suggestion import Candidate, PaperText


class Suggester:
    """Reads papers with the names of a graph in mind."""

    def __init__(self, graph: LineageGraph, weights: Mapping[str, float] | None = None) -> None:
        """Know the names of a graph, and what words weigh; the weights that ship, if not given."""
        self._released = {key: model.released for key, model in graph.models.items()}
        self._by_paper: dict[str, set[str]] = {}
        for key, model in graph.models.items():
            if model.paper is not None:
                self._by_paper.setdefault(model.paper, set()).add(key)
        self._spellings = {key: (m.name, *m.aliases) for key, m in graph.models.items()}
        self._finder = NameFinder(graph.models.values())
        self._weights = weights if weights is not None else read_weights()

    def suggest(self, paper: PaperText, reader: Reader | None = None) -> Suggestion:
        """Return which models of the graph the paper's own model seems to extend.

        Models that are younger than the paper, and the paper's own, are left out altogether.

        Args:
            paper: What is read.
            reader: A command that proposes, too.

        Raises:
            ReaderError: The reader does not answer as it should.
        """
        fields, possible = self._read(paper)
        paragraphs = [read_field(place, text, self._finder) for place, text in paper.passages]
        suggestion = self._suggest(paper, fields, possible, paragraphs)
        if reader is None:
            return suggestion
        sentences = number_sentences([*fields, *paragraphs])
        named = {item.model_id for sentence in sentences for item in sentence.mentions}
        checked = check_proposals(
            reader.propose(sentences),
            sentences,
            self._finder,
            possible=self._list_possible(paper, named),
            reader=reader.name,
        )
        return suggestion.join(checked)

    def _suggest(
        self,
        paper: PaperText,
        fields: Sequence[Field],
        possible: Sequence[str],
        paragraphs: Sequence[Field],
    ) -> Suggestion:
        chosen = list(self._choose(paper, fields, possible, list_stated(paragraphs)))
        if not chosen and ROOT in self._list_possible(paper, [ROOT]):
            root = judge_root(fields, self._weigh_chances(fields, possible).get(ROOT))
            chosen = [root] if root else []
        chosen.sort(key=lambda item: (-item.confidence, item.parent))
        proposed = {item.parent for item in chosen}
        mentioned = tuple(key for key in possible if key not in proposed)
        lacking = list_lacking([*fields, *paragraphs], self._finder, own=find_head(paper.title))
        return Suggestion(paper.arxiv_id, paper.title, tuple(chosen), mentioned, lacking)

    def list_evidence(self, paper: PaperText) -> list[Evidence]:
        """Return what speaks for and against each model that the abstract of a paper names."""
        return list_evidence(_to_abstract(*self._read(paper)))

    def _choose(
        self,
        paper: PaperText,
        fields: Sequence[Field],
        possible: Sequence[str],
        stated: Mapping[str, Sequence[Stated]],
    ) -> Iterator[Candidate]:
        """Yield the parents that abstract or full text propose, the root of all left out."""
        chances = self._weigh_chances(fields, possible)
        in_text = self._list_possible(paper, stated)
        head = find_head(paper.title)
        for key in dict.fromkeys((*possible, *in_text)):
            if key != ROOT:
                held = holds_name(head, self._spellings[key])
                by_abstract = judge_abstract(key, fields, chances.get(key), held=held)
                candidate = judge_text(key, stated.get(key, ()), by_abstract)
                if candidate is not None:
                    yield candidate

    def _read(self, paper: PaperText) -> tuple[Sequence[Field], Sequence[str]]:
        """Return the texts of a paper, and the models in them that can be parents."""
        texts = {"title": paper.title, "abstract": paper.abstract, "comment": paper.comment}
        fields = read_fields(texts, self._finder)
        named = dict.fromkeys(item.model_id for field in fields for item in field.mentions)
        return fields, self._list_possible(paper, named)

    def _weigh_chances(
        self, fields: Sequence[Field], possible: Sequence[str]
    ) -> dict[str, Chance]:
        """Return the chances of the models that the abstract names."""
        chances: dict[str, Chance] = {}
        found = list_evidence(_to_abstract(fields, possible))
        doubted = {item.mention.model_id for item in found if item.needs_cue}
        for evidence in found:
            model_id = evidence.mention.model_id
            value = weigh(evidence.words, self._weights)
            in_doubt = model_id in doubted and value < CLEAN
            chance = Chance(value, evidence, evidence.needs_cue or in_doubt)
            if model_id not in chances or chance.value > chances[model_id].value:
                chances[model_id] = chance
        return chances

    def _list_possible(self, paper: PaperText, named: Iterable[str]) -> list[str]:
        """Return the named models that are neither the paper's own nor younger than it."""
        own = self._find_own(paper)
        return [
            key
            for key in named
            if key in self._released and key not in own and not self._is_younger(key, paper)
        ]

    def _find_own(self, paper: PaperText) -> set[str]:
        """Return the models that the paper itself describes."""
        own = set(self._by_paper.get(paper.arxiv_id or "", ()))
        if head := find_head(paper.title):
            own |= self._finder.identify(head)
        return own

    def _is_younger(self, model_id: str, paper: PaperText) -> bool:
        return paper.published is not None and is_after(self._released[model_id], paper.published)


def _to_abstract(fields: Sequence[Field], possible: Sequence[str]) -> Abstract:
    """Return the abstract; where it names other models, the root of all is no model of it."""
    return to_abstract(fields, [key for key in possible if key != ROOT] or possible)
