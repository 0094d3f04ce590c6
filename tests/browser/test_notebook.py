"""The graph inside a notebook: drawn without a network, and its texts are texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.lineage_graph import LineageGraph
from tests.browser.conftest import EVIL, make_toy_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.pages import Opened


@pytest.fixture
def opened(take_page: Callable[..., Opened], tmp_path: Path) -> Opened:
    """A page around what a notebook shows of seven models, one with a dangerous name."""
    shown = LineageGraph.from_document(make_toy_document())._repr_html_()
    page = tmp_path / "cell.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><body>{shown}", encoding="utf-8")
    one = take_page(viewport={"width": 900, "height": 700})
    one.is_allowed = lambda route: route.request.url == page.as_uri()
    one.page.goto(page.as_uri())
    return one


def test_the_view_draws_models_and_kinds(opened: Opened) -> None:
    canvas = opened.page.frame_locator("iframe").locator("canvas")
    canvas.wait_for()
    frame = opened.page.frames[1]
    assert frame.evaluate("data.nodes.map(node => node.label)").count(EVIL) == 1
    titles = frame.evaluate("data.edges.map(edge => edge.title)")
    assert titles[0] == "ROOT → LEFT: architecture"
    drawn = """canvas => {
        const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return data.some(value => value > 0);
    }"""
    assert canvas.evaluate(drawn)


def test_a_dangerous_name_stays_text_where_it_is_pointed_at(opened: Opened) -> None:
    frame = opened.page.frames[1]
    opened.page.frame_locator("iframe").locator("canvas").wait_for()
    box = frame.locator("canvas").bounding_box()
    assert box is not None
    spot = frame.evaluate("""() => {
        const edge = network.edgesHandler.body.edges;
        const found = Object.values(edge).find(item => item.options.title.includes("<"));
        return network.canvasToDOM(found.edgeType.getPoint(0.5));
    }""")
    opened.page.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
    tooltip = frame.locator("div.vis-tooltip")
    tooltip.wait_for(state="visible")
    assert EVIL in tooltip.inner_text()
    assert frame.locator("img").count() == 0


def test_the_table_says_the_same(opened: Opened) -> None:
    opened.page.get_by_text("Lineage of 7 models, as a table").click()
    cells = opened.page.get_by_role("row").nth(1).get_by_role("cell").all_inner_texts()
    assert cells == ["root", "ROOT", "2017-06-12", "family", ""]
    assert opened.page.get_by_text(EVIL).count() == 1
    assert opened.page.locator("body > img, td img").count() == 0
