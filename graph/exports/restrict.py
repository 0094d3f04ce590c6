"""The part of a lineage document that is about some of its models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_NAMED_BY_MODELS = {
    "labs": ("labs",),
    "families": ("family",),
    "tasks": ("pretraining_tasks", "fine_tuning_tasks"),
    "techniques": ("techniques",),
    "architectures": ("architecture",),
}
"""The lists of the document whose records a model names, and the fields that name them."""


def restrict(document: Mapping[str, Any], model_ids: Collection[str]) -> dict[str, Any]:
    """Return a document of some models, the derivations between them, and what both name.

    Every list keeps its order. Labs, concepts, papers and sources that nothing in the new
    document names are left out, so that it is whole: nothing in it names what it lacks.

    Args:
        document: What `lineage export json` writes.
        model_ids: Ids of the models to keep; an id that the document lacks changes nothing.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> part = restrict(tiny_graph().document, {"transformer", "bert"})
        >>> [(step["parent"], step["child"]) for step in part["derivations"]]
        [('transformer', 'bert')]
    """
    part = dict(document)
    part["models"] = [record for record in document["models"] if record["id"] in model_ids]
    for key in ("derivations", "disputes"):
        part[key] = [
            step
            for step in document[key]
            if step["parent"] in model_ids and step["child"] in model_ids
        ]
    for key, fields in _NAMED_BY_MODELS.items():
        named = {name for record in part["models"] for name in _values(record, fields)}
        part[key] = [record for record in document[key] if record["id"] in named]
    part["papers"] = _keep(document["papers"], "arxiv_id", _named_papers(part))
    part["sources"] = _keep(document["sources"], "id", set(_named_sources(part)))
    return part


def _values(record: Mapping[str, Any], fields: Iterable[str]) -> Iterator[str]:
    for field in fields:
        value = record[field]
        yield from [value] if isinstance(value, str) else value


def _keep(
    records: Iterable[dict[str, Any]], id_field: str, wanted: Collection[str]
) -> list[dict[str, Any]]:
    return [record for record in records if record[id_field] in wanted]


def _named_papers(part: Mapping[str, Any]) -> set[str]:
    holders = ("models", "families", "tasks", "techniques", "architectures")
    return {record["paper"] for key in holders for record in part[key] if record["paper"]}


def _named_sources(part: Mapping[str, Any]) -> Iterator[str]:
    for record in part["models"]:
        for named in (*record["fact_sources"], *record["corrections"]):
            yield named["source"]
        for correction in record["corrections"]:
            yield from (item["source"] for item in correction["evidence"])
    for step in (*part["derivations"], *part["disputes"]):
        yield from (item["source"] for item in step["evidence"])
