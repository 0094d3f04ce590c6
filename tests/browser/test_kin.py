"""The answer of the panel: what a model builds on, what builds upon it, and pointing at both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_page import point_at
from tests.support.pages import run_axe_in_both_themes, wait_for_frame, write_page
from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.support.pages import Opened

    Open = Callable[..., Opened]

ROOT = "root"
KINDS = {"finetuning": ("weights", 8), "scaling": ("architecture", 2), "succession": ("series", 1)}


def make_document() -> Any:
    """Return a root with children of three kinds; the licence of the first of each is closed."""
    document = make_synthetic_document(30)
    like, step = document["models"][-1], document["derivations"][0]
    document["models"] = [{**like, "id": ROOT, "name": "Root", "released": "2019-01-01"}]
    document["derivations"] = []
    for kind, (channel, count) in KINDS.items():
        for number in range(count):
            child = f"{kind}-{number}"
            access = "open" if number else "closed"
            document["models"].append(
                {**like, "id": child, "name": child.title(), "aliases": [], "paper": None,
                 "no_paper": "None.", "licence": {**like["licence"], "access": access},
                 "released": f"2020-01-{10 + number}"}
            )  # fmt: skip
            document["derivations"].append(
                {**step, "parent": ROOT, "child": child, "kind": kind, "channel": channel}
            )
    return document


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of these models."""
    return write_page(make_document(), tmp_path_factory.mktemp("kin"))


def find_children(page: Page) -> Locator:
    return page.locator("#details section:has(> h3.children)")


def test_children_stand_by_kind_with_counts_and_a_series_beside_them(
    site: Path, open_page: Open
) -> None:
    page = open_page(site, f"#model={ROOT}").page
    children = find_children(page)
    expect(children.locator("h3 .count")).to_have_text("10")
    expect(children.locator(".kind-group h4")).to_have_text(
        ["fine-tuningweights8", "other sizearchitecture2"]
    )
    expect(children.locator("> h4")).to_contain_text("Series and shared code")
    first = children.locator(".kind-group").first
    expect(first.locator(".kin > li")).to_have_count(6)
    first.get_by_role("button", name="Show all 8").click()
    expect(first.locator(".kin > li")).to_have_count(8)
    expect(first.locator(".model-link").nth(6)).to_be_focused()
    assert run_axe_in_both_themes(page) == []
    children.get_by_role("button", name="Show the series").click()
    expect(children.locator("h3 .count")).to_have_text("11")
    assert page.url.endswith("channels=weights,architecture,knowledge,idea,series")


def test_the_answer_stands_before_paths_and_comparisons(site: Path, open_page: Open) -> None:
    page = open_page(site, f"#model={ROOT}").page
    headings = page.locator("#details :is(h3, .fold > summary)").all_inner_texts()
    named = ("Builds on\n0", "Built upon by\n10", "Path to another model", "Facts")
    order = [headings.index(one) for one in named]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("more", "left", "said"),
    [
        pytest.param("&colour=licence&off=closed", "8", "3 more are outside", id="legend"),
        pytest.param("&to=2020-01", "10", "", id="all of the time"),
        pytest.param("&to=2019-12", "0", "11 more are outside", id="time range"),
    ],
)
def test_what_is_switched_off_is_off_in_the_panel(
    site: Path, open_page: Open, more: str, left: str, said: str
) -> None:
    page = open_page(site, f"#model={ROOT}{more}").page
    expect(find_children(page).locator("h3 .count")).to_have_text(left)
    expect(page.locator("#details .depth")).to_contain_text(f"{left} descendants")
    expect(find_children(page)).to_contain_text(said)


def test_a_name_in_the_panel_lights_its_dot_and_a_dot_its_name(
    site: Path, open_page: Open
) -> None:
    opened = open_page(site, f"#model={ROOT}", reduced_motion="reduce")
    page = opened.page
    row = find_children(page).locator("[data-points='scaling-1']")
    canvas = page.locator("#stage canvas")
    before = canvas.screenshot()
    row.locator(".model-link").hover()
    wait_for_frame(page)
    assert canvas.screenshot() != before
    page.locator("#top h1").hover()
    wait_for_frame(page)
    assert canvas.screenshot() == before
    page.mouse.move(*point_at(opened, "Scaling-1"))
    expect(row).to_have_class("pointed")
    page.locator("#top h1").hover()
    expect(row).not_to_have_class("pointed")


def test_a_name_that_no_model_has_is_told_beside_the_field(site: Path, open_page: Open) -> None:
    page = open_page(site, f"#model={ROOT}").page
    page.get_by_text("Path to another model").click()
    field = page.get_by_role("combobox", name="Path to")
    field.fill("zzzz qqqq")
    field.press("Enter")
    expect(page.locator(".fold.path .picker")).to_contain_text("No model matches “zzzz qqqq”.")
