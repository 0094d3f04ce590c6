"""Finding models by what people remember of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.arxiv_ids import find_arxiv_id
from graph.collector import collector_paused
from graph.names import list_names
from graph.questions.wording import WHOLE, Wanted, Words, prepare, score_slips

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    wanted = Wanted.of(text[:_LONGEST_TEXT])
    if not wanted.text:
        return ()
    searched = list(_list_searchable(graph))
    texts = list(dict.fromkeys(value.prepared for _, values in searched for value in values))
    words = Words.of(wanted, texts)
    hits = [_find_words(words, node, values) for node, values in searched]
    least = _CLOSE_SCORE if any(hit.is_whole for hit in hits) else _LEAST_SCORE
    slips = score_slips(wanted, texts, least=least)
    for number, (node, values) in enumerate(searched):
        slip = _find_slip(slips, node, values)
        if slip is not None and slip.score >= least:
            hits[number] = max(hits[number], slip, key=_get_score)
    found = [hit for hit in hits if hit.score >= _LEAST_SCORE]
    found.sort(key=_get_score, reverse=True)
    return tuple(hit.show() for hit in found[:limit])


_LONGEST_TEXT = 200
_LEAST_SCORE = 60
_CLOSE_SCORE = 72
_SCATTERED = 62
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


def _find_words(words: Words, node: ModelNode, values: list[_Value]) -> _Found:
    """Return where all words stand: best together, else in one field, else in several."""
    raw = [words.scores.get(value.prepared, 0) for value in values]
    scores = [round(score * value.weight) for score, value in zip(raw, values, strict=True)]
    most = max(scores)
    best = _Found(node, values[scores.index(most)], most, not WHOLE.isdisjoint(raw))
    held = [[value.prepared in holding for value in values] for holding in words.holding]
    if most >= _LEAST_SCORE or not all(map(any, held)):
        return best
    counts = [sum(column) for column in zip(*held, strict=True)]
    return best._replace(value=values[counts.index(max(counts))], score=_SCATTERED)


def _find_slip(slips: dict[str, float], node: ModelNode, values: list[_Value]) -> _Found | None:
    """Return which text of a model looks most like the words; None if none does."""
    found = [value for value in values if value.prepared in slips]
    if not found:
        return None
    scores = [round(slips[value.prepared] * value.weight) for value in found]
    most = max(scores)
    return _Found(node, found[scores.index(most)], most, is_whole=False)


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
    return [_Value(*value, prepare(value[1])) for value in values if value[1]]


def _list_named(
    record: Mapping[str, Any], names: dict[str, dict[str, tuple[str, ...]]]
) -> Iterator[tuple[str, str, float]]:
    for field, known in names.items():
        ids = [record[field]] if isinstance(record[field], str) else record[field]
        for name in (name for key in ids for name in known[key]):
            if field not in _ONLY_CHINESE or not name.isascii():
                yield field, name, 0.8
