"""What the lineage says, as RDF resources and their properties.

PROV-O says who descends from whom, schema.org and SKOS say the rest, and what they lack is in a
small vocabulary of our own (`tl`), `lineage/data/vocabulary.ttl`. Everything has an address that
stays and that leads to its page in the site, or to the data beside the page. Code reuse is
`prov:wasInfluencedBy`: it is no descent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from graph.exports.triples import (
    PREFIXES,
    Iri,
    Literal,
    Ordered,
    VocabularyTerm,
    bilingual,
    clean_iri,
    date,
    integer,
    make_resource,
    page_iri,
    page_iris,
    paper_iri,
    record_iri,
    texts,
)
from graph.records.vocabulary import UNDISCLOSED, UNVERIFIED, is_ancestry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.exports.triples import Properties, Resource
    from graph.records.shapes import ConceptTable, Document

_CONCEPTS: dict[ConceptTable, str] = {
    "families": "tl:Family",
    "tasks": "tl:Task",
    "techniques": "tl:Technique",
    "architectures": "tl:Architecture",
}


def list_resources(document: Document) -> Iterator[Resource]:
    """Yield everything that a lineage document says, in its order."""
    steps_of = defaultdict(list)
    for step in document["derivations"]:
        steps_of[step["child"]].append(step)
    for record in document["models"]:
        yield _model(record, steps_of[record["id"]])
        yield from _sizes(record)
    for step in document["derivations"]:
        yield _derivation(step)
        yield from _evidence(_derivation_iri(step), step["evidence"])
    yield from _claims(document["disputes"])
    yield from map(_paper, document["papers"])
    yield from map(_lab, document["labs"])
    for kind, concept_type in _CONCEPTS.items():
        for concept in document[kind]:
            yield _concept(page_iri(kind, concept["id"]), concept_type, concept)
    yield from map(_source, document["sources"])


def _model(record: Mapping[str, Any], steps: Sequence[Mapping[str, Any]]) -> Resource:
    descent = [step for step in steps if is_ancestry(step["channel"])]
    influence = [step for step in steps if not is_ancestry(step["channel"])]
    properties: Properties = {
        "schema:name": texts(record["name"]),
        "schema:alternateName": texts(*record["aliases"]),
        "schema:description": bilingual(record, "adds"),
        "schema:datePublished": [date(record["released"])],
        "schema:creator": [record_iri("labs", lab) for lab in record["labs"]],
        "schema:citation": [paper_iri(record["paper"])] if record["paper"] else [],
        "tl:hub": texts(*record["hub"]),
        "tl:remark": [text for one in record["remarks"] for text in bilingual(one, "text")],
        "tl:withoutParents": texts(record["no_parents"]) if record["no_parents"] else [],
        "rdfs:seeAlso": [clean_iri(link) for link in record["links"]],
        "tl:family": page_iris("families", [record["family"]]),
        "tl:architecture": page_iris("architectures", [record["architecture"]]),
        "tl:modality": texts(*record["modalities"]),
        "tl:pretrainedWith": page_iris("tasks", record["pretraining_tasks"]),
        "tl:fineTunedWith": page_iris("tasks", record["fine_tuning_tasks"]),
        "tl:uses": page_iris("techniques", record["techniques"]),
        "tl:size": [_size_iri(record, number) for number, _ in enumerate(record["parameters"])],
        "tl:corpus": bilingual(record, "corpus"),
        "tl:application": bilingual(record, "application"),
        "tl:licence": texts(record["licence"]["text"]),
        "tl:access": texts(record["licence"]["access"]),
        "prov:wasDerivedFrom": _parents(descent),
        "prov:qualifiedDerivation": [_derivation_iri(step) for step in descent],
        "prov:wasInfluencedBy": _parents(influence),
        "prov:qualifiedInfluence": [_derivation_iri(step) for step in influence],
    }
    return make_resource(page_iri("models", record["id"]), "tl:Model prov:Entity", properties)


def _parents(steps: Iterable[Mapping[str, Any]]) -> list[Iri]:
    return page_iris("models", dict.fromkeys(step["parent"] for step in steps))


def _size_iri(record: Mapping[str, Any], number: int) -> Iri:
    return page_iri("models", record["id"], f"size-{number + 1}")


def _sizes(record: Mapping[str, Any]) -> Iterator[Resource]:
    for number, size in enumerate(record["parameters"]):
        properties: Properties = {"schema:name": texts(size["label"])}
        if size["count"] != UNDISCLOSED:
            properties["tl:parameters"] = [integer(size["count"])]
        if size["active"] is not None:
            properties["tl:activeParameters"] = [integer(size["active"])]
        yield make_resource(_size_iri(record, number), "tl:Size", properties)


def _derivation_iri(step: Mapping[str, Any]) -> Iri:
    return page_iri("models", step["child"], f"from-{step['parent']}:{step['kind']}")


def _derivation(step: Mapping[str, Any]) -> Resource:
    properties: Properties = {
        "prov:entity": page_iris("models", [step["parent"]]),
        "tl:kind": [VocabularyTerm(f"tl:kind-{step['kind']}")],
        "tl:channel": [VocabularyTerm(f"tl:channel-{step['channel']}")],
        "tl:support": texts(step["support"]),
        "tl:house": texts(*step["houses"]),
        "tl:variant": bilingual(step, "variant"),
        "rdfs:comment": bilingual(step, "note"),
        "tl:evidence": _evidence_iris(_derivation_iri(step), step["evidence"]),
    }
    relation = "Derivation" if is_ancestry(step["channel"]) else "EntityInfluence"
    return make_resource(_derivation_iri(step), f"tl:Derivation prov:{relation}", properties)


def _claims(claims: Iterable[Mapping[str, Any]]) -> Iterator[Resource]:
    seen: Counter[str] = Counter()
    for claim in claims:
        seen[claim["child"]] += 1
        iri = page_iri("models", claim["child"], f"claim-{seen[claim['child']]}")
        properties: Properties = {
            "tl:claimedParent": page_iris("models", [claim["parent"]]),
            "tl:claimedChild": page_iris("models", [claim["child"]]),
            "rdfs:comment": bilingual(claim, "reason"),
            "tl:evidence": _evidence_iris(iri, claim["evidence"]),
        }
        yield make_resource(iri, "tl:RejectedClaim", properties)
        yield from _evidence(iri, claim["evidence"])


def _evidence_iris(owner: Iri, evidence: Sequence[Mapping[str, Any]]) -> list[Iri]:
    return [Iri(f"{owner}/evidence/{number}") for number, _ in enumerate(evidence, start=1)]


def _evidence(owner: Iri, evidence: Sequence[Mapping[str, Any]]) -> Iterator[Resource]:
    for number, item in enumerate(evidence, start=1):
        properties: Properties = {
            "tl:source": [_source_iri(item["source"])],
            "tl:locator": texts(item["locator"]),
            "tl:stance": texts(item["stance"]),
        }
        yield make_resource(Iri(f"{owner}/evidence/{number}"), "tl:Evidence", properties)


def _paper(paper: Mapping[str, Any]) -> Resource:
    properties: Properties = {
        "schema:name": texts(paper["title"]),
        "schema:author": [Ordered(tuple(Literal(name) for name in paper["authors"]))],
        "schema:datePublished": [date(paper["submitted"])],
        "schema:identifier": texts(f"arXiv:{paper['arxiv_id']}"),
    }
    return make_resource(paper_iri(paper["arxiv_id"]), "schema:ScholarlyArticle", properties)


def _lab(record: Mapping[str, Any]) -> Resource:
    properties: Properties = {
        "schema:name": texts(record["name"]),
        "schema:alternateName": texts(*record["spellings"]),
    }
    return make_resource(
        record_iri("labs", record["id"]), "schema:Organization prov:Agent", properties
    )


def _concept(iri: Iri, concept_type: str, record: Mapping[str, Any]) -> Resource:
    properties: Properties = {
        "skos:prefLabel": bilingual(record, "name"),
        "skos:altLabel": texts(*record["aliases"]),
        "skos:definition": bilingual(record, "text"),
        "schema:citation": [paper_iri(record["paper"])] if record["paper"] else [],
    }
    return make_resource(iri, f"{concept_type} skos:Concept", properties)


def _source(record: Mapping[str, Any]) -> Resource:
    properties: Properties = {
        "schema:name": texts(record["name"]),
        "schema:url": [clean_iri(record["url"])] if record["url"] else [],
        "tl:licence": texts(record["licence"]),
        "tl:retrieved": texts(record["retrieved"]) if record["retrieved"] else [],
    }
    return make_resource(_source_iri(record["id"]), "tl:Source", properties)


def _source_iri(source: str) -> Iri:
    if source == UNVERIFIED:
        return Iri(f"{PREFIXES['tl']}unverified")
    if source.startswith(("https://", "http://")):
        return clean_iri(source)
    if source.startswith("arxiv:"):
        return paper_iri(source.removeprefix("arxiv:"))
    return record_iri("sources", source)
