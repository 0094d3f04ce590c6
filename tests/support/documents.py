"""Lineage documents that are hard to write down, and what a reader should find in any of them."""

from __future__ import annotations

from typing import Any

from graph.testing import make_document

NASTY_NAMES = {
    "quotes": 'The "Big" O\'Neill `tick`',
    "markup": "R&D <b>bold</b> &amp; </script><img src=x>",
    "marks": r"a\b\n \N {c} [d] (e) |f| $g$ %h #i; _j_ ~k ^l, m; n = o: p ]]> -- x",
    "list": "1. First - second",
    "dash": "- GPT-3.5 + x",
    "hebrew": "מודל \u202bשפה\u202c",
    "chinese": "悟道 2.0",
    "emoji": "🤗 Tr\u00e4nsf\u006f\u0308rmer\u00a0",
    "end": "end",
    "plain": "Plain",
}
"""Names that mean something to some format, by the id of their model."""


EVIDENCE = {
    "source": "catalog", "locator": "page 3", "stance": "supports", "basis": "generated",
}  # fmt: skip


def make_nasty_document() -> Any:
    """Return a document of models with nasty names, with a case of everything in it."""
    models = dict.fromkeys(NASTY_NAMES, "2019-01") | {"plain": "2018", "end": "2020-05-06"}
    steps = [
        ("plain", model_id, "architecture") for model_id in NASTY_NAMES if model_id != "plain"
    ]
    steps += [("plain", "end", "finetuning"), ("list", "end", "code-reuse")]
    steps += [("quotes", "markup", "distillation"), ("markup", "marks", "inspiration")]
    document = make_document(models, steps)
    for record in document["models"]:
        name = NASTY_NAMES[record["id"]]
        record.update(name=name, aliases=[f"{name} (alias)"], adds=name, adds_zh=name)
    document["models"][0].update(
        parameters=[
            {"label": NASTY_NAMES["quotes"], "label_zh": None, "count": "undisclosed",
             "active": None, "licence": None},
            {"label": "Mixture", "label_zh": None, "count": 10**13, "active": 10**12,
             "licence": None},
        ],
        techniques=["rope"], fine_tuning_tasks=["mlm"], paper="2101.00001", no_paper=None,
        links=["https://example.org/a?b=c&d={e}"],
    )  # fmt: skip
    document["models"][1].update(paper="cs/9900001", no_paper=None, parameters=[])
    document["models"][1].update(
        hub=["acme/thing"], milestone=True, no_parents="none-found", corpus=None, corpus_zh=None,
        remarks=[{"text": NASTY_NAMES["markup"], "text_zh": "注", "evidence": [EVIDENCE]}],
    )  # fmt: skip
    document["derivations"][1].update(variant=NASTY_NAMES["quotes"], variant_zh=None)
    rope = {**document["tasks"][0], "id": "rope", "name": 'R&D "rope"', "carried": False}
    document["techniques"] = [rope]
    document["papers"] = [
        _make_paper("2101.00001", NASTY_NAMES["marks"], "2021-01-05"),
        _make_paper("2101.00002", NASTY_NAMES["markup"], "2021"),
    ]
    _add_doubts(document)
    return document


def _make_paper(arxiv_id: str, title: str, submitted: str) -> Any:
    return {
        "arxiv_id": arxiv_id, "title": title, "authors": ["Łukasz Ó", "A and B", "C, D & {E}"],
        "more_authors": False, "authors_note": None, "submitted": submitted, "updated": None,
        "version": None,
        "primary_category": "cs.CL", "source": "arxiv", "retrieved": "2026-11-22",
    }  # fmt: skip


def _add_doubts(document: Any) -> None:
    evidence = [
        {
            "source": "unverified",
            "locator": "general reading",
            "stance": "supports",
            "basis": "read",
        },
        {"source": "catalog", "locator": 'page "1" \\ 2', "stance": "disputes", "basis": "read"},
        {"source": "arxiv:2101.00001", "locator": "§ 3", "stance": "disputes", "basis": "read"},
    ]
    document["derivations"][0].update(support="disputed", evidence=evidence)
    document["disputes"] = [
        {
            "parent": "end",
            "child": "plain",
            "reason": reason,
            "reason_zh": "否",
            "evidence": evidence,
        }
        for reason in ("It is older.", "It says so.")
    ]
    document["sources"] = [
        {"id": source, "name": source, "url": url, "licence": "not stated", "licence_zh": None,
         "retrieved": "November 2026", "retrieved_zh": None, "note": None, "note_zh": None,
         "house": "secondary", "code": False, "corrections": []}
        for source, url in (
            ("catalog", None),
            ("arxiv:2101.00001", "https://arxiv.org/abs/2101.00001"),
            ("https://example.org", "https://example.org"),
        )
    ]  # fmt: skip
    document["sources"][1]["name"] = document["papers"][0]["title"]


def list_nodes(document: Any) -> dict[str, str]:
    """Return the name of every node of the typed graph, by the key that `to_networkx` gives it."""
    nodes = {record["id"]: record["name"] for record in document["models"]}
    nodes |= {f"paper:{m['paper']}": m["paper"] for m in document["models"] if m["paper"]}
    nodes |= {f"paper:{paper['arxiv_id']}": paper["title"] for paper in document["papers"]}
    for kind, key in (
        ("lab", "labs"), ("family", "families"), ("task", "tasks"), ("technique", "techniques"),
        ("architecture", "architectures"),
    ):  # fmt: skip
        nodes |= {f"{kind}:{record['id']}": record["name"] for record in document[key]}
    return nodes


def list_derivations(document: Any) -> list[tuple[str, str, str]]:
    """Return parent, child and kind of every derivation, sorted."""
    return sorted((s["parent"], s["child"], s["kind"]) for s in document["derivations"])


def list_relations(document: Any) -> list[tuple[str, str, str]]:
    """Return model, key of the other node and type of every other edge, sorted."""
    edges = []
    for record in document["models"]:
        ends = [("described-in", f"paper:{record['paper']}")] if record["paper"] else []
        ends += [("released-by", f"lab:{lab}") for lab in record["labs"]]
        ends += [("member-of", f"family:{record['family']}")]
        ends += [("pretrained-with", f"task:{task}") for task in record["pretraining_tasks"]]
        ends += [("uses", f"technique:{technique}") for technique in record["techniques"]]
        ends += [("has-architecture", f"architecture:{record['architecture']}")]
        edges += [(record["id"], target, relation) for relation, target in ends]
    return sorted(edges)
