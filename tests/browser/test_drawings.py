"""Drawings, read back by the programs that draw them: Mermaid and Graphviz, in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.exports.drawings import to_dot, to_mermaid
from graph.exports.restrict import restrict
from tests.support.catalogs import read_first_models
from tests.support.documents import make_nasty_document
from tests.support.pages import find_tool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

DRAW_MERMAID = """async (text) => {
  mermaid.initialize({startOnLoad: false, maxEdges: 1e6, maxTextSize: 1e8});
  const {svg, diagramType} = await mermaid.render("drawing", text);
  document.body.innerHTML = svg;
  return {
    type: diagramType,
    nodes: [...document.querySelectorAll("g.node")].map((node) => [
      node.id.replace(/^drawing-flowchart-(.*)-[0-9]+$/, "$1"),
      node.querySelector(".nodeLabel").innerHTML,
      node.textContent,
    ]),
    edges: [...document.querySelectorAll(".edgeLabels [data-id]")].map((label) => [
      label.dataset.id, label.textContent,
    ]),
  };
}"""

DRAW_DOT = """async (text) => {
  const viz = await Viz.instance();
  const svg = viz.renderSVGElement(text);
  const texts = (node) => [...node.querySelectorAll("text")].map((line) => line.textContent);
  const title = (node) => node.querySelector("title").textContent;
  return {
    nodes: [...svg.querySelectorAll("g.node")].map((node) => [title(node), texts(node)]),
    edges: [...svg.querySelectorAll("g.edge")].map((edge) => [title(edge), texts(edge)]),
  };
}"""


@pytest.fixture(scope="module")
def board(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page that knows both programs."""
    tools = [find_tool("mermaid"), find_tool("graphviz")]
    blank = tmp_path_factory.mktemp("board") / "blank.html"
    blank.write_text("<!doctype html><title>Board</title>", encoding="utf-8")
    page = browser.new_page()
    page.goto(blank.as_uri())
    for tool in tools:
        page.add_script_tag(path=tool)
    yield page
    page.close()


@pytest.fixture(scope="module", params=["first", "nasty"])
def document(request: pytest.FixtureRequest, shipped_document: Any) -> Any:
    """A document to draw."""
    if request.param == "nasty":
        return make_nasty_document()
    return restrict(shipped_document, read_first_models())


def list_drawn(document: Any) -> list[tuple[str, str, str]]:
    """Return parent, child and kind of what drawings show: all but code that only machines saw."""
    return [
        (step["parent"], step["child"], step["kind"])
        for step in document["derivations"]
        if step["channel"] != "code" or any(item["basis"] == "read" for item in step["evidence"])
    ]


def test_mermaid_draws_every_model_and_derivation(board: Page, document: Any) -> None:
    drawn = board.evaluate(DRAW_MERMAID, to_mermaid(document))
    assert drawn["type"] == "flowchart-v2"
    ids = {
        m["id"]: f"m_{m['id'].replace('-', '_').replace('.', '__')}" for m in document["models"]
    }
    # Mermaid takes a `\n` in a label for the end of a line, however it is written.
    names = {m["id"]: m["name"].replace("\\n", "") for m in document["models"]}
    expected = {ids[m["id"]]: names[m["id"]] + m["released"] for m in document["models"]}
    assert {key: text for key, _, text in drawn["nodes"]} == expected
    assert all("<img" not in markup and "<b>" not in markup for _, markup, _ in drawn["nodes"])
    edges = [
        (f"L_{ids[parent]}_{ids[child]}", kind) for parent, child, kind in list_drawn(document)
    ]
    assert sorted((key.rpartition("_")[0], kind) for key, kind in drawn["edges"]) == sorted(edges)


def test_graphviz_draws_every_model_and_derivation(board: Page, document: Any) -> None:
    drawn = board.evaluate(DRAW_DOT, to_dot(document))
    expected = {m["id"]: [m["name"], m["released"]] for m in document["models"]}
    assert dict(drawn["nodes"]) == expected
    edges = [(f"{parent}->{child}", kind) for parent, child, kind in list_drawn(document)]
    assert sorted((title, kind) for title, (kind,) in drawn["edges"]) == sorted(edges)
