"""The pure parts of the page's scripts, run in Chromium on the catalog that ships."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.pages import open_code, write_page
from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_ENTRY = """
import {findAncestors, findDescendants} from "./catalog/relatives.js";
import {indexDocument} from "./catalog/index.js";
import {findFit} from "./stage/fit.js";
import {formatCount} from "./words/format.js";
import {formatFragment, parseFragment} from "./state/fragment.js";
import {layOutPart} from "./layout/layers.js";
import {isInRange} from "./catalog/months.js";
import {makeFrame} from "./drawing/scene.js";
import {prepareSearch, searchEntries} from "./catalog/search.js";
import {arrangeFamilies} from "./layout/families.js";
import {arrangeSizes} from "./layout/sizes.js";
import {arrangeTree} from "./layout/tree_places.js";
import {placeTexts} from "./drawing/texts.js";
import {unpackData} from "./catalog/unpack.js";
globalThis.code = {
  findAncestors, findDescendants, findFit, indexDocument, formatCount, formatFragment,
  parseFragment, arrangeSizes, arrangeTree, isInRange, layOutPart, makeFrame,
  prepareSearch, searchEntries, unpackData, arrangeFamilies, placeTexts,
};
"""


@pytest.fixture(scope="module")
def code(browser: Browser, real_site: Path) -> Iterator[Page]:
    """The pure functions on the catalog that ships."""
    page = open_code(browser, real_site, _ENTRY)
    yield page
    page.close()


@pytest.fixture(scope="module")
def first_code(browser: Browser, first_site: Path) -> Iterator[Page]:
    """The pure functions on the 98 models with which the catalog began."""
    page = open_code(browser, first_site, _ENTRY)
    yield page
    page.close()


@pytest.fixture(scope="module")
def made_up_code(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The pure functions on 98 made-up models."""
    site = write_page(make_synthetic_document(98), tmp_path_factory.mktemp("made-up"))
    page = open_code(browser, site, _ENTRY)
    yield page
    page.close()


_FRAME = """([width, height, scale, selected, picture]) => {
  const ctx = document.createElement('canvas').getContext('2d');
  ctx.font = '700 11.5px Arial';
  const measure = (id) => ctx.measureText(catalog.models.get(id).name).width;
  const size = {width, height};
  globalThis.arrangements ??= {};
  const arrangement = arrangements[[width, height, picture]] ??= picture === 'size'
    ? code.arrangeSizes(layouts, catalog, size, measure)
    : code.arrangeTree(layouts.tree, size, measure);
  const ids = [...catalog.models.keys()];
  const as = (role, found) => [...found].map(([id, distance]) => [id, {role, distance}]);
  const lit = selected && new Map([
    ...as('ancestor', code.findAncestors(catalog, selected)),
    ...as('descendant', code.findDescendants(catalog, selected)),
    [selected, {role: 'self', distance: 0}]]);
  const frame = code.makeFrame({
    catalog, arrangement, size, measure, lit, selected,
    measureLane: () => 80, measureKind: () => 60,
    view: {scale, x: arrangement.width / 2, y: arrangement.height / 2},
    radii: new Map(ids.map((id) => [id, 5])), weights: catalog.heirs,
    shown: new Set(ids), visible: new Set(ids), channels: [], hover: null, focus: null,
  });
  return {
    overview: Math.min(width / arrangement.width, height / arrangement.height),
    labels: frame.labels, plates: frame.plates, points: [...frame.points], strips: frame.strips,
    dots: [...frame.points].map(([id, {x, y}]) => {
      const radius = frame.radii.get(id) * frame.grow;
      return {left: x - radius, right: x + radius, top: y - radius, bottom: y + radius};
    }),
    lanes: arrangement.lanes.map(({family}) => family),
    parents: catalog.pairs.flatMap(({parent, child, rows}) =>
      rows.some(({channel}) => channel !== 'series') ? [[parent, child]] : []),
  };
}"""


