"""Bills of materials and cards, validated and read back by the libraries of others."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from cyclonedx.model.bom import Bom
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from huggingface_hub import ModelCard
from packageurl import PackageURL
from spdx_python_model import v3_0_1 as spdx

from graph.exports.card import render_card
from graph.exports.cyclonedx import render_cyclonedx, to_cyclonedx
from graph.exports.restrict import restrict
from graph.exports.spdx import render_spdx, to_spdx
from graph.lineage_graph import LineageGraph
from graph.records.vocabulary import is_ancestry
from graph.testing import make_document
from graph.tracing.bills import build_trace_bill
from graph.tracing.questions import find_licence_questions
from graph.tracing.trace import Hop, Node, Trace, TraceEvidence
from tests.support.documents import make_nasty_document

if TYPE_CHECKING:
    from cyclonedx.model.component import Component

    from graph.exports.bills import Bill

PREFIX = "transformer-lineage:"


@pytest.fixture(params=["shipped", "nasty"])
def small(request: pytest.FixtureRequest, shipped_document: Any) -> Any:
    """A part of the catalog that ships, and one of everything that is hard to write."""
    if request.param == "nasty":
        return make_nasty_document()
    graph = LineageGraph.from_document(shipped_document)
    return restrict(shipped_document, {node.id for node in graph.select("2+vicuna")})


def list_ancestry(document: Any) -> list[tuple[str, str, str]]:
    """Return parent, child and kind of every derivation that counts as ancestry."""
    return sorted(
        (item["parent"], item["child"], item["kind"])
        for item in document["derivations"]
        if is_ancestry(item["channel"])
    )


def read_cyclonedx(text: str) -> list[Component]:
    """Return the components of a bill that is valid, the subject first."""
    assert JsonStrictValidator(SchemaVersion.V1_7).validate_str(text) is None
    bom = Bom.from_json(json.loads(text))  # type: ignore[attr-defined]
    subject = [bom.metadata.component] if bom.metadata.component else []
    return [*subject, *bom.components]


def facts_of(component: Component) -> dict[str, str]:
    """Return the properties of a component by name."""
    return {item.name.removeprefix(PREFIX): item.value or "" for item in component.properties}


def list_pedigrees(components: list[Component]) -> list[tuple[str, str, str]]:
    """Return parent, child and kind, or relation, of every ancestor that components name."""
    found = []
    for component in components:
        for ancestor in component.pedigree.ancestors if component.pedigree else ():
            facts = facts_of(ancestor)
            kind = facts.get("kind") or facts["relation"]
            found.append((facts["ref"], str(component.bom_ref.value), kind))
    return sorted(found)


def test_cyclonedx_reads_every_model_and_derivation_back(small: Any) -> None:
    components = read_cyclonedx(to_cyclonedx(small))
    by_ref = {component.bom_ref.value: component for component in components}
    assert by_ref.keys() == {record["id"] for record in small["models"]}
    assert list_pedigrees(components) == list_ancestry(small)
    for record in small["models"]:
        component = by_ref[record["id"]]
        assert (component.name, component.description) == (record["name"], record["adds"])
        assert facts_of(component)["licence"] == record["licence"]["text"]
        if record["hub"]:
            assert component.purl == PackageURL.from_string(f"pkg:huggingface/{record['hub'][0]}")


def read_spdx(text: str) -> spdx.SHACLObjectSet:
    objects = spdx.SHACLObjectSet()
    spdx.JSONLDDeserializer().read(io.BytesIO(text.encode()), objects)
    assert not objects.missing_ids
    return objects


def _name(element: object) -> str:
    return str(getattr(element, "name", None))


def read_relationships(objects: spdx.SHACLObjectSet, kind: str) -> list[tuple[str, str, str]]:
    """Return name of the one, names of the others and the description of each relationship."""
    wanted = getattr(spdx.RelationshipType, kind)
    return sorted(
        (_name(item.from_), _name(other), item.description or "")
        for item in objects.foreach_type(spdx.Relationship)
        if item.relationshipType == wanted
        for other in item.to
    )


def test_spdx_reads_every_model_and_derivation_back(document: Any) -> None:
    objects = read_spdx(to_spdx(document))
    packages = list(objects.foreach_type(spdx.ai_AIPackage))
    names = {record["id"]: record["name"] for record in document["models"]}
    assert sorted(map(_name, packages)) == sorted(names.values())
    expected = sorted((names[a], names[b], kind) for a, b, kind in list_ancestry(document))
    assert read_relationships(objects, "ancestorOf") == expected


def make_trace() -> Trace:
    """Return a checkpoint with names that are hard to write, made from a model of the catalog."""
    name, terms = 'a says "x" 中文 <b>', "CC BY-NC 4.0"
    nodes = (
        Node("./a b#c", "checkpoint", name, None, None, "mit", None, "read", "", None, 0),
        Node("o/w", "checkpoint", "o/w", "o/w", None, "other", "open", "read", "", "ab12", 1),
        Node("m", "model", "M", "o/m", "2023", terms, "restricted", "catalog", "", None, 2),
    )
    place = (TraceEvidence("README.md", "front matter, base_model"),)
    hops = (
        Hop("o/w", "./a b#c", "adapter", "finetuning", "weights", "", ("maker",), place),
        Hop("m", "o/w", "base model", None, "weights", "Nobody says how.", (), place),
    )
    return Trace("./a b#c", nodes, hops, find_licence_questions(nodes, hops), ())


@pytest.fixture
def bill() -> Bill:
    """The bill of a trace."""
    return build_trace_bill(make_trace())


def test_cyclonedx_reads_a_trace_back(bill: Bill) -> None:
    components = read_cyclonedx(render_cyclonedx(bill))
    assert [component.bom_ref.value for component in components] == ["./a b#c", "m", "o/w"]
    assert list_pedigrees(components) == [
        ("m", "o/w", "base model"), ("o/w", "./a b#c", "finetuning")
    ]  # fmt: skip
    assert components[0].name == make_trace().nodes[0].name
    assert components[0].pedigree is not None
    (ancestor,) = components[0].pedigree.ancestors
    assert str(ancestor.purl) == "pkg:huggingface/o/w@ab12"
    evidence = "supports: README.md: front matter, base_model (generated)"
    assert facts_of(ancestor)["evidence"] == evidence
    assert {"question"} <= facts_of(components[2]).keys()


def test_spdx_reads_a_trace_back(bill: Bill) -> None:
    objects = read_spdx(render_spdx(bill))
    names = {node.id: node.name for node in make_trace().nodes}
    assert read_relationships(objects, "ancestorOf") == [
        ("M", "o/w", "base model"), ("o/w", names["./a b#c"], "finetuning")
    ]  # fmt: skip
    assert read_relationships(objects, "hasDeclaredLicense") == [
        ("M", "CC BY-NC 4.0", ""), (names["./a b#c"], "mit", "")
    ]  # fmt: skip
    (whole,) = objects.foreach_type(spdx.SpdxDocument)
    assert [_name(root) for root in whole.rootElement] == [names["./a b#c"]]


def test_the_same_bill_is_the_same_text(bill: Bill) -> None:
    again = build_trace_bill(make_trace())
    assert render_cyclonedx(bill) == render_cyclonedx(again)
    assert render_spdx(bill) == render_spdx(again)


def make_family(kinds: list[tuple[str, str]], licence: str = "MIT", access: str = "open") -> Any:
    """Return a child of parents by kinds; what is named `no...` has no repository."""
    released = {parent: "2020" for parent, _ in kinds} | {"child": "2021"}
    document = make_document(released, [(parent, "child", kind) for parent, kind in kinds])
    for record in document["models"]:
        record["hub"] = [] if record["id"].startswith("no") else [f"acme/{record['id']}"]
        record["licence"] = {"text": licence, "text_zh": None, "access": access}
    return document


@pytest.mark.parametrize(
    ("kinds", "bases", "relation"),
    [
        pytest.param([("a", "finetuning")], ["acme/a"], "finetune", id="fine-tuned"),
        pytest.param([("a", "alignment")], ["acme/a"], "finetune", id="aligned"),
        pytest.param([("a", "compression")], ["acme/a"], None, id="pruned"),
        pytest.param(
            [("a", "merging"), ("b", "merging")], ["acme/a", "acme/b"], "merge", id="merged"
        ),
        pytest.param(
            [("a", "finetuning"), ("b", "component")], ["acme/a"], "finetune", id="with a part"
        ),
        pytest.param(
            [("no", "finetuning"), ("b", "finetuning")], ["acme/b"], "finetune", id="one is away"
        ),
        pytest.param([("no", "finetuning")], None, None, id="no repository"),
        pytest.param([("a", "architecture")], None, None, id="no weights"),
    ],
)
def test_the_hubs_own_library_reads_the_parents_of_a_card(
    kinds: list[tuple[str, str]], bases: list[str] | None, relation: str | None
) -> None:
    data = ModelCard(render_card(make_family(kinds), "child") + "\n# Child\n").data
    assert (data.get("base_model"), data.get("base_model_relation")) == (bases, relation)
    assert data.get("license") == "mit"


def test_what_was_quantised_is_said_to_be() -> None:
    family = make_family([("a", "compression")])
    child = next(record for record in family["models"] if record["id"] == "child")
    child["techniques"] = ["quantisation"]
    assert ModelCard(render_card(family, "child")).data["base_model_relation"] == "quantized"


@pytest.mark.parametrize(
    ("licence", "access", "expected"),
    [
        pytest.param("Llama 2 Community License", "restricted", ("llama2", None), id="llama"),
        pytest.param("CC BY-NC 4.0", "restricted", ("cc-by-nc-4.0", None), id="spdx"),
        pytest.param('Own: "terms"', "restricted", ("other", 'Own: "terms"'), id="other"),
        pytest.param("Closed source", "closed", (None, None), id="closed"),
    ],
)
def test_the_hubs_own_library_reads_the_licence_of_a_card(
    licence: str, access: str, expected: tuple[str | None, str | None]
) -> None:
    family = make_family([("a", "finetuning")], licence, access)
    data = ModelCard(render_card(family, "child")).data
    assert (data.get("license"), data.get("license_name")) == expected
