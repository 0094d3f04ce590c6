"""What was asked for in the panel, and the picture fitted to what is lit."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from graph.testing import make_document
from lineage.website import write_site
from tests.browser.test_views import SVG, read_svg
from tests.support.pages import run_axe, run_axe_in_both_themes, wait_for_frame

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from graph.lineage_graph import LineageGraph
    from tests.support.pages import Opened

    Open = Callable[..., Opened]

Box = tuple[float, float, float, float]


def find_panel(page: Page) -> Locator:
    return page.get_by_role("region", name="Model details")


def find_search(page: Page) -> Locator:
    return page.locator("#search")


def list_matches(page: Page) -> list[str]:
    return page.locator(".matches a").all_inner_texts()


# What was asked for


def test_a_query_in_the_address_is_answered_in_the_panel(
    first_site: Path, open_page: Open
) -> None:
    opened = open_page(first_site, "#q=family%3Allama%2B")
    page = opened.page
    assert opened.details() == "6 models match family:llama+"
    expect(find_panel(page)).to_contain_text("5 derivations among them")
    assert list_matches(page) == [
        "LLaMA", "Alpaca", "Dolly v1", "Vicuna", "OpenAssistant LLaMA", "Dolly v2"
    ]  # fmt: skip
    expect(page.locator(".matches li").first).to_contain_text("2023-02-24")
    expect(find_panel(page)).not_to_contain_text("Start with")


def test_a_match_is_a_link_to_its_model_by_keyboard(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, "#q=%2Bmerge")
    link = opened.page.get_by_role("link", name="LEFT")
    assert link.get_attribute("href") == "#view=timeline&model=left&q=%2Bmerge"
    link.focus()
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#details-title")).to_have_text("LEFT")
    expect(opened.page.locator("#details-title")).to_be_focused()
    assert opened.state()["query"] == "+merge"
    opened.page.go_back()
    assert opened.details() == "4 models match +merge"


def test_filters_and_range_stand_in_the_panel_and_go_one_by_one(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site, "#family=bert&into=weights,idea&from=2018-02")
    page = opened.page
    assert opened.details() == "2 models pass the filters"
    assert list_matches(page) == ["RIGHT", "LEAF"]
    assert page.locator(".criterion").all_inner_texts() == [
        "Family bert", "Inherits idea, weights", "Time range 2018-02 to 2021-12"
    ]  # fmt: skip
    expect(find_panel(page)).to_contain_text("No derivation among them")
    page.get_by_role("button", name="Remove filter: Family").click()
    assert opened.state()["families"] == []
    assert opened.details() == "3 models pass the filters"
    page.get_by_role("button", name="Clear", exact=True).click()
    assert page.url.endswith("index.html") or page.url.endswith("#")
    assert opened.details() == "Who builds on whom"
    expect(find_panel(page).get_by_role("heading").first).to_be_focused()
    expect(page.locator("#live")).to_have_text("Search and filters cleared: 7 models.")


def test_only_derivations_through_the_chosen_channels_count(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site, "#q=%2Bmerge").page
    expect(find_panel(page)).to_contain_text("4 derivations among them")
    page.get_by_role("button", name="only weights").click()
    expect(find_panel(page)).to_contain_text("2 derivations among them")


def test_a_broken_selector_is_shown_with_its_caret_in_the_panel(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site, "#q=%2Bmerge,famly:bert")
    panel = find_panel(opened.page)
    assert opened.details() == "This query cannot be read"
    assert panel.locator("code").first.text_content() == "+merge,famly:bert\n       ^"
    expect(panel).to_contain_text("unknown method 'famly' at column 8")
    panel.get_by_role("button", name="merge+[weights]").click()
    assert opened.state()["query"] == "merge+[weights]"
    assert opened.details() == "2 models match merge+[weights]"


def test_where_nothing_matches_the_panel_says_what_to_try(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, "#q=nothing+like+it")
    assert opened.details() == "No model matches nothing like it"
    drawn = opened.page.evaluate("lineage.drawn()")
    assert {"ROOT", "LEAF"} <= {one["text"] for one in drawn if one["what"] == "model"}
    expect(find_panel(opened.page)).to_contain_text("Another spelling, or fewer words")
    opened = open_page(toy_site, "#q=leaf&arch=decoder&to=2018-02")
    panel = find_panel(opened.page)
    expect(panel).to_contain_text("Without filters, 1 model matches.")
    panel.get_by_role("button", name="Remove filter: Time range").click()
    assert opened.details().endswith("matches leaf")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("params>100B", "params:>100B", id="size"),
        pytest.param("Parameters >= 100b", "params:>=100b", id="name of the column"),
        pytest.param("released>2020", "year:>2020", id="year"),
        pytest.param("bert 参数量＞100B", "params:>100B", id="Chinese"),
        pytest.param("family=bert", "family:bert", id="equals"),
    ],
)
def test_a_comparison_in_the_search_is_told_how_a_query_writes_it(
    toy_site: Path, open_page: Open, typed: str, meant: str
) -> None:
    opened = open_page(toy_site)
    find_search(opened.page).fill(typed)
    hint = f"Did you mean {meant}?"
    said = f"Nothing here is called “{typed}”; the data end on 2021-01-05."
    expect(opened.page.locator("#answer-notes")).to_have_text(f"{said} {hint}")
    expect(opened.page.locator("#results").get_by_role("option")).to_contain_text([meant])
    expect(opened.page.locator("#live")).to_have_text(f"No model found. {hint}")
    find_panel(opened.page).get_by_role("button", name=meant, exact=True).click()
    assert opened.state()["query"] == meant
    assert list_matches(opened.page)


@pytest.mark.parametrize(
    "pasted",
    [
        pytest.param("https://arxiv.org/abs/1901.00001?context=cs", id="address"),
        pytest.param("1901.00001.", id="full stop behind"),
        pytest.param("arXiv:1901.00001v2 [cs.CL]", id="listing"),
        pytest.param("https://huggingface.co/papers/1901.00001", id="Hugging Face"),
        pytest.param("10.48550/arXiv.1901.00001", id="DOI"),
        pytest.param("（https://ar5iv.org/abs/1901.00001）。", id="Chinese signs"),
    ],
)
def test_a_pasted_paper_is_found_by_the_search(
    toy_site: Path, open_page: Open, pasted: str
) -> None:
    opened = open_page(toy_site)
    find_search(opened.page).fill(pasted)
    expect(opened.page.locator("#results strong")).to_have_text("MERGE")
    assert opened.page.evaluate("text => window.lineage.query(text)", pasted) == ["merge"]


@pytest.mark.parametrize("typed", ["nothing>100B", "params>big"])
def test_what_no_query_can_mean_gets_no_such_hint(
    toy_site: Path, open_page: Open, typed: str
) -> None:
    page = open_page(toy_site).page
    find_search(page).fill(typed)
    expect(page.locator("#answers")).not_to_contain_text("Did you mean")


def test_conditions_with_spaces_between_them_are_told_what_a_comma_does(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site)
    page = opened.page
    find_search(page).fill("year:2018 family:bert")
    said = "A space means “or”; a comma means “and”: year:2018,family:bert"
    expect(page.locator("#answer-notes")).to_contain_text(said)
    expect(page.locator("#live")).to_contain_text(said)
    expect(page.locator("#details .conjunction")).to_have_text(f"{said} (1 model).")
    page.locator("#details .conjunction button").click()
    assert opened.state()["query"] == "year:2018,family:bert"
    assert list_matches(page) == ["RIGHT"]
    expect(page.locator("#details .conjunction")).to_have_count(0)


def test_a_name_is_that_model_and_others_with_the_word_stand_below(
    first_site: Path, open_page: Open
) -> None:
    opened = open_page(first_site)
    page = opened.page
    find_search(page).fill("bert")
    assert opened.details() == "1 model matches bert"
    assert list_matches(page) == ["BERT"]
    expect(page.locator("#results")).to_contain_text("Other models with these words")
    expect(page.locator("#details .others")).to_contain_text("RoBERTa")
    assert run_axe(page) == []
    page.keyboard.press("Enter")
    assert (opened.state()["model"], opened.state()["query"]) == ("bert", "")


def test_the_box_answers_in_groups_and_runs_what_is_chosen(
    few_site: Path, open_page: Open
) -> None:
    opened = open_page(few_site)
    page = opened.page
    answers = page.locator("#results")
    find_search(page).focus()
    expect(answers.get_by_role("option")).to_have_count(3)
    expect(answers.get_by_role("group")).to_have_accessible_name("Try a query")
    page.keyboard.type("openai")
    assert answers.locator(".group").all_inner_texts()[0] == "Labs 1"
    page.keyboard.press("Enter")
    assert (opened.state()["query"], opened.state()["model"]) == ("lab:openai", None)
    assert page.url.endswith("#q=lab%3Aopenai")
    expect(page.locator("#answers")).to_be_hidden()
    expect(find_search(page)).to_be_focused()
    find_search(page).fill("licence:")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert opened.state()["query"] == "licence:open"
    find_search(page).fill("famil")
    answers.get_by_role("option", name="family:").click()
    expect(find_search(page)).to_have_value("family:")
    expect(answers.get_by_role("option").first).to_contain_text("family:")
    expect(page.locator("#live")).to_contain_text("ways to go on")
    find_search(page).fill("gpt-9")
    expect(page.locator("#answer-notes")).to_contain_text("Nothing here is called “gpt-9”")
    expect(answers.locator(".near .group").first).to_contain_text("Models alike")


def test_a_text_of_five_thousand_characters_does_no_harm(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, f"#q={'x' * 5000}")
    page = opened.page
    box = page.locator("#details h2").bounding_box()
    assert box
    assert box["height"] < 200
    find_search(page).focus()
    expect(page.locator("#answer-notes")).to_contain_text("x…”; the data end on")
    expect(page.get_by_role("button", name="Clear the search")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 1440


def test_a_list_of_names_with_a_slip_is_told_of_it(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site).page
    find_search(page).fill("left zzzz")
    results = page.locator("#answer-notes")
    expect(results).to_contain_text("Nothing here is called “left zzzz”")
    expect(results).to_contain_text("Not understood: unknown model 'zzzz' at column 6.")
    expect(page.locator("#details")).to_contain_text("unknown model 'zzzz' at column 6")
    expect(find_search(page)).to_have_attribute("aria-invalid", "false")


def test_long_lists_begin_with_twenty_and_show_all_on_request(
    tmp_path: Path, open_page: Open
) -> None:
    models = {f"model-{number:02}": f"2018-01-{number:02}" for number in range(1, 29)}
    write_site(make_document(models, []), tmp_path)
    page = open_page(tmp_path / "index.html", "#from=2018-01&to=2018-01&q=model").page
    expect(page.locator(".matches a")).to_have_count(20)
    page.get_by_role("button", name="Show all 28").click()
    expect(page.locator(".matches a")).to_have_count(28)
    expect(page.locator(".matches a").nth(20)).to_be_focused()
    expect(page.get_by_role("button", name="Show all 28")).to_have_count(0)


def test_the_panel_of_a_selected_model_stays_while_the_search_changes(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site, "#model=leaf&q=%2Bmerge")
    assert opened.details() == "LEAF"
    find_search(opened.page).fill("+left")
    assert opened.details() == "LEAF"
    opened.page.evaluate("lineage.select(null)")
    assert opened.details() == "2 models match +left"


def test_the_cross_in_the_search_box_clears_it(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site)
    page = opened.page
    cross = page.get_by_role("button", name="Clear the search")
    expect(cross).to_be_hidden()
    find_search(page).fill("left")
    box = cross.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    cross.click()
    assert opened.state()["query"] == ""
    expect(find_search(page)).to_be_focused()
    expect(find_search(page)).to_have_value("")
    expect(cross).to_be_hidden()


def test_the_native_cross_does_not_stand_beside_ours(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#q=left").page
    rules = page.locator("style").inner_text()
    assert "::-webkit-search-cancel-button { display: none; }" in rules
    expect(page.get_by_role("button", name="Clear the search")).to_be_visible()


_ASKED = ["q=family%3Allama%2B", "q=famly%3Abert", "q=zzzzqq", "arch=decoder&from=2021-01&q=bert"]


@pytest.mark.parametrize(("lang", "width"), [("en", 390), ("zh", 1440)])
def test_axe_finds_nothing_in_what_was_asked(
    few_site: Path, open_page: Open, lang: str, width: int
) -> None:
    for fragment in _ASKED:
        more = {"width": width, "reduced_motion": "reduce"}
        page = open_page(few_site, f"#{fragment}&lang={lang}", **more).page
        page.evaluate("document.getElementById('details-region').classList.add('high')")
        assert run_axe_in_both_themes(page) == [], fragment
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_chinese_panel_says_the_same(first_site: Path, open_page: Open) -> None:
    opened = open_page(first_site, "#q=family%3Allama%2B&lang=zh")
    heading = opened.page.locator("#details h2")
    expect(heading).to_have_text("6 个模型符合 family:llama+")
    expect(opened.page.locator("#details")).to_contain_text("其间有 5 条派生关系")


# The picture fits what is lit


def read_boxes(page: Page, *kinds: str) -> dict[str, Box]:
    """Return where names of some kinds stand on the stage, by their text."""
    stage = page.locator("#stage").bounding_box()
    assert stage
    return {
        one["text"]: (
            one["x"] - stage["x"],
            one["y"] - stage["y"],
            one["x"] - stage["x"] + one["width"],
            one["y"] - stage["y"] + one["height"],
        )
        for one in page.evaluate("lineage.drawn()")
        if one["what"] in kinds
    }


def is_over(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def check_in_sight(page: Page, names: set[str]) -> None:
    """Check that names are whole on the stage, below no lane's name and no button."""
    stage = page.locator("#stage").bounding_box()
    buttons = page.locator("#zoom").bounding_box()
    assert stage
    assert buttons
    left, top = buttons["x"] - stage["x"], buttons["y"] - stage["y"]
    covers = {
        "buttons": (left, top, left + buttons["width"], top + buttons["height"]),
        **read_boxes(page, "axis", "family", "group"),
    }
    boxes = read_boxes(page, "model")
    assert names - set(boxes) == set()
    for name in names:
        x1, y1, x2, y2 = boxes[name]
        assert x1 >= 0, name
        assert x2 <= stage["width"], name
        assert y1 >= 26, name
        assert y2 <= stage["height"], name
        assert [one for one, box in covers.items() if is_over(boxes[name], box)] == [], name


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("view", ["timeline", "size", "tree"])
def test_both_ends_of_a_path_are_in_sight(
    first_site: Path, open_page: Open, view: str, width: int
) -> None:
    fragment = f"#view={view}&model=chatgpt&path=bert"
    page = open_page(first_site, fragment, width=width, reduced_motion="reduce").page
    check_in_sight(page, {"ChatGPT", "BERT", "GPT"})


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_link_on_a_phone_shows_the_model_and_its_nearest_kin(
    first_site: Path, open_page: Open, lang: str
) -> None:
    for model, names in {
        "flamingo": {"Flamingo", "Chinchilla"},
        "bert": {"BERT", "Transformer"},
        "roberta": {"RoBERTa", "BERT", "XLM-RoBERTa"},
    }.items():
        fragment = f"#model={model}&lang={lang}"
        page = open_page(first_site, fragment, width=390, reduced_motion="reduce").page
        if lang == "zh":
            page.evaluate("document.getElementById('language').click()")
        check_in_sight(page, names)


