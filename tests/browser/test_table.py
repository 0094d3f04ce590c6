"""The table: its columns, filters, order, and what of it can be taken away."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EVIL
from tests.browser.test_page import find_rows, find_search
from tests.support.pages import run_axe_in_both_themes, wait_for_frame, write_page
from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.support.pages import Opened

    Open = Callable[..., Opened]

DEFAULT = [
    "Name", "Released", "Family", "Labs", "Architecture", "Parameters", "Licence", "Parents",
]  # fmt: skip
MORE = [
    "Modalities", "Pre-training tasks", "Fine-tuning tasks", "Techniques", "Training data", "Use",
    "Adds", "Paper", "Links", "In 2302.07730",
]  # fmt: skip


def list_headings(page: Page) -> list[str]:
    headings = page.get_by_role("columnheader").all_inner_texts()
    return [heading.split("\n")[0].strip("↕▲▼ ") for heading in headings]


def find_button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def find_filter(page: Page, column: str) -> Locator:
    return page.get_by_role("searchbox", name=f"Filter by {column}", exact=True)


def save_table(page: Page, entry: str) -> str:
    """Take the table away, and return what is in the file."""
    find_button(page, "Download").click()
    with page.expect_download() as info:
        find_button(page, entry).click()
    return str(info.value.path().read_text(encoding="utf-8"))


def test_columns_are_chosen_by_keyboard_and_kept_in_the_address(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#view=table").page
    assert list_headings(page) == DEFAULT
    columns = find_button(page, "Columns")
    columns.focus()
    page.keyboard.press("Enter")
    expect(columns).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="Released")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Family")).to_be_focused()
    expect(page.get_by_role("checkbox", name="Family")).not_to_be_checked()
    page.get_by_role("checkbox", name="Adds").press("Space")
    assert list_headings(page) == [name for name in DEFAULT if name != "Family"] + ["Adds"]
    assert page.url.endswith(
        "#view=table&columns=name,released,labs,architecture,parameters,licence,parents,adds"
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(columns).to_be_focused()
    fresh = open_page(toy_site, f"#{page.url.split('#')[1]}").page
    assert list_headings(fresh) == list_headings(page)


def test_every_property_can_be_a_column_and_reset_brings_the_first_ones_back(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#view=table").page
    find_button(page, "Columns").click()
    find_button(page, "Show all").click()
    assert sorted(list_headings(page)) == sorted(DEFAULT + MORE)
    find_button(page, "Reset").click()
    assert list_headings(page) == DEFAULT
    assert page.url.endswith("#view=table")
    page.locator("caption").dispatch_event("pointerdown")
    expect(find_button(page, "Reset")).to_be_hidden()


def test_every_column_sorts_and_says_so(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=table").page
    find_button(page, "Columns").click()
    find_button(page, "Show all").click()
    page.keyboard.press("Escape")
    for name in DEFAULT + MORE:
        heading = page.get_by_role("columnheader", name=name, exact=True)
        heading.get_by_role("button").focus()
        page.keyboard.press("Enter")
        expect(heading).to_have_attribute("aria-sort", "ascending")
        expect(heading.get_by_role("button")).to_be_focused()
        expect(page.locator("[aria-sort]")).to_have_count(1)


def test_filters_of_columns_work_with_the_search_and_the_families(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#view=table&family=bert,transformer").page
    before = find_rows(page)
    find_filter(page, "Parents").press_sequentially("mer")
    assert find_rows(page) == ["LEAF"]
    expect(find_filter(page, "Parents")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("1 of 7 models")
    expect(page.locator("#table-count")).to_have_text("1 of 7 models")
    assert page.url.endswith("&filter.parents=mer")
    find_search(page).fill("root")
    assert find_rows(page) == []
    expect(page.locator("#table")).to_contain_text("No model matches.")
    find_search(page).fill("")
    page.keyboard.press("Escape")  # closes what the empty box proposes
    fresh = open_page(toy_site, f"#{page.url.split('#')[1]}").page
    assert find_rows(fresh) == ["LEAF"]
    expect(find_filter(fresh, "Parents")).to_have_value("mer")
    find_button(page, "Clear column filters").click()
    assert find_rows(page) == before
    expect(find_filter(page, "Name")).to_be_focused()
    expect(find_button(page, "Clear column filters")).to_be_hidden()


def test_sizes_and_dates_are_filtered_as_in_selectors(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=table").page
    find_filter(page, "Parameters").fill(">=100B")
    assert find_rows(page) == ["LEAF"]
    find_filter(page, "Parameters").press("Escape")
    assert len(find_rows(page)) == 7
    find_filter(page, "Released").fill("2018")
    assert find_rows(page) == ["RIGHT", "LEFT"]
    find_filter(page, "Released").fill(">=2020")
    assert find_rows(page) == [EVIL, "ALONE", "LEAF"]
    find_filter(page, "Released").fill(">=2020-09")
    assert find_rows(page) == [EVIL, "ALONE"]
    find_filter(page, "Released").fill("2018-04..2019-02-11")
    assert find_rows(page) == ["MERGE", "RIGHT"]


def test_a_filter_that_is_not_understood_says_so_and_hides_nothing(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#view=table").page
    size = find_filter(page, "Parameters")
    size.fill(">=ten")
    expect(size).to_have_attribute("aria-invalid", "true")
    problem = "This size filter is not understood: write >=10B, <1B or 10B..100B."
    expect(page.locator("#table-problem")).to_have_text(problem)
    expect(page.get_by_role("status")).to_have_text(problem)
    assert len(find_rows(page)) == 7
    size.fill("10B-100B")
    expect(page.locator("#table-problem")).to_have_text(problem)
    size.fill(">=1B")
    expect(size).to_have_attribute("aria-invalid", "false")
    expect(page.locator("#table-problem")).to_be_empty()


def test_escape_in_a_filter_keeps_the_selected_model(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, "#view=table&model=leaf&filter.name=leaf")
    find_filter(opened.page, "Name").press("Escape")
    assert opened.state()["model"] == "leaf"
    assert opened.state()["columnFilters"] == {}


def test_back_undoes_the_typing_of_a_filter_at_once(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=table").page
    find_filter(page, "Name").press_sequentially("leaf")
    assert find_rows(page) == ["LEAF"]
    page.go_back()
    expect(find_filter(page, "Name")).to_have_value("")
    assert len(find_rows(page)) == 7


def test_hiding_a_column_drops_its_filter(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, "#view=table&filter.labs=nobody&filter.name=e")
    find_button(opened.page, "Columns").click()
    opened.page.get_by_role("checkbox", name="Labs").uncheck()
    assert opened.state()["columnFilters"] == {"name": "e"}


def test_the_kind_of_a_parent_is_told_and_its_button_selects_it(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#view=table").page
    parent = find_button(page, "LEAF (distillation)")
    expect(parent).to_have_attribute("title", "distillation")
    parent.click()
    expect(page.locator("#details-title")).to_have_text("LEAF")


def test_the_csv_has_the_rows_and_columns_in_sight(toy_site: Path, open_page: Open) -> None:
    fragment = "#view=table&columns=released,parents&filter.released=2019..2021&sort=-name"
    page = open_page(toy_site, fragment).page
    text = save_table(page, "This table as CSV")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0] == ["Name", "Released", "Parents"]
    assert [row[0] for row in rows[1:]] == find_rows(page)
    assert rows[1:3] == [
        ["MERGE", "2019-02-11", "LEFT (merging), RIGHT (merging)"],
        ["LEAF", "2020-08", "MERGE (fine-tuning)"],
    ]


def test_the_json_has_the_rows_and_columns_in_sight(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=table&columns=parents,paper&filter.name=merge").page
    rows: list[dict[str, Any]] = json.loads(save_table(page, "This table as JSON"))
    kinds = ["merging"]
    parents = [{"id": "left", "kinds": kinds}, {"id": "right", "kinds": kinds}]
    assert rows == [{"name": "MERGE", "parents": parents, "paper": "1901.00001"}]


def test_data_from_the_share_menu_follow_the_filters_of_the_table(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#view=table&filter.released=2018").page
    find_button(page, "Share").click()
    expect(page.locator("#share-list")).to_contain_text("2 models")


@pytest.mark.parametrize("width", [1440, 390])
def test_a_row_is_one_line_and_says_the_whole_text_under_the_pointer(
    first_site: Path, open_page: Open, width: int
) -> None:
    columns = "corpus,licence,adds,links,parents"
    page = open_page(first_site, f"#view=table&columns={columns}&model=gpt-3", width=width).page
    heights = page.locator("tbody tr").evaluate_all("(all) => all.map((one) => one.offsetHeight)")
    assert max(heights) == min(heights) <= 34
    text = page.locator("tr[data-model='gpt-3'] [data-column='corpus'] div")
    assert text.get_attribute("title") == text.inner_text()
    assert text.evaluate("(one) => one.scrollWidth > one.clientWidth")


def test_the_newest_models_come_first(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=table").page
    assert find_rows(page)[-2:] == ["LEFT", "ROOT"]
    heading = page.get_by_role("columnheader", name="Released")
    expect(heading).to_have_attribute("aria-sort", "descending")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert find_rows(page)[:2] == ["ROOT", "LEFT"]


def test_only_rows_in_sight_are_made_and_the_others_come_when_they_are(
    take_page: Callable[..., Opened], tmp_path: Path
) -> None:
    site = write_page(make_synthetic_document(400), tmp_path)
    opened = take_page(viewport={"width": 1440, "height": 900})
    opened.is_allowed = lambda _: True
    page = opened.page
    page.goto(f"{site.as_uri()}#view=table")
    page.evaluate("lineage.ready")
    table = page.get_by_role("table")
    expect(table).to_have_attribute("aria-rowcount", "402")
    rows = page.locator("tbody tr")
    assert 20 < rows.count() < 100
    focused = rows.nth(5).get_by_role("button").first
    focused.focus()
    height = page.locator("#table").evaluate("(one) => one.scrollHeight")
    page.locator("#table").evaluate("(one) => one.scrollTo(0, 200)")
    wait_for_frame(page)
    expect(focused).to_be_focused()
    page.locator("#table").evaluate("(one) => one.scrollTo(0, one.scrollHeight)")
    wait_for_frame(page)
    expect(rows.last).to_have_attribute("aria-rowindex", "402")
    expect(rows.last.get_by_role("rowheader")).to_be_in_viewport()
    assert 20 < rows.count() < 100
    assert page.locator("#table").evaluate("(one) => one.scrollHeight") == height
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(rows).to_have_count(400)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert rows.count() < 100


def test_the_head_and_the_names_stay_in_sight(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#view=table&columns=corpus,adds,links", width=390).page
    table = page.locator("#table")
    table.evaluate("(one) => one.scrollTo(300, 900)")
    box = table.bounding_box()
    assert box
    for place in (page.locator("thead th").first, page.locator("tbody th").last):
        at = place.bounding_box()
        assert at
        assert at["x"] == box["x"]
    top = page.locator("thead").bounding_box()
    assert top
    assert abs(top["y"] - box["y"]) <= 1


def test_on_a_phone_a_button_brings_the_filters(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#view=table", width=390, has_touch=True).page
    expect(find_filter(page, "Name")).to_be_hidden()
    find_button(page, "Filter").click()
    expect(find_button(page, "Filter")).to_have_attribute("aria-expanded", "true")
    find_filter(page, "Name").fill("bert")
    assert "BERT" in find_rows(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    shared = open_page(first_site, f"#{page.url.split('#')[1]}", width=390).page
    expect(find_filter(shared, "Name")).to_be_visible()


def test_a_long_name_stands_whole_in_its_column(tmp_path: Path, open_page: Open) -> None:
    document = make_synthetic_document(1)
    document["models"][0]["name"] = "Apple Foundation Model (on-device)"
    page = open_page(write_page(document, tmp_path), "#view=table", width=390).page
    name = page.locator("tbody th .model-link")
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert name.evaluate("(one) => one.scrollWidth <= one.clientWidth")


@pytest.mark.parametrize(("lang", "width"), [("en", 1440), ("zh", 390)])
def test_axe_finds_nothing_in_the_table(
    few_site: Path, open_page: Open, width: int, lang: str
) -> None:
    everything = "adds,links,paper,corpus,techniques,parents"
    fragment = f"#view=table&lang={lang}&columns={everything}&filter.parents=bert&model=roberta"
    page = open_page(few_site, fragment, width=width, reduced_motion="reduce").page
    assert run_axe_in_both_themes(page) == []
    page.locator("#columns-open").click()
    assert run_axe_in_both_themes(page) == []
    page.keyboard.press("Escape")
    page.locator("#table-save").click()
    assert run_axe_in_both_themes(page) == []


def test_targets_of_the_table_are_24_pixels(first_site: Path, open_page: Open) -> None:
    for width in (1440, 390):
        page = open_page(first_site, "#view=table&filter.name=b", width=width).page
        find_button(page, "Columns").click()
        small = page.locator(
            "#table-bar :is(button, label):visible, thead :is(button, input):visible"
        ).evaluate_all(
            "(all) => all.filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < 24)"
            ".map((one) => one.outerHTML)"
        )
        assert small == []


def test_a_size_whose_name_is_the_number_stands_once(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#model=opt&compare=gpt-3").page
    expect(page.locator("#compare")).to_contain_text("66B; 175B")
    expect(page.locator("#details")).to_contain_text("66B; 175B")
