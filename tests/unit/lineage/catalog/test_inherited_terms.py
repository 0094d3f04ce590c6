"""Whose terms bind a model that carries the weights of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lineage.catalog.inherited_terms import find_binding_parents
from lineage.catalog.load import load_catalog
from tests.support.catalogs import make_derivation, make_entry, write_catalog

if TYPE_CHECKING:
    from pathlib import Path

OPEN = {"text": "Apache-2.0", "access": "open"}
NARROW = {"text": "Research only", "text_zh": "仅限研究", "access": "restricted"}
SIZES = [
    {"label": "0.5B", "count": 500_000_000, "licence": OPEN},
    {"label": "3B", "count": 3_000_000_000},
    {"label": "14B (2025-03)", "count": 14_000_000_000, "licence": OPEN},
    {"label": "57B-A14B", "count": 57_000_000_000, "licence": NARROW},
]


def bind(tmp_path: Path, entries: dict[str, dict[str, Any]], child: str = "child") -> list[str]:
    """Return the ids of the parents whose terms bind the child."""
    catalog = load_catalog(write_catalog(tmp_path, entries))
    model = catalog.models[child]
    return [model.derivations[number].parent for number, _ in find_binding_parents(catalog, model)]


def pair(note: str = "Tuned.", kind: str = "finetuning", **child: Any) -> dict[str, Any]:
    """Return a parent with narrow terms, one size and one lab, and a child by another lab."""
    step = make_derivation("parent", kind) | {"note": note}
    made = {"labs": ["other"], "licence": OPEN, "derivations": [step], **child}
    parent = make_entry("Parent", "2024-01", labs=["acme"], licence=NARROW, parameters=SIZES)
    return {"parent": parent, "child": make_entry("Child", "2025-01", **made)}


@pytest.mark.parametrize(
    ("note", "bound"),
    [
        pytest.param("Parent is tuned.", True, id="no size"),
        pytest.param("Starts from Parent-0.5B-Instruct.", False, id="an open size"),
        pytest.param("Starts from Parent 14B.", False, id="an open size with a date"),
        pytest.param("Starts from Parent 3B.", True, id="a size with the terms of the entry"),
        pytest.param("Starts from Parent 0.5B or 3B.", True, id="one of two is not open"),
        pytest.param("Starts from Parent 57B-A14B.", True, id="a size inside a longer label"),
        pytest.param("Starts from Parent 5B.", True, id="the end of a label"),
        pytest.param("Its autoencoder, under MIT, makes latents.", False, id="an open part"),
        pytest.param("Made by a group at MIT.", True, id="a name that is no licence"),
        pytest.param("Starts from Parent 3B, under MIT.", True, id="a size says more than a word"),
    ],
)
def test_a_note_that_names_open_sizes_or_parts_frees_from_the_terms(
    tmp_path: Path, note: str, *, bound: bool
) -> None:
    assert bind(tmp_path, pair(note)) == ["parent"] * bound


def test_only_weights_and_only_open_children_are_asked_about(tmp_path: Path) -> None:
    assert bind(tmp_path, pair(kind="architecture")) == []
    assert bind(tmp_path, pair(licence=NARROW)) == []


@pytest.mark.parametrize(
    ("labs", "bound"),
    [
        pytest.param(["acme"], False, id="the same lab"),
        pytest.param(["other", "acme"], False, id="the lab and another"),
        pytest.param(["other"], True, id="another lab"),
    ],
)
def test_labs_are_free_to_open_their_own_weights(
    tmp_path: Path, labs: list[str], *, bound: bool
) -> None:
    assert bind(tmp_path, pair(labs=labs)) == ["parent"] * bound


def test_labs_are_not_free_to_open_what_their_weights_hold_of_others(tmp_path: Path) -> None:
    entries = pair(labs=["acme"])
    entries["root"] = make_entry("Root", "2023-01", labs=["other"], licence=NARROW)
    entries["parent"]["derivations"] = [make_derivation("root", "component")]
    assert bind(tmp_path, entries) == ["parent"]
    entries["root"]["licence"] = OPEN
    assert bind(tmp_path, entries) == []