def test_what_was_fitted_on_a_phone_stays_where_it_is_dragged(
    first_site: Path, open_page: Open
) -> None:
    page = open_page(
        first_site, "#view=size&model=chatgpt&path=bert", width=390, reduced_motion="reduce"
    ).page
    before = read_boxes(page, "model")
    stage = page.locator("#stage").bounding_box()
    assert stage
    x, y = stage["x"] + 200, stage["y"] + 150
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y, steps=4)
    page.mouse.move(x, y, steps=4)
    page.mouse.up()
    wait_for_frame(page)
    after = read_boxes(page, "model")
    assert abs(after["ChatGPT"][0] - before["ChatGPT"][0]) < 12
    page.get_by_role("button", name="Show all").click()
    assert read_boxes(page, "model") != before


def read_columns(page: Page) -> list[str]:
    return [
        text.text or ""
        for text in read_svg(page).iter(f"{SVG}text")
        if text.attrib["font-size"] == "12.5px" and float(text.attrib["y"]) < 30
    ]


@pytest.mark.parametrize("model", ["flamingo", "bert", "gpt-3", "roberta"])
def test_the_tree_of_a_selection_uses_the_width(
    first_site: Path, open_page: Open, model: str
) -> None:
    page = open_page(first_site, f"#view=tree&model={model}", reduced_motion="reduce").page
    stage = page.locator("#stage").bounding_box()
    assert stage
    boxes = read_boxes(page, "model").values()
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    assert left >= 0
    assert right <= stage["width"]
    assert right - left > 0.85 * stage["width"]


