"""What colours say, and their legend, which is a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.pages import run_axe_in_both_themes, wait_for_frame, write_page
from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.pages import Opened

    Open = Callable[..., Opened]

ACCESS = ("open", "closed")


def make_thirty() -> Any:
    """Return thirty made-up models, every third of them closed."""
    document = make_synthetic_document(30)
    for number, model in enumerate(document["models"]):
        model["licence"]["access"] = ACCESS[number % 3 == 0]
    return document


CLOSED = {one["id"] for one in make_thirty()["models"] if one["licence"]["access"] == "closed"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of thirty made-up models."""
    return write_page(make_thirty(), tmp_path_factory.mktemp("colours"))


def list_items(opened: Opened) -> int:
    """Return how many models the list has that says the same as the graph."""
    return opened.page.locator("#outline li li:not([hidden])").count()


def test_the_choice_of_colours_is_in_the_address_and_brings_its_legend(
    site: Path, open_page: Open
) -> None:
    opened = open_page(site)
    page = opened.page
    legend = page.get_by_role("toolbar", name="Colours: Licence")
    expect(page.locator("#classes")).to_be_hidden()
    page.get_by_role("combobox", name="Colour").select_option("Licence")
    assert page.url.endswith("#colour=licence")
    expect(legend.get_by_role("button")).to_have_text(["open", "20", "closed", "10"])
    assert run_axe_in_both_themes(page) == []


@pytest.mark.parametrize("view", ["timeline", "size", "tree", "table"])
def test_the_legend_takes_models_away_in_every_view(
    site: Path, open_page: Open, view: str
) -> None:
    opened = open_page(site, f"#view={view}&colour=licence", reduced_motion="reduce")
    page = opened.page
    page.get_by_role("button", name="closed", exact=True).click()
    wait_for_frame(page)
    assert "off=closed" in page.url
    assert list_items(opened) == 20
    if view == "table":
        assert page.locator("#table tbody tr").count() == 20
    named = {one["id"] for one in page.evaluate("lineage.drawn()") if one["what"] == "model"}
    assert not named & CLOSED
    assert (named != set()) == (view != "table")
    assert opened.details() == "20 models pass the filters"
    expect(page.locator(".criteria")).to_contain_text("Licence without closed")


def test_a_number_shows_its_models_alone_and_then_all_again_by_the_keyboard(
    site: Path, open_page: Open
) -> None:
    opened = open_page(site, "#colour=licence")
    page = opened.page
    expect(page.locator("#classes button[tabindex='0']")).to_have_count(1)
    page.locator("#classes button[tabindex='0']").focus()
    for key in ("End", "Enter"):
        page.keyboard.press(key)
    assert opened.state()["off"] == ["open"]
    assert page.locator("#live").inner_text() == "10 of 30 models"
    only = page.get_by_role("button", name="Only closed: 10 models")
    expect(only).to_be_focused()
    expect(only).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Enter")
    assert opened.state()["off"] == []


def test_another_choice_of_colours_brings_everything_back(site: Path, open_page: Open) -> None:
    opened = open_page(site, "#colour=licence&off=open")
    opened.page.get_by_role("combobox", name="Colour").select_option("Architecture")
    assert opened.state()["off"] == []
    assert list_items(opened) == 30


def test_the_colours_of_a_picture_are_those_of_its_legend(site: Path, open_page: Open) -> None:
    page = open_page(site, "#view=size&colour=licence").page
    with page.expect_download() as download:
        page.get_by_role("button", name="Share").click()
        page.get_by_role("button", name="Save picture (SVG)").click()
    written = download.value.path().read_text(encoding="utf-8")
    shown = page.locator(".class").evaluate_all(
        "(all) => all.map((one) => one.style.getPropertyValue('--colour'))"
    )
    assert len(set(shown)) == 2
    assert all(f'fill="{colour}"' in written for colour in shown)
