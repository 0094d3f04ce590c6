"""Blanks: valid, visible, and not in the catalog that ships."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lineage.catalog.assemble import load_document
from lineage.catalog.blanks import find_blanks
from lineage.catalog.load import load_catalog
from lineage.catalog.rules import check_catalog
from tests.support.catalogs import SUPPORT, make_derivation, make_entry, write_catalog

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("changes", "blanks"),
    [
        pytest.param({}, [], id="none"),
        pytest.param({"corpus": "A TODO: list."}, [], id="a text that merely holds the mark"),
        pytest.param(
            {"corpus": "TODO: what it read"}, ["corpus: blank, expected what it read"], id="text"
        ),
        pytest.param(
            {"corpus_zh": "TODO：语料"}, ["corpus_zh: blank, expected 语料"], id="Chinese text"
        ),
        pytest.param(
            {"licence": {"text": "TODO: terms", "access": "unknown"}},
            ["licence.text: blank, expected terms"],
            id="text in a table",
        ),
        pytest.param(
            {"derivations": [make_derivation(
                "parent", "scaling", evidence=[SUPPORT | {"locator": "TODO: where"}])]},
            ["derivations[0].evidence[0].locator: blank, expected where"],
            id="text in a list of tables",
        ),
        pytest.param({"family": "todo"}, ["family: blank, expected its family"], id="family"),
        pytest.param(
            {"architecture": "todo"},
            ["architecture: blank, expected its architecture"],
            id="architecture",
        ),
        pytest.param(
            {"labs": [], "modalities": []},
            ["labs: blank, expected its labs", "modalities: blank, expected its modalities"],
            id="lists",
        ),
    ],
)  # fmt: skip
def test_blanks_break_no_rule_and_are_listed(
    tmp_path: Path, changes: dict[str, Any], blanks: list[str]
) -> None:
    entries = {"parent": make_entry("P", "2020"), "new": make_entry("New", "2021", **changes)}
    catalog = load_catalog(write_catalog(tmp_path, entries))
    assert check_catalog(catalog) == []
    assert [str(blank) for blank in find_blanks(catalog)] == [
        f"models/new.toml: {text}" for text in blanks
    ]
    assert {blank.level for blank in find_blanks(catalog)} <= {"warning"}


def test_what_stands_for_a_blank_is_in_the_document_only_where_there_is_one(
    tmp_path: Path, toy_catalog: Path
) -> None:
    blank = write_catalog(tmp_path / "blank", {"new": make_entry("New", "2021", family="todo")})
    families = [record["id"] for record in load_document(blank)["families"]]
    assert families == ["alpha", "beta", "todo"]
    assert [record["id"] for record in load_document(toy_catalog)["families"]] == ["alpha", "beta"]
