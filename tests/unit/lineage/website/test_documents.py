"""The documents as pages: text is text, links lead on, and every language finds them."""

from __future__ import annotations

import pytest
from lxml import html

from lineage.website.documents import read_documents, render_document, resolve_link
from lineage.website.library import Library
from lineage.website.templates import fill_template
from tests.support.documents import make_nasty_document
from tests.support.sites import parse_strictly

REPOSITORY = "https://github.com/transformer-lineage/transformer-lineage/blob/main/"


def render(text: str, **others: str) -> str:
    page = render_document(Library(make_nasty_document()), "one", {"one": text, **others})
    return fill_template("pages/document.html.jinja", page)


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        pytest.param("two.md", "../../docs/two/index.html", id="another document"),
        pytest.param("two.md#a-b", "../../docs/two/index.html#a-b", id="a place in it"),
        pytest.param("README.md", "../../docs/index.html", id="the list of them"),
        pytest.param("#a", "#a", id="a place here"),
        pytest.param("https://example.org/#a", "https://example.org/#a", id="elsewhere"),
        pytest.param("../README.md#ten", f"{REPOSITORY}README.md#ten", id="a file above"),
        pytest.param("none.md", f"{REPOSITORY}docs/none.md", id="no document of the site"),
        pytest.param("../lineage/a.md", f"{REPOSITORY}lineage/a.md", id="a file of the code"),
    ],
)
def test_links_of_documents_lead_to_pages_or_to_the_repository(target: str, leads: str) -> None:
    assert resolve_link(target, {"README": "", "two": ""}, home="../../") == leads


def test_a_document_is_a_page_of_its_own_with_title_places_and_tables() -> None:
    text = "# All & one\n\nFirst *words*.\n\n## A `b` c\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    page = render(text)
    parse_strictly(page)
    tree = html.document_fromstring(page)
    assert tree.findtext(".//title") == "All & one · Transformer Lineage"
    assert tree.xpath("string(//meta[@name='description']/@content)") == "First words."
    assert tree.xpath("//h2/@id") == ["a-b-c"]
    assert tree.xpath("//td/text()") == ["1", "2"]
    assert tree.xpath("//a[@class='language'] | //link[@hreflang]") == []


def test_html_in_a_document_is_shown_and_marks_of_generated_parts_are_not() -> None:
    page = render("# One\n\n<!-- generated from x: y -->\n<b>bold</b> <script>x</script>\n")
    assert "&lt;b&gt;bold&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;" in page
    assert "generated from" not in page


def test_long_lines_of_code_can_be_reached_with_the_keyboard() -> None:
    assert '<pre tabindex="0"><code>$ a' in render("# One\n\n```console\n$ a\n```\n")


def test_the_list_of_documents_comes_first() -> None:
    assert next(iter(read_documents())) == "README"
