"""What the channels below the graph choose is obeyed by every answer of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_page import point_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from graph.lineage_graph import LineageGraph
    from tests.support.pages import Opened

    Open = Callable[..., Opened]

ASK = "(text) => lineage.query(text)"


def choose_only_weights(page: Page) -> None:
    page.get_by_role("button", name="only weights").click()


def list_kin(page: Page, side: str) -> list[str]:
    head = page.locator(f"#details section:has(> h3.{side})")
    return head.locator(".kin-head .model-link").all_inner_texts()


@pytest.mark.parametrize("channels", ["weights", "knowledge", "weights,knowledge", "idea"])
def test_a_plus_follows_the_chosen_channels_as_the_commands_do(
    real_site: Path, open_page: Open, shipped_graph: LineageGraph, channels: str
) -> None:
    graph, via = shipped_graph, channels.split(",")
    page = open_page(real_site, f"#channels={channels}").page
    every = "weights,architecture,knowledge,idea"
    for model in ("llama", "gpt-3", "bert", "chatgpt"):
        below = {item.id for item in graph.descendants_of(model, via=via)}
        above = {item.id for item in graph.ancestors_of(model, via=via)}
        assert set(page.evaluate(ASK, f"{model}+")) == {model, *below}
        assert set(page.evaluate(ASK, f"+{model}")) == {model, *above}
        assert set(page.evaluate(ASK, f"{model}+[{channels}]")) == {model, *below}
        whole = {item.id for item in graph.descendants_of(model)}
        assert set(page.evaluate(ASK, f"{model}+[{every}]")) == {model, *whole}


def test_a_query_that_stands_is_answered_anew(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, "#q=root%2B")
    page = opened.page
    assert opened.details() == "6 models match root+"
    choose_only_weights(page)
    assert opened.details() == "1 model matches root+"
    choose_only_weights(page)
    assert opened.details() == "6 models match root+"


def test_the_table_and_its_parents_obey(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=table&q=left%2B").page
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(4)
    choose_only_weights(page)
    expect(rows).to_have_count(3)
    expect(page.locator("caption")).to_have_text("3 of 7 models")
    parents = page.locator("tbody td[data-column=parents]")
    assert parents.all_inner_texts() == ["MERGE", "LEFT, RIGHT", ""]


def test_the_lists_of_the_panel_obey_and_say_what_they_leave_out(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#model=leaf").page
    assert (list_kin(page, "parents"), len(list_kin(page, "children"))) == (["MERGE"], 1)
    choose_only_weights(page)
    assert (list_kin(page, "parents"), list_kin(page, "children")) == (["MERGE"], [])
    expect(page.locator("#details h3.children .count")).to_have_text("0")
    expect(page.locator("#details")).to_contain_text(
        "1 derivation that carries over something else is not shown."
    )
    expect(page.locator("#details .depth")).to_contain_text("3 ancestors")
    expect(page.locator("#details .depth")).to_contain_text("0 descendants")


def test_the_list_beside_the_graph_obeys(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site).page
    item = page.locator("#outline button", has_text="LEFT")
    expect(item).to_contain_text("1 parent")
    choose_only_weights(page)
    expect(item).to_contain_text("0 parents")
    expect(item).to_contain_text("1 child")


def test_a_path_and_a_comparison_obey(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#model=leaf&path=root").page
    expect(page.locator(".way > li")).to_have_count(4)
    choose_only_weights(page)
    expect(page.locator(".way > li")).to_have_count(0)
    expect(page.locator(".way-found")).to_contain_text(
        "share no ancestor over what is inherited here"
    )
    compared = open_page(toy_site, "#model=left&compare=right").page
    expect(compared.locator(".kinship")).to_contain_text("ROOT")
    compared = open_page(toy_site, "#model=left&compare=right&channels=weights").page
    expect(compared.locator(".kinship")).not_to_contain_text("ROOT")


@pytest.mark.parametrize(("fragment", "said"), [("", "1 ancestor"), ("#channels=weights", "0 an")])
def test_what_is_under_the_pointer_obeys(
    toy_site: Path, open_page: Open, fragment: str, said: str
) -> None:
    opened = open_page(toy_site, fragment)
    opened.page.mouse.move(*point_at(opened, "LEFT"))
    expect(opened.page.locator("#tip")).to_contain_text(said)
