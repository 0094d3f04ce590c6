"""Finding models by what people remember of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from rapidfuzz import fuzz, utils

from graph.arxiv_ids import find_arxiv_id
from graph.collector import collector_paused
from graph.names import fold_text, list_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Self

    from graph.index import LineageIndex, ModelNode
    from graph.records.shapes import ModelRecord, NamedTable, PaperRecord


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


@collector_paused()
def search_models(graph: LineageIndex, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """Return the models that a text tells something of: name, paper, lab, technique and so on.

    Args:
        graph: The lineage to search.
        text: Words in any order, with or without accents. They may be misspelt, more so where
            nothing has all of them as whole words. Text that names an arXiv paper finds the
            models which that paper introduced, and no others.
        limit: Most models to return.

    Returns:
        One hit a model, the best first; of equal ones the older model first.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> [hit.id for hit in search_models(tiny_graph(), "distil")]
        ['distilbert']
    """
    paper_id = find_arxiv_id(text)
    if paper_id:
        nodes = [graph.models[model_id] for model_id in graph.find_by_paper(text)]
        return tuple(
            Hit(node.id, node.name, node.released, "paper", paper_id, 100)
            for node in nodes[:limit]
        )
    wanted = _Wanted.of(text[:_LONGEST_TEXT])
    if not wanted.text:
        return ()
    searched = list(_list_searchable(graph))
    hits = [_find_words(wanted, node, values) for node, values in searched]
    least = _CLOSE_SCORE if any(hit.is_whole for hit in hits) else _LEAST_SCORE
    slips = [_find_slips(wanted, node, values, least=least) for node, values in searched]
    hits = [max(pair, key=_get_score) for pair in zip(hits, slips, strict=True)]
    found = [hit for hit in hits if hit.score >= _LEAST_SCORE]
    found.sort(key=_get_score, reverse=True)
    return tuple(hit.show() for hit in found[:limit])


_LONGEST_TEXT = 200
_LEAST_SCORE = 60
_CLOSE_SCORE = 72
_SCATTERED = 62
_OF_SLIPS = 0.85
_NAMED: dict[str, NamedTable] = {
    "labs": "labs",
    "techniques": "techniques",
    "pretraining_tasks": "tasks",
    "fine_tuning_tasks": "tasks",
    "family": "families",
    "architecture": "architectures",
}
_ONLY_CHINESE = {"family", "architecture"}
"""Fields whose English words nearly every model shares: only their Chinese names are searched."""


_WHOLE = frozenset({100, 98, 95, 85})
"""Scores of texts that have all words, none of them as a part of another word."""


class _Wanted(NamedTuple):
    text: str
    words: frozenset[str]
    squeezed: str

    @classmethod
    def of(cls, text: str) -> Self:
        prepared = _prepare(text)
        return cls(prepared, frozenset(prepared.split()), prepared.replace(" ", ""))


class _Value(NamedTuple):
    field: str
    text: str
    weight: float
    prepared: str


class _Found(NamedTuple):
    node: ModelNode
    value: _Value
    score: int
    is_whole: bool

    def show(self) -> Hit:
        node, value = self.node, self.value
        return Hit(node.id, node.name, node.released, value.field, value.text, self.score)


def _get_score(found: _Found) -> int:
    return found.score


@lru_cache(maxsize=1 << 12)
def _prepare(text: str) -> str:
    """Return the words of a text, folded; many models share labs and techniques."""
    plain = utils.default_process(text if text.isascii() else fold_text(text))
    return " ".join(plain.split()) if "  " in plain else plain


def _find_words(wanted: _Wanted, node: ModelNode, values: list[_Value]) -> _Found:
    """Return where all words stand: best together, else in one field, else in several."""
    raw = [_score_words(wanted, value.prepared) for value in values]
    scores = [round(score * value.weight) for score, value in zip(raw, values, strict=True)]
    most = max(scores)
    best = _Found(node, values[scores.index(most)], most, not _WHOLE.isdisjoint(raw))
    if most >= _LEAST_SCORE or not _holds_everywhere(wanted, values):
        return best
    place = max(values, key=lambda value: sum(_holds(value.prepared, w) for w in wanted.words))
    return best._replace(value=place, score=_SCATTERED)


def _holds_everywhere(wanted: _Wanted, values: list[_Value]) -> bool:
    return all(any(_holds(value.prepared, word) for value in values) for word in wanted.words)


def _find_slips(wanted: _Wanted, node: ModelNode, values: list[_Value], *, least: int) -> _Found:
    """Return what looks like the words, in any order, with a score of at least so much."""
    alike = fuzz.token_sort_ratio if len(wanted.words) > 1 else fuzz.ratio
    cutoff = least / _OF_SLIPS
    scores = [
        round(alike(wanted.text, value.prepared, score_cutoff=cutoff) * _OF_SLIPS * value.weight)
        for value in values
    ]
    most = max(scores)
    best = values[scores.index(most)]
    return _Found(node, best, most if most >= least else 0, is_whole=False)


def _score_words(wanted: _Wanted, value: str) -> int:
    if wanted.text in value:
        return _score_phrase(wanted.text, value)
    if value[:1] == wanted.text[:1] and value.replace(" ", "") == wanted.squeezed:
        return 98
    if not all(word in value for word in wanted.words):
        return 0
    if wanted.words <= set(value.split()):
        return 85
    return 76 * all(_holds(value, word) for word in wanted.words)


def _score_phrase(text: str, value: str) -> int:
    if text == value:
        return 100
    if f" {text} " in f" {value} ":
        return 95
    return 90 if value.startswith(text) else 80


def _holds(value: str, word: str) -> bool:
    """Tell whether a word of a text begins so; Chinese has no blanks between words."""
    return word in value and (not word.isascii() or f" {word}" in f" {value}")


def _list_searchable(graph: LineageIndex) -> Iterator[tuple[ModelNode, list[_Value]]]:
    """Yield every model, the oldest first, with what is searched of it."""
    names = {
        field: {record["id"]: list_names(record) for record in graph.document[key]}
        for field, key in _NAMED.items()
    }
    papers = {paper["arxiv_id"]: paper for paper in graph.document["papers"]}
    for node in graph.models.values():
        yield node, _searchable(graph.records[node.id], names, papers)


def _searchable(
    record: ModelRecord,
    names: dict[str, dict[str, tuple[str, ...]]],
    papers: Mapping[str, PaperRecord],
) -> list[_Value]:
    paper = papers.get(record["paper"] or "")
    values = [
        ("id", record["id"], 1.0),
        ("name", record["name"], 1.0),
        *(("aliases", alias, 0.98) for alias in record["aliases"]),
        ("paper", record["paper"] or "", 1.0),
        ("title", paper["title"] if paper else "", 0.9),
        *(("authors", author, 0.85) for author in (paper["authors"] if paper else ())),
        *_list_named(record, names),
        ("adds", record["adds"], 0.75),
    ]
    return [_Value(*value, _prepare(value[1])) for value in values if value[1]]


def _list_named(
    record: Mapping[str, Any], names: dict[str, dict[str, tuple[str, ...]]]
) -> Iterator[tuple[str, str, float]]:
    for field, known in names.items():
        ids = [record[field]] if isinstance(record[field], str) else record[field]
        for name in (name for key in ids for name in known[key]):
            if field not in _ONLY_CHINESE or not name.isascii():
                yield field, name, 0.8