_NAMES = """([width, height, scale, isOpen]) => {
  const ctx = document.createElement('canvas').getContext('2d');
  ctx.font = '700 11.5px Arial';
  const nameMark = (id) => catalog.models.get(id).name;
  const measureName = (text) => ctx.measureText(text).width;
  const measure = (id) => measureName(nameMark(id));
  const families = [...catalog.families.keys()];
  const look = {open: isOpen ? families : [], kept: null, shownFamilies: new Set(families)};
  const size = {width, height};
  const ids = new Set(catalog.models.keys());
  const arrangement = code.arrangeFamilies(
    layouts.families, catalog, look, size, {measure, measureLane: () => 80});
  const {labels} = code.placeTexts({
    catalog, arrangement, size, measure, measureName, nameMark, lit: null,
    selected: null, channels: [],
    view: {scale, x: width / 2, y: height / 2}, weights: catalog.heirs,
    radii: new Map([...ids].map((id) => [id, 5])),
    shown: ids, visible: ids, hover: null, focus: null,
  });
  return {labels, most: arrangement.mostZoom,
    milestones: catalog.document.models.flatMap(({id, milestone}) => milestone ? [id] : [])};
}"""


def find_overlaps(
    boxes: list[dict[str, Any]], others: list[dict[str, Any]] | None = None
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the boxes that cover another of them, or one of the others."""
    found = []
    beside = boxes if others is None else boxes + others
    ordered = sorted((box["left"], place) for place, box in enumerate(beside))
    for at, (_, place) in enumerate(ordered):
        one = beside[place]
        for left, next_place in ordered[at + 1 :]:
            if left >= one["right"] - 0.01:
                break
            other = beside[next_place]
            is_asked = others is None or (place < len(boxes)) != (next_place < len(boxes))
            is_level = one["top"] < other["bottom"] - 0.01 and other["top"] < one["bottom"] - 0.01
            if is_asked and is_level:
                found.append((one, other))
    return found


@pytest.mark.parametrize("selected", [None, "bert", "gpt-3"])
@pytest.mark.parametrize("picture", ["size", "tree"])
@pytest.mark.parametrize("scale", [0.6, 1.0, 1.4, 1.96, 2.74])
@pytest.mark.parametrize("size", [(390, 600), (980, 560), (1110, 755), (2200, 1200)], ids=str)
def test_no_text_of_a_drawn_view_covers_another(
    first_code: Page, size: tuple[int, int], scale: float, selected: str | None, picture: str
) -> None:
    check_texts(first_code, size, scale, selected, picture)


@pytest.mark.parametrize("selected", [None, "bert"])
@pytest.mark.parametrize("picture", ["size", "tree"])
@pytest.mark.parametrize("scale", [1.0, 2.74])
@pytest.mark.parametrize("size", [(390, 600), (1110, 755)], ids=str)
def test_no_text_covers_another_where_all_models_are(
    code: Page, size: tuple[int, int], scale: float, selected: str | None, picture: str
) -> None:
    check_texts(code, size, scale, selected, picture)


def check_texts(
    code: Page, size: tuple[int, int], scale: float, selected: str | None, picture: str
) -> None:
    """Check that no text of a drawn view covers another."""
    frame: dict[str, Any] = code.evaluate(_FRAME, [*size, scale, selected, picture])
    boxes = [*frame["labels"], *frame["plates"]]
    assert boxes
    assert find_overlaps(boxes) == []


def look_closer(
    code: Page, size: tuple[int, int], closer: float, selected: str | None, picture: str
) -> dict[str, Any]:
    """Return what is drawn at so many times the scale of the overview."""
    overview = code.evaluate(_FRAME, [*size, 1.0, None, picture])["overview"]
    frame: dict[str, Any] = code.evaluate(_FRAME, [*size, overview * closer, selected, picture])
    return frame


@pytest.mark.parametrize("selected", [None, "transformer"])
@pytest.mark.parametrize("picture", ["size", "tree"])
@pytest.mark.parametrize("closer", [1.0, 1.2, 1.5, 2.0, 2.4, 3.0, 4.0])
@pytest.mark.parametrize("size", [(390, 440), (390, 620), (320, 400)], ids=str)
def test_on_a_phone_no_name_of_a_lane_covers_a_dot_or_a_text(
    first_code: Page, size: tuple[int, int], closer: float, selected: str | None, picture: str
) -> None:
    check_lanes(first_code, size, closer, selected, picture)


@pytest.mark.parametrize("selected", [None, "transformer"])
@pytest.mark.parametrize("picture", ["size", "tree"])
@pytest.mark.parametrize("closer", [1.0, 2.4])
def test_on_a_phone_no_name_of_a_lane_covers_anything_where_all_models_are(
    code: Page, closer: float, selected: str | None, picture: str
) -> None:
    check_lanes(code, (390, 620), closer, selected, picture)


def check_lanes(
    code: Page, size: tuple[int, int], closer: float, selected: str | None, picture: str
) -> None:
    """Check that no name of a lane covers a dot or a text."""
    frame = look_closer(code, size, closer, selected, picture)
    most = {"size": 2, "tree": 0}[picture]
    assert most / 2 <= len(frame["strips"]) <= most
    others = [*frame["dots"], *frame["labels"], *frame["plates"]]
    assert find_overlaps(frame["strips"], others) == []
    assert find_overlaps(frame["strips"]) == []


@pytest.mark.parametrize("selected", [None, "transformer"])
@pytest.mark.parametrize("picture", ["size", "tree"])
@pytest.mark.parametrize("closer", [1.0, 1.2, 1.5, 2.0, 2.4, 3.0, 4.0])
@pytest.mark.parametrize("size", [(390, 440), (390, 620), (320, 400)], ids=str)
def test_on_a_phone_every_lane_of_the_first_98_models_has_its_name(
    first_code: Page, size: tuple[int, int], closer: float, selected: str | None, picture: str
) -> None:
    frame = look_closer(first_code, size, closer, selected, picture)
    assert len(frame["strips"]) == {"size": 2, "tree": 0}[picture]


_FITS = """([width, height]) => {
  const ctx = document.createElement('canvas').getContext('2d');
  ctx.font = '700 11.5px Arial';
  const measure = (id) => ctx.measureText(catalog.models.get(id).name).width;
  const size = {width, height};
  const arrangement = code.arrangeSizes(layouts, catalog, size, measure);
  const radii = new Map([...catalog.models.keys()].map((id) => [id, 5]));
  return [...catalog.models.keys()].map((id) => {
    const near = [id, ...code.findAncestors(catalog, id, 1).keys(),
      ...code.findDescendants(catalog, id, 1).keys()];
    const sight = code.findFit(near, {arrangement, size, radii, measure, measureLane: () => 70});
    const ends = near.map((one) => {
      const {x, y} = arrangement.points.get(one);
      const left = (x - sight.x) * sight.scale + width / 2;
      return [left, (y - sight.y) * sight.scale + height / 2, left + measure(one) + 10];
    });
    return [id, sight.scale, ends];
  });
}"""


def check_fits(code: Page, width: int, height: int, count: int) -> None:
    """Check that models with their nearest kin and all their names are inside of a picture."""
    fits = code.evaluate(_FITS, [width, height])
    assert len(fits) >= count
    for model_id, scale, ends in fits:
        assert 0 < scale <= 1, model_id
        for left, middle, right in ends:
            assert left >= 40, model_id
            assert right <= width, model_id
            assert 30 + 8 <= middle <= height - 8, model_id
            assert right < width - 136 or middle + 8 <= height - 50, model_id
        assert ends[0][0] < width - 20


@pytest.mark.parametrize(("width", "height"), [(390, 236), (390, 420)])
def test_on_a_phone_every_model_fits_in_with_its_nearest_kin_and_their_names(
    code: Page, width: int, height: int
) -> None:
    check_fits(code, width, height, count=513)


@pytest.mark.parametrize(("width", "height"), [(390, 236), (390, 420), (320, 236)])
def test_on_a_phone_each_of_the_first_98_models_fits_in_with_its_nearest_kin_and_their_names(
    first_code: Page, width: int, height: int
) -> None:
    check_fits(first_code, width, height, count=98)


@pytest.mark.parametrize("size", [(390, 236), (390, 420), (320, 236)], ids=str)
def test_on_a_phone_no_fit_in_a_made_up_catalog_of_98_models_makes_the_picture_tiny(
    made_up_code: Page, size: tuple[int, int]
) -> None:
    fits = made_up_code.evaluate(_FITS, [*size])
    assert len(fits) == 98
    assert [(model_id, scale) for model_id, scale, _ in fits if scale <= 0.04] == []


def test_parents_stand_left_of_their_children_on_every_screen(code: Page) -> None:
    for width, picture in product((390, 1110, 2200), ("size", "tree")):
        frame = code.evaluate(_FRAME, [width, 755, 1.0, None, picture])
        points = dict(frame["points"])
        for parent, child in frame["parents"]:
            assert points[parent]["x"] < points[child]["x"]


def test_milestones_stay_named_on_coming_closer_and_none_covers_another(code: Page) -> None:
    first = code.evaluate(_NAMES, [1110, 772, 1.0, False])
    milestones = set(first["milestones"])
    for scale in (3.0, 10.0, first["most"]):
        labels = code.evaluate(_NAMES, [1110, 772, scale, False])["labels"]
        assert find_overlaps(labels) == []
        assert milestones <= {label["id"] for label in labels}


@pytest.mark.parametrize("width", [390, 1110])
def test_rows_that_are_open_name_every_model(code: Page, width: int) -> None:
    labels = code.evaluate(_NAMES, [width, 700, 1.0, True])["labels"]
    assert len(labels) == code.evaluate("catalog.models.size")
    assert find_overlaps(labels) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("BERT", "bert", id="name"),
        pytest.param("gpt3", "gpt-3", id="without-hyphen"),
        pytest.param("  flan   t5 ", "flan-t5", id="spaces"),
        pytest.param("1810.04805", "bert", id="arxiv-id"),
        pytest.param("https://arxiv.org/abs/1706.03762v5", "transformer", id="arxiv-address"),
        pytest.param("attention is all you need", "transformer", id="title"),
        pytest.param("distil", "distilbert", id="beginning"),
    ],
)
def test_search_puts_the_meant_model_first(code: Page, text: str, first: str) -> None:
    find = "(text) => code.searchEntries(code.prepareSearch(catalog), text).ids[0]"
    assert code.evaluate(find, text) == first


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("谷歌", "bert", id="lab"),
        pytest.param("微软", "deberta", id="other-lab"),
        pytest.param("英伟达", "megatron-lm", id="third-lab"),
        pytest.param("脸书", "roberta", id="old-name-of-a-lab"),
        pytest.param("编码器", "bert", id="architecture"),
        pytest.param("聊天", "blenderbot-3", id="task"),
        pytest.param("思维链", "minerva", id="technique"),
        pytest.param("扩散模型", "stable-diffusion", id="family"),
        pytest.param("谷歌 编码器", "vit", id="two"),
    ],
)
def test_search_finds_chinese_names(code: Page, text: str, found: str) -> None:
    find = "(text) => code.searchEntries(code.prepareSearch(catalog), text).ids"
    assert found in code.evaluate(find, text)


def test_latin_letters_in_chinese_names_are_not_searched(code: Page) -> None:
    find = "(text) => code.searchEntries(code.prepareSearch(catalog), text).ids"
    assert code.evaluate("catalog.tasks.get('rtd').name_zh.includes('token')")
    assert "electra" not in code.evaluate(find, "token")


@pytest.mark.parametrize(
    ("count", "text"),
    [(340_000_000, "340M"), (1_500_000_000, "1.5B"), (1_571_000_000_000, "1.57T"),
     (16_300_000, "16.3M"), (999, "999"), ("undisclosed", "Undisclosed")],
)  # fmt: skip
def test_counts_are_written_briefly(code: Page, count: object, text: str) -> None:
    assert code.evaluate("(count) => code.formatCount(count)", count) == text


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "view=timeline&model=bert",
        "view=size&model=bert&channels=weights,idea&from=2018-01&to=2022-12",
        "view=tree&model=gpt-3&tree=whole",
        "view=table&model=gpt-3&depth=all&family=bert,gpt&theme=dark&q=a+b&sort=-parameters",
        "view=timeline&model=chatgpt&path=bert&compare=gpt&lang=zh",
        "view=table&family=bert&lab=google,openai&arch=encoder&modality=text&uses=rope"
        "&licence=open&into=weights&support=supported&year=2019,2020&q=%2Bbert",
        "tour=3&embed=1",
    ],
)
def test_a_fragment_is_read_and_written_the_same(code: Page, fragment: str) -> None:
    write = "(text) => code.formatFragment(code.parseFragment(text, catalog))"
    assert code.evaluate(write, fragment) == fragment


def test_ancestors_and_descendants_mirror_each_other(code: Page) -> None:
    wrong = code.evaluate(
        """() => [...catalog.models.keys()].flatMap((id) =>
          [...code.findAncestors(catalog, id)].filter(([other, distance]) =>
            code.findDescendants(catalog, other).get(id) !== distance))"""
    )
    assert wrong == []
