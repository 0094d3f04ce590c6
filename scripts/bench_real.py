"""Measure `lineage suggest` on the catalog's own papers, as far as you have fetched them.

Run as `scripts/bench real`, after `lineage fetch`: the abstracts stay in your own folder. A paper
is labelled by the catalog: of the models that its abstract names, those are right from which the
catalog derives a model of the paper, with a source; code, series and the Transformer aside.
Two thirds of the papers (by the digest of their ids) may be read while words are chosen; the last
third is for measuring, and its mistakes are never printed.
"""

from __future__ import annotations

import hashlib
import math
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.records.vocabulary import UNVERIFIED
from lineage import load
from lineage.papers.store import BrokenRecordError, read_record
from lineage.paths import fetched_papers_dir
from lineage.suggest.root import ROOT
from lineage.suggest.scoring import Suggester
from lineage.suggest.suggestion import PaperText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.lineage_graph import LineageGraph

_ASIDE = frozenset({"code", "series"})
_FIRST = 3
_TAKEN = 0.7
_THIRDS = 3


class Paper(NamedTuple):
    """A paper of the catalog.

    Attributes:
        text: What is read of it.
        own: Its own models.
        parents: From which the catalog derives them.
    """

    text: PaperText
    own: frozenset[str]
    parents: frozenset[str]

    @property
    def is_kept_back(self) -> bool:
        """It belongs to the third that is for measuring."""
        digest = hashlib.sha256((self.text.arxiv_id or "").encode()).hexdigest()
        return int(digest, 16) % _THIRDS == 0


class Tally(NamedTuple):
    """Counts over papers: of proposals, of labels, and of papers."""

    proposed: int
    right: int
    labels: int
    first: int
    taken: int
    taken_right: int
    without: int
    alarms: int

    def describe(self) -> str:
        """Return the figures as a line; recall with its standard error."""
        recall = _share(self.right, self.labels)
        error = math.sqrt(recall * (1 - recall) / self.labels) if self.labels else math.nan
        return (
            f"precision {_share(self.right, self.proposed):.2f} of {self.proposed}, recall "
            f"{recall:.2f} ±{error:.2f} of {self.labels}, among the first {_FIRST} "
            f"{_share(self.first, self.labels):.2f}, taken unasked {self.taken_right} of "
            f"{self.taken} right, {self.alarms} of {self.without} papers without parents get one"
        )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan


def list_papers(graph: LineageGraph, records: Mapping[str, Any]) -> Iterator[Paper]:
    """Yield the papers of a catalog that were fetched, by id, with what the catalog says."""
    parents: dict[str, set[str]] = {}
    for step in graph.document["derivations"]:
        sourced = any(item["source"] != UNVERIFIED for item in step["evidence"])
        if sourced and step["channel"] not in _ASIDE:
            parents.setdefault(step["child"], set()).add(step["parent"])
    by_paper: dict[str, set[str]] = {}
    for key, model in graph.models.items():
        if model.paper in records:
            by_paper.setdefault(model.paper or "", set()).add(key)
    for arxiv_id, own in sorted(by_paper.items()):
        made_from = frozenset().union(*(parents.get(key, ()) for key in own))
        text = PaperText.of_record(arxiv_id, records[arxiv_id])
        yield Paper(text, frozenset(own), made_from - own - {ROOT})


def measure(graph: LineageGraph, papers: Iterable[Paper]) -> Tally:
    """Return how well parents are found; a paper's own models are as unknown as a new one's."""
    total = Tally(0, 0, 0, 0, 0, 0, 0, 0)
    for paper in papers:
        others = {key: model for key, model in graph.models.items() if key not in paper.own}
        view: Any = SimpleNamespace(models=others)
        suggestion = Suggester(view).suggest(paper.text)
        found = [item for item in suggestion.candidates if item.parent != ROOT]
        ids = [item.parent for item in found]
        named = paper.parents & {*ids, *suggestion.mentioned}
        taken = [item.parent for item in found if item.confidence >= _TAKEN]
        counts = (
            len(ids), len(named & set(ids)), len(named), len(named & set(ids[:_FIRST])),
            len(taken), len(named & set(taken)), not named, bool(ids) and not named,
        )  # fmt: skip
        total = Tally(*(old + new for old, new in zip(total, counts, strict=True)))
    return total


def read_records(graph: LineageGraph) -> dict[str, Any]:
    """Return the fetched records of the catalog's papers, by id."""
    records: dict[str, Any] = {}
    for model in graph.models.values():
        if model.paper is not None:
            try:
                record = read_record(fetched_papers_dir(), model.paper)
            except BrokenRecordError:
                continue
            if record is not None:
                records[model.paper] = record
    return records


def main() -> int:
    """Print the figures of both parts; 1 if nothing was fetched."""
    graph = load()
    papers = list(list_papers(graph, read_records(graph)))
    if not papers:
        print("No paper of the catalog was fetched: run 'lineage fetch'.", file=sys.stderr)
        return 1
    for name, kept_back in (("may be read", False), ("kept back", True)):
        part = [paper for paper in papers if paper.is_kept_back is kept_back]
        print(f"{name}: {len(part)} papers, {measure(graph, part).describe()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
