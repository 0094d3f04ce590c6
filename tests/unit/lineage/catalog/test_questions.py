"""Questions that a machine can ask of entries and that only a person can answer."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from lineage.catalog.load import load_catalog
from lineage.catalog.questions import find_questions
from lineage.catalog.rules import check_catalog
from tests.support.catalogs import TOY_ENTRIES, make_derivation, write_catalog

if TYPE_CHECKING:
    from pathlib import Path


def ask(tmp_path: Path, **entries: Any) -> list[str]:
    changed = copy.deepcopy(TOY_ENTRIES)
    for name, changes in entries.items():
        changed[name] |= changes
    catalog = load_catalog(write_catalog(tmp_path, changed))
    assert check_catalog(catalog) == []
    return [str(one) for one in find_questions(catalog)]


def write_record(folder: Path, arxiv_id: str, authors: int = 2, **changes: Any) -> None:
    record = {
        "title": "A Paper", "authors": [f"Ada Nr{'x' * number}" for number in range(authors)],
        "submitted": "2018-01", "source": "a list", "retrieved": "2026-11-22", **changes,
    }  # fmt: skip
    (folder / "papers").mkdir(exist_ok=True)
    (folder / "papers" / f"{arxiv_id}.json").write_text(json.dumps(record), encoding="utf-8")


def test_a_clean_catalog_raises_none(tmp_path: Path) -> None:
    assert ask(tmp_path) == []


def test_two_whole_parents_by_weights_raise_a_question(tmp_path: Path) -> None:
    steps = [make_derivation("merge", "finetuning"), make_derivation("left", "alignment")]
    assert ask(tmp_path, tuned={"derivations": steps}) == [
        "models/tuned.toml: derivations: can all of its weights come from merge and from left? If "
        "not, say of which variant each is true, or split the entry"
    ]
    steps[1] |= {"variant": "the 7B size", "variant_zh": "7B 规模"}
    assert ask(tmp_path, tuned={"derivations": steps}) == []


def test_an_open_child_of_restricted_weights_raises_a_question(tmp_path: Path) -> None:
    closed = {"licence": {"text": "CC BY-NC 4.0", "access": "restricted"}, "labs": []}
    asked = (
        "derivations[0].parent: is its licence open although it carries weights of tuned, which "
        "is restricted?"
    )
    assert ask(tmp_path, tuned=closed) == [f"models/aligned.toml: {asked}"]
    assert ask(tmp_path, tuned=closed, aligned=closed) == [
        "models/grandchild.toml: " + asked.replace("tuned", "aligned")
    ]
    assert ask(tmp_path, tuned=closed, aligned=closed, grandchild=closed) == []


@pytest.mark.parametrize(
    ("access", "counts", "hub", "asked"),
    [
        pytest.param("open", ["undisclosed"], [], True, id="open weights"),
        pytest.param(
            "restricted", ["undisclosed", "undisclosed"], [], True, id="restricted weights"
        ),
        pytest.param("open", ["undisclosed", 2_000_000], [], False, id="one count is known"),
        pytest.param("open", [], [], False, id="not known"),
        pytest.param("closed", ["undisclosed"], ["acme/one"], False, id="a service"),
        pytest.param("unknown", ["undisclosed"], [], False, id="terms not known"),
        pytest.param("unknown", ["undisclosed"], ["acme/one"], True, id="weights on the Hub"),
    ],
)
def test_counts_that_makers_of_public_weights_keep_back_raise_a_question(
    tmp_path: Path, access: str, counts: list[int | str], hub: list[str], *, asked: bool
) -> None:
    changes = {
        "licence": {"text": "Terms", "text_zh": "条款", "access": access},
        "parameters": [{"label": f"Size {n}", "count": c} for n, c in enumerate(counts)],
        "hub": hub,
    }
    question = (
        "models/grandchild.toml: parameters: do its makers keep every count back, though they "
        "give the weights out? If no place with a count was found, the list is []"
    )
    assert ask(tmp_path, grandchild=changes) == [question] * asked


def test_a_paper_without_a_record_raises_a_question_where_there_are_records(
    tmp_path: Path,
) -> None:
    folder = write_catalog(tmp_path, TOY_ENTRIES)
    assert find_questions(load_catalog(folder)) == []
    write_record(folder, "1801.00001")
    assert [str(one) for one in find_questions(load_catalog(folder))] == [
        "models/root.toml: paper: where is the record of 1701.00001? Expected "
        "papers/1701.00001.json"
    ]
    write_record(folder, "1701.00001")
    assert find_questions(load_catalog(folder)) == []


def test_a_list_of_exactly_a_hundred_authors_raises_a_question(tmp_path: Path) -> None:
    folder = write_catalog(tmp_path, TOY_ENTRIES)
    for number, authors in (("1701.00001", 100), ("1801.00001", 99)):
        write_record(folder, number, authors)
    assert [str(one) for one in find_questions(load_catalog(folder))] == [
        "papers/1701.00001.json: authors: is the list whole? It stops at exactly 100 authors"
    ]
    write_record(folder, "1701.00001", 100, more_authors=True)
    assert find_questions(load_catalog(folder)) == []
