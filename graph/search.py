"""Finding models by what people remember of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rapidfuzz import fuzz, utils

from graph.arxiv_ids import find_arxiv_id
from graph.names import fold_text, list_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.index import ModelNode
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
    """Return the models that a text tells something of: name, paper, lab, technique and so on.

    Args:
        graph: The lineage to search.
        text: Words in any order, with or without accents. Where nothing has all of them as
            whole words, they may be misspelt. Text that names an arXiv paper finds the models
            which that paper introduced, and no others.
        limit: Most models to return.

    Returns:
        One hit a model, the best first; of equal ones the older model first.
    """
    paper_id = find_arxiv_id(text)
    if paper_id:
        nodes = [graph.models[model_id] for model_id in graph.find_by_paper(text)]
        return tuple(Hit(*node[:3], "paper", paper_id, 100) for node in nodes[:limit])
    wanted = _prepare(text[:_LONGEST_TEXT])
    if not wanted:
        return ()
    names = {
        field: {record["id"]: list_names(record) for record in graph.document[key]}
        for field, key in _NAMED.items()
    }
    papers = {paper["arxiv_id"]: paper for paper in graph.document["papers"]}
    searched = [
        (node, _searchable(graph.records[node.id], names, papers))
        for node in graph.models.values()
    ]
    finders = [_find_words]
    if not any(_is_whole(wanted, value.prepared) for _, values in searched for value in values):
        finders.append(_find_slips)
    hits = [
        max((find(wanted, node, values) for find in finders), key=_get_score)
        for node, values in searched
    ]
    found = sorted(
        (hit for hit in hits if hit.score >= _LEAST_SCORE), key=_get_score, reverse=True
    )
    return tuple(found[:limit])


_LONGEST_TEXT = 200
_LEAST_SCORE = 60
_SCATTERED = 62
_NAMED = {
    "labs": "labs",
    "techniques": "techniques",
    "pretraining_tasks": "tasks",
    "fine_tuning_tasks": "tasks",
    "family": "families",
    "architecture": "architectures",
}
_ONLY_CHINESE = {"family", "architecture"}
"""Fields whose English words nearly every model shares: only their Chinese names are searched."""


class _Value(NamedTuple):
    field: str
    text: str
    weight: float
    prepared: str


def _get_score(hit: Hit) -> int:
    return hit.score


def _is_whole(wanted: str, value: str) -> bool:
    """Tell whether all words stand in a text, none of them as a part of another."""
    return set(wanted.split()) <= set(value.split()) or _squeeze(wanted) == _squeeze(value)


def _squeeze(text: str) -> str:
    return text.replace(" ", "")


def _prepare(text: str) -> str:
    return " ".join(utils.default_process(fold_text(text)).split())


def _find_words(wanted: str, node: ModelNode, values: list[_Value]) -> Hit:
    """Return where all words stand: best together, else in one field, else in several."""
    best = _choose_best(node, values, lambda value: _score_words(wanted, value))
    if best.score >= _LEAST_SCORE:
        return best
    words = wanted.split()
    if not all(any(_holds(value.prepared, word) for value in values) for word in words):
        return best
    most = max(values, key=lambda value: sum(_holds(value.prepared, word) for word in words))
    return best._replace(field=most.field, match=most.text, score=_SCATTERED)


def _find_slips(wanted: str, node: ModelNode, values: list[_Value]) -> Hit:
    """Return what looks like the words, in any order."""
    return _choose_best(
        node,
        values,
        lambda value: 0.85 * max(fuzz.ratio(wanted, value), fuzz.token_sort_ratio(wanted, value)),
    )


def _choose_best(node: ModelNode, values: list[_Value], score: Callable[[str], float]) -> Hit:
    scored = [(round(score(value.prepared) * value.weight), value) for value in values]
    most, best = max(scored, key=lambda pair: pair[0])
    return Hit(node.id, node.name, node.released, best.field, best.text, most)


def _score_words(wanted: str, value: str) -> float:
    if wanted == value:
        return 100.0
    if _squeeze(wanted) == _squeeze(value):
        return 98.0
    if f" {wanted} " in f" {value} ":
        return 95.0
    if value.startswith(wanted):
        return 90.0
    words = wanted.split()
    if set(words) <= set(value.split()):
        return 85.0
    return 80.0 if wanted in value else 76.0 * all(_holds(value, word) for word in words)


def _holds(value: str, word: str) -> bool:
    """Tell whether a word of a text begins so; Chinese has no blanks between words."""
    return f" {word}" in f" {value}" or (word in value and not word.isascii())


def _searchable(
    record: dict[str, Any],
    names: dict[str, dict[str, tuple[str, ...]]],
    papers: dict[str, dict[str, Any]],
) -> list[_Value]:
    paper = papers.get(record["paper"], {"title": "", "authors": []})
    values = [
        ("id", record["id"], 1.0),
        ("name", record["name"], 1.0),
        *(("aliases", alias, 0.98) for alias in record["aliases"]),
        ("paper", record["paper"] or "", 1.0),
        ("title", paper["title"], 0.9),
        *(("authors", author, 0.85) for author in paper["authors"]),
        *_list_named(record, names),
        ("adds", record["adds"], 0.75),
    ]
    return [_Value(*value, _prepare(value[1])) for value in values if value[1]]


def _list_named(
    record: dict[str, Any], names: dict[str, dict[str, tuple[str, ...]]]
) -> Iterator[tuple[str, str, float]]:
    for field, known in names.items():
        ids = [record[field]] if isinstance(record[field], str) else record[field]
        for name in (name for key in ids for name in known[key]):
            if field not in _ONLY_CHINESE or not name.isascii():
                yield field, name, 0.8
