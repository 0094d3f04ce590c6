"""Every rule of the catalog, on made-up catalogs."""

from __future__ import annotations

import copy
import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from lineage.catalog.load import load_catalog
from lineage.catalog.rules import check_catalog
from tests.support.catalogs import (
    DISPUTE,
    SUPPORT,
    TOY_ENTRIES,
    forbid_listing,
    make_derivation,
    make_entry,
    write_catalog,
)

if TYPE_CHECKING:
    from pathlib import Path


def lint(folder: Path) -> list[str]:
    return [str(problem) for problem in check_catalog(load_catalog(folder))]


def lint_with(tmp_path: Path, **changes: Any) -> list[str]:
    """Return the problems of the toy catalog with the entry `tuned` changed; None: left out."""
    entries = copy.deepcopy(TOY_ENTRIES)
    changed = entries["tuned"] | changes
    entries["tuned"] = {key: value for key, value in changed.items() if value is not None}
    return lint(write_catalog(tmp_path / "catalog", entries))


def test_the_toy_catalog_is_clean(toy_catalog: Path) -> None:
    assert lint(toy_catalog) == []


NINE = {
    "cycle-a": make_entry("Cycle A", "2018", derivations=[make_derivation("cycle-b", "scaling")]),
    "cycle-b": make_entry("Cycle B", "2018", derivations=[make_derivation("cycle-a", "scaling")]),
    "dangling": make_entry("Dangling", "2018", derivations=[make_derivation("rooot", "scaling")]),
    "too-old": make_entry("Too Old", "2016-01", derivations=[make_derivation("root", "scaling")]),
    "root": make_entry("Root", "2017-06-12", aliases=["Radix"]),
    "second": make_entry("Second", "2018", aliases=["radix"]),
    "extra": make_entry("Extra", "2018", colour="red"),
    "typed": {**make_entry("Typed", "2018"), "released": 2018},
    "bare": make_entry(
        "Bare", "2018", derivations=[make_derivation("root", "scaling", evidence=[])]
    ),
    "script": make_entry("Evil </script><script>", "2018", adds="Harm.", catalog="Evil"),
}


