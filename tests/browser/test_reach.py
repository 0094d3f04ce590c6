"""The page with other keyboards, in small windows, in forced colours and on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_page import find_search
from tests.support.pages import run_axe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.pages import Opened

    Open = Callable[..., Opened]


@pytest.mark.parametrize("where", ["button", "list"])
def test_escape_closes_the_list_to_share_and_leaves_the_selection(
    toy_site: Path, open_page: Open, where: str
) -> None:
    opened = open_page(toy_site, "#model=merge")
    page = opened.page
    button = page.get_by_role("button", name="Share", exact=True)
    button.press("Enter")
    if where == "list":
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator("#share-list")).to_be_hidden()
    expect(button).to_be_focused()
    assert opened.state()["model"] == "merge"


def test_the_list_to_share_closes_when_the_focus_goes_on(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site).page
    page.get_by_role("button", name="Share", exact=True).press("Enter")
    page.locator("#share-list button").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator("#share-list")).to_be_hidden()
    expect(page.get_by_role("button", name="Language", exact=True)).to_be_focused()


def test_what_is_copied_in_the_old_way_says_so_in_its_place(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site).page
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(1), null")
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_role("button", name="Copy link").click()
    copied = page.locator("#share-list").get_by_role("button", name="Copied")
    expect(copied).to_be_visible()
    expect(copied).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Escape"])
def test_a_key_that_belongs_to_an_input_method_chooses_nothing(
    toy_site: Path, open_page: Open, key: str
) -> None:
    opened = open_page(toy_site, "#model=leaf", own=True)
    page = opened.page
    find_search(page).focus()
    method = page.context.new_cdp_session(page)
    method.send(
        "Input.imeSetComposition", {"text": "merge", "selectionStart": 5, "selectionEnd": 5}
    )
    assert opened.state()["query"] == ""
    page.evaluate(
        """(key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
          {key, isComposing: true, bubbles: true, cancelable: true}))""",
        key,
    )
    assert opened.state()["model"] == "leaf"
    method.send("Input.insertText", {"text": "merge"})
    assert opened.state()["query"] == "merge"
    page.keyboard.press("Enter")
    assert opened.state()["model"] == "merge"


@pytest.mark.parametrize(
    ("wide", "usual"),
    [
        pytest.param("family：bert", "family:bert", id="colon"),
        pytest.param("＋merge", "+merge", id="plus"),
        pytest.param("family：bert，root＋", "family:bert,root+", id="comma"),
        pytest.param("family:bert　-right", "family:bert -right", id="space"),
        pytest.param("params：＞１００Ｂ", "params:>100B", id="number"),
    ],
)
def test_full_width_signs_are_read_as_the_usual_ones(
    toy_site: Path, open_page: Open, wide: str, usual: str
) -> None:
    page = open_page(toy_site).page
    wanted = page.evaluate("(text) => lineage.query(text)", usual)
    assert wanted
    assert page.evaluate("(text) => lineage.query(text)", wide) == wanted
    expect(find_search(page)).to_have_value(wide)


def test_the_caret_below_a_wrong_full_width_selector_stands_at_its_place(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#q=family：nobody").page
    expect(page.locator("#details .problem")).to_contain_text("at column 8")


# Windows of all sizes


@pytest.mark.parametrize("width", [900, 768, 640, 390, 320])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_tab_can_be_seen_and_pressed(
    toy_site: Path, open_page: Open, width: int, language: str
) -> None:
    page = open_page(toy_site, f"#lang={language}&view=table", width=width).page
    covered = page.locator("#tabs button").evaluate_all(
        """(tabs) => tabs.filter((tab) => {
          const {left, right, top, bottom} = tab.getBoundingClientRect();
          const [x, y] = [(left + right) / 2, (top + bottom) / 2];
          const inside = left >= 0 && right <= innerWidth;
          return !inside || document.elementFromPoint(x, y) !== tab;
        }).map((tab) => tab.textContent)"""
    )
    assert covered == []
    box = find_search(page).bounding_box() if language == "en" else None
    assert not box or box["width"] >= 200


@pytest.mark.parametrize(
    "size",
    [
        pytest.param((720, 450), id="at 200 percent zoom"),
        pytest.param((320, 256), id="at 400 percent zoom"),
        pytest.param((844, 390), id="phone on its side"),
    ],
)
@pytest.mark.parametrize(
    ("fragment", "part"),
    [
        pytest.param("", "#stage", id="timeline"),
        pytest.param("#model=chatgpt&path=bert", "#stage", id="path"),
        pytest.param("#view=table", "#table", id="table"),
        pytest.param("#tour=3", "#stage", id="tour"),
    ],
)
def test_a_low_window_scrolls_instead_of_squeezing_the_views(
    first_site: Path, open_page: Open, size: tuple[int, int], fragment: str, part: str
) -> None:
    page = open_page(first_site, fragment).page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    box = page.locator(part).bounding_box()
    assert box
    assert box["height"] >= 190
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    bottom = page.locator("#main").evaluate(
        "(one) => { one.scrollIntoView(false); return one.getBoundingClientRect().bottom; }"
    )
    assert bottom <= size[1] + 1


@pytest.mark.parametrize("size", [(1280, 400), (390, 500)], ids=["wide", "narrow"])
def test_a_list_of_matches_that_must_scroll_takes_the_focus_and_its_keys(
    first_site: Path, open_page: Open, size: tuple[int, int]
) -> None:
    page = open_page(first_site).page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    find_search(page).fill("google")
    results = page.locator("#results")
    assert results.evaluate("(list) => list.scrollHeight > list.clientHeight")
    assert run_axe(page) == []
    page.locator("#search").focus()
    while not results.evaluate("(list) => list === document.activeElement"):
        page.keyboard.press("Tab")
        expect(results).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(results).to_have_attribute("aria-activedescendant", "option-0")
    page.keyboard.press("Tab")
    expect(results).to_be_hidden()


def test_escape_in_the_list_of_matches_returns_to_the_search(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site, "#model=merge")
    page = opened.page
    find_search(page).fill("acme")
    page.locator("#results").focus()
    expect(page.locator("#results")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#results")).to_be_hidden()
    expect(find_search(page)).to_be_focused()
    assert opened.state()["query"] == "acme"
    assert opened.state()["model"] == "merge"


def test_on_a_phone_the_tools_fold_into_a_menu_and_the_filters_say_what_they_leave(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site, "#view=table", width=390)
    page = opened.page
    menu = page.get_by_role("button", name="Menu", exact=True)
    theme = page.get_by_role("button", name="Theme", exact=True)
    expect(theme).to_be_hidden()
    menu.press("Enter")
    assert run_axe(page) == []
    theme.click()
    assert opened.state()["theme"] == "dark"
    expect(menu).to_be_focused()
    expect(theme).to_be_hidden()
    menu.click()
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.click()
    page.get_by_role("button", name="Help", exact=True).click()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    for part in ("#viewbar", "#classes"):
        expect(page.locator(part)).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    page.locator("#facets .box", has_text="bert").click()
    page.get_by_role("button", name="Show 2 models").click()
    expect(page.locator("#filters")).to_be_hidden()


def test_a_phone_on_its_side_shows_the_selection_beside_the_picture(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#model=merge", width=844).page
    page.set_viewport_size({"width": 844, "height": 390})
    picture, panel = (page.locator(one).bounding_box() for one in ("#stage", "#details"))
    assert picture
    assert panel
    assert picture["width"] * picture["height"] >= 0.45 * 844 * 390
    assert picture["x"] + picture["width"] <= panel["x"]
    assert max(one["y"] + one["height"] for one in (picture, panel)) <= 390
    assert page.evaluate("document.documentElement.scrollHeight") == 390
    page.evaluate("lineage.select(null)")
    expect(page.locator("#details")).to_be_hidden()
    page.evaluate("lineage.query('acme')")
    expect(page.locator("#details")).to_be_visible()


def test_the_graph_is_two_keys_away_and_years_are_paged_through(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site)
    page = opened.page
    page.keyboard.press("Tab")
    skip = page.get_by_role("button", name="Skip to the graph")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#graph') !== null")
    page.locator("#range-from").press("PageUp")
    assert opened.state()["from"] == "2018-06"
    page.locator("#range-to").press("PageDown")
    assert opened.state()["to"] == "2020-12"


def test_type_grows_with_that_of_the_reader_and_with_a_wall_in_words_and_picture(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site, own=True)
    page = opened.page
    look = """(() => ({
      names: Object.fromEntries(lineage.drawn().filter(({what}) => what === "model")
        .map(({id, x, y, width, height}) => [id, {x, y, width, height}])),
      claim: parseFloat(getComputedStyle(document.getElementById("claim")).fontSize),
      left: document.getElementById("stage").getBoundingClientRect().left,
    }))()"""
    usual = page.evaluate(look)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.enable")
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 32}})
    page.reload()
    page.evaluate("lineage.ready")
    large = page.evaluate(look)
    assert large["claim"] >= 1.5 * usual["claim"]
    shared = large["names"].keys() & usual["names"].keys()
    assert {round(large["names"][one]["height"] / usual["names"][one]["height"], 2)
            for one in shared} == {2}  # fmt: skip
    boxes = list(large["names"].values())
    assert all(
        one["x"] + one["width"] <= two["x"] or two["x"] + two["width"] <= one["x"]
        or one["y"] + one["height"] <= two["y"] or two["y"] + two["height"] <= one["y"]
        for number, one in enumerate(boxes) for two in boxes[:number]
    )  # fmt: skip
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    name, box = next(iter(large["names"].items()))
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert opened.state()["model"] == name
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    page.set_viewport_size({"width": 2560, "height": 1300})
    assert page.evaluate(look)["claim"] > usual["claim"]


# Forced colours


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_show_what_is_chosen(toy_site: Path, open_page: Open, scheme: str) -> None:
    page = open_page(toy_site, "#model=merge", theme=scheme, forced_colors="active").page
    find_search(page).fill("acme")
    page.keyboard.press("ArrowDown")
    pairs = {
        "#tabs": ("[aria-selected=true]", "[aria-selected=false]"),
        ".depth": ("input:checked + span", "input:not(:checked) + span"),
        "#results": ("[aria-selected=true]", "[aria-selected=false]"),
    }
    for group, (chosen, other) in pairs.items():
        colours = [
            page.locator(f"{group} {part}").first.evaluate(
                "(element) => getComputedStyle(element).backgroundColor"
            )
            for part in (chosen, other)
        ]
        assert colours[0] != colours[1], group


# Paper


@pytest.mark.parametrize(
    ("fragment", "width"),
    [
        ("", 1440),
        ("", 390),
        ("#model=bert", 1440),
        ("#model=bert", 390),
        ("#model=chatgpt&path=bert", 1440),
        ("#view=size", 1440),
        ("#tour=8", 390),
        ("#embed=1&model=bert", 390),
    ],
)
def test_a_poster_is_one_sheet(
    first_site: Path, open_page: Open, fragment: str, width: int
) -> None:
    page = open_page(first_site, fragment, width=width, theme="dark").page
    sheet = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    expect(page.locator("#poster > *")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(
    ("fragment", "named"),
    [
        pytest.param("", {"2017", "2023", "BERT", "GPT", "Protein"}, id="families"),
        pytest.param("#model=bert", {"BERT", "Transformer", "RoBERTa", "ELECTRA"}, id="lineage"),
        pytest.param("#tour=8", {"DALL-E 2"}, id="tour"),
    ],
)
def test_a_poster_has_what_is_seen_as_texts_and_its_legend(
    first_site: Path, open_page: Open, fragment: str, named: set[str], width: int
) -> None:
    page = open_page(first_site, fragment, width=width, theme="dark").page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    texts = set(page.locator("#poster text").all_text_contents())
    assert named <= texts
    assert page.locator("#poster rect").first.get_attribute("fill") == "#ffffff"
    claim = page.locator("#claim").text_content()
    assert claim in texts
    assert texts & {"Encoder", "Decoder", "Encoder and decoder", "Other architecture"}
    expect(page.locator("#stage")).to_be_hidden()
