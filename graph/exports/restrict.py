"""The part of a lineage document that is about some of its models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graph.records.shapes import (
        ConceptRecord,
        Derivation,
        DisputedDerivation,
        Document,
        FamilyRecord,
        LabRecord,
        NamedTable,
        SourceRecord,
        TechniqueRecord,
    )

StepT = TypeVar("StepT", "Derivation", "DisputedDerivation")
RecordT = TypeVar(
    "RecordT", "LabRecord", "ConceptRecord", "TechniqueRecord", "FamilyRecord", "SourceRecord"
)

_NAMED_BY_MODELS: dict[NamedTable, tuple[str, ...]] = {
    "labs": ("labs",),
    "families": ("family",),
    "tasks": ("pretraining_tasks", "fine_tuning_tasks"),
    "techniques": ("techniques",),
    "architectures": ("architecture",),
}
"""The lists of the document whose records a model names, and the fields that name them."""


def restrict(document: Document, model_ids: Collection[str]) -> Document:
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
    part = document.copy()
    kept = set(model_ids)
    part["models"] = [record for record in document["models"] if record["id"] in kept]
    part["derivations"] = _keep_inside(document["derivations"], kept)
    part["disputes"] = _keep_inside(document["disputes"], kept)
    part["labs"] = _keep(document["labs"], _list_named(part, "labs"))
    part["families"] = _keep(document["families"], _list_named(part, "families"))
    part["tasks"] = _keep(document["tasks"], _list_named(part, "tasks"))
    part["techniques"] = _keep(document["techniques"], _list_named(part, "techniques"))
    part["architectures"] = _keep(document["architectures"], _list_named(part, "architectures"))
    papers = _named_papers(part)
    part["papers"] = [paper for paper in document["papers"] if paper["arxiv_id"] in papers]
    part["sources"] = _keep(document["sources"], set(_named_sources(part)))
    return part


def _keep_inside(steps: Iterable[StepT], kept: Collection[str]) -> list[StepT]:
    return [step for step in steps if step["parent"] in kept and step["child"] in kept]


def _list_named(part: Document, table: NamedTable) -> set[str]:
    """Return what the models of a document name of one of its lists."""
    fields = _NAMED_BY_MODELS[table]
    return {name for record in part["models"] for name in _values(record, fields)}


def _values(record: Mapping[str, Any], fields: Iterable[str]) -> Iterator[str]:
    for field in fields:
        value = record[field]
        yield from [value] if isinstance(value, str) else value


def _keep(records: Iterable[RecordT], wanted: Collection[str]) -> list[RecordT]:
    return [record for record in records if record["id"] in wanted]


def _named_papers(part: Document) -> set[str]:
    concepts = (part["families"], part["tasks"], part["techniques"], part["architectures"])
    holders = (*part["models"], *(concept for records in concepts for concept in records))
    return {record["paper"] for record in holders if record["paper"]}


def _named_sources(part: Document) -> Iterator[str]:
    for record in part["models"]:
        for named in (*record["fact_sources"], *record["corrections"]):
            yield named["source"]
        for correction in record["corrections"]:
            yield from (item["source"] for item in correction["evidence"])
    for step in (*part["derivations"], *part["disputes"]):
        yield from (item["source"] for item in step["evidence"])
