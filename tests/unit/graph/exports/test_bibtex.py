"""BibTeX, read back by bibtexparser, and its LaTeX by pylatexenc."""

from __future__ import annotations

from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from graph.exports.bibtex import to_bibtex
from tests.support.documents import make_nasty_document


def make_decoder() -> LatexNodes2Text:
    """Return a decoder that knows the names of braces and of a caret too."""
    macros = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    context = get_default_latex_context_db()
    specs = [MacroTextSpec(name, text) for name, text in macros.items()]
    context.add_context_category("marks", macros=specs, prepend=True)
    return LatexNodes2Text(latex_context=context)


def test_a_bibtex_reader_finds_every_paper(document: dict[str, Any]) -> None:
    read_latex = make_decoder().latex_to_text
    library = parse_string(to_bibtex(document), append_middleware=[SeparateCoAuthors()])
    assert library.failed_blocks == []
    assert list(library.entries_dict) == [f"arxiv:{p['arxiv_id']}" for p in document["papers"]]
    for paper in document["papers"]:
        fields = library.entries_dict[f"arxiv:{paper['arxiv_id']}"].fields_dict
        assert read_latex(fields["title"].value) == paper["title"].replace("--", "–")
        assert [read_latex(name) for name in fields["author"].value] == paper["authors"]
        dates = [fields[name].value for name in ("year", "month") if name in fields]
        assert [int(part) for part in dates] == [int(p) for p in paper["submitted"].split("-")[:2]]
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
