"""The page as people use it: by mouse, by keyboard, on a phone, with a screen reader."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from graph.testing import make_document
from lineage.website import write_site
from tests.browser.conftest import EVIL
from tests.support.pages import run_axe, run_axe_in_both_themes, wait_for_frame

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.support.pages import Opened

    Open = Callable[..., Opened]


def find_search(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search models or query", exact=True)


def find_rows(page: Page) -> list[str]:
    return page.locator("tbody th").all_inner_texts()


def test_the_parts_of_the_page_have_their_names(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site).page
    expect(page).to_have_title(re.compile(" · Transformer Lineage$"))
    expect(find_search(page)).to_be_visible()
    assert page.get_by_role("tab").all_inner_texts() == ["Timeline", "Size", "Tree", "Table"]
    expect(page.get_by_role("region", name="Model details", exact=True)).to_be_visible()
    expect(page.get_by_role("region", name="Lineage graph", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Theme", exact=True)).to_be_visible()
    footer = page.locator("footer").inner_text()
    assert "Paper metadata: 2 from arXiv (newest fetched 2026-11-22)." in footer
    assert "Thank you to arXiv for use of its open access interoperability." in footer
    assert "Not endorsed by arXiv" in footer
    assert page.evaluate("[typeof window.vis, typeof window.lineage]") == [
        "undefined",
        "object",
    ]


def test_search_finds_names_aliases_labs_and_arxiv_ids(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site).page
    for text, first in {
        "LEFT": "left", "melange": "merge", "arXiv:1901.00001v2": "merge",
        "masses": "merge", "acme bert": "right",
    }.items():  # fmt: skip
        assert page.evaluate("(text) => lineage.query(text)[0]", text) == first
    assert page.evaluate("lineage.query('no such model')") == []


def test_a_match_is_chosen_by_arrow_keys_and_enter(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site)
    page = opened.page
    page.keyboard.press("/")
    expect(find_search(page)).to_be_focused()
    page.keyboard.type("acme")
    options = page.locator("#results").get_by_role("option")
    assert options.locator("strong").all_inner_texts()[0] == "Acme"
    expect(options).to_have_count(7)
    expect(page.get_by_role("status")).to_have_text("7 models found.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator("#results").get_by_role("option", selected=True)
    name = second.locator("strong").inner_text()
    expect(second.locator("xpath=..")).to_have_accessible_name("Models 7")
    expect(page.get_by_role("combobox", name="Search models or query")).to_have_attribute(
        "aria-expanded", "true"
    )
    page.keyboard.press("Enter")
    assert opened.details() == name
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.locator("#outline button[aria-current]").inner_text().startswith(name)


def test_escape_closes_the_list_then_clears_the_text(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site).page
    find_search(page).fill("left")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(find_search(page)).to_have_value("left")
    page.keyboard.press("Escape")
    expect(find_search(page)).to_have_value("")


def test_a_click_on_a_name_in_the_graph_selects_the_model(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site)
    stage = opened.page.locator("#stage").bounding_box()
    assert stage
    opened.page.mouse.click(*point_at(opened, "ROOT"))
    expect(opened.page.locator("#details-title")).to_have_text("ROOT")
    opened.page.mouse.click(stage["x"] + stage["width"] - 40, stage["y"] + stage["height"] - 40)
    expect(opened.page.locator("#details-title")).to_have_count(0)


def test_the_panel_says_what_was_inherited_and_who_says_so(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#model=merge").page
    panel = page.get_by_role("region", name="Model details")
    text = panel.inner_text()
    for part in (
        "MERGE", "Also called: Melange", "3 ancestors, 2 descendants", "Builds on", "merging",
        "weights", "! disputed", "Not accepted as parent",
        "Nearer parents are known.", "Released: 2302.07730 prints “02/2018”", "corrected here",
        "Merging for the masses", "Ada One, Ben Two", "Undisclosed",
    ):  # fmt: skip
        assert part in text, part
    assert "supported" not in text
    links = panel.get_by_role("link").evaluate_all("(links) => links.map((link) => link.href)")
    assert "https://arxiv.org/abs/1901.00001" in links
    panel.locator(".kin").get_by_role("button", name="LEFT").first.click()
    expect(page.locator("#details-title")).to_have_text("LEFT")
    expect(page.locator("#details-title")).to_be_focused()


def test_back_and_forward_walk_through_selections(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site)
    page = opened.page
    page.evaluate("lineage.select('left')")
    page.evaluate("lineage.select('merge')")
    page.get_by_role("tab", name="Table").click()
    assert page.url.endswith("#view=table&model=merge")
    page.go_back()
    expect(page.get_by_role("tab", name="Timeline")).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(page.locator("#details-title")).to_have_text("LEFT")
    page.go_back()
    expect(page.locator("#details-title")).to_have_count(0)
    page.go_forward()
    expect(page.locator("#details-title")).to_have_text("LEFT")


def test_a_shared_address_opens_the_same_state(toy_site: Path, open_page: Open) -> None:
    fragment = "#view=table&model=leaf&depth=all&family=bert&theme=dark&q=acme&sort=-name"
    opened = open_page(toy_site, fragment)
    shared = {
        "view": "table", "model": "leaf", "depth": "Infinity", "families": ["bert"],
        "theme": "dark", "query": "acme", "sort": "-name",
    }  # fmt: skip
    state = opened.state()
    assert {key: state[key] for key in shared} == shared
    assert find_rows(opened.page) == ["RIGHT", "LEAF"]
    assert opened.page.locator("html").get_attribute("data-theme") == "dark"


@pytest.mark.parametrize(
    "fragment", ["#model=nobody&view=pie&depth=-1&family=x,y&theme=pink&sort=;", "#%", "#=&&="]
)
def test_a_broken_address_opens_the_page_as_at_first(
    toy_site: Path, open_page: Open, fragment: str
) -> None:
    opened = open_page(toy_site, fragment)
    assert opened.page.url.endswith("#")
    assert opened.state() == open_page(toy_site).state()


def test_the_theme_follows_the_system_until_it_is_chosen(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, theme="dark").page
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    page.emulate_media(color_scheme="light")
    expect(root).to_have_attribute("data-theme", "light")
    page.get_by_role("button", name="Theme", exact=True).click()
    expect(root).to_have_attribute("data-theme", "dark")
    assert page.url.endswith("#theme=dark")
    page.emulate_media(color_scheme="light")
    expect(root).to_have_attribute("data-theme", "dark")


def test_arrow_keys_walk_to_parents_children_and_neighbours(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site, "#model=merge")
    page = opened.page

    def press(key: str) -> str:
        page.keyboard.press(key)
        return str(page.evaluate("document.activeElement.textContent")).split(",")[0]

    assert press("ArrowLeft") == "LEFT"
    assert press("ArrowLeft") == "ROOT"
    assert press("ArrowDown") == "LEFT"
    assert press("ArrowRight") == "MERGE"
    assert press("ArrowUp") == "LEFT"
    page.keyboard.press("Enter")
    assert opened.state()["model"] == "left"
    expect(page.get_by_role("status")).to_have_text("LEFT selected: 1 ancestor, 3 descendants.")
    page.keyboard.press("Escape")
    assert opened.state()["model"] is None
    expect(page.get_by_role("status")).to_have_text("Selection cleared.")


def test_up_and_down_walk_among_the_parents_and_children_that_an_arrow_leads_to(
    first_site: Path, open_page: Open
) -> None:
    page = open_page(first_site, "#model=stable-diffusion").page

    def press(key: str) -> tuple[str, str]:
        page.keyboard.press(key)
        text = str(page.evaluate("document.activeElement.textContent")).split(",")[0]
        return text, page.get_by_role("status").inner_text()

    parents = ["Latent Diffusion", "CLIP", "Imagen", "DALL-E 2"]
    said = [f"Parent {number} of 4 of Stable Diffusion." for number in (1, 2, 3, 4)]
    keys = ["ArrowLeft", "ArrowDown", "ArrowDown", "ArrowDown"]
    assert [press(key) for key in keys] == list(zip(parents, said, strict=True))
    assert press("ArrowDown") == (parents[3], said[3])
    assert press("Home") == (parents[0], said[0])
    assert press("End") == (parents[3], said[3])
    assert press("ArrowUp") == (parents[2], said[2])
    assert press("ArrowLeft")[0] == "T5"
    assert press("ArrowRight")[1].startswith("Child 1 of ")
    second, text = press("ArrowDown")
    assert text.startswith("Child 2 of ")
    assert text.endswith(" of T5.")
    page.keyboard.press("Enter")
    expect(page.locator("#details-title")).to_have_text(second)


def test_left_leads_along_the_trail_to_the_root(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#model=chatgpt").page
    trail = page.locator(".trail li").all_inner_texts()
    walked = []
    for _ in trail[1:]:
        page.keyboard.press("ArrowLeft")
        walked.append(str(page.evaluate("document.activeElement.textContent")).split(",")[0])
    assert walked == trail[-2::-1]
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.textContent").startswith(trail[0])


def test_a_step_without_a_choice_takes_back_what_was_said_of_the_last(
    first_site: Path, open_page: Open
) -> None:
    page = open_page(first_site, "#model=stable-diffusion").page
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#live")).to_have_text("Parent 1 of 4 of Stable Diffusion.")
    while page.locator("#live").inner_text():
        before = page.evaluate("document.activeElement.textContent")
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("document.activeElement.textContent") != before


def test_every_key_of_the_graph_is_in_the_help(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site).page
    page.keyboard.press("?")
    keys = " ".join(page.locator(".keys kbd").all_inner_texts())
    wanted = {"←", "→", "↑", "↓", "Home", "End", "Enter", "Esc", "+", "−", "0", "/", "?"}
    assert sorted(wanted - set(keys.split())) == []


def test_the_graph_has_an_equal_list_with_one_tab_stop(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site).page
    items = page.locator("#outline button")
    assert "MERGE, 2019-02-11. 2 parents. 1 child." in items.all_inner_texts()
    expect(items).to_have_count(7)
    expect(page.locator("#outline button[tabindex='0']")).to_have_count(1)
    assert page.locator("#graph [tabindex='900']").count() == 0


def test_help_opens_by_its_key_and_closes_by_escape(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site).page
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard and mouse")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_the_table_sorts_both_ways_and_says_so(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=table").page
    heading = page.get_by_role("columnheader", name="Parameters")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert find_rows(page)[-2:] == ["LEAF", "MERGE"]
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(heading.get_by_role("button")).to_be_focused()
    assert find_rows(page)[0] == "LEAF"
    assert find_rows(page)[-1] == "MERGE"


def test_a_name_in_the_table_selects_its_model_and_keeps_the_focus(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#view=table").page
    button = page.get_by_role("rowheader", name="LEAF").get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#details-title")).to_have_text("LEAF")
    expect(button).to_be_focused()
    expect(page.locator("tr[aria-current]")).to_have_attribute("data-model", "leaf")


def test_families_and_search_narrow_the_table(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=table").page
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("checkbox", name="BERT").check()
    assert find_rows(page) == ["LEAF", "RIGHT"]
    find_search(page).fill("leaf")
    assert find_rows(page) == ["LEAF"]
    expect(page.locator("caption")).to_have_text("1 of 7 models")
    find_search(page).fill("nothing like it")
    expect(page.locator("#table")).to_contain_text("No model matches.")
    find_search(page).fill("")
    page.get_by_role("checkbox", name="BERT").uncheck()
    assert len(find_rows(page)) == 7


def test_the_depth_control_is_kept_in_the_address(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, "#model=leaf")
    opened.page.get_by_role("radio", name="All").check(force=True)
    assert opened.page.url.endswith("&depth=all")
    opened.page.get_by_role("radio", name="2").check(force=True)
    assert opened.page.url.endswith("#view=timeline&model=leaf")


def test_names_and_titles_from_outside_do_no_harm(toy_site: Path, open_page: Open) -> None:
    for fragment in ("#model=evil", "#model=evil&view=table", f"#q={EVIL}"):
        page = open_page(toy_site, fragment).page
        find_search(page).fill(EVIL[:12])
        wait_for_frame(page)
        assert page.locator("img").count() == 0
    page = open_page(toy_site, "#model=evil").page
    assert page.locator("#details-title").inner_text() == EVIL
    panel = page.get_by_role("region", name="Model details")
    assert EVIL in panel.locator(".paper-title").inner_text()
    addresses = page.locator("a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    inside = [one for one in addresses if not one.startswith(("https://", "http://"))]
    assert "models/evil/index.html" in inside
    assert [one for one in inside if not (toy_site.parent / one).is_file()] == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_leads_to_the_readable_pages_and_the_feed(
    first_site: Path, open_page: Open, lang: str
) -> None:
    page = open_page(first_site, f"#model=llama&lang={lang}").page
    page.evaluate("document.getElementById('about-open').click()")
    page.evaluate("document.querySelectorAll('.concept').forEach((one) => one.click())")
    found: dict[str, list[str]] = page.evaluate(
        """() => Object.fromEntries(['#details', '#about', '#footer'].map((place) => [place,
          [...document.querySelectorAll(`${place} a`)].map((a) => a.getAttribute('href'))
            .filter((address) => !address.startsWith('https://'))]))"""
    )
    zh = "zh/" if lang == "zh" else ""
    assert f"{zh}models/llama/index.html" in found["#details"]
    assert any(one.startswith(f"{zh}techniques/") for one in found["#details"])
    for place in ("#about", "#footer"):
        assert {f"{zh}models/index.html", "feed.xml"} <= set(found[place])
    paths = {path for all_paths in found.values() for path in all_paths}
    assert [path for path in paths if not (first_site.parent / path).is_file()] == []


def test_from_disk_a_readable_page_opens_and_back_returns(
    first_site: Path, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{first_site.as_uri()}#model=bert&view=table")
    page.get_by_role("link", name="Readable page (in the folder of the site)").click()
    expect(page).to_have_title("BERT · Transformer Lineage")
    page.go_back()
    page.evaluate("window.lineage.ready")
    assert page.evaluate("window.lineage.state.view") == "table"
    expect(page.locator("#details-title")).to_have_text("BERT")
    context.close()


def test_on_a_phone_nothing_is_wider_than_the_screen(first_site: Path, open_page: Open) -> None:
    for fragment in ("", "#model=bert", "#view=table&model=bart"):
        page = open_page(first_site, fragment, width=390, has_touch=True).page
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        sheet = page.get_by_role("region", name="Model details").bounding_box()
        assert sheet
        assert sheet["width"] == 390
        assert sheet["y"] + sheet["height"] <= 845


def test_the_sheet_of_a_phone_opens_and_closes(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#model=bert", width=390, reduced_motion="reduce").page
    sheet = page.get_by_role("region", name="Model details")
    low = sheet.bounding_box()
    page.get_by_role("button", name="Show more").click()
    high = sheet.bounding_box()
    assert low
    assert high
    assert high["height"] > low["height"] + 200
    page.get_by_role("button", name="Show less").click()
    assert sheet.bounding_box() == low


def test_a_tap_on_a_phone_selects_and_keeps_the_model_in_sight(
    first_site: Path, open_page: Open
) -> None:
    opened = open_page(first_site, width=390, has_touch=True, is_mobile=True)
    stage = opened.page.locator("#stage").bounding_box()
    assert stage
    opened.page.locator("#outline button", has_text="Chinchilla").evaluate("(one) => one.click()")
    height = "document.getElementById('stage').getBoundingClientRect().height"
    opened.page.wait_for_function(f"{height} < {stage['height']}")
    opened.page.get_by_role("button", name="Clear selection").tap()
    opened.page.wait_for_function(f"{height} === {stage['height']}")
    names = [one for one in opened.page.evaluate("lineage.drawn()") if one["what"] == "model"]
    place = names[0]
    opened.page.touchscreen.tap(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(opened.page.locator("#details-title")).to_have_count(1)
    assert opened.state()["model"] == place["id"]


def test_without_scripts_the_page_lists_every_model(toy_site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(toy_site.as_uri())
    expect(page.get_by_role("heading", name="Transformer Lineage")).to_have_count(1)
    expect(page.get_by_role("listitem")).to_have_count(7)
    expect(page.get_by_role("listitem").nth(3)).to_contain_text("MERGE (2019-02-11), from LEFT")
    context.close()


def point_at(opened: Opened, text: str) -> tuple[float, float]:
    """Find where on the stage the tip says `text`, and return the place in the page."""
    place = opened.page.evaluate(
        """(text) => {
          const stage = document.getElementById('stage');
          const box = stage.getBoundingClientRect();
          for (let y = box.top + 34; y < box.bottom; y += 4) {
            for (let x = box.left + 120; x < box.right; x += 6) {
              stage.dispatchEvent(new PointerEvent('pointermove', {clientX: x, clientY: y}));
              const tip = document.getElementById('tip');
              if (!tip.hidden && tip.firstChild.textContent === text) return [x, y];
            }
          }
        }""",
        text,
    )
    assert place, f"nothing on the stage says {text}"
    return place[0], place[1]


def test_a_line_shows_its_receipt_on_a_click(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, "#model=right&depth=1")
    page = opened.page
    x, y = point_at(opened, "RIGHT → MERGE")
    page.mouse.move(x, y)
    assert "merging (weights)" in page.locator("#tip").inner_text()
    page.mouse.click(x, y)
    expect(page.locator("#details-title")).to_have_text("MERGE")
    expect(page.locator(".pointed-out .model-link")).to_have_text("RIGHT")
    expect(page.locator(".pointed-out details")).to_have_attribute("open", "")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("fragment", ["", "#model=bert", "#view=table&model=flan-t5"])
def test_axe_finds_nothing(few_site: Path, open_page: Open, width: int, fragment: str) -> None:
    page = open_page(few_site, fragment, width=width, reduced_motion="reduce").page
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert run_axe_in_both_themes(page) == []


@pytest.mark.parametrize(
    ("view", "width", "theme"),
    [("timeline", 390, "dark"), ("tree", 1440, "dark"), ("table", 1440, "light")],
)
def test_axe_finds_nothing_where_all_models_of_the_catalog_are(
    real_site: Path, open_page: Open, view: str, width: int, theme: str
) -> None:
    fragment = f"#view={view}&model=bert&tree=whole"
    page = open_page(real_site, fragment, width=width, theme=theme, reduced_motion="reduce").page
    assert run_axe(page) == []


def test_axe_finds_nothing_in_open_lists_and_dialogs(few_site: Path, open_page: Open) -> None:
    page = open_page(few_site).page
    find_search(page).fill("bert")
    page.keyboard.press("ArrowDown")
    assert run_axe(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Help").click()
    assert run_axe(page) == []


def test_every_model_can_be_shown(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site).page
    models = json.loads(first_site.with_name("graph.json").read_text(encoding="utf-8"))["models"]
    count = page.evaluate(
        """async (models) => {
          for (const {id, name} of models) {
            lineage.select(id);
            if (document.getElementById('details-title').textContent !== name) return id;
          }
          return models.length;
        }""",
        models,
    )
    assert count == len(models) >= 98


@pytest.mark.parametrize(
    "models", [{}, {"only": "2020"}, {"a": "2020-01-01", "b": "2020-01-01"}], ids=len
)
def test_a_tiny_catalog_makes_a_page_too(
    models: dict[str, str], tmp_path: Path, open_page: Open
) -> None:
    write_site(make_document(models, []), tmp_path)
    page = open_page(tmp_path / "index.html").page
    expect(page.locator("#outline button")).to_have_count(len(models))
    page.get_by_role("tab", name="Table").click()
    assert len(find_rows(page)) == len(models)
