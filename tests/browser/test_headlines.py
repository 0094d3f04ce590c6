"""What the page says above its picture, and that it leaves the picture its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.drawn import SHARE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.pages import Opened

    Open = Callable[..., Opened]

FIND_CUT = """() => {
  const find = (one) => one.getBoundingClientRect();
  return [...document.querySelectorAll('#claim, #filtered, #outside, #notes li')]
    .map((one) => [one.textContent, find(one), find(one.parentElement)])
    .filter(([, box, around]) => box.width > 0 && box.top < around.bottom - 1)
    .filter(([, box, around]) => box.right > around.right + 0.5 || box.bottom > around.bottom + 1)
    .map(([text]) => text);
}"""


def read_claim(page: Page) -> str:
    """Return the headline, which is the beginning of the page's title, too."""
    claim = page.locator("#claim").inner_text()
    assert page.title() == f"{claim} · Transformer Lineage"
    return claim


def test_the_headline_follows_what_is_seen_and_goes_back_with_it(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site).page
    whole = read_claim(page)
    assert whole.startswith(
        "7 models in 3 families since 2017; 5 of them descend from ROOT (2017)"
    )
    page.evaluate("lineage.select('leaf')")
    assert read_claim(page) == "LEAF builds on 4 models, back to ROOT (2017); 1 model builds on it"
    page.get_by_role("tab", name="Size").click()
    assert read_claim(page).startswith("LEAF has 175B parameters; the largest known before it was")
    page.go_back()
    page.go_back()
    expect(page.locator("#claim")).to_have_text(whole)


def test_a_selection_outside_of_the_time_range_says_so(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#model=leaf&to=2019-12").page
    expect(page.locator("#outside")).to_have_text(
        "LEAF (2020-08) lies outside 2017-06 to 2019-12, so it is not in the picture."
    )
    page.locator("#range-all").click()
    expect(page.locator("#outside")).to_have_text("")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_of_a_headline_is_cut(first_site: Path, open_page: Open, lang: str) -> None:
    page = open_page(first_site, f"#lang={lang}").page
    for state in ("", "&model=chatgpt&to=2020-12", "&view=size", "&q=family:bert&view=table"):
        page.evaluate("(hash) => { location.hash = hash; }", f"lang={lang}{state}")
        for width in (390, 768, 1280, 1440, 2560):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate(FIND_CUT) == [], (state, width)


@pytest.mark.parametrize(
    ("size", "fragment", "least"),
    [
        pytest.param((1280, 720), "#model=chatgpt", 0.6, id="small laptop"),
        pytest.param((390, 844), "", 0.7, id="phone"),
        pytest.param((390, 844), "#model=chatgpt", 0.5, id="phone with a selection"),
    ],
)
def test_most_of_the_window_is_picture(
    first_site: Path, open_page: Open, size: tuple[int, int], fragment: str, least: float
) -> None:
    page = open_page(first_site, fragment, width=size[0]).page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert page.evaluate(SHARE) >= least
