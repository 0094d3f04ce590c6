"""The readable pages in Chromium: from disk, without network or scripts, for everyone."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from graph.exports.triples import BASE
from graph.testing import make_document
from lineage.website import write_site
from scripts.cards import photograph
from tests.support.pages import run_axe, run_axe_in_both_themes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.pages import Opened

    Read = Callable[..., Page]

PAGES = (
    "models/bert", "models/e5", "models", "techniques/rlhf", "techniques", "zh/models/chatgpt",
    "docs", "docs/commands", "docs/exports", "docs/selectors",
)  # fmt: skip


@pytest.fixture
def read_page(take_page: Callable[..., Opened], first_site: Path) -> Read:
    """Open a page of the site; it must ask for pages and their style alone, and say nothing."""
    folder = first_site.parent.as_uri()

    def read(path: str, *, width: int = 1440, theme: Any = "light", **more: Any) -> Page:
        one = take_page(viewport={"width": width, "height": 900}, color_scheme=theme, **more)
        one.is_allowed = lambda route: (
            route.request.url == f"{folder}/pages.css"
            or (route.request.url.startswith(folder) and route.request.is_navigation_request())
        )
        one.page.goto(f"{folder}/{path}")
        return one.page

    return read


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    read_page: Read, path: str, width: int
) -> None:
    page = read_page(f"{path}/index.html", width=width)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert run_axe_in_both_themes(page) == []


def test_the_page_for_wrong_addresses_is_for_everyone_too(read_page: Read) -> None:
    assert run_axe(read_page("404.html")) == []


def test_a_reader_without_scripts_walks_from_model_to_model(read_page: Read) -> None:
    page = read_page("models/index.html", java_script_enabled=False)
    page.get_by_role("link", name="BERT", exact=True).nth(1).click()
    expect(page).to_have_title("BERT · Transformer Lineage")
    page.get_by_role("link", name="DistilBERT", exact=True).nth(0).click()
    expect(page).to_have_title("DistilBERT · Transformer Lineage")
    page.locator("#from-bert").get_by_role("link", name="BERT", exact=True).click()
    page.locator("li", has=page.get_by_role("heading", name=re.compile(r"^ALBERT "))).get_by_role(
        "link", name="sources"
    ).first.click()
    expect(page.locator("li:target h3")).to_contain_text("BERT")
    assert page.url.endswith("models/albert/index.html#from-bert")
    page.get_by_role("link", name="中文").click()
    expect(page).to_have_title("ALBERT · Transformer 模型谱系")
    page.get_by_role("link", name="跨层参数共享").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("跨层参数共享")


def test_a_model_page_leads_to_the_model_in_the_timeline(read_page: Read) -> None:
    page = read_page("zh/models/bert/index.html")
    page.get_by_role("link", name="在时间线中查看").click()
    page.wait_for_url(re.compile(r"/index\.html#.*model=bert"))
    page.evaluate("window.lineage.ready")
    assert page.evaluate("window.lineage.state.model") == "bert"


def test_both_themes_have_colours_of_their_own(read_page: Read) -> None:
    grounds = {
        read_page("models/bert/index.html", theme=theme).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for theme in ("light", "dark")
    }
    assert len(grounds) == 2


def test_links_that_stand_alone_are_large_enough_to_touch(read_page: Read) -> None:
    page = read_page("models/bert/index.html", width=390)
    small = page.evaluate(
        """() => [...document.querySelectorAll('.top a, summary, .button')]
          .filter((one) => one.getBoundingClientRect().height < 24)
          .map((one) => one.textContent)"""
    )
    assert small == []


def test_each_family_with_models_gets_a_card(browser: Browser, tmp_path: Path) -> None:
    write_site(make_document({"a": "2020", "b": "2021"}, [("a", "b", "scaling")]), tmp_path)
    (card,) = photograph(browser, tmp_path)
    assert card == tmp_path / "cards" / "family.png"
    data = card.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    page = (tmp_path / "models" / "a" / "index.html").read_text(encoding="utf-8")
    assert f'<meta property="og:image" content="{BASE}cards/family.png">' in page
