"""The sentence of an abstract that names a parent."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from lineage.cli.main import main
from lineage.papers.abstracts import find_mention, find_sentence
from lineage.papers.record import FetchedPaper
from lineage.papers.store import write_record

if TYPE_CHECKING:
    from pathlib import Path

ABSTRACT = "We present a small model. It is distilled from Root, a larger one. It is fast."


@pytest.fixture
def fetched(home: Path) -> Path:
    """A store that holds the abstract of one made-up paper."""
    record = FetchedPaper(
        title="A small model", authors=("Ada One",), submitted="2018-01-10", source="arxiv",
        retrieved=datetime.date(2026, 11, 22).isoformat(), abstract=ABSTRACT,
    )  # fmt: skip
    write_record(home / "papers", "1801.00001", record)
    return home


@pytest.mark.parametrize(
    ("text", "names", "sentence"),
    [
        pytest.param(
            ABSTRACT, ["root"], "It is distilled from Root, a larger one.", id="any case"
        ),
        pytest.param("We optimise.", ["OPT"], None, id="no part of a word"),
        pytest.param("A GPT-2 model.", ["GPT"], None, id="no part of another name"),
        pytest.param("Uses C++ (v2).", ["C++ (v2)"], "Uses C++ (v2).", id="signs in a name"),
    ],
)
def test_a_name_is_found_as_a_word_of_its_own(
    text: str, names: list[str], sentence: str | None
) -> None:
    assert find_sentence(text, names) == sentence


def test_without_a_fetched_abstract_there_is_no_mention(home: Path) -> None:
    child: dict[str, Any] = {"paper": "1801.00001"}
    parent: dict[str, Any] = {"name": "Root", "aliases": []}
    assert find_mention(child, parent) is None
    (home / "papers").mkdir()
    assert find_mention(child, parent) is None
    assert find_mention({"paper": None}, parent) is None


@pytest.mark.usefixtures("fetched")
def test_why_shows_the_sentence_that_names_the_parent(toy_catalog: Path) -> None:
    path = toy_catalog / "models" / "left.toml"
    text = path.read_text(encoding="utf-8").replace(
        'no_paper = "It is made up."\nno_paper_zh = "纯属虚构。"', 'paper = "1801.00001"'
    )
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["--data", str(toy_catalog), "why", "left", "root"])
    assert result.stdout.splitlines()[-1] == (
        '  abstract: "It is distilled from Root, a larger one."'
    )
