"""A built site in Chromium: opened from disk, every request recorded, none let through."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from graph.testing import make_document
from lineage.assemble import load_document
from lineage.paths import data_dir
from lineage.website import write_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

EVIL = "</script><img src=x onerror=alert(1)>"
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Opened:
    """A page and what it did that it should not do.

    Attributes:
        page: The page.
        requests: Addresses that it asked for, other than its own file and data in it.
        messages: What it wrote to the console, and errors that nothing caught.
    """

    page: Page
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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it tests are skipped, or fail where CI runs them."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        message = f"no Chromium on PATH (looked for {', '.join(_NAMES)})"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def make_toy_document() -> dict[str, Any]:
    """Return seven models in three families, one of them with a dangerous name and paper."""
    models = {
        "root": "2017-06-12", "left": "2018-03", "right": "2018-05-01", "merge": "2019-02-11",
        "leaf": "2020-08", "evil": "2021-01-05", "alone": "2021",
    }  # fmt: skip
    steps = [
        ("root", "left", "architecture"), ("root", "right", "inspiration"),
        ("left", "merge", "merging"), ("right", "merge", "merging"),
        ("merge", "leaf", "finetuning"), ("leaf", "evil", "distillation"),
        ("alone", "evil", "code-reuse"),
    ]  # fmt: skip
    document = make_document(models, steps)
    by_id = {model["id"]: model for model in document["models"]}
    for model_id, family in {"right": "bert", "leaf": "bert", "evil": "unheard-of"}.items():
        by_id[model_id]["family"] = family
    for family in ("bert", "unheard-of"):
        document["families"].append({**document["families"][0], "id": family, "name": family})
    by_id["leaf"]["parameters"] = [{"label": "All", "count": 175 * 10**9, "active": None}]
    by_id["merge"]["parameters"] = [{"label": "All", "count": "undisclosed", "active": None}]
    by_id["merge"].update(aliases=["Melange"], paper="1901.00001", no_paper=None)
    by_id["evil"].update(
        name=EVIL, adds=EVIL, paper="2101.00001", no_paper=None,
        links=["javascript:alert(1)", "https://example.org/ok"],
    )  # fmt: skip
    document["papers"] = [
        _make_paper("1901.00001", "Merging for the masses"), _make_paper("2101.00001", EVIL)
    ]  # fmt: skip
    _add_doubts(document, by_id)
    return document


def _add_doubts(document: dict[str, Any], by_id: dict[str, Any]) -> None:
    against = {"source": "unverified", "locator": "general reading", "stance": "disputes"}
    document["derivations"][3]["support"] = "disputed"
    document["derivations"][3]["evidence"].append(against)
    document["derivations"][5]["support"] = "unverified"
    document["disputes"] = [
        {"parent": "root", "child": "merge", "reason": "Nearer parents are known.",
         "reason_zh": "", "evidence": [against]}
    ]  # fmt: skip
    by_id["merge"]["corrections"] = [
        {"field": "released", "source": "catalog", "printed": "02/2018", "reason": "Misprint.",
         "reason_zh": "", "verdict": "corrected", "evidence": [against]}
    ]  # fmt: skip


def _make_paper(arxiv_id: str, title: str) -> dict[str, Any]:
    return {
        "arxiv_id": arxiv_id, "title": title, "authors": ["Ada One", "Ben Two"],
        "authors_note": None, "submitted": "2019-01-01", "updated": None, "version": None,
        "primary_category": None, "source": "arxiv", "retrieved": "2026-11-22",
    }  # fmt: skip


@pytest.fixture(scope="session")
def toy_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the toy document."""
    folder = tmp_path_factory.mktemp("toy-site")
    write_site(make_toy_document(), folder)
    return folder / "index.html"


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the catalog that ships."""
    folder = tmp_path_factory.mktemp("real-site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINEAGE_HOME", str(folder / "home"))
        patch.delenv("LINEAGE_DATA", raising=False)
        write_site(load_document(data_dir()), folder)
    return folder / "index.html"


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Opened]]:
    """Open a page; at the end of the test it must have asked for nothing and said nothing."""
    opened: list[Opened] = []

    def open_one(
        site: Path, fragment: str = "", *, width: int = 1440, theme: Any = "light", **more: Any
    ) -> Opened:
        height = 900 if width > 600 else 844
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, **more
        )
        one = Opened(context.new_page())
        watch(one, site)
        opened.append(one)
        one.page.goto(f"{site.as_uri()}{fragment}")
        one.page.evaluate("window.lineage.ready")
        return one

    yield open_one
    for one in opened:
        one.page.context.close()
    assert [one.requests for one in opened] == [[] for _ in opened]
    assert [one.messages for one in opened] == [[] for _ in opened]


def watch(one: Opened, site: Path) -> None:
    """Record and block every request, and record all that a page says."""

    def decide(route: Any) -> None:
        url = route.request.url
        if url.split("#")[0] == site.as_uri():
            route.continue_()
            return
        one.requests.append(url)
        route.abort()

    one.page.route("**/*", decide)
    one.page.on("console", lambda message: one.messages.append(message.text))
    one.page.on("pageerror", lambda error: one.messages.append(str(error)))
    one.page.on("dialog", lambda dialog: one.messages.append(f"dialog {dialog.message}"))
