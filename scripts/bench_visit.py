"""What one visit to a page in Chromium shows: times, names, shares."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import product
from typing import TYPE_CHECKING, Any

from tests.support.drawn import SHARE, find_overlaps, read_drawn
from tests.support.pages import wait_for_frame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

OURS = "window.lineage"
PYVIS = "document.querySelector('#mynetwork canvas')"
PLAIN = "document.body"
WIDTHS = (390, 768, 1280, 1440, 2560)
STATES = (
    "", "&open=llama,bert", "&model=chatgpt", "&model=bert&open=vit", "&q=family:llama",
    "&view=size", "&view=size&model=bert", "&view=tree", "&view=tree&model=chatgpt", "&view=table",
)  # fmt: skip
"""The states of the page, in each of its views, in which names are looked at."""

ANSWERED = """async (what) => {
  while (!eval(what)) await new Promise((done) => setTimeout(done, 5));
  if (window.lineage) await window.lineage.ready;
  await new Promise(requestAnimationFrame);
  return performance.now();
}"""
_PAINTED = """async () => {
  const read = () => performance.getEntriesByName('first-contentful-paint')[0];
  while (!read()) await new Promise((done) => setTimeout(done, 5));
  return read().startTime;
}"""
_CUT_IN_TABLE = """async () => {
  const table = document.getElementById('table');
  const cut = new Set();
  for (let top = 0; top < table.scrollHeight; top += table.clientHeight / 2) {
    table.scrollTop = top;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (const one of table.querySelectorAll('tbody th .model-link'))
      if (one.scrollWidth > one.clientWidth + 1) cut.add(one.textContent);
  }
  return [...cut];
}"""
"""Only rows in sight are drawn, so that the table is scrolled through."""


@contextmanager
def visit(
    browser: Browser,
    path: Path,
    fragment: str = "",
    *,
    size: tuple[int, int] = (1440, 900),
    slower: int = 1,
) -> Iterator[Page]:
    """Open a page from disk, without a network, on a processor so many times slower."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.route("http*://**", lambda route: route.abort())
    if slower > 1:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(f"{path.as_uri()}#{fragment}", wait_until="commit")
    page.wait_for_load_state("domcontentloaded")
    yield page
    context.close()


def measure_start(
    browser: Browser, path: Path, what: str, *, slower: int = 1
) -> tuple[float, float]:
    """Return the milliseconds to the first contentful paint, and until `what` answers.

    Args:
        browser: Chromium.
        path: The page.
        what: A JavaScript expression that holds once the page answers.
        slower: How many times slower the processor is.
    """
    with visit(browser, path, slower=slower) as page:
        answered = float(page.evaluate(ANSWERED, what))
        return float(page.evaluate(_PAINTED)), answered


def find_named(browser: Browser, path: Path, size: tuple[int, int]) -> dict[str, set[str]]:
    """Return the ids of the families and models that are named when the page opens."""
    with visit(browser, path, size=size) as page:
        page.evaluate(ANSWERED, OURS)
        drawn = read_drawn(page)
    return {
        what: {one["id"] for one in drawn if one["what"] == what} for what in ("family", "model")
    }


def find_bad_names(browser: Browser, path: Path) -> tuple[int, list[str]]:
    """Return how many texts stand in all states, widths and languages, and what is bad of them.

    A line tells the state, and the names that overlap or are cut.
    """
    seen, bad = 0, []
    with visit(browser, path) as page:
        page.evaluate(ANSWERED, OURS)
        for language, state in product(("en", "zh"), STATES):
            fragment = f"lang={language}{state}"
            page.evaluate("(hash) => { location.hash = hash; }", fragment)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                wait_for_frame(page)
                drawn: list[dict[str, Any]] = read_drawn(page)
                found = [" / ".join(pair) for pair in find_overlaps(drawn)]
                found += [one["text"] for one in drawn if one["cut"]]
                found += page.evaluate(_CUT_IN_TABLE) if "view=table" in state else []
                seen += len(drawn)
                bad += [f"{width} px, #{fragment}: {text}" for text in found]
    return seen, bad


def measure_share(browser: Browser, path: Path, fragment: str, size: tuple[int, int]) -> float:
    """Return the share of the window that is picture, 0 to 1."""
    with visit(browser, path, fragment, size=size) as page:
        page.evaluate(ANSWERED, OURS)
        wait_for_frame(page)
        return float(page.evaluate(SHARE))
