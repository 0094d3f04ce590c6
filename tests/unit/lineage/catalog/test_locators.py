"""The grammar of locators, and the rules that hold a catalog to it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest

from lineage.catalog.load import load_catalog
from lineage.catalog.locators import LocatorError, parse_locator
from lineage.catalog.place_kinds import PlaceKind
from lineage.catalog.rules import check_catalog
from tests.support.catalogs import TOY_ENTRIES, make_derivation, write_catalog

if TYPE_CHECKING:
    from pathlib import Path


def _show(text: str) -> list[list[tuple[str, tuple[str, ...]]]]:
    return [
        [(step.kind.value, step.what) for step in steps] for steps in parse_locator(text).places
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("abstract", [[("abstract", ())]], id="word"),
        pytest.param("section 4.1", [[("section", ("4.1",))]], id="number"),
        pytest.param("section 4.1 Model Architecture", [[("section", ("4.1",))]], id="title"),
        pytest.param("appendix C.2", [[("section", ("C.2",))]], id="appendix"),
        pytest.param("sections 2.3 and 2.4", [[("section", ("2.3", "2.4"))]], id="several"),
        pytest.param("Table 2", [[("table", ("2",))]], id="capital"),
        pytest.param(
            'headings "Train, or not" and "Data"',
            [[("heading", ("Train, or not", "Data"))]],
            id="comma-in-quotes",
        ),
        pytest.param("class X <- Y", [[("class", ("X <- Y",))]], id="class"),
        pytest.param(
            "transformers 5.24.0, models/b/c.py: BLayer <- ALayer, 2 classes",
            [[("package", ("transformers",)), ("file", ("models/b/c.py",)),
              ("class", ("BLayer <- ALayer",))]],
            id="generated",
        ),
        pytest.param(
            "models/b.py: class A <- B, class C <- D",
            [[("file", ("models/b.py",)), ("class", ("A <- B",))], [("class", ("C <- D",))]],
            id="two-classes",
        ),
        pytest.param("field adapted_from of ModelMeta 'a/b' in c.py",
                     [[("field", ("adapted_from",))]], id="field"),
        pytest.param("model_doc/bert, opening paragraph",
                     [[("file", ("model_doc/bert",)), ("paragraph", ("opening",))]], id="page"),
        pytest.param("abstract and section 3: as BERT",
                     [[("abstract", ())], [("section", ("3",))]], id="list"),
        pytest.param("rows 'A, B' and 'C', columns model and published",
                     [[("row", ("A, B", "C")), ("column", ("model", "published"))]], id="rows"),
        pytest.param("paragraph on the encoder; table 1",
                     [[("paragraph", ())], [("table", ("1",))]], id="semicolon"),
        pytest.param("passage: built on Mistral", [[("passage", ())]], id="anywhere"),
    ],
)  # fmt: skip
def test_a_locator_is_read_as_places(
    text: str, places: list[list[tuple[str, tuple[str, ...]]]]
) -> None:
    assert _show(text) == places


@pytest.mark.parametrize(
    ("text", "words", "remark"),
    [
        pytest.param("abstract: as in T5; no more", "as in T5; no more", "", id="colon"),
        pytest.param("section 4 (read in a copy)", "", "read in a copy", id="remark"),
        pytest.param("table 2 (a (b) c): d", "d", "", id="nested-brackets"),
        pytest.param('heading "A: b", row 1', "", "", id="colon-in-quotes"),
    ],
)
def test_free_words_may_follow(text: str, words: str, remark: str) -> None:
    found = parse_locator(text)
    assert (found.words, found.remark) == (words, remark)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("somewhere in it", id="no-place"),
        pytest.param("heading Training", id="title-without-quotes"),
        pytest.param('heading "Training', id="quote-without-end"),
        pytest.param("tabled", id="word-that-begins-like-one"),
        pytest.param("class", id="class-without-name"),
        pytest.param(" ", id="blank"),
    ],
)
def test_what_begins_with_no_place_is_refused(text: str) -> None:
    with pytest.raises(LocatorError):
        parse_locator(text)


def test_a_long_locator_takes_no_time() -> None:
    assert parse_locator("section 1" + " and (" * 5_000).places[0][0].kind is PlaceKind.SECTION


@pytest.mark.parametrize(
    ("source", "locator", "expected"),
    [
        pytest.param("https://example.org", "the card", ["locator"], id="no-place"),
        pytest.param("https://example.org", "passage: the card", [], id="anywhere-on-a-page"),
        pytest.param("arxiv:1706.03762", "passage: as BERT", ["paper-place"], id="paper"),
        pytest.param("arxiv:1706.03762", "passage: as BERT; section 2", [], id="paper-and-place"),
        pytest.param("unverified", "TODO: where", [], id="blank"),
    ],
)
def test_lint_holds_locators_to_the_grammar(
    tmp_path: Path, source: str, locator: str, expected: list[str]
) -> None:
    entries = copy.deepcopy(TOY_ENTRIES)
    evidence = [{"source": source, "locator": locator, "stance": "supports"}]
    entries["tuned"]["derivations"] = [make_derivation("root", "finetuning", evidence=evidence)]
    problems = check_catalog(load_catalog(write_catalog(tmp_path / "catalog", entries)))
    assert [p.rule for p in problems if p.rule in {"locator", "paper-place"}] == expected
