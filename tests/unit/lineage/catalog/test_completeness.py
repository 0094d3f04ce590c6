"""What an entry must say besides what the schema asks of every one."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from graph.lineage_graph import LineageGraph
from lineage.catalog.assemble import load_document
from lineage.catalog.load import load_catalog
from lineage.catalog.rules import check_catalog
from tests.support.catalogs import FACT, TOY_ENTRIES, make_derivation, write_catalog

if TYPE_CHECKING:
    from pathlib import Path

GROUP = {
    "name": "Readers", "name_zh": "读者", "order": 1,
    "colour": "#112233", "colour_dark": "#ddeeff",
}  # fmt: skip
CONCEPT = {"name": "Alpha", "name_zh": "甲", "text": "Made up.", "text_zh": "虚构。"}


def lint(tmp_path: Path, model: str, **changes: Any) -> list[str]:
    entries = copy.deepcopy(TOY_ENTRIES)
    entries[model] |= changes
    entries[model] = {key: one for key, one in entries[model].items() if one is not None}
    return [str(one) for one in check_catalog(load_catalog(write_catalog(tmp_path, entries)))]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        pytest.param(
            {"corpus": None, "corpus_zh": None},
            ["corpus: missing, expected 'corpus', which only a short entry may leave out"],
            id="no corpus",
        ),
        pytest.param({"corpus": None, "corpus_zh": None, "short": True}, [], id="short"),
        pytest.param(
            {"corpus_zh": None}, ["corpus_zh: missing, expected 'corpus' in Chinese"],
            id="no Chinese corpus",
        ),
        pytest.param(
            {"no_parents": "none-found"}, ["no_parents: unexpected, since the entry has parents"],
            id="parents and a reason for none",
        ),
        pytest.param(
            {"derivations": None},
            ["no_parents: missing, expected 'undisclosed' or 'none-found' in an entry without "
             "parents"],
            id="neither parents nor a reason",
        ),
        pytest.param(
            {"derivations": [make_derivation("left", "succession")]},
            ["no_parents: missing, expected 'undisclosed' or 'none-found' in an entry without "
             "parents"],
            id="a place in a series is no parent",
        ),
        pytest.param(
            {"derivations": [make_derivation("left", "succession")], "no_parents": "undisclosed"},
            [], id="undisclosed",
        ),
    ],
)  # fmt: skip
def test_an_entry_says_what_it_leaves_out(
    tmp_path: Path, changes: dict[str, Any], problems: list[str]
) -> None:
    assert lint(tmp_path, "tuned", **changes) == [f"models/tuned.toml: {one}" for one in problems]


PAPER = {"paper": "1808.00009", "no_paper": None, "no_paper_zh": None}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"paper": "1807.00009"}, id="same month"),
        pytest.param({"fact_sources": [{**FACT, "fields": ["released"]}]}, id="a source says so"),
    ],
)
def test_a_release_in_the_month_of_its_paper_or_with_a_source_is_fine(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    assert lint(tmp_path, "tuned", **{**PAPER, **changes}) == []


@pytest.mark.parametrize("source", ["paper-record", "arxiv:1808.00009"])
def test_a_release_in_another_month_than_its_paper_needs_another_source(
    tmp_path: Path, source: str
) -> None:
    sourced = [{"fields": ["released"], "source": source, "locator": "date"}]
    problems = lint(tmp_path, "tuned", **PAPER, fact_sources=sourced)
    assert (
        "models/tuned.toml: released: unexpected date 2018-07-01, expected 2018-08 as in arXiv "
        "1808.00009, or a source of 'released' beside the paper"
    ) in problems


@pytest.mark.parametrize(
    ("group", "problems"),
    [
        pytest.param("readers", [], id="known"),
        pytest.param(
            "writers",
            ["families.toml: alpha.group: unexpected 'writers', expected a group of groups.toml"],
            id="unknown",
        ),
        pytest.param(
            None,
            ["families.toml: alpha.group: unexpected 'None', expected a group of groups.toml"],
            id="none",
        ),
    ],
)
def test_families_stand_in_groups_where_there_are_any(
    tmp_path: Path, group: str | None, problems: list[str]
) -> None:
    alpha = {**CONCEPT, "group": group} if group else CONCEPT
    families = {
        "alpha": alpha,
        "beta": {**CONCEPT, "name": "Beta", "name_zh": "乙", "group": "readers"},
    }
    folder = write_catalog(tmp_path, TOY_ENTRIES, families=families, groups={"readers": GROUP})
    assert [str(one) for one in check_catalog(load_catalog(folder))] == problems


@pytest.mark.parametrize(
    ("text", "filler"),
    [
        pytest.param("Not looked up.", "Not looked up", id="not looked up"),
        pytest.param("A model, size TBD.", "TBD", id="tbd"),
        pytest.param("To be checked.", "To be checked", id="to be checked"),
        pytest.param("Looked up words that are not yet there.", None, id="other words"),
    ],
)
def test_words_that_stand_for_a_fact_are_told(
    tmp_path: Path, text: str, filler: str | None
) -> None:
    problem = (
        f"models/tuned.toml: corpus: unexpected '{filler}', expected a fact, a place in a source, "
        "or nothing"
    )
    assert lint(tmp_path, "tuned", corpus=text) == ([problem] if filler else [])


def test_more_unverified_derivations_than_one_in_fifty_are_told(tmp_path: Path) -> None:
    rumour = {"source": "unverified", "locator": "general reading"}
    entries = copy.deepcopy(TOY_ENTRIES)
    for name in ("left", "right"):
        entries[name]["derivations"][0]["evidence"] = [rumour]
    problems = check_catalog(load_catalog(write_catalog(tmp_path, entries)))
    assert [str(one) for one in problems] == [
        "models: derivations: 2 of 13 are unverified, expected at most 1 in 50"
    ]


def test_a_family_that_is_not_known_yet_needs_no_group(tmp_path: Path) -> None:
    entries = copy.deepcopy(TOY_ENTRIES)
    entries["tuned"]["family"] = "todo"
    alpha = {**CONCEPT, "group": "readers"}
    families = {"alpha": alpha, "beta": {**alpha, "name": "Beta", "name_zh": "乙"}}
    folder = write_catalog(tmp_path, entries, families=families, groups={"readers": GROUP})
    document = load_document(folder)
    assert {one["id"]: one["group"] for one in document["families"]} == {
        "alpha": "readers", "beta": "readers", "todo": None
    }  # fmt: skip
    graph = LineageGraph.from_document(document)
    assert graph.stats()["by_group"] == {"readers": 11}
    assert "tuned" not in {node.id for node in graph.select("group:readers")}
