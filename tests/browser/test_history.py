"""Back and forward: each act of a person is one step, and links that name nothing say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from graph.testing import make_document
from lineage.website import write_site
from tests.browser.test_page import find_rows, find_search
from tests.support.pages import run_axe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from graph.lineage_graph import LineageGraph
    from tests.support.pages import Opened

    Open = Callable[..., Opened]

_ACTS: dict[str, tuple[str, Callable[[Page], object]]] = {
    "select": ("", lambda page: page.evaluate("lineage.select('leaf')")),
    "clear": ("model=leaf", lambda page: page.keyboard.press("Escape")),
    "view": ("", lambda page: page.get_by_role("tab", name="Tree").click()),
    "depth": ("model=leaf", lambda page: page.get_by_role("radio", name="3").check(force=True)),
    "family": ("", lambda page: page.locator("#gutter .only").last.click()),
    "open": ("", lambda page: page.locator("#gutter .name").last.click()),
    "channel": ("", lambda page: page.get_by_role("button", name="only weights").click()),
    "sort": ("view=table", lambda page: page.get_by_role("button", name="Parameters").click()),
    "whole tree": (
        "view=tree&model=left", lambda page: page.get_by_role("button", name="Whole tree").click()
    ),
    "all years": (
        "from=2018-04", lambda page: page.get_by_role("button", name="All years").click()
    ),
    "theme": ("", lambda page: page.get_by_role("button", name="Theme", exact=True).click()),
    "language": ("", lambda page: page.locator("#language").click()),
}  # fmt: skip


@pytest.mark.parametrize("act", _ACTS)
def test_back_undoes_one_act_and_forward_does_it_again(
    toy_site: Path, open_page: Open, act: str
) -> None:
    fragment, do = _ACTS[act]
    opened = open_page(toy_site, f"#{fragment}")
    page = opened.page
    before, length = opened.state(), page.evaluate("history.length")
    do(page)
    after = opened.state()
    assert after != before
    assert page.evaluate("history.length") == length + 1
    page.go_back()
    assert opened.state() == before
    page.go_forward()
    assert opened.state() == after


def test_back_undoes_each_box_of_the_filters(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=table").page
    page.get_by_role("button", name="Filters", exact=True).click()
    filters = page.get_by_role("region", name="Filters")
    filters.get_by_role("checkbox", name="bert 2").check()
    filters.get_by_role("checkbox", name="weights 1").check()
    assert find_rows(page) == ["LEAF"]
    page.go_back()
    expect(filters.get_by_role("checkbox", name="weights 1")).not_to_be_checked()
    assert find_rows(page) == ["LEAF", "RIGHT"]
    page.go_back()
    expect(filters.get_by_role("checkbox", name="bert 2")).not_to_be_checked()
    assert len(find_rows(page)) == 7


def test_the_controls_show_the_state_that_back_brings(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#model=leaf").page
    page.get_by_role("radio", name="3").check(force=True)
    page.go_back()
    expect(page.get_by_role("radio", name="2")).to_be_checked()
    find_search(page).fill("famly:x")
    expect(find_search(page)).to_have_attribute("aria-invalid", "true")
    page.go_back()
    expect(find_search(page)).to_have_value("")
    expect(find_search(page)).to_have_attribute("aria-invalid", "false")


def test_typing_is_one_step_and_choosing_a_match_belongs_to_it(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site)
    page = opened.page
    length = page.evaluate("history.length")
    find_search(page).press_sequentially("melange")
    assert page.evaluate("history.length") == length + 1
    page.keyboard.press("Enter")
    assert (opened.state()["model"], opened.state()["query"]) == ("merge", "")
    assert page.evaluate("history.length") == length + 1
    page.go_back()
    assert (opened.state()["model"], opened.state()["query"]) == (None, "")


def test_two_queries_are_two_steps(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site)
    page = opened.page
    for query in ("+merge", "leaf+"):
        find_search(page).fill("")
        find_search(page).press_sequentially(query)
        page.keyboard.press("Enter")
    page.go_back()
    assert opened.state()["query"] == "+merge"
    page.go_back()
    assert opened.state()["query"] == ""


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("+merge", "4 models match +merge", id="matches"),
        pytest.param("zzzzzz", "No model matches zzzzzz", id="none"),
    ],
)
def test_a_query_that_is_sent_gives_up_the_selection_until_back(
    toy_site: Path, open_page: Open, query: str, said: str
) -> None:
    opened = open_page(toy_site, "#model=left")
    page = opened.page
    find_search(page).press_sequentially(query)
    assert opened.state()["model"] == "left"
    page.keyboard.press("Enter")
    assert (opened.state()["model"], opened.state()["query"]) == (None, query)
    assert opened.details() == said
    expect(page.locator("#answers")).to_be_hidden()
    page.go_back()
    assert opened.state()["model"] == "left"


def test_a_search_that_was_given_up_leaves_no_step(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, "#model=left")
    page = opened.page
    length = page.evaluate("history.length")
    find_search(page).press_sequentially("mel")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Tree").click()
    assert page.evaluate("history.length") == length + 1
    page.go_back()
    assert (opened.state()["view"], opened.state()["model"]) == ("timeline", "left")


def test_a_drag_of_the_range_is_one_step_and_the_next_another(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site)
    page = opened.page
    length = page.evaluate("history.length")
    box = page.locator("#slider").bounding_box()
    assert box
    y = box["y"] + 10
    months = []
    x = box["x"] + 12
    for _ in range(2):
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 40, y, steps=8)
        page.mouse.up()
        x += 40
        months.append(opened.state()["from"])
    assert "" < months[0] < months[1]
    assert page.evaluate("history.length") == length + 2
    page.go_back()
    assert opened.state()["from"] == months[0]
    page.go_back()
    assert opened.state()["from"] == ""


def test_playing_the_years_is_one_step(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, "#to=2021-01")
    page = opened.page
    length = page.evaluate("history.length")
    play = page.get_by_role("button", name="Play the years")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "false")
    assert opened.state()["to"] == ""
    assert page.evaluate("history.length") == length + 1
    page.go_back()
    assert opened.state()["to"] == "2021-01"


def test_a_stop_of_the_tour_that_a_link_opens_is_no_step(
    first_site: Path, open_page: Open
) -> None:
    page = open_page(first_site, "#tour=6").page
    assert "model=chatgpt" in page.url
    assert page.evaluate("history.length") == open_page(first_site).page.evaluate("history.length")


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        (
            "model=nobody",
            "The link names “nobody”: there is no such model here (data to 2023-04-12).",
        ),
        (
            "model=bert&path=nobody",
            "The link names “nobody”: there is no such model here (data to 2023-04-12).",
        ),
        (
            "model=nobody&lang=zh",
            "链接中的“nobody”在本目录中没有对应的模型（数据截至 2023-04-12）。",
        ),
    ],
)
def test_a_link_to_an_unknown_model_says_so(
    first_site: Path, open_page: Open, fragment: str, text: str
) -> None:
    page = open_page(first_site, f"#{fragment}").page
    expect(page.locator("#notice")).to_contain_text(text)
    expect(page.get_by_role("status")).to_have_text(text)
    assert run_axe(page) == []
    page.locator("#notice .icon").click()
    expect(page.locator("#notice")).to_be_hidden()


@pytest.mark.parametrize("width", [1440, 390])
def test_an_unknown_model_has_near_names_to_choose(
    first_site: Path, open_page: Open, width: int
) -> None:
    opened = open_page(first_site, "#model=chatgtp", width=width)
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.locator("#notice").get_by_role("button", name="ChatGPT").click()
    assert opened.state()["model"] == "chatgpt"
    expect(page.locator("#notice")).to_be_hidden()


def test_an_address_that_is_typed_while_the_page_is_open_is_told_of_too(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#model=left").page
    page.evaluate("location.hash = 'model=nobody'")
    expect(page.locator("#notice")).to_contain_text("“nobody”")
    page.evaluate("location.hash = 'model=right'")
    expect(page.locator("#notice")).to_be_hidden()


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "x" * 5000, "+bert(", "%00"])
def test_a_hostile_name_in_a_link_does_no_harm(toy_site: Path, open_page: Open, name: Any) -> None:
    page = open_page(toy_site, f"#model={name}", width=390).page
    expect(page.locator("#notice")).to_be_visible()
    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("BERT", id="another case"),
        pytest.param("GPT3", id="alias"),
        pytest.param("Swin%20Transformer", id="name with a blank"),
        pytest.param("2005.14165", id="arXiv id"),
        pytest.param("arXiv:2005.14165v4", id="arXiv id with prefix and version"),
        pytest.param("https%3A%2F%2Farxiv.org%2Fabs%2F2005.14165%3Fcontext%3Dcs", id="address"),
        pytest.param("ＢＥＲＴ", id="full width"),
    ],
)
def test_a_link_names_a_model_as_the_shell_does(
    first_site: Path, open_page: Open, shipped_graph: LineageGraph, name: str
) -> None:
    opened = open_page(first_site, f"#model={name}&compare=T5&path=LLaMA")
    state = opened.state()
    assert [state[key] for key in ("model", "compare", "path")] == [
        shipped_graph.require(text) for text in (unquote(name), "T5", "LLaMA")
    ]
    expect(opened.page.locator("#notice")).to_be_hidden()


def test_all_that_a_link_asks_for_in_vain_is_told(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, "#model=nobody&from=2030&to=2010&colour=foo")
    notice = opened.page.locator("#notice")
    for part in ("“nobody”", "colour=foo, from=2030, to=2010"):
        expect(notice).to_contain_text(part)
    expect(notice.get_by_role("button")).to_have_count(1)


def test_a_link_to_a_paper_of_several_models_offers_them(tmp_path: Path, open_page: Open) -> None:
    document = make_document({"one": "2019", "two": "2020"}, [])
    for record in document["models"]:
        record.update(paper="1901.00001", no_paper=None)
    write_site(document, tmp_path)
    opened = open_page(tmp_path / "index.html", "#model=1901.00001")
    notice = opened.page.locator("#notice")
    expect(notice).to_contain_text("The link names “1901.00001”: several models are meant by it.")
    expect(notice.get_by_role("button")).to_have_count(3)
    notice.get_by_role("button", name="two").click()
    assert opened.state()["model"] == "two"


def test_a_search_in_a_link_that_is_too_long_says_so(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, f"#q={'x' * 2001}").page
    expect(page.locator("#notice")).to_contain_text("only its first 2,000 characters are read")
    assert len(page.locator("#search").input_value()) == 2000


def test_what_the_catalog_lacks_can_be_reported(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#q=zebra").page
    said = page.locator(".missing")
    expect(said).to_contain_text("Nothing here is called “zebra”; the data end on 2021-01-05.")
    address = said.get_by_role("link").get_attribute("href")
    assert str(address).endswith("issues/new?template=missing-model.yml&model=zebra")


def test_the_language_is_remembered(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site).page
    page.get_by_role("button", name="Language").click()
    page.goto("about:blank")
    page.goto(toy_site.as_uri())
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.goto(f"{toy_site.as_uri()}#lang=en")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")
