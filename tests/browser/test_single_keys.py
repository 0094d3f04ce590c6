"""Keys of one character, which act wherever the focus is, and the switch that stops them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.support.pages import Opened

    Open = Callable[..., Opened]


def find_switch(page: Page, name: str = "Single keys act everywhere") -> Locator:
    page.locator("#help-open").click()
    return page.get_by_role("checkbox", name=name)


def test_single_keys_can_be_switched_off_and_on_again(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#model=merge").page
    find_switch(page).uncheck()
    page.keyboard.press("Escape")
    page.locator("#outline button[tabindex='0']").focus()
    for key in ("?", "/"):
        page.keyboard.press(key)
        expect(page.locator("#help")).to_be_hidden()
        expect(page.locator("#outline :focus")).to_have_count(1)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.textContent").startswith("LEFT")
    find_switch(page).check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.locator("#outline button[tabindex='0']").focus()
    for key, label in (("c", "Compare with"), ("p", "Path to")):
        page.keyboard.press(key)
        expect(page.get_by_label(label)).to_be_focused()
        page.locator("#outline button[tabindex='0']").focus()


def test_the_switch_is_remembered(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#lang=zh").page
    find_switch(page, "单键快捷键").uncheck()
    page.reload()
    page.evaluate("window.lineage.ready")
    expect(find_switch(page, "单键快捷键")).not_to_be_checked()


@pytest.mark.parametrize("keys", ["on", "off"])
def test_the_switch_works_where_storage_is_blocked(
    toy_site: Path, open_page: Open, keys: str
) -> None:
    page = open_page(toy_site, own=True).page
    page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("blocked", "SecurityError"); }})"""
    )
    page.reload()
    page.evaluate("window.lineage.ready")
    find_switch(page).set_checked(keys == "on")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible(visible=keys == "on")
