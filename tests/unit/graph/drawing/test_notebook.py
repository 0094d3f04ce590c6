"""What a notebook shows of answers and graphs."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from graph.lineage_graph import LineageGraph
from graph.records.rows import Rows, to_html_table
from graph.testing import make_document

EVIL = "</script><img src=x onerror=alert(1)>"


class Reader(HTMLParser):
    """Collects elements and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def names(self) -> set[str]:
        return {name for name, _ in self.elements}


@pytest.fixture
def evil_graph() -> LineageGraph:
    document = make_document({"a": "2018", "b": "2019"}, [("a", "b", "scaling")])
    document["models"][1]["name"] = EVIL
    return LineageGraph.from_document(document)


def test_answers_are_tuples_that_show_themselves_as_tables(tiny_graph: LineageGraph) -> None:
    answer = tiny_graph.descendants_of("bert")
    assert isinstance(answer, tuple)
    assert isinstance(answer, Rows)
    assert len(answer) == 1
    assert answer._repr_html_() == (
        '<table><thead><tr><th scope="col">id</th><th scope="col">name</th>'
        '<th scope="col">released</th><th scope="col">distance</th><th scope="col">via</th>'
        "</tr></thead><tbody><tr><td>distilbert</td><td>DISTILBERT</td><td>2019-10-02</td>"
        "<td>1</td><td>knowledge</td></tr></tbody></table>"
    )


def test_an_empty_answer_says_so(tiny_graph: LineageGraph) -> None:
    assert tiny_graph.ancestors_of("transformer")._repr_html_() == "<p>(none)</p>"


def test_every_cell_is_text() -> None:
    assert Reader(to_html_table([{EVIL: EVIL}])).names() == {
        "table", "thead", "tr", "th", "tbody", "td"
    }  # fmt: skip


def test_the_graph_shows_one_sandboxed_frame_and_a_table(evil_graph: LineageGraph) -> None:
    shown = Reader(evil_graph._repr_html_())
    assert shown.elements[0][0] == "iframe"
    assert shown.elements[0][1]["title"] == "Lineage of 2 models"
    assert shown.elements[0][1]["sandbox"] == "allow-scripts"
    assert "img" not in shown.names()


def test_the_frame_forbids_requests_and_holds_no_foreign_markup(evil_graph: LineageGraph) -> None:
    page = Reader(evil_graph._repr_html_()).elements[0][1]["srcdoc"] or ""
    inside = Reader(page)
    assert inside.names() == {
        "html", "head", "meta", "title", "style", "script", "body", "div"
    }  # fmt: skip
    policy = dict(inside.elements)["meta"]["content"] or ""
    assert policy.startswith("default-src 'none'; ")
    assert EVIL not in page


def test_a_graph_of_nothing_shows_itself() -> None:
    assert "(none)" in LineageGraph.from_document(make_document({}, []))._repr_html_()
