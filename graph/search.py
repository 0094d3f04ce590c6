"""Finding models by what people remember of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rapidfuzz import fuzz, utils

from graph.arxiv_ids import find_arxiv_id

if TYPE_CHECKING:
    from graph.lineage_graph import LineageGraph


class Hit(NamedTuple):
    """A model that a search found.

    Attributes:
        id, name, released: Of the model.
        field: Where the text was found.
        match: What stands there.
        score: From 0 to 100; 100 is the text itself.
    """

    id: str
    name: str
    released: str
    field: str
    match: str
    score: int


def search_models(graph: LineageGraph, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """Return the models whose name, paper, lab, technique, task or description a text resembles.

    Args:
        graph: The lineage to search.
        text: What to look for, in any case; small slips are forgiven. Text that names an arXiv
            paper finds the models which that paper introduced, and no others.
        limit: Most models to return.

    Returns:
        One hit a model, the best first; of equal ones the older model first.
    """
    paper_id = find_arxiv_id(text)
    if paper_id:
        found = [graph.models[model_id] for model_id in graph.find_by_paper(text)]
        return tuple(Hit(*node[:3], "paper", paper_id, 100) for node in found[:limit])
    names = {
        field: {item["id"]: item["name"] for item in graph.document[key]}
        for field, key in _NAMED.items()
    }
    papers = {paper["arxiv_id"]: paper for paper in graph.document["papers"]}
    wanted = utils.default_process(text)
    if not wanted:
        return ()
    hits = []
    for node in graph.models.values():
        record = graph.records[node.id]
        best = Hit(node.id, node.name, node.released, "", "", 0)
        for field, value, weight in _searchable(record, names, papers):
            score = round(_score(wanted, utils.default_process(value)) * weight)
            if score > best.score:
                best = best._replace(field=field, match=value, score=score)
        if best.score >= _LEAST_SCORE:
            hits.append(best)
    hits.sort(key=lambda hit: -hit.score)
    return tuple(hits[:limit])


_LEAST_SCORE = 60
_NAMED = {
    "labs": "labs",
    "techniques": "techniques",
    "pretraining_tasks": "tasks",
    "fine_tuning_tasks": "tasks",
}


def _score(wanted: str, value: str) -> float:
    if wanted == value:
        return 100.0
    if f" {wanted} " in f" {value} ":
        return 95.0
    if value.startswith(wanted):
        return 90.0
    if wanted in value:
        return 80.0
    return float(fuzz.ratio(wanted, value)) * 0.85


def _searchable(
    record: dict[str, Any], names: dict[str, dict[str, str]], papers: dict[str, dict[str, Any]]
) -> list[tuple[str, str, float]]:
    paper = papers.get(record["paper"], {"title": "", "authors": []})
    return [
        ("id", record["id"], 1.0),
        ("name", record["name"], 1.0),
        *(("aliases", alias, 0.98) for alias in record["aliases"]),
        ("paper", record["paper"] or "", 1.0),
        ("title", paper["title"], 0.9),
        *(("authors", author, 0.85) for author in paper["authors"]),
        *((field, known[item], 0.8) for field, known in names.items() for item in record[field]),
        ("adds", record["adds"], 0.75),
    ]