def test_all_nine_faults_are_reported_at_once_with_file_and_key(tmp_path: Path) -> None:
    folder = write_catalog(tmp_path, NINE)
    (folder / "models" / "broken.toml").write_text("name = \n", encoding="utf-8")
    assert lint(folder) == [
        "models/bare.toml: derivations[0].evidence: unexpected [], expected at least 1 item(s)",
        "models/broken.toml: (line 1, column 8): not TOML: Invalid value",
        "models/cycle-a.toml: derivations: unexpected cycle cycle-a -> cycle-b -> cycle-a, "
        "expected none",
        "models/dangling.toml: derivations[0].parent: unexpected id 'rooot', "
        "expected a model in the catalog (root?)",
        "models/extra.toml: colour: unexpected key, expected only the keys of the schema",
        "models/script.toml: name: unexpected 'Evil </script><script>': "
        "expected plain text without markup",
        "models/second.toml: aliases: unexpected 'radix', which already names root",
        "models/too-old.toml: released: unexpected date 2016-01, "
        "expected not before its parent root (2017-06-12)",
        "models/typed.toml: released: unexpected 2018, expected text in quotes",
    ]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        pytest.param(
            {"family": "alfa"},
            "family: unexpected id 'alfa', expected a family in the catalog (alpha?)",
            id="unknown family",
        ),
        pytest.param(
            {"labs": ["zzz"]}, "labs: unexpected id 'zzz', expected a lab in the catalog",
            id="unknown lab without a near one",
        ),
        pytest.param(
            {"techniques": ["ropes"]},
            "techniques: unexpected id 'ropes', expected a technique in the catalog (rope?)",
            id="unknown technique",
        ),
        pytest.param(
            {"derivations": [make_derivation("merge", "scaling")] * 2},
            "derivations[1]: unexpected second 'scaling' from 'merge', expected one",
            id="repeated derivation",
        ),
        pytest.param(
            {"derivations": [make_derivation("merge", "scaling", evidence=[DISPUTE])]},
            "derivations[0].evidence: unsupported: expected at least one item of evidence "
            "that supports it",
            id="only disputing evidence",
        ),
        pytest.param(
            {"derivations": [make_derivation("merge", "marriage")]},
            "derivations[0].kind: unexpected 'marriage', expected one of 'finetuning', "
            "'alignment', 'continued-pretraining', 'compression', 'component', 'merging', "
            "'architecture', 'scaling', 'retraining', 'objective', 'distillation', "
            "'synthetic-data', 'inspiration', 'code-reuse' or 'succession'",
            id="unknown kind",
        ),
        pytest.param(
            {"disputes": [{"parent": "root", "reason": "No.", "reason_zh": "否。",
                           "evidence": [SUPPORT]}]},
            "disputes[0].evidence: expected at least one item of evidence that disputes the claim",
            id="dispute without a disputing source",
        ),
        pytest.param(
            {"disputes": [{"parent": "merge", "reason": "No.", "reason_zh": "否。",
                           "evidence": [DISPUTE]}]},
            "disputes[0].parent: unexpected 'merge', which is also among the derivations",
            id="accepted and disputed",
        ),
        pytest.param(
            {"paper": "1801.00001"},
            "paper: expected either 'paper' or, where there is none, the reason in 'no_paper'",
            id="paper and no paper",
        ),
        pytest.param(
            {"no_paper_zh": None},
            "no_paper_zh: missing, expected 'no_paper' in Chinese",
            id="no reason in Chinese",
        ),
        pytest.param(
            {"paper": "1801.00001", "no_paper": None, "no_paper_zh": "虚构。"},
            "no_paper_zh: unexpected, since there is no 'no_paper'",
            id="a reason in Chinese alone",
        ),
        pytest.param(
            {"licence": {"text": "Unreleased", "access": "closed"}},
            "licence.text_zh: missing, expected 'text' in Chinese",
            id="terms in English alone",
        ),
        pytest.param(
            {"paper": "18.1"},
            "paper: unexpected '18.1', expected an arXiv id, such as 1706.03762 or cs/0112017, "
            "without a version",
            id="not an arXiv id",
        ),
        pytest.param(
            {"released": "2018-02-30"},
            "released: unexpected '2018-02-30': '2018-02-30' is not a date. "
            "Write YYYY, YYYY-MM or YYYY-MM-DD, for example 2022-11.",
            id="no such day",
        ),
        pytest.param(
            {"fact_sources": [{"fields": ["colour"], "source": "catalog", "locator": "x"}]},
            "fact_sources[0].fields: unexpected 'colour', expected a field of the entry",
            id="unknown field",
        ),
        pytest.param(
            {"fact_sources": [{"fields": ["labs"], "source": "catalogue", "locator": "x"}]},
            "fact_sources[0].source: unexpected id 'catalogue', "
            "expected a source in the catalog (catalog?)",
            id="unknown source",
        ),
        pytest.param(
            {"parameters": [{"label": "Base", "count": 0}]},
            "parameters[0].count: unexpected 0: expected a whole number above 0, or 'undisclosed'",
            id="no parameters at all",
        ),
        pytest.param(
            {"links": ["javascript:alert(1)"]},
            "links[0]: unexpected 'javascript:alert(1)', "
            "expected an address that begins with https:// or http:// and the name of a host",
            id="a link that is no web address",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_what_was_expected(
    tmp_path: Path, changes: dict[str, Any], problem: str
) -> None:
    assert f"models/tuned.toml: {problem}" in lint_with(tmp_path, **changes)


@pytest.mark.parametrize("text", ["MIT", "Apache-2.0", "CC BY-NC 4.0", "TODO: the terms"])
def test_a_licence_that_is_a_name_or_a_blank_needs_no_chinese(tmp_path: Path, text: str) -> None:
    assert lint_with(tmp_path, licence={"text": text, "access": "open"}) == []


@pytest.mark.parametrize(
    ("file", "key", "field"),
    [
        ("techniques", "rope", "paper_note"),
        ("sources", "catalog", "licence"),
        ("sources", "catalog", "retrieved"),
        ("sources", "catalog", "note"),
    ],
)
def test_what_the_page_tells_of_shared_tables_is_in_chinese(
    tmp_path: Path, file: str, key: str, field: str
) -> None:
    shared = {
        "techniques": {"name": "RoPE", "name_zh": "旋转", "text": "Made up.", "text_zh": "虚构。"},
        "sources": {"name": "The catalog", "licence": "MIT", "retrieved": "2026-11"},
    }
    table = {key: {**shared[file], field: "In words."}}
    assert lint(write_catalog(tmp_path / "catalog", TOY_ENTRIES, **{file: table})) == [
        f"{file}.toml: {key}.{field}_zh: missing, expected '{field}' in Chinese"
    ]


def test_a_file_that_cannot_be_read_does_not_blame_its_children(tmp_path: Path) -> None:
    assert lint_with(tmp_path, colour="red") == [
        "models/tuned.toml: colour: unexpected key, expected only the keys of the schema"
    ]


def test_a_file_with_several_faults_is_told_all_of_them(tmp_path: Path) -> None:
    assert lint_with(
        tmp_path,
        corpuss="Made up.",
        family="alfa",
        labs=["acmee"],
        released=dt.date(2018, 7, 1),
        derivations=[make_derivation("mergee", "marriage")],
    ) == [
        "models/tuned.toml: corpuss: unexpected key, "
        "expected only the keys of the schema (corpus?)",
        "models/tuned.toml: derivations[0].kind: unexpected 'marriage', expected one of "
        "'finetuning', 'alignment', 'continued-pretraining', 'compression', 'component', "
        "'merging', 'architecture', 'scaling', 'retraining', 'objective', 'distillation', "
        "'synthetic-data', 'inspiration', 'code-reuse' or 'succession'",
        "models/tuned.toml: derivations[0].parent: unexpected id 'mergee', "
        "expected a model in the catalog (merge?)",
        "models/tuned.toml: family: unexpected id 'alfa', "
        "expected a family in the catalog (alpha?)",
        "models/tuned.toml: labs: unexpected id 'acmee', expected a lab in the catalog (acme?)",
        "models/tuned.toml: released: unexpected 2018-07-01 without quotes, "
        "expected text in quotes",
    ]


def test_a_vocabulary_file_that_cannot_be_read_blames_no_entry(toy_catalog: Path) -> None:
    (toy_catalog / "labs.toml").write_text("acme", encoding="utf-8")
    (problem,) = lint(toy_catalog)
    assert problem.startswith("labs.toml: (end of document): not TOML: ")


def test_a_byte_order_mark_does_no_harm(toy_catalog: Path) -> None:
    path = toy_catalog / "models" / "tuned.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert lint(toy_catalog) == []


def test_an_entry_outside_the_catalog_needs_sources_for_its_facts(tmp_path: Path) -> None:
    folder = write_catalog(tmp_path, {"mine": make_entry("Mine", "2020", catalog=None)})
    assert lint(folder) == [
        f"models/mine.toml: fact_sources: expected a source of '{name}', "
        "which 2302.07730 does not give"
        for name in ("labs", "licence", "parameters", "released")
    ]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        pytest.param(
            "models/latin.toml", b'name = "caf\xe9"',
            "(line 1): byte 0xe9 is not UTF-8 text, expected a file saved as UTF-8",
            id="wrong encoding",
        ),
        pytest.param(
            "models/Upper.toml", b"", "(file name): unexpected name 'Upper.toml', "
            "expected <id>.toml with a lowercase id",
            id="file name",
        ),
        pytest.param(
            "papers/1801.00001.json", b"{", "(whole file): not JSON: Expecting property name "
            "enclosed in double quotes: line 1 column 2 (char 1)",
            id="broken snapshot",
        ),
        pytest.param(
            "papers/1801.00001.json", b"[]", "(whole file): unexpected [], expected a table",
            id="snapshot that is no record",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_a_problem(
    toy_catalog: Path, name: str, content: bytes, problem: str
) -> None:
    path = toy_catalog / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    assert lint(toy_catalog) == [f"{name}: {problem}"]


def test_a_folder_of_papers_that_cannot_be_listed_is_a_problem(
    toy_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = toy_catalog / "papers"
    papers.mkdir(exist_ok=True)
    forbid_listing(monkeypatch, papers)
    assert lint(toy_catalog) == ["papers: (whole folder): cannot be read: Permission denied"]


def test_a_missing_vocabulary_file_is_a_problem(toy_catalog: Path) -> None:
    (toy_catalog / "labs.toml").unlink()
    assert (
        lint(toy_catalog)[0]
        == "labs.toml: (whole file): cannot be read: No such file or directory"
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Susan Zhang∗", "'Susan Zhang', without marks", id="asterisk"),
        pytest.param("†Susan Zhang", "'Susan Zhang', without marks", id="before"),
        pytest.param("Susan Zhang¹", "'Susan Zhang', without marks", id="superscript"),
        pytest.param("Susan Zhang1,2", "'Susan Zhang', without marks", id="numbers"),
        pytest.param("Susan Zhang,", "'Susan Zhang', without marks", id="comma"),
        pytest.param(":", "a name, or nothing", id="colon alone"),
        pytest.param("∗†", "a name, or nothing", id="marks alone"),
        pytest.param("[II](https://a.org) by Ann", "a name and nothing else", id="markdown"),
        pytest.param("Ann Lee (and Others)", "a name and nothing else", id="and others"),
        pytest.param("others", "a name and nothing else", id="others alone"),
        pytest.param("A Lab: Ann Lee", "a name and nothing else", id="group before a name"),
        pytest.param("A Title of", "a name and nothing else", id="part of the title"),
    ],
)
def test_an_author_with_marks_of_footnotes_is_told(
    toy_catalog: Path, name: str, expected: str
) -> None:
    record = {
        "title": "A Title of Tests", "authors": ["Ann Lee", name], "submitted": "2017",
        "source": "arxiv",
        "retrieved": "2026-11-22",
    }  # fmt: skip
    path = toy_catalog / "papers" / "cs_9901001.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(record), encoding="utf-8")
    assert lint(toy_catalog) == [
        f"papers/cs_9901001.json: authors[1]: unexpected {name!r}, expected {expected}"
    ]


@pytest.mark.parametrize(
    "name", ["01.AI", "Unit 42", "Yossef (Yossi) Adi", "Martin King Jr.", "O'Neil", "Ó Ñ", "Phi4"]
)
def test_a_name_with_marks_of_its_own_is_no_problem(toy_catalog: Path, name: str) -> None:
    record = {
        "title": "T", "authors": [name], "submitted": "2017", "source": "arxiv",
        "retrieved": "2026-11-22",
    }  # fmt: skip
    path = toy_catalog / "papers" / "1801.00001.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(record), encoding="utf-8")
    assert lint(toy_catalog) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Gallé", "Gallé", id="twice the same"),
        pytest.param("Gall\u00e9", "Galle\u0301", id="two normal forms"),
        pytest.param("Gall\u00e9", "GALLE\u0301", id="two normal forms in two cases"),
        pytest.param("각", "각", id="Hangul"),
        pytest.param("Straße", "STRASSE", id="sharp s"),
        pytest.param("GPT-3", "ＧＰＴ－３", id="full width"),
        pytest.param("Wu Dao", "Wu\u00a0Dao", id="a no-break space"),
    ],
)
@pytest.mark.parametrize("key", ["name", "aliases"])
def test_one_name_in_two_forms_names_one_model(
    tmp_path: Path, first: str, second: str, key: str
) -> None:
    named = {"name": second} if key == "name" else {"name": "B", "aliases": [second]}
    entries = {"a": make_entry(first, "2018"), "b": {**make_entry("B", "2018"), **named}}
    assert lint(write_catalog(tmp_path, entries)) == [
        f"models/b.toml: {key}: unexpected '{second}', which already names a"
    ]


