"""Turtle and JSON-LD, read back by rdflib, and checked by pyshacl against the shapes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, PROV, RDFS, SKOS

from graph.exports.rdf import to_jsonld, to_turtle
from graph.exports.triples import BASE, PREFIXES
from graph.records.vocabulary import CHANNEL_OF, Channel, Kind, is_ancestry
from lineage.paths import data_dir
from lineage.website.render import render_site
from tests.support.documents import list_derivations, make_nasty_document

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = Namespace(PREFIXES["schema"])
TL = Namespace(PREFIXES["tl"])


@cache
def parse_turtle(text: str) -> Graph:
    """Return the statements of a text: nobody may change them."""
    return Graph().parse(data=text, format="turtle")


@pytest.fixture(scope="module", autouse=True)
def forget() -> Iterator[None]:
    """Keep no statements when this module has been tried: they fill hundreds of megabytes."""
    yield
    parse_turtle.cache_clear()


def read_turtle(document: Any) -> Graph:
    return parse_turtle(to_turtle(document))


def read_data(name: str) -> Graph:
    return Graph().parse(data_dir() / name, format="turtle")


def to_statements(graph: Graph) -> set[tuple[Any, ...]]:
    """Return the statements of a graph, a list of authors as one value."""
    found: set[tuple[Any, ...]] = set()
    for subject, predicate, value in graph:
        if predicate == SCHEMA.author:
            found.add((subject, predicate, tuple(Collection(graph, value))))
        elif predicate not in {RDF.first, RDF.rest}:
            found.add((subject, predicate, value))
    return found


def iri(kind: str, name: str, part: str = "") -> URIRef:
    return URIRef(f"{BASE}{kind}/{name}/{part}")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning:rdflib")
def test_both_say_the_same(document: Any) -> None:
    jsonld = Graph().parse(data=to_jsonld(document), format="json-ld")
    assert to_statements(jsonld) == to_statements(read_turtle(document))


def test_every_model_has_its_facts(document: Any) -> None:
    graph = read_turtle(document)
    assert set(graph.subjects(RDF.type, TL.Model)) == {
        iri("models", record["id"]) for record in document["models"]
    }
    for record in document["models"]:
        model = iri("models", record["id"])
        assert graph.value(model, SCHEMA.name) == Literal(record["name"])
        assert str(graph.value(model, SCHEMA.datePublished)) == record["released"]
        assert set(graph.objects(model, SCHEMA.alternateName)) == set(
            map(Literal, record["aliases"])
        )
        assert set(graph.objects(model, SCHEMA.description)) == {
            Literal(record["adds"], lang="en"),
            Literal(record["adds_zh"], lang="zh"),
        }
        assert set(graph.objects(model, TL.uses)) == {
            iri("techniques", name) for name in record["techniques"]
        }
        sizes = {
            (str(graph.value(size, SCHEMA.name)), read_number(graph, size))
            for size in graph.objects(model, TL.size)
        }
        assert sizes == {(size["label"], size["count"]) for size in record["parameters"]}


def read_number(graph: Graph, size: Any) -> int | str:
    number = graph.value(size, TL.parameters)
    return "undisclosed" if number is None else int(str(number))


def test_every_derivation_has_its_receipts(document: Any) -> None:
    graph = read_turtle(document)
    found = []
    for step in document["derivations"]:
        child = iri("models", step["child"])
        address = iri("models", step["child"], f"#from-{step['parent']}:{step['kind']}")
        is_code = not is_ancestry(step["channel"])
        link = PROV.qualifiedInfluence if is_code else PROV.qualifiedDerivation
        assert (child, link, address) in graph
        parent = graph.value(address, PROV.entity)
        assert (child, PROV.wasInfluencedBy if is_code else PROV.wasDerivedFrom, parent) in graph
        assert graph.value(address, TL.channel) == TL[f"channel-{step['channel']}"]
        assert (address, RDFS.comment, Literal(step["note"], lang="en")) in graph
        kind = str(graph.value(address, TL.kind)).rpartition("#kind-")[2]
        found.append((str(parent).split("/")[-2], step["child"], kind))
        evidence = sorted(
            (str(graph.value(item, TL.locator)), str(graph.value(item, TL.stance)))
            for item in graph.objects(address, TL.evidence)
        )
        assert evidence == sorted((e["locator"], e["stance"]) for e in step["evidence"])
    assert sorted(found) == list_derivations(document)
    assert len(set(graph.subjects(RDF.type, TL.Derivation))) == len(found)
    assert len(set(graph.subjects(RDF.type, TL.RejectedClaim))) == len(document["disputes"])


def test_every_address_leads_to_a_file_of_the_site(document: Any) -> None:
    files = dict(render_site(document))
    ours = {
        str(term).removeprefix(BASE)
        for statement in read_turtle(document)
        for term in statement
        if str(term).startswith(BASE)
    }
    missing = []
    for address in ours:
        path, _, part = address.partition("#")
        text = files.get(f"{path}index.html" if path.endswith("/") else path, "")
        named = re.match(r"from-[^/]+$|claim-[0-9]+$", part)
        if not text or (named and f'id="{part}"' not in text):
            missing.append(address)
    assert len(ours) > len(document["models"])
    assert missing == []


def test_descent_is_that_of_the_graph(document: Any) -> None:
    graph = read_turtle(document)
    assert set(graph.subject_objects(PROV.wasDerivedFrom)) == {
        (iri("models", step["child"]), iri("models", step["parent"]))
        for step in document["derivations"]
        if is_ancestry(step["channel"])
    }


def test_authors_keep_their_order(document: Any) -> None:
    graph = read_turtle(document)
    for paper in document["papers"]:
        article = URIRef(f"https://arxiv.org/abs/{paper['arxiv_id']}")
        (authors,) = graph.objects(article, SCHEMA.author)
        assert [str(name) for name in Collection(graph, authors)] == paper["authors"]


def check_shapes(graph: Graph) -> tuple[bool, str]:
    conforms, _, text = validate(
        graph + read_data("vocabulary.ttl"), shacl_graph=read_data("shapes.ttl"), meta_shacl=True
    )
    return conforms, text


def test_the_turtle_passes_its_shapes(document: Any) -> None:
    assert check_shapes(read_turtle(document)) == (
        True,
        "Validation Report\nConforms: True\n",
    )


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "complaint"),
    [
        pytest.param(
            iri("models", "end"), PROV.wasDerivedFrom, iri("models", "list"),
            "EqualsConstraintComponent", id="a parent without receipts",
        ),
        pytest.param(
            iri("models", "end", "#from-plain:finetuning"), TL.channel, TL["channel-idea"],
            "EqualsConstraintComponent", id="a channel that is not of the kind",
        ),
        pytest.param(
            iri("models", "end", "#from-plain:finetuning"), TL.evidence, None,
            "MinCountConstraintComponent", id="no evidence",
        ),
        pytest.param(
            iri("models", "end"), TL.family, iri("families", "unheard-of"),
            "ClassConstraintComponent", id="an unknown family",
        ),
        pytest.param(
            iri("models", "end"), SCHEMA.datePublished, Literal("May 2020"),
            "OrConstraintComponent", id="no date",
        ),
    ],
)  # fmt: skip
def test_the_shapes_refuse(subject: URIRef, predicate: URIRef, value: Any, complaint: str) -> None:
    graph = Graph() + read_turtle(make_nasty_document())
    graph.remove((subject, predicate, None))
    if value is not None:
        graph.add((subject, predicate, value))
    conforms, text = check_shapes(graph)
    assert not conforms
    assert complaint in text


def test_the_vocabulary_has_every_kind_and_its_channel() -> None:
    vocabulary = read_data("vocabulary.ttl")
    assert set(vocabulary.subjects(RDF.type, TL.Channel)) == {
        TL[f"channel-{channel}"] for channel in Channel
    }
    assert set(vocabulary.subjects(RDF.type, TL.Kind)) == {TL[f"kind-{kind}"] for kind in Kind}
    for kind, channel in CHANNEL_OF.items():
        assert vocabulary.value(TL[f"kind-{kind}"], SKOS.broader) == TL[f"channel-{channel}"]


def test_every_word_of_our_own_is_defined_and_used() -> None:
    vocabulary = read_data("vocabulary.ttl")
    words = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    defined = {
        str(s) for s, _, kind in vocabulary.triples((None, RDF.type, None)) if kind in words
    }
    graph = read_turtle(make_nasty_document())
    used = {str(term) for _, p, o in graph for term in (p, o) if str(term).startswith(str(TL))}
    marks = tuple(f"{TL}{mark}" for mark in ("kind-", "channel-", "unverified"))
    assert {word for word in used if not word.startswith(marks)} == defined - {
        str(TL.Kind),
        str(TL.Channel),
    }
