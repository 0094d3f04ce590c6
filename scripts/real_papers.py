"""The catalog's own papers as labelled papers: the catalog says what is right.

Of the models that title and abstract of a paper name, those are right from which the catalog
derives a model of the paper, with a source; code, series and the Transformer aside. Abstracts are
read from a folder of records such as `lineage fetch` keeps, and never stored in the repository.
`real_papers.json` holds ids alone: of papers that weights are learned from, and of those that are
kept back for measuring. Whoever reads one of these must take it out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.exports.restrict import restrict
from graph.lineage_graph import LineageGraph
from graph.records.vocabulary import UNVERIFIED
from lineage.papers.store import read_record
from lineage.suggest.root import ROOT
from lineage.suggest.suggestion import PaperText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lineage.papers.record import FetchedPaper

IDS = Path(__file__).with_name("real_papers.json")
LEARNED, KEPT_BACK = "learned", "kept_back"
_ASIDE = frozenset({"code", "series"})


class RealPaper(NamedTuple):
    """A paper of the catalog.

    Attributes:
        text: What is read of it.
        own: Its own models.
        parents: From which the catalog derives them, each with the kinds of derivation.
        ancestors: Those, and their parents, and so on.
    """

    text: PaperText
    own: frozenset[str]
    parents: Mapping[str, frozenset[str]]
    ancestors: frozenset[str]


def read_ids(part: str) -> list[str]:
    """Return the ids of the papers that are learned from, or of those that are kept back."""
    ids: dict[str, list[str]] = json.loads(IDS.read_text(encoding="utf-8"))
    return ids[part]


def read_records(folder: Path, ids: Iterable[str]) -> dict[str, FetchedPaper]:
    """Return the records of papers that a folder has, by id."""
    found = ((arxiv_id, read_record(folder, arxiv_id)) for arxiv_id in ids)
    return {arxiv_id: record for arxiv_id, record in found if record is not None}


def list_papers(graph: LineageGraph, records: Mapping[str, FetchedPaper]) -> Iterator[RealPaper]:
    """Yield the papers of a catalog that were read, by id, with what the catalog says."""
    parents: dict[str, dict[str, set[str]]] = {}
    for step in graph.document["derivations"]:
        sourced = any(item["source"] != UNVERIFIED for item in step["evidence"])
        if sourced and step["channel"] not in _ASIDE:
            kinds = parents.setdefault(step["child"], {}).setdefault(step["parent"], set())
            kinds.add(step["kind"])
    for arxiv_id, record in sorted(records.items()):
        own = frozenset(key for key, model in graph.models.items() if model.paper == arxiv_id)
        made_from: dict[str, frozenset[str]] = {}
        for key in own:
            for parent, kinds in parents.get(key, {}).items():
                if parent not in own and parent != ROOT:
                    made_from[parent] = made_from.get(parent, frozenset()) | kinds
        above = frozenset(item.id for key in own for item in graph.ancestors_of(key))
        yield RealPaper(PaperText.of_record(arxiv_id, record), own, made_from, above)


def hide(graph: LineageGraph, own: frozenset[str]) -> LineageGraph:
    """Return a lineage in which a paper's own models are unknown, as those of a new paper are."""
    return LineageGraph.from_document(restrict(graph.document, set(graph.models) - own))