def test_an_alias_in_two_forms_stands_once(tmp_path: Path) -> None:
    entry = make_entry("A", "2018", aliases=["Gall\u00e9", "Galle\u0301"])
    assert lint(write_catalog(tmp_path, {"a": entry})) == [
        "models/a.toml: aliases: unexpected 'Galle\u0301', which already names a"
    ]


@pytest.mark.parametrize(
    ("table", "key"),
    [("techniques", "aliases"), ("tasks", "aliases"), ("families", "name"), ("labs", "spellings")],
)
def test_a_name_of_something_else_than_a_model_names_one_of_its_sort(
    tmp_path: Path, table: str, key: str
) -> None:
    text = {"text": "Made up.", "text_zh": "虚构。", "name_zh": "某"} if table != "labs" else {}
    used = {"alpha", "beta", "rope", "mlm", "acme"}
    records: dict[str, dict[str, Any]]
    records = {name: {"name": name.title(), **text} for name in used}
    records |= {"a": {"name": "Gall\u00e9", **text}}
    records |= {"b": {"name": "B", **text, key: ["GALLE\u0301"]}}
    if key == "name":
        records["b"]["name"] = "GALLE\u0301"
    assert lint(write_catalog(tmp_path, {}, **{table: records})) == [
        f"{table}.toml: b.{key}: unexpected 'GALLE\u0301', which already names a"
    ]
