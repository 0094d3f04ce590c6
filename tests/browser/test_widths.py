"""No part of the page stands over another, whatever the width of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.pages import Opened

    Open = Callable[..., Opened]

WIDTHS = (390, 641, 844, 901, 1100, 1241, 1280, 1361, 1440, 1561, 1920, 2560)
HEIGHT = 900
# Returns what leaves its part of the page, and what stands over something else there.
FIND_FAULTS = """() => {
  const isSeen = (e) => e.checkVisibility({visibilityProperty: true})
    && e.getBoundingClientRect().width > 1;
  const clips = (e) => getComputedStyle(e).overflowX !== "visible";
  const cut = (e, within) => {
    let {left, right, top, bottom} = e.getBoundingClientRect();
    for (let up = e.parentElement; up !== within; up = up.parentElement) {
      if (!clips(up)) continue;
      const edge = up.getBoundingClientRect();
      [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    return {left, right, top, bottom};
  };
  const share = (a, b) => Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const name = (e) => e.id || e.textContent.slice(0, 20);
  const parts = ["top", "filters", "notice", "headline", "panels", "bars", "keybar", "viewbar",
    "details-region"].map((id) => document.getElementById(id)).filter(isSeen);
  const faults = [];
  for (const part of parts) {
    const edge = part.getBoundingClientRect();
    if (edge.left < -1 || edge.right > innerWidth + 1) faults.push([part.id, "window"]);
    const inner = "button, input:not([type=range]), select, h1, h2, #range-text, #slider, #tour p";
    const boxes = [...part.querySelectorAll(inner)]
      .filter((e) => isSeen(e) && !e.closest("#gutter, #outline, #facets, .search"))
      .map((e) => [e, cut(e, part)]).filter(([, box]) => box.right - box.left > 1);
    for (const [e, box] of boxes) {
      const leaves = box.left < edge.left - 1 || box.right > edge.right + 1;
      if (leaves && !clips(part)) faults.push([part.id, name(e), "leaves"]);
      for (const [other, area] of boxes)
        if (e !== other && !e.contains(other) && !other.contains(e) && share(box, area) > 1)
          faults.push([part.id, name(e), name(other)]);
    }
  }
  const [picture, card] = ["graph", "tour"].map((id) => document.getElementById(id));
  if (isSeen(card) && isSeen(picture)
    && share(picture.getBoundingClientRect(), card.getBoundingClientRect()) > 1)
    faults.push(["the tour", "the picture"]);
  const zoom = document.getElementById("zoom");
  if (isSeen(zoom)) for (const {what, text, x, y, width, height} of lineage.drawn())
    if (what === "axis" && share(zoom.getBoundingClientRect(),
      {left: x, right: x + width, top: y, bottom: y + height}) > 1) faults.push(["zoom", text]);
  return faults;
}"""


def find_faults(page: Page) -> dict[int, Any]:
    faults = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        found = page.evaluate(FIND_FAULTS)
        if found:
            faults[width] = found
    return faults


def test_no_part_of_the_page_stands_over_another(few_site: Path, open_page: Open) -> None:
    page = open_page(few_site, "#view=tree&model=gpt-3&from=2018-01").page
    assert find_faults(page) == {}
    for fragment in ("colour=licence", "view=table", "lang=zh&colour=licence&model=nope"):
        page.evaluate("(to) => { location.hash = to }", fragment)
        assert find_faults(page) == {}, fragment


def test_filters_and_the_card_of_the_tour_cover_nothing(few_site: Path, open_page: Open) -> None:
    page = open_page(few_site, "#model=gpt-3&path=gpt&tour=1").page
    page.set_viewport_size({"width": 1440, "height": HEIGHT})
    page.locator("#filters-open").click()
    assert find_faults(page) == {}
    page.keyboard.press("Escape")
    expect(page.locator("#filters")).to_be_hidden()
