"""The timeline in three levels: families in rows, one unfolded, the lineage of a model."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.drawn import find_overlaps, read_drawn
from tests.support.pages import run_axe, write_page
from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.pages import Opened

    Open = Callable[..., Opened]

FAMILIES = ("bert", "gpt", "llama", "t5", "transformer", "vit")
GROUPS = ("roots", "language", "vision")


def make_forty() -> Any:
    """Return forty made-up models in six families and three groups."""
    document = make_synthetic_document(40)
    for number, model in enumerate(document["models"]):
        model["family"] = FAMILIES[number % len(FAMILIES)]
    group = {"name_zh": "组", "order": 1, "colour": "#15803d", "colour_dark": "#4ade80"}
    document["groups"] = [{"id": one, "name": one.title(), **group} for one in GROUPS]
    for number, family in enumerate(document["families"]):
        family["group"] = GROUPS[number % len(GROUPS)]
    return document


MODEL = Counter(step["parent"] for step in make_forty()["derivations"]).most_common(1)[0][0]
"""The model with the most children."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of forty made-up models."""
    return write_page(make_forty(), tmp_path_factory.mktemp("levels"))


@pytest.mark.parametrize("width", [390, 768, 1280, 1440, 2560])
def test_no_text_covers_another_and_none_is_cut(site: Path, open_page: Open, width: int) -> None:
    page = open_page(site, width=width, reduced_motion="reduce").page
    for address in ("", "#open=bert,gpt", f"#model={MODEL}", "#lang=zh&open=vit", "#q=family:gpt"):
        page.goto("about:blank")
        page.goto(f"{site.as_uri()}{address}")
        page.evaluate("lineage.ready")
        drawn = read_drawn(page)
        assert find_overlaps(drawn) == [], address
        assert [one["text"] for one in drawn if one["cut"]] == [], address
        assert {one["what"] for one in drawn} >= {"family", "model", "axis"}, address


def test_a_row_opens_by_a_click_on_its_name_and_closes_again(site: Path, open_page: Open) -> None:
    opened = open_page(site, reduced_motion="reduce")
    page = opened.page
    before = len(read_drawn(page, "model"))
    row = page.locator("#gutter .name").first
    expect(row).to_have_attribute("aria-expanded", "false")
    row.click()
    family = opened.state()["open"]
    assert len(family) == 1
    assert page.url.endswith(f"#open={family[0]}")
    expect(row).to_have_attribute("aria-expanded", "true")
    assert len(read_drawn(page, "model")) > before
    row.click()
    assert opened.state()["open"] == []


