"""A graph of three models for examples and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.lineage_graph import LineageGraph
from graph.records.vocabulary import CHANNEL_OF, Kind

if TYPE_CHECKING:
    from graph.records.shapes import (
        CheckedEvidence,
        ConceptRecord,
        Derivation,
        Document,
        ModelRecord,
        Size,
    )


def make_document(
    models: dict[str, str],
    derivations: list[tuple[str, str, str]],
    techniques: dict[str, list[str]] | None = None,
) -> Any:
    """Return a lineage document of made-up models, as a value that tests may change or break.

    Args:
        models: Date of release by id.
        derivations: Parent, child and kind of each.
        techniques: Ids of the models that have each technique.

    Examples:
        >>> document = make_document({"a": "2019", "b": "2020"}, [("a", "b", "finetuning")])
        >>> [(step["parent"], step["child"]) for step in document["derivations"]]
        [('a', 'b')]
    """
    used = techniques or {}
    document: Document = {
        "schema_version": 2,
        "models": [_make_model(model_id, released) for model_id, released in models.items()],
        "derivations": [_make_derivation(*fields) for fields in derivations],
        "disputes": [],
        "papers": [],
        "labs": [{"id": "acme", "name": "Acme", "name_zh": None, "spellings": [], "sites": []}],
        "groups": [],
        "families": [{**_make_concept("family"), "group": None}],
        "tasks": [_make_concept("mlm")],
        "techniques": [{**_make_concept(key), "carried": False} for key in used],
        "architectures": [_make_concept("encoder")],
        "sources": [],
    }
    for record in document["models"]:
        record["techniques"] = [key for key, ids in used.items() if record["id"] in ids]
    return document


def _make_model(model_id: str, released: str) -> ModelRecord:
    return {
        "id": model_id, "name": model_id.upper(), "aliases": [], "family": "family",
        "labs": ["acme"], "released": released, "architecture": "encoder",
        "modalities": ["text"], "pretraining_tasks": ["mlm"], "fine_tuning_tasks": [],
        "parameters": [_make_size("Base", 1000)],
        "more_sizes": False,
        "corpus": "Made up.", "corpus_zh": "虚构。",
        "licence": {"text": "MIT", "text_zh": None, "access": "open"},
        "application": "Tests.", "application_zh": "测试。",
        "adds": "Nothing.", "adds_zh": "无。", "techniques": [], "paper": None,
        "no_paper": "Made up.", "no_paper_zh": "虚构。", "links": [], "hub": [],
        "milestone": False, "short": False, "no_parents": None, "remarks": [], "catalog": None,
        "fact_sources": [], "corrections": [],
    }  # fmt: skip


def _make_size(label: str, count: int) -> Size:
    return {"label": label, "label_zh": None, "count": count, "active": None, "licence": None}


def _make_derivation(parent: str, child: str, kind: str) -> Derivation:
    evidence: list[CheckedEvidence] = [
        {"source": "https://example.org", "locator": "page", "stance": "supports", "basis": "read"}
    ]
    return {
        "parent": parent, "child": child, "kind": kind, "channel": CHANNEL_OF[Kind(kind)],
        "note": "Made up.", "note_zh": "虚构。", "variant": None, "variant_zh": None,
        "support": "supported", "houses": ["maker"], "primary": True, "evidence": evidence,
    }  # fmt: skip


def _make_concept(concept_id: str) -> ConceptRecord:
    return {
        "id": concept_id, "name": concept_id, "name_zh": concept_id, "text": "Made up.",
        "text_zh": "虚构。", "aliases": [], "paper": None, "paper_note": None,
        "paper_note_zh": None, "catalog": None,
    }  # fmt: skip


def tiny_graph() -> LineageGraph:
    """Return the lineage transformer -> bert -> distilbert, the first two with attention.

    Examples:
        >>> [node.id for node in tiny_graph().ancestors_of("distilbert")]
        ['transformer', 'bert']
    """
    models = {"transformer": "2017-06-12", "bert": "2018-10-11", "distilbert": "2019-10-02"}
    derivations = [
        ("transformer", "bert", "architecture"),
        ("bert", "distilbert", "distillation"),
    ]
    techniques = {"attention": ["transformer", "bert"]}
    return LineageGraph.from_document(make_document(models, derivations, techniques))
