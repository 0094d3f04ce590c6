"""From the texts of a paper to candidates for parents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records.dates import is_after
from lineage.suggest.checking import check_proposals
from lineage.suggest.facts import (
    OF_PAPERS,
    Heritage,
    count_models,
    list_facts,
    list_paper_facts,
    measure_age,
    read_weights,
    weigh,
)
from lineage.suggest.judging import STATED_CONFIDENCE, judge_abstract, judge_text
from lineage.suggest.kinds import UsualKinds
from lineage.suggest.lacking import list_lacking
from lineage.suggest.mentions import NameFinder
from lineage.suggest.readers import number_sentences
from lineage.suggest.reading import list_found, read_field, read_fields
from lineage.suggest.root import ROOT, judge_root
from lineage.suggest.stated import list_stated
from lineage.suggest.suggestion import Suggestion
from lineage.suggest.titles import find_head, find_own_name
from lineage.suggest.uses import speaks_of_own

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.lineage_graph import LineageGraph
    from lineage.suggest.readers import Reader
    from lineage.suggest.reading import Field, Found
    from lineage.suggest.stated import Stated
    from lineage.suggest.suggestion import Candidate, PaperText


class Suggester:
    """Reads papers with the names of a graph in mind."""

    def __init__(self, graph: LineageGraph) -> None:
        """Know the names of a graph, and what facts weigh."""
        self._released = {key: model.released for key, model in graph.models.items()}
        self._by_paper: dict[str, set[str]] = {}
        for key, model in graph.models.items():
            if model.paper is not None:
                self._by_paper.setdefault(model.paper, set()).add(key)
        self._finder = NameFinder(graph.models.values())
        self._heritage = Heritage(graph)
        self._usual_kinds = UsualKinds(graph)
        self._weights = read_weights()

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
        own = find_own_name(paper.title)
        paragraphs = [read_field(place, text, self._finder, own) for place, text in paper.passages]
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
            root = judge_root(fields)
            chosen = [root] if root else []
        chosen.sort(key=lambda item: (-item.confidence, item.parent))
        proposed = {item.parent for item in chosen}
        mentioned = tuple(key for key in possible if key not in proposed)
        lacking = list_lacking([*fields, *paragraphs], self._finder, own=find_head(paper.title))
        return Suggestion(paper.arxiv_id, paper.title, tuple(chosen), mentioned, lacking)

    def list_facts(self, paper: PaperText) -> dict[str, dict[str, float]]:
        """Return what tells of each model that title, abstract or comment name.

        Left out are the root, and models of which all is denied.
        """
        fields, possible = self._read(paper)
        return self._list_facts(paper, fields, possible)

    def _choose(
        self,
        paper: PaperText,
        fields: Sequence[Field],
        possible: Sequence[str],
        stated: Mapping[str, Stated],
    ) -> Iterator[Candidate]:
        """Yield the parents that abstract or full text propose, the root of all left out."""
        facts = self._list_facts(paper, fields, possible)
        own_voice = any(speaks_of_own(field.plain.text) for field in fields)
        chances = {
            key: self._find_chance(told, list_found(fields, key))
            for key, told in facts.items()
            if own_voice or told["clean"]
        }
        for key in dict.fromkeys((*possible, *self._list_possible(paper, stated))):
            if key != ROOT:
                usual = self._usual_kinds.weigh(key)
                by_abstract = judge_abstract(key, fields, chances.get(key), usual)
                candidate = judge_text(key, stated.get(key), by_abstract, usual)
                if candidate is not None:
                    yield candidate

    def _find_chance(self, told: Mapping[str, float], found: Sequence[Found]) -> float:
        """Return how likely a model is a parent, by its facts and by what is plainly stated."""
        chance = weigh(told, self._weights)
        is_study = any(told[name] for name in OF_PAPERS)
        is_stated = any(item.use.is_stated for item in found)
        return max(chance, STATED_CONFIDENCE) if is_stated and not is_study else chance

    def _list_facts(
        self, paper: PaperText, fields: Sequence[Field], possible: Sequence[str]
    ) -> dict[str, dict[str, float]]:
        named = [key for key in possible if key != ROOT]
        of_paper = list_paper_facts(paper.title, paper.abstract)
        told = {
            key: list_facts([item.use for item in found])
            for key in named
            if (found := list_found(fields, key))
        }
        heirs = [key for key in told if not told[key]["measured"]]
        return {
            key: {
                **told[key],
                **of_paper,
                "models": count_models(len(named)),
                "heir": float(self._heritage.has_heir(key, heirs)),
                "children": self._heritage.share_of_children(key),
                "age": measure_age(self._released[key], paper.published),
            }
            for key in told
        }

    def _read(self, paper: PaperText) -> tuple[Sequence[Field], Sequence[str]]:
        """Return the texts of a paper, and the models in them that can be parents."""
        texts = {"title": paper.title, "abstract": paper.abstract, "comment": paper.comment}
        fields = read_fields(texts, self._finder, find_own_name(paper.title))
        named = dict.fromkeys(item.model_id for field in fields for item in field.mentions)
        return fields, self._list_possible(paper, named)

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