@pytest.mark.parametrize(("width", "first"), [(1440, "Start"), (390, "0")])
def test_the_first_generation_of_the_whole_tree_has_a_heading(
    first_site: Path, open_page: Open, width: int, first: str
) -> None:
    fragment = "#view=tree&tree=whole&lang=en"
    page = open_page(first_site, fragment, width=width, reduced_motion="reduce").page
    assert read_columns(page)[:3] == [first, "1", "2"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("stop", range(1, 10))
def test_the_card_of_the_tour_is_as_high_as_its_text(
    first_site: Path, open_page: Open, stop: int, lang: str
) -> None:
    fragment = f"#tour={stop}&lang={lang}"
    page = open_page(first_site, fragment, width=390, reduced_motion="reduce").page
    card = page.locator("#tour").bounding_box()
    buttons = page.locator("#tour .buttons").bounding_box()
    stage = page.locator("#stage").bounding_box()
    assert card
    assert buttons
    assert stage
    empty = card["y"] + card["height"] - buttons["y"] - buttons["height"]
    assert 0 < empty < 30
    assert abs(stage["y"] + stage["height"] - card["y"]) < 2


@pytest.mark.parametrize("width", [1440, 390])
def test_the_years_below_the_histogram_reach_to_the_last(
    real_site: Path, open_page: Open, shipped_graph: LineageGraph, width: int
) -> None:
    page = open_page(real_site, width=width).page
    marks = page.locator("#range-years span:visible")
    dates = [model["released"] for model in shipped_graph.document["models"]]
    last = max(date if len(date) > 4 else f"{date}-12" for date in dates)  # a year has 12 months
    assert marks.last.inner_text() == last[:4]
    assert page.locator("#range-text").inner_text().endswith(last[:7])
    bars = page.locator("#histogram").bounding_box()
    edge = page.locator("#slider").bounding_box()
    assert bars
    assert edge
    boxes: list[Any] = [mark.bounding_box() for mark in marks.all()]
    assert all(box["y"] >= bars["y"] + bars["height"] for box in boxes)
    assert all(box["x"] + box["width"] <= edge["x"] + edge["width"] + 1 for box in boxes)
    ends = [(box["x"], box["x"] + box["width"]) for box in boxes]
    assert all(one[1] < other[0] for one, other in pairwise(ends))
