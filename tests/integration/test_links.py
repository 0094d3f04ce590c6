"""Every page of a whole site: well formed, and every link inside it leads somewhere."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
import rdflib
from lxml import html

from graph.exports.triples import BASE
from graph.records.vocabulary import is_ancestry
from tests.support.sites import parse_strictly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HOME = "https://site.invalid/"
_SCHEMA = "https://schema.org/"


@pytest.fixture(scope="module")
def site(shipped_site: Path) -> Path:
    """The site of the catalog that ships."""
    return shipped_site


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Any]:
    """The tree of every page but the interactive one, by its path."""
    return {
        path.relative_to(site).as_posix(): html.document_fromstring(path.read_bytes())
        for path in sorted(site.rglob("*.html"))
        if path != site / "index.html"
    }


def list_inside_links(pages: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the page, the path and the fragment of every link that stays in the site."""
    for page, tree in pages.items():
        for element in tree.iter("a", "link"):
            address = urljoin(_HOME + page, element.get("href"))
            path, fragment = urldefrag(address.replace(BASE, _HOME))
            if path.startswith(_HOME):
                yield page, unquote(path.removeprefix(_HOME)), fragment


def test_every_link_inside_the_site_leads_to_a_file_and_a_place_in_it(
    site: Path, pages: dict[str, Any]
) -> None:
    anchors = {page: set(tree.xpath("//@id")) for page, tree in pages.items()}
    ids = {model["id"] for model in json.loads((site / "graph.json").read_bytes())["models"]}
    anchors["index.html"] = {f"model={key}{lang}" for key in ids for lang in ("", "&lang=zh")}
    links = set(list_inside_links(pages))
    dead = []
    for page, path, fragment in sorted(links):
        file = f"{path}index.html" if not path or path.endswith("/") else path
        if not (site / file).is_file() or (fragment and fragment not in anchors[file]):
            dead.append((page, path, fragment))
    assert dead == []
    assert len(links) > 5000


def test_links_of_pages_that_open_from_disk_name_their_files(pages: dict[str, Any]) -> None:
    for page, tree in pages.items():
        if page == "404.html":
            continue
        for element in tree.iter("a"):
            href = element.get("href")
            assert (
                urlsplit(href).scheme
                or PurePosixPath(urlsplit(href).path).suffix
                or href[0] == "#"
            )


def test_every_page_can_be_reached_from_the_list_of_models(pages: dict[str, Any]) -> None:
    leads: dict[str, set[str]] = {}
    for page, path, _ in list_inside_links(pages):
        leads.setdefault(page, set()).add(path)
    found, queue = {"models/index.html"}, ["models/index.html"]
    while queue:
        new = leads[queue.pop()] & pages.keys() - found
        found |= new
        queue += new
    assert set(pages) - found == {"404.html"}


def test_no_id_stands_twice_in_a_page(pages: dict[str, Any]) -> None:
    for page, tree in pages.items():
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), page


@pytest.mark.parametrize(
    "path",
    ["models/bert", "zh/models/chatgpt", "models", "zh/techniques/rope", "tasks/mlm", "families"],
)
def test_pages_follow_the_standard_to_the_letter(site: Path, path: str) -> None:
    parse_strictly((site / path / "index.html").read_text(encoding="utf-8"))


def test_headings_leave_out_no_level(pages: dict[str, Any]) -> None:
    for page, tree in pages.items():
        levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1, page
        assert levels[0] == 1, page
        for before, after in pairwise(levels):
            assert after <= before + 1, page


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parser
def test_structured_data_are_the_lineage(site: Path, pages: dict[str, Any]) -> None:
    graph = rdflib.Graph()
    for page, tree in pages.items():
        if page.startswith("models/") and page != "models/index.html":
            (script,) = tree.xpath("//script")
            data = json.loads(script.text)
            assert data["@context"] == "https://schema.org"
            data["@context"] = {"@vocab": _SCHEMA}
            graph.parse(data=json.dumps(data), format="json-ld")
    based = {
        (str(child).split("/")[-2], str(parent).split("/")[-2])
        for child, parent in graph.subject_objects(rdflib.URIRef(f"{_SCHEMA}isBasedOn"))
    }
    document = json.loads((site / "graph.json").read_bytes())
    assert based == {
        (step["child"], step["parent"])
        for step in document["derivations"]
        if is_ancestry(step["channel"])
    }
    papers = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{_SCHEMA}ScholarlyArticle")))
    assert len(papers) == len({model["paper"] for model in document["models"]} - {None})
