"""BibTeX, read back by bibtexparser and pybtex, and its LaTeX by pylatexenc."""

from __future__ import annotations

import json
import re
from calendar import month_abbr, month_name
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string as parse_bibtex
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from graph.exports.bibtex import to_bibtex, write_author, write_bibtex_authors, write_entry
from graph.texts.authors import clean_author
from graph.texts.tex import to_title
from tests.support.documents import make_nasty_document

VECTORS = json.loads(
    (Path(__file__).parents[3] / "vectors" / "bibtex.json").read_text(encoding="utf-8")
)
MONTHS = [name.casefold() for name in month_abbr[1:]]


def to_words(name: str) -> list[str]:
    """Return the words of a name in any order of its parts."""
    return sorted(re.findall(r"\w+", name))


def make_decoder() -> LatexNodes2Text:
    """Return a decoder that knows the names of braces and of a caret too."""
    macros = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    context = get_default_latex_context_db()
    specs = [MacroTextSpec(name, text) for name, text in macros.items()]
    context.add_context_category("marks", macros=specs, prepend=True)
    return LatexNodes2Text(latex_context=context)


def test_a_bibtex_reader_finds_every_paper(document: Any) -> None:
    read_latex = make_decoder().latex_to_text
    library = parse_string(to_bibtex(document), append_middleware=[SeparateCoAuthors()])
    assert library.failed_blocks == []
    assert list(library.entries_dict) == [f"arxiv:{p['arxiv_id']}" for p in document["papers"]]
    for paper in document["papers"]:
        fields = library.entries_dict[f"arxiv:{paper['arxiv_id']}"].fields_dict
        title = paper["title"].replace("--", "–").replace("{c}", "c")
        title = re.sub(r"\$[^$\s]+\$", lambda math: read_latex(math[0]), title)
        assert read_latex(fields["title"].value) == title
        names = [to_words(read_latex(name)) for name in fields["author"].value]
        others = [to_words("others")] * paper["more_authors"]
        assert names == [*map(to_words, paper["authors"]), *others]
        year, *month = paper["submitted"].split("-")[:2]
        assert fields["year"].value == year
        found = [MONTHS.index(fields["month"].value) + 1] if "month" in fields else []
        assert found == [int(part) for part in month]
        assert fields["eprint"].value == paper["arxiv_id"]
        category = fields["primaryclass"].value if "primaryclass" in fields else None
        assert category == paper["primary_category"]


def test_a_name_in_braces_is_one_name() -> None:
    layers = [SeparateCoAuthors(), SplitNameParts()]
    library = parse_string(to_bibtex(make_nasty_document()), append_middleware=layers)
    names = library.entries[0].fields_dict["author"].value
    assert [name.last for name in names] == [
        ["Ó"],
        ["{A and B}"],
        [r"{C, D \& \textbraceleft{}E\textbraceright{}}"],
    ]


@pytest.mark.parametrize("vector", VECTORS["authors"], ids=lambda vector: vector["name"])
def test_an_author_is_written_as_bibtex_parts_names(vector: dict[str, str]) -> None:
    assert write_author(vector["name"]) == vector["bibtex"]


@pytest.mark.parametrize("vector", VECTORS["lists"], ids=lambda vector: str(vector["authors"]))
def test_what_is_no_name_is_left_out(vector: dict[str, Any]) -> None:
    assert write_bibtex_authors(vector["authors"]) == vector["bibtex"]


@pytest.mark.parametrize("vector", VECTORS["clean"], ids=lambda vector: vector["name"])
def test_marks_of_footnotes_go_and_names_stay(vector: dict[str, str]) -> None:
    assert clean_author(vector["name"]) == vector["clean"]


@pytest.mark.parametrize("vector", VECTORS["titles"], ids=lambda vector: vector["title"])
def test_a_title_keeps_its_tex_and_the_capitals_of_names(vector: dict[str, str]) -> None:
    assert to_title(vector["title"]) == vector["bibtex"]


@pytest.mark.parametrize("vector", VECTORS["entries"], ids=lambda v: v["paper"]["arxiv_id"])
def test_an_entry_is_written(vector: dict[str, Any]) -> None:
    assert write_entry(vector["paper"]) == "\n".join(vector["bibtex"])


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Hal Daumé III", (["Hal"], [], ["Daumé"], ["III"])),
        ("Teven Le Scao", (["Teven"], [], ["Le", "Scao"], [])),
        ("Laurens van der Maaten", (["Laurens"], ["van", "der"], ["Maaten"], [])),
        ("John van der Berg III", (["John"], ["van", "der"], ["Berg"], ["III"])),
        ("danah boyd", (["danah"], [], ["boyd"], [])),
        ("Gemma Team", ([], [], ["{Gemma Team}"], [])),
        ("Jacob Devlin", (["Jacob"], [], ["Devlin"], [])),
    ],
)
def test_pybtex_parts_names_as_they_are_meant(name: str, parts: tuple[list[str], ...]) -> None:
    paper: Any = {**VECTORS["entries"][1]["paper"], "authors": ["Xia Li", name]}
    (entry,) = parse_bibtex(write_entry(paper), "bibtex").entries.values()
    _, person = entry.persons["author"]
    assert (
        person.first_names + person.middle_names,
        person.prelast_names,
        person.last_names,
        person.lineage_names,
    ) == parts


def test_pybtex_reads_every_paper_and_its_month(document: Any) -> None:
    entries = parse_bibtex(to_bibtex(document), "bibtex").entries
    assert list(entries) == [f"arxiv:{paper['arxiv_id']}" for paper in document["papers"]]
    for paper in document["papers"]:
        entry = entries[f"arxiv:{paper['arxiv_id']}"]
        assert len(entry.persons["author"]) == len(paper["authors"]) + paper["more_authors"]
        month = paper["submitted"].split("-")[1:2]
        assert entry.fields.get("month") == (month_name[int(month[0])] if month else None)


@given(st.text(alphabet="aB{}$\\&%_^~ '\"():-1", max_size=14))
def test_every_title_has_braces_that_match(title: str) -> None:
    depth = 0
    for char in to_title(title):
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
