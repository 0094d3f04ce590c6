"""The drawn views, the time range, the channels, pictures to take away, and large catalogs."""

from __future__ import annotations

import gzip
import re
import struct
from itertools import combinations
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from graph.exports.triples import BASE
from lineage.website import write_site
from tests.support.pages import run_axe_in_both_themes, write_page
from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.support.pages import Opened

    Open = Callable[..., Opened]

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = ("timeline", "size", "tree")


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 600 made-up models."""
    return write_page(make_synthetic_document(600), tmp_path_factory.mktemp("large-site"))


def tab(page: Page, name: str) -> Locator:
    return page.get_by_role("tab", name=name, exact=True)


def toggle(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Lines to show").get_by_role(
        "button", name=name, exact=True
    )


def open_share(page: Page) -> None:
    """Open the list of what can be taken away; in a small window the menu has it."""
    if page.locator("#menu[aria-expanded=false]").is_visible():
        page.locator("#menu").click()
    page.get_by_role("button", name="Share", exact=True).click()


def save_picture(page: Page, entry: str) -> Any:
    open_share(page)
    with page.expect_download() as info:
        page.get_by_role("button", name=entry).click()
    if page.locator("#menu").is_visible():
        page.locator("#menu").click()
    return info.value


def read_svg(page: Page) -> ElementTree.Element:
    """Take the picture of the stage as an image, and return its root."""
    path = save_picture(page, "Save picture (SVG)").path()
    return ElementTree.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314  our own file


def read_texts(page: Page) -> dict[str, tuple[float, float]]:
    """Return where each text of the picture stands."""
    return {
        text.text or "": (float(text.attrib["x"]), float(text.attrib["y"]))
        for text in read_svg(page).iter(f"{SVG}text")
    }


def wait_for_end(opened: Opened, month: str) -> None:
    """Wait until the range ends in a month, or later."""
    opened.page.wait_for_function("(month) => lineage.state.to >= month", arg=month)


def measure_stage(page: Page) -> tuple[int, int]:
    """Return width and height of the stage in whole pixels."""
    stage = page.locator("#stage")
    return stage.evaluate("(one) => one.clientWidth"), stage.evaluate("(one) => one.clientHeight")


def list_outline(page: Page) -> list[str]:
    """Return the names in the list that screen readers get."""
    items = page.locator("#outline li:not([hidden]) > button").all_inner_texts()
    return sorted(item.split(",")[0] for item in items)


def test_the_four_views_are_tabs_of_two_panels(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site).page
    assert page.get_by_role("tab").all_inner_texts() == ["Timeline", "Size", "Tree", "Table"]
    for name in ("Size", "Tree", "Timeline"):
        tab(page, name).click()
        expect(page.get_by_role("tabpanel", name=name, exact=True)).to_be_visible()
        expect(page.get_by_role("region", name="Lineage graph")).to_be_visible()
    tab(page, "Table").click()
    expect(page.get_by_role("region", name="Lineage graph")).to_be_hidden()


def test_arrow_keys_walk_through_the_tabs(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site)
    tab(opened.page, "Timeline").focus()
    for view in ("size", "tree", "table", "timeline"):
        opened.page.keyboard.press("ArrowRight")
        assert opened.state()["view"] == view


def test_switching_keeps_selection_filters_and_range(toy_site: Path, open_page: Open) -> None:
    fragment = "#model=merge&channels=weights,architecture&from=2017-06&to=2020-12&family=bert"
    opened = open_page(toy_site, fragment)
    before = {**opened.state(), "view": None}
    for name in ("Size", "Tree", "Table", "Timeline"):
        tab(opened.page, name).click()
        assert {**opened.state(), "view": None} == before
    opened.page.go_back()
    opened.page.go_back()
    expect(tab(opened.page, "Tree")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("view", DRAWN)
def test_a_link_to_a_view_opens_it_with_the_selected_model_in_sight(
    first_site: Path, open_page: Open, view: str
) -> None:
    page = open_page(first_site, f"#view={view}&model=gpt-2").page
    size = page.locator("#stage").bounding_box()
    assert size
    x, y = read_texts(page)["GPT-2"]
    assert 0 < x < size["width"]
    assert 0 < y < size["height"]


def test_a_zoomed_view_keeps_its_place_in_the_next(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#model=t5", reduced_motion="reduce").page
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    tab(page, "Size").click()
    texts = {one["text"] for one in page.evaluate("lineage.drawn()")}
    assert "T5" in texts
    assert "GPT" not in texts


def test_in_the_size_view_larger_models_stand_higher_and_silent_ones_below(
    toy_site: Path, open_page: Open
) -> None:
    texts = read_texts(open_page(toy_site, "#view=size").page)
    assert texts["LEAF"][1] < texts["ROOT"][1] < texts["MERGE"][1]
    assert texts["ROOT"][0] < texts["RIGHT"][0] < texts["MERGE"][0] < texts["LEAF"][0]
    assert texts["100B"][1] < texts["1B"][1] < texts["Size undisclosed"][1]


def test_several_sizes_of_a_model_stand_on_one_stem(tmp_path: Path, open_page: Open) -> None:
    document = make_synthetic_document(3)
    for model, counts in zip(
        document["models"], ([10**6, 10**8, 10**9], [10**7], []), strict=True
    ):
        model["parameters"] = [
            {"label": f"S{count}", "count": count, "active": None} for count in counts
        ]
    write_site(document, tmp_path)
    page = open_page(tmp_path / "index.html", "#view=size").page
    colour = r"#[0-9a-f]{6}"
    stems = [
        path.attrib["d"]
        for path in read_svg(page).iter(f"{SVG}path")
        if path.attrib.get("stroke-width") == "1.4" and re.fullmatch(colour, path.attrib["stroke"])
    ]
    assert len(stems) == 1
    start, end = re.findall(r"[ML]([\d.]+) ([\d.]+)", stems[0])
    assert start[0] == end[0]
    assert float(start[1]) > float(end[1])


def test_the_tree_shows_the_ancestry_of_the_selection_or_all(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site, "#view=tree&model=left&depth=1", reduced_motion="reduce")
    page = opened.page
    assert {"ROOT", "LEFT", "MERGE"} <= set(read_texts(page))
    assert "LEAF" not in read_texts(page)
    whole = page.get_by_role("button", name="Whole tree")
    expect(whole).to_have_attribute("aria-pressed", "false")
    whole.click()
    expect(whole).to_have_attribute("aria-pressed", "true")
    assert page.url.endswith("&tree=whole")
    texts = read_texts(page)
    assert texts["ROOT"][0] < texts["LEFT"][0] < texts["MERGE"][0] < texts["LEAF"][0]
    page.keyboard.press("Escape")
    expect(whole).to_be_hidden()


def count_pictures(page: Page, name: str) -> int:
    """Switch the view, and return how many different pictures are seen on the way."""
    return int(
        page.evaluate(
            """async (name) => {
              const canvas = document.querySelector('#stage canvas');
              const frames = new Set();
              [...document.querySelectorAll('[role=tab]')]
                .find((one) => one.textContent === name).click();
              const start = performance.now();
              while (performance.now() - start < 1500) {
                await new Promise(requestAnimationFrame);
                frames.add(canvas.toDataURL());
              }
              return frames.size;
            }""",
            name,
        )
    )


def test_models_move_from_view_to_view(toy_site: Path, open_page: Open) -> None:
    assert count_pictures(open_page(toy_site).page, "Size") > 3


def test_models_jump_where_less_motion_is_wanted(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, reduced_motion="reduce").page
    assert count_pictures(page, "Tree") == 1


def test_the_range_hides_models_in_picture_list_and_table(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#from=2018-02&to=2019-02").page
    assert list_outline(page) == ["LEFT", "MERGE", "RIGHT"]
    assert set(read_texts(page)) & {"ROOT", "LEFT", "LEAF"} == {"LEFT"}
    tab(page, "Table").click()
    assert page.locator("tbody th").all_inner_texts() == ["MERGE", "RIGHT", "LEFT"]
    page.get_by_role("button", name="All years").click()
    expect(page.locator("tbody th")).to_have_count(7)
    assert "from=" not in page.url


def test_the_handles_of_the_range_work_by_keyboard(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site)
    page = opened.page
    start, end = (page.get_by_role("slider", name=name, exact=True) for name in ("From", "To"))
    start.focus()
    page.keyboard.press("ArrowRight")
    assert opened.state()["from"] == "2017-07"
    expect(start).to_have_attribute("aria-valuetext", "2017-07")
    expect(page.get_by_role("status")).to_have_text("6 models from 2017-07 to 2021-12.")
    end.focus()
    page.keyboard.press("Home")
    assert (opened.state()["from"], opened.state()["to"]) == ("2017-07", "2017-07")
    assert list_outline(page) == []


def test_arrow_keys_in_the_graph_pass_over_hidden_models(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#model=merge&from=2018-04").page
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.textContent").startswith("RIGHT")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.textContent").startswith("RIGHT")


@pytest.mark.parametrize(
    "fragment", ["#from=2020-01&to=2019-01", "#from=2020-13", "#to=20-01", "#channels=magic"]
)
def test_a_range_that_cannot_be_is_no_range(
    toy_site: Path, open_page: Open, fragment: str
) -> None:
    state = open_page(toy_site, fragment).state()
    assert (state["from"], state["to"], state["channels"]) == ("", "", [])


def test_years_play_one_after_another_and_stop_at_a_touch(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site)
    page = opened.page
    play = page.get_by_role("button", name="Play the years")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    wait_for_end(opened, "2018-03")
    page.keyboard.press("Shift")
    expect(play).to_have_attribute("aria-pressed", "false")
    stopped = opened.state()["to"]
    assert 0 < len(list_outline(page)) < 7
    page.wait_for_timeout(400)
    assert opened.state()["to"] == stopped


def test_playing_ends_with_all_years(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, "#to=2021-08")
    play = opened.page.get_by_role("button", name="Play the years")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "false")
    assert opened.state()["to"] == ""


def test_with_less_motion_years_come_in_steps_of_a_year(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, reduced_motion="reduce")
    opened.page.get_by_role("button", name="Play the years").click()
    assert opened.state()["to"] == "2018-05"
    wait_for_end(opened, "2019-05")


def test_only_weights_lights_only_what_weights_lead_to(toy_site: Path, open_page: Open) -> None:
    opened = open_page(toy_site, "#model=merge&depth=all")
    page = opened.page
    panel = page.get_by_role("region", name="Model details")
    expect(panel).to_contain_text("3 ancestors, 2 descendants")
    toggle(page, "only weights").click()
    assert page.url.endswith("&channels=weights")
    expect(panel).to_contain_text("2 ancestors, 1 descendant")
    pressed = {
        name: toggle(page, name).get_attribute("aria-pressed")
        for name in ("weights", "architecture", "knowledge", "idea", "only weights")
    }
    assert list(pressed.values()) == ["true", "false", "false", "false", "true"]
    toggle(page, "idea").click()
    assert opened.state()["channels"] == ["weights", "idea"]
    toggle(page, "weights").click()
    toggle(page, "idea").click()
    assert opened.state()["channels"] == []


def count_lines(page: Page) -> int:
    """Count the lines between models in the picture."""
    return sum(path.attrib["d"].count("C") for path in read_svg(page).iter(f"{SVG}path"))


def test_channels_restrict_the_lines_that_are_drawn(toy_site: Path, open_page: Open) -> None:
    assert count_lines(open_page(toy_site, "#view=tree").page) == 6
    assert count_lines(open_page(toy_site, "#view=tree&channels=weights").page) == 3
    assert count_lines(open_page(toy_site, "#view=tree&channels=idea,knowledge").page) == 2


@pytest.mark.parametrize("view", DRAWN)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_as_svg_has_real_texts_in_the_colours_of_the_theme(
    toy_site: Path, open_page: Open, view: str, theme: str
) -> None:
    page = open_page(toy_site, f"#view={view}", theme=theme).page
    download = save_picture(page, "Save picture (SVG)")
    assert download.suggested_filename == f"transformer-lineage-{view}.svg"
    root = ElementTree.fromstring(download.path().read_text(encoding="utf-8"))  # noqa: S314  our own
    width, height = measure_stage(page)
    assert int(root.attrib["width"]) == width
    assert height < int(root.attrib["height"]) < height + 220
    assert {"ROOT", "MERGE", "LEAF"} <= {text.text for text in root.iter(f"{SVG}text")}
    ground = next(root.iter(f"{SVG}rect")).attrib["fill"]
    assert ground == {"light": "#ffffff", "dark": "#0b1020"}[theme]


def test_the_picture_as_png_is_twice_as_large(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=tree").page
    download = save_picture(page, "Save picture (PNG)")
    assert download.suggested_filename == "transformer-lineage-tree.png"
    data = download.path().read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = measure_stage(page)
    size = struct.unpack(">II", data[16:24])
    assert size[0] == 2 * width
    assert 2 * height < size[1] < 2 * height + 440


def test_a_picture_is_complete(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=tree&model=leaf&licence=open").page
    root = read_svg(page)
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    claim = page.locator("#claim").inner_text()
    assert root.findtext(f"{SVG}title") == claim == texts[texts.index(claim)]
    title = next(text for text in root.iter(f"{SVG}text") if text.text == claim)
    assert (title.attrib["font-weight"], title.attrib["font-size"]) == ("bold", "20px")
    assert len({text.attrib["font-family"] for text in root.iter(f"{SVG}text")}) == 1
    said = "".join(texts)
    for part in (
        "filtered: Licence: open", "data to 2021-01-05", "Ancestors", "Descendants", "Encoder",
        "Data: CC BY 4.0", f"{BASE}#view=tree&model=leaf&licence=open",
    ):  # fmt: skip
        assert part in said
    assert "Decoder" not in texts


def test_a_picture_holds_the_rows_below_the_window(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#model=transformer&depth=all").page
    page.set_viewport_size({"width": 1200, "height": 560})
    items = page.locator("#outline li:not([hidden]) > button").all_inner_texts()
    heirs = {item.split(",")[0] for item in items if "Descendant" in item}
    assert len(heirs) > 50
    assert heirs <= set(read_texts(page))
    page.evaluate("location.hash = 'model=transformer&depth=1'")
    page.wait_for_function("lineage.state.depth === 1")
    assert any(one.startswith("In the picture: ") for one in read_texts(page))


def test_saving_a_png_says_so_before_and_after(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site).page
    page.evaluate(
        """() => {
          globalThis.said = [];
          const live = document.getElementById("live");
          new MutationObserver(() => said.push(live.textContent)).observe(live, {childList: true});
        }"""
    )
    save_picture(page, "Save picture (PNG)")
    expect(page.locator("#live")).to_have_text("Picture saved.")
    assert page.evaluate("said") == ["Saving the picture …", "Picture saved."]


@pytest.mark.parametrize(
    "before", [pytest.param("", id="first"), pytest.param("tree", id="later")]
)
def test_the_picture_taken_from_the_table_shows_all_models(
    toy_site: Path, open_page: Open, before: str
) -> None:
    page = open_page(toy_site, f"#view={before or 'table'}").page
    page.get_by_role("tab", name="Table").click()
    root = read_svg(page)
    assert root.attrib["width"] == "1600"
    assert int(root.attrib["height"]) > 900
    assert {"ROOT", "MERGE", "LEAF"} <= {text.text for text in root.iter(f"{SVG}text")}
    assert save_picture(page, "Save picture (PNG)").path().read_bytes().startswith(b"\x89PNG")


def test_pictures_and_data_stand_in_one_list_that_works_by_keyboard(
    toy_site: Path, open_page: Open
) -> None:
    page = open_page(toy_site).page
    button = page.get_by_role("button", name="Share", exact=True)
    expect(
        page.locator("[aria-controls]:is([aria-haspopup=menu], .tool):not(#filters-open, #menu)")
    ).to_have_count(1)
    button.focus()
    page.keyboard.press("Enter")
    entries = page.locator("#share-list button")
    assert entries.all_inner_texts() == [
        "Copy link", "Copy code to embed", "Save picture (SVG)", "Save picture (PNG)",
        "Print a poster", "Save CSV", "Save JSON", "Save Mermaid", "Save BibTeX",
        "Open a trace (JSON)",
    ]  # fmt: skip
    page.keyboard.press("Tab")
    expect(entries.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(entries.first).to_be_hidden()
    expect(button).to_be_focused()
    with page.expect_download():
        page.keyboard.press("Enter")
        entries.nth(2).press("Enter")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_the_whole_list_of_what_to_take_away_fits_on_a_phone(
    first_site: Path, open_page: Open
) -> None:
    page = open_page(first_site, "#model=bert", width=390, has_touch=True).page
    page.get_by_role("button", name="Menu", exact=True).tap()
    page.get_by_role("button", name="Share", exact=True).tap()
    box = page.locator("#share-list").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 844


def test_the_page_of_600_models_is_small(large_site: Path) -> None:
    data = large_site.read_bytes()
    assert len(data) < 1_600_000
    assert len(gzip.compress(data)) < 510_000


def test_of_600_models_every_family_and_its_first_model_are_named_at_first(
    large_site: Path, open_page: Open
) -> None:
    document = make_synthetic_document(600)
    oldest: dict[str, Any] = {}
    for model in sorted(document["models"], key=lambda one: (one["released"], one["id"])):
        oldest.setdefault(model["family"], model)
    drawn = open_page(large_site).page.evaluate("lineage.drawn()")
    named = {
        what: {one["id"] for one in drawn if one["what"] == what} for what in ("family", "model")
    }
    assert named["family"] == oldest.keys()
    assert len(named["model"] & {model["id"] for model in oldest.values()}) > len(oldest) / 2


_MEASURE = """(texts) => {
  const ctx = document.createElement('canvas').getContext('2d');
  return texts.map(([font, text]) => { ctx.font = font; return ctx.measureText(text).width; });
}"""


@pytest.mark.parametrize("view", DRAWN)
def test_no_two_names_of_600_models_overlap_at_five_steps(
    large_site: Path, open_page: Open, view: str
) -> None:
    page = open_page(large_site, f"#view={view}&tree=whole", reduced_motion="reduce").page
    for _ in range(5):
        texts = [
            text
            for text in read_svg(page).iter(f"{SVG}text")
            if text.attrib["font-size"] == "11.5px"
        ]
        assert len(texts) > 40
        fonts = [(f"{t.attrib['font-weight']} 11.5px {t.attrib['font-family']}", t.text)
                 for t in texts]  # fmt: skip
        boxes = []
        for text, width in zip(texts, page.evaluate(_MEASURE, fonts), strict=True):
            x, y = float(text.attrib["x"]), float(text.attrib["y"])
            boxes.append((x, y, x + width, y + 12))
        assert not [
            (one, other)
            for one, other in combinations(boxes, 2)
            if one[0] < other[2] - 0.1 and other[0] < one[2] - 0.1
            and one[1] < other[3] - 0.1 and other[1] < one[3] - 0.1
        ]  # fmt: skip
        page.get_by_role("button", name="Zoom in").click()


def test_5000_models_open_and_draw_where_families_began(tmp_path: Path, open_page: Open) -> None:
    page = open_page(write_page(make_synthetic_document(5000), tmp_path)).page
    assert 0 < count_lines(page) <= 16
    expect(page.locator("#outline button")).to_have_count(5000)
    tab(page, "Tree").click()
    expect(tab(page, "Tree")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_the_new_views(few_site: Path, open_page: Open, width: int) -> None:
    for fragment in ("#view=size&model=gpt-3", "#view=tree", "#view=tree&model=bert&from=2018-01"):
        opened = open_page(few_site, fragment, width=width, reduced_motion="reduce")
        assert run_axe_in_both_themes(opened.page) == []
        open_share(opened.page)
        assert run_axe_in_both_themes(opened.page) == []


@pytest.mark.parametrize("view", DRAWN)
def test_on_a_phone_the_views_fit_and_their_buttons_are_large_enough(
    first_site: Path, open_page: Open, view: str
) -> None:
    page = open_page(first_site, f"#view={view}&model=bert", width=390, has_touch=True).page
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    sizes = page.locator("#viewbar button:visible").evaluate_all(
        "(all) => all.map((one) => [one.offsetWidth, one.offsetHeight])"
    )
    assert all(width >= 24 and height >= 24 for width, height in sizes)
    shares = [_measure_share(page)]
    page.evaluate("lineage.select(null)")
    shares.append(_measure_share(page))
    page.set_viewport_size({"width": 1280, "height": 720})
    shares.append(_measure_share(page))
    assert [share >= least for share, least in zip(shares, (0.5, 0.7, 0.6), strict=True)] == (
        [True] * 3
    ), shares


def _measure_share(page: Page) -> float:
    """How much of the window is picture."""
    share: float = page.evaluate("""() => {
      const { width, height } = document.getElementById("stage").getBoundingClientRect();
      return (width * height) / (innerWidth * innerHeight);
    }""")
    return share


def test_a_poster_of_many_rows_goes_on_from_sheet_to_sheet_in_letters_that_can_be_read(
    large_site: Path, open_page: Open
) -> None:
    page = open_page(large_site, "#open=gpt,gopher,control", reduced_motion="reduce").page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheets = page.evaluate("""[...document.querySelectorAll("#poster svg")].map((sheet) => {
      const { width, height } = sheet.viewBox.baseVal;
      const texts = [...sheet.querySelectorAll("text")];
      const sizes = texts.map((one) => parseFloat(one.getAttribute("font-size")));
      const millimetres = Math.min(400 / width, 276 / height);
      return [(Math.min(...sizes) * millimetres * 72) / 25.4, texts.map((one) => one.textContent)];
    })""")
    assert len(sheets) > 1
    assert min(points for points, _ in sheets) >= 5.9
    said = [f"Sheet {number + 1} of {len(sheets)}" for number in range(len(sheets))]
    assert [line in texts for line, (_, texts) in zip(said, sheets, strict=True)] == (
        [True] * len(sheets)
    )
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == len(sheets)


def test_a_path_can_be_followed_into_the_tree_and_back(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=tree&model=left&path=right").page
    assert {"ROOT", "LEFT", "RIGHT"} <= set(read_texts(page))
    assert "LEAF" not in read_texts(page)
    tab(page, "Timeline").click()
    tab(page, "Tree").click()
    page.evaluate("lineage.select('leaf')")
    assert {"MERGE", "LEAF"} <= set(read_texts(page))


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=4)
    page.mouse.up()


def test_a_phone_begins_with_families_and_the_first_years(
    first_site: Path, open_page: Open
) -> None:
    page = open_page(first_site, width=390, has_touch=True).page
    drawn = page.evaluate("lineage.drawn()")
    families = {one["text"] for one in drawn if one["what"] == "family"}
    assert {"BERT", "GPT", "Protein"} <= families
    assert "2017" in {one["text"] for one in drawn if one["what"] == "axis"}
    drag(page, (120, 400), (60, 400))
    expect(page).to_have_url(re.compile("at="))
    assert "open" not in page.url
    handle = page.locator("#sheet-toggle")
    for end, expanded in ((300, "true"), (700, "false")):
        box = handle.bounding_box()
        assert box
        drag(page, (195, box["y"] + 10), (195, end))
        expect(handle).to_have_attribute("aria-expanded", expanded)
    page.evaluate("location.hash = 'view=size'")
    page.wait_for_function("lineage.state.view === 'size'")
    years = {one["text"] for one in page.evaluate("lineage.drawn()") if one["what"] == "axis"}
    assert {"2017", "2023"} <= years
