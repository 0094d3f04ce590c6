"""Pages of one Chromium that one test after another uses.

A context of its own costs a test a second of computing, most of it processes that start; a page
that goes back to how it began costs a tenth of it.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect

from lineage.website.bundle import bundle_modules
from lineage.website.library import Library
from lineage.website.render import read_scripts, render_page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Browser, CDPSession, Page, Route

_MOST_KEPT = 8
_RULES_OF_COLOUR = ("color-contrast", "link-in-text-block")


@dataclass
class Opened:
    """A page and what it did that it should not do.

    Attributes:
        page: The page.
        options: How its context was made.
        is_allowed: Which requests are let through.
        requests: Addresses that it asked for, other than those that are allowed and data.
        messages: What it wrote to the console, and errors that nothing caught.
    """

    page: Page
    options: dict[str, Any]
    is_allowed: Callable[[Route], bool] = field(default=lambda _: False)
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def state(self) -> dict[str, Any]:
        """Return the state of the page."""
        state = self.page.evaluate(
            "({...window.lineage.state, depth: String(lineage.state.depth)})"
        )
        assert isinstance(state, dict)
        return state

    def details(self) -> str:
        """Return the heading of the panel."""
        return (
            self.page.get_by_role("region", name="Model details")
            .get_by_role("heading")
            .nth(0)
            .inner_text()
        )


class Pages:
    """The pages that no test has at the moment, the longest unused first."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: list[Opened] = []

    def take(self, **options: Any) -> Opened:
        """Return an empty page of a context with these options, as if it were new."""
        for one in reversed(self._free):
            if one.options == options:
                self._free.remove(one)
                return one
        one = Opened(self._browser.new_context(**options).new_page(), options)
        _watch(one)
        return one

    def give_back(self, one: Opened) -> None:
        """Keep a page for another test."""
        _reset(one)
        self._free.append(one)
        if len(self._free) > _MOST_KEPT:
            self._free.pop(0).page.context.close()


def write_page(document: Any, folder: Path) -> Path:
    """Write the interactive page alone, without the hundreds of readable ones."""
    path = folder / "index.html"
    path.write_text(render_page(Library(document)), encoding="utf-8")
    return path


def open_code(browser: Browser, site: Path, entry: str) -> Page:
    """Open a page with pure functions of its scripts, its data and their index.

    Args:
        browser: Chromium.
        site: The page.
        entry: A module that keeps functions in `globalThis.code`, `indexDocument` and
            `unpackData` among them. The data stand in `layouts` then, the index in `catalog`.
    """
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(site.as_uri())
    page.evaluate("window.lineage.ready")
    page.evaluate(bundle_modules({**read_scripts(), "entry.js": entry.lstrip()}, entry="entry.js"))
    page.evaluate(
        """async () => {
          const text = document.getElementById('lineage-data').textContent;
          globalThis.layouts = await code.unpackData(JSON.parse(text));
          globalThis.catalog = code.indexDocument(layouts.document, layouts.colours);
        }"""
    )
    return page


def find_tool(name: str) -> Path:
    """Return a script that tests run in Chromium; without it they do as without Chromium."""
    path = Path(sys.prefix) / "browser-tools" / f"{name}.js"
    if not path.exists():
        message = f"no {name} at {path}: run scripts/install-browser-tools"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


def run_axe(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """Return what axe finds wrong on a page; what it finds right it need not describe.

    A linked style sheet it would read anew, which the page's policy forbids: it need not.

    Args:
        page: The page.
        rules: The rules to try; all without any.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(find_tool("axe").read_text(encoding="utf-8"))
    linked = page.locator("link[rel=stylesheet]").count() > 0
    options = {"resultTypes": ["violations"], "preload": not linked} | (
        {"runOnly": list(rules)} if rules else {}
    )
    found: list[str] = page.evaluate(
        """async (options) => (await axe.run(options)).violations.flatMap(
          ({id, nodes}) => nodes.map(
            ({target, failureSummary}) => `${id}: ${target} ${failureSummary}`))""",
        options,
    )
    return found


def run_axe_in_both_themes(page: Page) -> list[str]:
    """Return what axe finds wrong on a page that stands in the light theme, and in the dark one.

    A theme changes nothing but colours, so the dark one is asked for these alone.
    """
    found = run_axe(page)
    _set_theme(page, "dark")
    found += run_axe(page, _RULES_OF_COLOUR)
    _set_theme(page, "light")
    return found


def _set_theme(page: Page, theme: Literal["light", "dark"]) -> None:
    """Let the system want a theme; a page whose scripts follow it has done so then."""
    page.emulate_media(color_scheme=theme)
    if page.locator("html[data-theme]").count():
        expect(page.locator("html")).to_have_attribute("data-theme", theme)


def wait_for_frame(page: Page) -> None:
    """Wait until what was done to a page is drawn."""
    page.evaluate("new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")


def _watch(one: Opened) -> None:
    """Record and block every request that is not allowed, and record all that a page says."""

    def decide(route: Route) -> None:
        if one.is_allowed(route):
            route.continue_()
            return
        one.requests.append(route.request.url)
        route.abort()

    one.page.route("**/*", decide)
    one.page.on("console", lambda message: one.messages.append(message.text))
    one.page.on("pageerror", lambda error: one.messages.append(str(error)))
    one.page.on("dialog", lambda dialog: one.messages.append(f"dialog {dialog.message}"))


def _reset(one: Opened) -> None:
    """Forget everything that a test did to a page: what is kept is its context and its process."""
    page, options = one.page, one.options
    for other in page.context.pages:
        if other != page:
            other.close()
    page.goto("about:blank")
    page.mouse.move(-1, -1)
    page.set_viewport_size(options["viewport"])
    page.emulate_media(
        media="null",
        color_scheme=options.get("color_scheme", "null"),
        reduced_motion=options.get("reduced_motion", "null"),
        forced_colors=options.get("forced_colors", "null"),
    )
    devtools: CDPSession = page.context.new_cdp_session(page)
    devtools.send("Page.resetNavigationHistory")
    devtools.send("Storage.clearDataForOrigin", {"origin": "file://", "storageTypes": "all"})
    devtools.detach()
    one.requests, one.messages = [], []