def test_the_column_of_families_is_one_stop_and_arrows_walk_through_it(
    site: Path, open_page: Open
) -> None:
    opened = open_page(site)
    page = opened.page
    expect(page.locator("#gutter button[tabindex='0']")).to_have_count(1)
    page.locator("#gutter button[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert len(opened.state()["open"]) == 1
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert opened.state()["families"] == opened.state()["open"]
    assert {one["id"] for one in read_drawn(page, "family")} == set(opened.state()["families"])


def test_a_heading_shows_its_group_alone(site: Path, open_page: Open) -> None:
    opened = open_page(site)
    page = opened.page
    everything = len(read_drawn(page, "family"))
    page.locator("#gutter .group").first.click()
    assert 0 < len(read_drawn(page, "family")) < everything
    page.locator(
        "#gutter .group[aria-pressed=true], #gutter .only[aria-pressed=true]"
    ).first.click()
    assert len(read_drawn(page, "family")) == everything


def test_the_lineage_of_a_model_fills_the_stage_with_all_its_names_and_kinds(
    site: Path, open_page: Open
) -> None:
    page = open_page(site, reduced_motion="reduce").page
    page.evaluate("(id) => lineage.select(id)", MODEL)
    drawn = read_drawn(page, "model")
    assert MODEL in {one["id"] for one in drawn}
    stage = page.locator("#stage").bounding_box()
    assert stage
    across = max(one["x"] for one in drawn) - min(one["x"] for one in drawn)
    rows = read_drawn(page, "family")
    told = read_drawn(page, "kind")
    assert len(told) >= len(drawn) - 1  # each says how it was made, but for the oldest
    assert not find_overlaps(drawn + told)
    assert across > stage["width"] / 2
    assert max(one["y"] for one in drawn + rows) - stage["y"] > stage["height"] / 2


def test_the_wheel_scrolls_and_with_ctrl_zooms_time_by_as_much_as_it_says(
    site: Path, open_page: Open
) -> None:
    opened = open_page(site, "#open=bert,gpt,llama,t5,vit", width=700, reduced_motion="reduce")
    page = opened.page
    page.set_viewport_size({"width": 700, "height": 560})
    stage = page.locator("#stage").bounding_box()
    assert stage
    page.mouse.move(stage["x"] + 600, stage["y"] + 100)
    before = {one["id"]: one["y"] for one in read_drawn(page, "family")}
    page.mouse.wheel(0, 400)
    page.wait_for_function("() => lineage.state.at !== ''")
    moved = [
        before[one["id"]] - one["y"] for one in read_drawn(page, "family") if one["id"] in before
    ]
    assert min(moved) > 5
    assert max(moved) == pytest.approx(min(moved))
    assert opened.state()["at"].startswith("1,")

    def zoom(*steps: int) -> float:
        page.keyboard.press("0")
        page.wait_for_function("() => lineage.state.at === ''")
        page.keyboard.down("Control")
        for step in steps:
            page.mouse.wheel(0, -step)
        page.keyboard.up("Control")
        page.wait_for_function("() => lineage.state.at !== ''")
        return float(opened.state()["at"].split(",")[0])

    assert zoom(*[12] * 5) == pytest.approx(zoom(60), abs=0.01)
    assert 1 < zoom(60) < zoom(120) < 2


def test_a_link_reopens_open_rows_pan_and_zoom(site: Path, open_page: Open) -> None:
    opened = open_page(site, "#open=bert", reduced_motion="reduce")
    page = opened.page
    stage = page.locator("#stage").bounding_box()
    assert stage
    page.mouse.move(stage["x"] + 700, stage["y"] + 200)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    page.wait_for_function("() => lineage.state.at !== ''")
    drawn, address = read_drawn(page, "model"), page.url
    again = open_page(site, "#" + address.split("#")[1], reduced_motion="reduce").page
    assert [one["id"] for one in read_drawn(again, "model")] == [one["id"] for one in drawn]
    for one, other in zip(read_drawn(again, "model"), drawn, strict=True):
        assert one["x"] == pytest.approx(other["x"], abs=1.5)


@pytest.mark.parametrize(
    "fragment",
    ["at=", "at=1", "at=x,y,z", "at=-1,0,0", "at=9999,1,1", "open=nothing", "open=<b>,bert"],
)
def test_a_place_that_cannot_be_is_none(site: Path, open_page: Open, fragment: str) -> None:
    opened = open_page(site, f"#{fragment}")
    assert opened.state()["at"] == ""
    assert set(opened.state()["open"]) <= {"bert"}
    assert read_drawn(opened.page, "family")


def test_the_first_picture_stands_in_the_page_and_goes_when_ours_is_there(
    site: Path, open_page: Open
) -> None:
    text = site.read_text(encoding="utf-8")
    first = text[text.index('<div id="first"') : text.index('<div id="stage"')]
    assert all(name in first for name in ("Roots", "Language", "Vision", "BERT", "2017"))
    assert open_page(site).page.locator("#first").count() == 0


def test_the_network_is_brought_in_when_it_is_wanted(site: Path, open_page: Open) -> None:
    opened = open_page(site, f"#view=tree&model={MODEL}")
    page = opened.page
    assert page.evaluate("typeof window.vis") == "undefined"
    page.get_by_role("button", name="As a network").click()
    expect(page.locator("#network canvas")).to_be_visible()
    assert page.url.endswith("tree=network")
    page.keyboard.press("Escape")
    expect(page.locator("#network canvas")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("fragment", ["", "#open=bert", f"#model={MODEL}"])
def test_axe_finds_nothing_in_any_level(
    site: Path, open_page: Open, theme: str, fragment: str
) -> None:
    assert run_axe(open_page(site, fragment, theme=theme).page) == []
