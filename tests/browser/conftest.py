"""A built site in Chromium: opened from disk, every request recorded, none let through."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from graph.exports.restrict import restrict
from graph.lineage_graph import LineageGraph
from graph.testing import make_document
from lineage.website import write_site
from scripts.chromium import NAMES, find_chromium, launch
from tests.support.catalogs import read_first_models
from tests.support.pages import Opened, Pages, write_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

EVIL = "</script><img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def warm(warm_home: Path) -> Path:
    """Tests that compare a page with the commands compile no catalog."""
    return warm_home


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it tests are skipped, or fail where CI runs them."""
    path = find_chromium()
    if path is None:
        message = f"no Chromium on PATH (looked for {', '.join(NAMES)})"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with launch(path) as browser:
        yield browser


@pytest.fixture(scope="session")
def pages(browser: Browser) -> Pages:
    """The pages that tests give back."""
    return Pages(browser)


def make_toy_document() -> Any:
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


def _add_doubts(document: Any, by_id: dict[str, Any]) -> None:
    against = {"source": "unverified", "locator": "general reading", "stance": "disputes",
               "basis": "read"}  # fmt: skip
    document["derivations"][3]["support"] = "disputed"
    document["derivations"][3]["evidence"][0].update(verdict="absent", checked="2026-11-29")
    document["derivations"][4]["evidence"][0].update(verdict="located", checked="2026-11-28")
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


def _make_paper(arxiv_id: str, title: str) -> Any:
    return {
        "arxiv_id": arxiv_id, "title": title, "authors": ["Ada One", "Ben Two"],
        "more_authors": False, "authors_note": None, "submitted": "2019-01-01",
        "updated": None, "version": None,
        "primary_category": None, "source": "arxiv", "retrieved": "2026-11-22",
    }  # fmt: skip


@pytest.fixture(scope="session")
def toy_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the toy document."""
    folder = tmp_path_factory.mktemp("toy-site")
    write_site(make_toy_document(), folder)
    return folder / "index.html"


@pytest.fixture
def take_page(pages: Pages) -> Iterator[Callable[..., Opened]]:
    """Take an empty page; at the end of the test it must have asked for nothing and said nothing.

    A page is given back for other tests, unless a test says `own`: it does to its page what no
    page forgets (scripts for every document to come).
    """
    taken: list[Opened] = []
    owned: list[Opened] = []

    def take(*, own: bool = False, **options: Any) -> Opened:
        one = pages.take(**options)
        (owned if own else taken).append(one)
        return one

    yield take
    said = [(one.requests, one.messages) for one in taken + owned]
    for one in taken:
        pages.give_back(one)
    for one in owned:
        one.page.context.close()
    assert said == [([], []) for _ in said]


@pytest.fixture
def open_page(take_page: Callable[..., Opened]) -> Callable[..., Opened]:
    """Open the page of a site."""

    def open_one(
        site: Path, fragment: str = "", *, width: int = 1440, theme: Any = "light", **more: Any
    ) -> Opened:
        viewport = {"width": width, "height": 900 if width > 600 else 844}
        one = take_page(viewport=viewport, color_scheme=theme, **more)
        one.is_allowed = lambda route: route.request.url.split("#")[0] == site.as_uri()
        one.page.goto(f"{site.as_uri()}{fragment}")
        one.page.evaluate("window.lineage.ready")
        return one

    return open_one


@pytest.fixture(scope="session")
def first_site(make_once: Callable[..., Path], shipped_document: Any) -> Path:
    """The page of the 98 models with which the catalog began, as the catalog has them today.

    For claims about real names and texts that need a size which stays: new models change neither
    the pictures nor what a test costs.
    """

    def fill(folder: Path) -> None:
        write_site(restrict(shipped_document, read_first_models()), folder)

    return make_once("first-site", fill) / "index.html"


@pytest.fixture(scope="session")
def few_site(make_once: Callable[..., Path], shipped_document: Any) -> Path:
    """The page of five well-known models and all that they descend from.

    For claims about every part around the views, which a page of more models costs more to try.
    """

    def fill(folder: Path) -> None:
        graph = LineageGraph.from_document(shipped_document)
        chosen = graph.select("+chatgpt +alpaca +bert +roberta +flan-t5")
        write_page(restrict(shipped_document, {node.id for node in chosen}), folder)

    return make_once("few-site", fill) / "index.html"


@pytest.fixture(scope="session")
def shipped_graph(shipped_document: Any) -> LineageGraph:
    """The graph of the catalog that ships."""
    return LineageGraph.from_document(shipped_document)


@pytest.fixture(scope="session")
def real_site(shipped_site: Path) -> Path:
    """The page of the catalog that ships."""
    return shipped_site / "index.html"
