"""Languages, filters, selectors, paths, comparison, tour, sharing: what stands round the views."""

from __future__ import annotations

import json
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from graph.records.vocabulary import (
    ANCESTRY_CHANNELS,
    CHANNEL_OF,
    HUB_RELATIONS,
    HUB_UNSAID,
    House,
    NoParents,
    Verdict,
)
from graph.testing import make_document
from graph.tracing.trace import State
from graph.words import LANGUAGES
from lineage.catalog.load import load_catalog
from lineage.paths import data_dir, site_dir
from lineage.trace.walk import LIKE, RELEASE
from lineage.website import write_site
from lineage.website.render import read_scripts
from lineage.website.tour import read_tour
from lineage.website.words import get_words
from tests.browser.conftest import EVIL
from tests.browser.test_page import find_rows, find_search
from tests.support.pages import open_code, run_axe, run_axe_in_both_themes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Page

    from graph.lineage_graph import LineageGraph
    from graph.words import Language
    from tests.support.pages import Opened

    Open = Callable[..., Opened]

VECTORS = Path(__file__).parents[1] / "vectors" / "selectors.json"

_ENTRY = """
import { countFacet } from "./catalog/facets.js";
import { indexDocument } from "./catalog/index.js";
import { chooseLanguage, MESSAGES, setLanguage } from "./words/messages.js";
import { formatFragment, parseFragment } from "./state/fragment.js";
import { createReader } from "./catalog/reading.js";
import { selectModels } from "./selectors/select.js";
import { FORMATS } from "./catalog/exports.js";
import { findDescent, findNearestCommon, findTrail, findPath } from "./catalog/paths.js";
import { unpackData } from "./catalog/unpack.js";
globalThis.code = {
  countFacet, indexDocument, chooseLanguage, MESSAGES, setLanguage, formatFragment, parseFragment,
  createReader, selectModels, FORMATS,
  findDescent, findNearestCommon, findTrail, findPath, unpackData,
};
"""


@pytest.fixture(scope="module")
def code(browser: Browser, real_site: Path) -> Iterator[Page]:
    """The page of the catalog, with the pure functions in `code` and its index in `catalog`."""
    page = open_code(browser, real_site, _ENTRY)
    page.evaluate(
        """() => {
          globalThis.read = code.createReader(
            catalog, (text) => code.selectModels(catalog.document, text));
        }"""
    )
    yield page
    page.close()


def find_details(page: Page) -> Locator:
    return page.locator("#details-region")


def press_until(page: Page, key: str, goal: Locator, *, most: int = 80) -> None:
    """Press a key until the focus is where a person wants it."""
    for _ in range(most):
        if goal.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} does not lead to {goal}")


# Languages


def test_every_language_has_the_same_messages_with_the_same_values(code: Page) -> None:
    messages: dict[str, dict[str, Any]] = code.evaluate("code.MESSAGES")
    english, chinese = messages["en"], messages["zh"]
    assert sorted(english) == sorted(chinese)
    for key, text in english.items():
        if isinstance(text, str):
            values = set(re.findall(r"\{\w+\}", text))
            assert values == set(re.findall(r"\{\w+\}", chinese[key])), key
            assert "|" not in chinese[key], key
        else:
            assert [row[0] for row in text] == [row[0] for row in chinese[key]], key


def test_chinese_messages_are_chinese(code: Page) -> None:
    messages: dict[str, Any] = code.evaluate("code.MESSAGES.zh")
    names = re.compile(r"lane\.|paper\.arxiv|footer\.epoch|house\.catalog")
    for key, text in messages.items():
        words = re.sub(r"\{\w+\}", "", json.dumps(text, ensure_ascii=False))
        if not names.match(key) and re.search(r"\w", words):
            assert re.search(r"[\u4e00-\u9fff]", words), key


_SAME_WORDS = {
    "site": "app.title", "comma": "list.comma", "unknown": "value.unknown",
    "released": "fact.released", "remarked": "fact.remarked",
    "labs": "fact.labs", "family": "fact.family", "architecture": "fact.architecture",
    "modalities": "fact.modalities", "parameters": "fact.parameters",
    "pretraining_tasks": "fact.pretraining", "fine_tuning_tasks": "fact.tuning",
    "corpus": "fact.corpus", "application": "fact.application", "licence": "fact.licence",
    "facts": "details.facts", "parents": "details.parents", "children": "details.children",
    "no_parents": "details.noParents", "no_children": "details.noChildren",
    "disputes": "details.disputes", "corrections": "details.corrections",
    "paper": "details.paper", "links": "details.links", "sources": "details.sources",
    "catalog": "details.catalog", "catalog_rest": "details.sourcesCatalog",
    "carries": "channel.carried", "arxiv": "paper.arxiv", "report": "about.report",
    "unverified_source": "source.unverified", "verdict.corrected": "correction.corrected",
    "verdict.doubted": "correction.doubted",
}  # fmt: skip
"""What the readable pages and the page say of the same thing, by the keys of each."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readable_pages_use_the_words_of_the_page(code: Page, language: Language) -> None:
    messages: dict[str, str] = code.evaluate(f"code.MESSAGES.{language}")
    words = get_words(language)
    groups = ("kind.", "channel.", "access.", "modality.", "support.", "stance.")
    shared = {key: key for key in words if key.startswith(groups) and key in messages}
    assert {f"kind.{kind}" for kind in CHANNEL_OF} <= shared.keys()
    expected = {key: messages[other] for key, other in (shared | _SAME_WORDS).items()}
    assert {key: re.sub(r"^[✓✗!?] ", "", words[key]) for key in expected} == expected


def test_corrections_name_their_fields_in_the_language_of_the_page(
    first_site: Path, open_page: Open
) -> None:
    page = open_page(first_site, "#model=chatgpt&lang=zh").page
    heads = page.locator(".corrections .printed").all_inner_texts()
    assert [head.split("：")[0] for head in heads] == [
        "发布日期", "参数量", "父模型", "新增", "训练数据", "父模型",
    ]  # fmt: skip


def test_every_field_that_has_a_correction_or_a_source_has_a_name(code: Page) -> None:
    fields = code.evaluate(
        """catalog.document.models.flatMap((model) => [
          ...model.corrections.map(({field}) => field),
          ...model.fact_sources.flatMap(({fields}) => fields),
        ])"""
    )
    named = {key.removeprefix("table.") for key in code.evaluate("Object.keys(code.MESSAGES.en)")}
    assert sorted(set(fields) - named) == ["derivations"]


def test_every_message_is_used_and_every_used_message_is_there(code: Page) -> None:
    known = set(code.evaluate("Object.keys(code.MESSAGES.en)"))
    modules = {path: text for path, text in read_scripts().items() if path.endswith(".js")}
    script = "\n".join(modules.values())
    template = (site_dir() / "templates" / "index.html.jinja").read_text(encoding="utf-8")
    named = set(re.findall(r'data-(?:text|label|hint)="([\w.-]+)"', template))
    named |= set(re.findall(r'\bt(?:Rows)?\(\s*"([\w.-]+)"', script))
    assert sorted(named - known) == []
    literal = {key for key in known if f'"{key}"' in script} | named
    literal |= {f"{key}Of" for key in literal}  # as headlines of what is narrowed
    prefixes = set(re.findall(r"`([a-z.]+\.)\$\{", script)) | {"path.", "compare."}
    words = set(re.findall(r"[\w-]+", script)) | find_vocabulary(code)
    built = {f"{prefix}{word}" for prefix in prefixes for word in words}
    assert sorted(known - literal - built) == []


def find_vocabulary(code: Page) -> set[str]:
    """Return words that keys of messages are made of and that stand in the data."""
    words: set[str] = {*CHANNEL_OF, *CHANNEL_OF.values(), *House, *NoParents, *Verdict, *State}
    words |= {*HUB_RELATIONS, HUB_UNSAID, RELEASE, LIKE}  # of traces
    lanes = code.evaluate("[...catalog.families.keys(), ...catalog.groups.keys()]")
    return set(map(str, words)) | set(lanes) | set(
        code.evaluate("catalog.document.models.flatMap((model) => model.modalities)")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("preferred", "language"),
    [
        (["zh-CN", "en"], "zh"),
        (["de", "zh-Hant-TW"], "zh"),
        (["en-GB", "zh"], "en"),
        (["fr"], "en"),
    ],
)
def test_the_first_language_that_the_browser_prefers_is_spoken(
    code: Page, preferred: list[str], language: str
) -> None:
    assert code.evaluate("(tags) => code.chooseLanguage(tags)", preferred) == language


def test_a_chinese_browser_gets_the_chinese_page(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#model=bert", locale="zh-CN").page
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page).to_have_title(re.compile("^BERT .* · Transformer 模型谱系$"))
    text = find_details(page).inner_text()
    for part in (
        "用掩码词预测任务预训练 Transformer 编码器",
        "派生自",
        "几乎原样保留",
        "2018-10-11",
        "更正",
    ):
        assert part in text
    assert "Pre-trains the encoder" not in text
    assert "bert" not in page.url.split("lang=")[0].split("model=")[0]


@pytest.mark.parametrize(
    ("model", "chinese", "english"),
    [
        ("text-davinci-003", ["年 1 月前可通过 API 使用（不开放）"], ["API access until"]),
        ("text-davinci-003", ["见于 OpenAI 面向研究者的模型索引"], ["Named in"]),
        ("glm", ["清华大学"], ["Tsinghua University"]),
        ("imagen", ["全部组成部分，含冻结的 T5-XXL 编码器"], ["All parts", "Unreleased"]),
    ],
)  # fmt: skip
def test_terms_labs_sizes_and_the_lack_of_a_paper_are_chinese(
    first_site: Path, open_page: Open, model: str, chinese: list[str], english: list[str]
) -> None:
    page = open_page(first_site, f"#model={model}&lang=zh").page
    text = find_details(page).inner_text()
    assert [part for part in chinese if part not in text] == []
    assert [part for part in english if part in text] == []


def test_the_table_the_origins_and_the_sources_are_chinese(
    first_site: Path, open_page: Open
) -> None:
    page = open_page(first_site, "#view=table&q=lab:清华大学&lang=zh").page
    rows = page.locator("#table-body tr, table tbody tr")
    expect(rows.first).to_contain_text("清华大学")
    expect(page.get_by_text("GLM-130B 许可证：仅限非商业研究").first).to_be_visible()
    page.locator("#about-open").click()
    about = page.locator("#about-content")
    expect(about).to_contain_text("手工绘制的图")
    expect(about).to_contain_text("许可条款：未说明。查阅时间：截至 2023 年 5 月。")
    assert about.locator("[lang=en]", has_text="Drawn by hand").count() == 0


def test_the_language_button_switches_every_text_and_keeps_the_place(
    first_site: Path, open_page: Open
) -> None:
    opened = open_page(first_site, "#model=bert&path=gpt")
    page = opened.page
    page.get_by_role("button", name="Language", exact=True).click()
    assert page.url.endswith("model=bert&path=gpt&lang=zh")
    expect(page.get_by_role("tab", selected=True)).to_have_text("时间线")
    expect(page.locator(".way-found")).to_contain_text("BERT 派生自 GPT，相隔 1 步。")
    expect(page.locator("#outline button[aria-current]")).to_contain_text("2 个父模型")
    expect(page.locator("#footer")).to_contain_text("感谢 arXiv")
    page.get_by_role("button", name="语言 Language", exact=True).click()
    assert page.url.endswith("&lang=en")
    expect(page.get_by_role("tab", selected=True)).to_have_text("Timeline")


def test_chinese_glyphs_are_not_clipped(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#model=bert&lang=zh").page
    clipped = page.evaluate(
        """() => [...document.querySelectorAll('button, h2, h3, dt, .kind, .support, summary')]
          .filter((one) => one.checkVisibility() && !one.closest('.unseen')
            && getComputedStyle(one).overflow !== 'visible')
          .filter((one) => one.scrollHeight > one.clientHeight + 1)
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert clipped == []


# Finding


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("chatgtp", "chatgpt", id="letters-swapped"),
        pytest.param("distillbert", "distilbert", id="letter-too-many"),
        pytest.param("Vaswani", "transformer", id="author"),
        pytest.param("Jacob Devlin", "bert", id="authors-whole-name"),
        pytest.param("视觉", "vit", id="chinese-name-of-a-family"),
    ],
)
def test_search_forgives_and_knows_authors(code: Page, text: str, first: str) -> None:
    assert code.evaluate("(text) => read(text).ids[0]", text) == first


@pytest.mark.parametrize(
    ("text", "selector"),
    [("bert", False), ("+bert", True), ("bert+", True), ("family:bert", True), ("a,b", True),
     ("gpt-*", True), ("-bert", True), ("bert+ -gpt", True), ("gpt-3", False),
     ("arXiv:1810.04805v2", False), ("https://arxiv.org/abs/1810.04805", False),
     ("BERT: Pre-training of", False), ("Devlin, Jacob", False), ("bert roberta", True),
     ("(bert)", True), ("llama+[weights]", True), ("llama+[weights", True), ("famly:bert", True),
     ("sparse attention", False), ("google bert", False), ("license:open", True)],
)  # fmt: skip
def test_selectors_are_told_from_names(code: Page, text: str, selector: object) -> None:
    assert code.evaluate("(text) => read(text).selector", text) is selector


_ASKED = (
    "bert", "bert roberta", "gpt-3 bloom", "(bert roberta)", "bert,bert+", "1810.04805 GPT-2",
    '"Swin Transformer" bert', "（bert　roberta）", "llama+[weights]", "[weights]+chatgpt",
    "2+[weights,knowledge]alpaca", "license:open year:2022", "gpt-* -gpt-2", "transformer",
)  # fmt: skip


def test_the_page_gives_what_the_command_gives(
    code: Page, real_site: Path, open_page: Open, shipped_graph: LineageGraph
) -> None:
    page = open_page(real_site).page
    for text in _ASKED:
        wanted = [node.id for node in shipped_graph.select(text)]
        assert wanted, text
        assert code.evaluate("(text) => read(text).ids", text) == wanted, text
        assert page.evaluate("(text) => lineage.query(text)", text) == wanted, text


def test_a_selector_says_how_many_match_and_filters_the_views(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site, "#view=table")
    page = opened.page
    find_search(page).fill("+merge")
    expect(page.locator("#results .group").first).to_have_text("Models 4")
    expect(page.locator("#live")).to_have_text("4 models found.")
    assert find_rows(page) == ["MERGE", "RIGHT", "LEFT", "ROOT"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.url.endswith("q=%2Bmerge")
    page.get_by_role("tab", name="Timeline").click()
    assert opened.state()["query"] == "+merge"
    page.evaluate("lineage.select('left')")
    assert opened.state()["query"] == "+merge"


def test_a_broken_selector_says_what_is_wrong_and_where(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=table").page
    find_search(page).fill("+merge,famly:bert")
    option = page.locator("#answer-notes")
    expect(option).to_contain_text("Not understood: unknown method 'famly' at column 8")
    assert option.locator("code").text_content() == "+merge,famly:bert\n       ^"
    expect(find_search(page)).to_have_attribute("aria-invalid", "true")
    assert len(find_rows(page)) == 7
    find_search(page).fill("+merge")
    expect(find_search(page)).to_have_attribute("aria-invalid", "false")


def test_a_broken_selector_is_explained_in_chinese_too(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=table&lang=zh").page
    page.locator("#search").fill("+merge,famly:bert")
    option = page.locator("#answer-notes")
    expect(option).to_contain_text("无法理解该查询：第 8 个字符处有未知的方法“famly”。")
    expect(page.locator("#live")).to_have_text(
        "无法理解该查询：第 8 个字符处有未知的方法“famly”。"
    )
    assert option.locator("code").text_content() == "+merge,famly:bert\n       ^"
    page.get_by_role("button", name="语言 Language", exact=True).click()
    page.locator("#search").focus()
    expect(option).to_contain_text("Not understood: unknown method 'famly' at column 8")


def test_no_mistake_in_a_selector_is_explained_in_english_to_a_chinese_reader(code: Page) -> None:
    tests = json.loads(VECTORS.read_text(encoding="utf-8"))
    wrong = [one for one in tests["vectors"] if "error" in one]
    messages: list[dict[str, Any]] = code.evaluate(
        """([lineage, wrong]) => {
          code.setLanguage("zh");
          const found = wrong.map(({selector, exclude}) =>
            code.selectModels(lineage, selector, exclude).error);
          code.setLanguage("en");
          return found;
        }""",
        [tests["lineage"], wrong],
    )
    assert len(messages) > 20
    for one, said in zip(wrong, messages, strict=True):
        assert said["column"] == one["error"]["column"]
        assert f"第 {said['column']} 个字符" in said["message"]
        assert not re.search(r"[a-z]", re.sub(r"“.*”", "", said["message"])), said["message"]


def test_facets_narrow_and_their_counts_follow_each_other(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#view=table").page
    page.get_by_role("button", name="Filters", exact=True).click()
    filters = page.get_by_role("region", name="Filters")
    expect(filters.get_by_role("checkbox", name="weights 2")).to_be_visible()
    filters.get_by_role("checkbox", name="bert 2").check()
    expect(filters.get_by_role("checkbox", name="weights 1")).to_be_visible()
    filters.get_by_role("checkbox", name="weights 1").check()
    assert find_rows(page) == ["LEAF"]
    assert "family=bert&into=weights" in page.url
    expect(filters.get_by_role("checkbox", name="weights 1")).to_be_focused()
    expect(filters).to_contain_text("1 of 7 models")
    filters.get_by_role("button", name="Clear filters").click()
    assert len(find_rows(page)) == 7
    page.keyboard.press("Escape")
    expect(filters).to_be_hidden()
    expect(page.get_by_role("button", name="Filters", exact=True)).to_be_focused()


def test_what_an_address_cannot_mean_is_left_out(code: Page) -> None:
    fragment = "path=bert&compare=x&lab=x,<b>&year=1066&tour=-1&embed=yes&lang=xx&into="
    write = "(text) => code.formatFragment(code.parseFragment(text, catalog))"
    assert code.evaluate(write, fragment) == ""


# Understanding


@pytest.mark.parametrize("channels", [[], ["weights"], ["architecture", "idea"]], ids=str)
def test_the_trail_follows_the_first_parent_of_each_entry(code: Page, channels: list[str]) -> None:
    trails: dict[str, list[str]] = code.evaluate(
        """(channels) => Object.fromEntries(
          [...catalog.models.keys()].map((id) => [id, code.findTrail(catalog, id, channels)]))""",
        channels,
    )
    catalog = load_catalog(data_dir())
    first = {
        model_id: next(
            (
                step.parent
                for step in entry.derivations
                if CHANNEL_OF[step.kind] in (channels or set(ANCESTRY_CHANNELS))
            ),
            None,
        )
        for model_id, entry in catalog.models.items()
    }
    assert sorted(trails) == sorted(first)
    for model_id, trail in trails.items():
        assert trail[-1] == model_id
        assert first[trail[0]] is None
        assert all(first[child] == parent for parent, child in pairwise(trail))


def test_codex_comes_from_the_transformer_through_the_line_of_gpt(
    first_site: Path, open_page: Open
) -> None:
    page = open_page(first_site, "#model=codex").page
    trail = page.get_by_role("navigation", name="Trail from the root").get_by_role("listitem")
    assert trail.all_inner_texts() == ["Transformer", "GPT", "GPT-2", "GPT-3", "Codex"]
    toggle = page.get_by_role("button", name="only weights")
    toggle.click()
    assert trail.all_inner_texts() == ["GPT-3", "Codex"]
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text(
        "The trail above a name follows main parents"
    )


def test_a_way_turns_at_the_nearest_shared_ancestor(code: Page) -> None:
    way = code.evaluate("code.findPath(catalog, 'chatgpt', 'bert')")
    assert way["turn"] == "gpt"
    assert way["down"] == ["gpt", "bert"]
    assert way["up"][0] == "gpt"
    assert way["up"][-1] == "chatgpt"
    assert code.evaluate("code.findPath(catalog, 'transformer', 'alphafold-1')") is None


def test_the_path_lists_every_step_with_its_kind_and_evidence(
    toy_site: Path, open_page: Open
) -> None:
    opened = open_page(toy_site, "#model=leaf")
    page = opened.page
    page.get_by_text("Path to another model").click()
    field = page.get_by_role("combobox", name="Path to")
    field.fill("right")
    field.press("Enter")
    assert page.url.endswith("model=leaf&path=right")
    steps = page.locator(".way > li")
    expect(steps).to_have_count(3)
    expect(steps.nth(1)).to_contain_text("↑ builds on")
    expect(steps.nth(1)).to_contain_text("fine-tuning")
    expect(steps.nth(2)).to_contain_text("merging")
    expect(page.locator("#live")).to_have_text("LEAF descends from RIGHT in 2 steps.")
    steps.nth(2).locator("summary").click()
    expect(steps.nth(2).locator(".evidence")).to_be_visible()
    expect(steps.nth(2).locator(".evidence")).to_contain_text("not found there on 2026-11-29")
    expect(steps.nth(1).locator(".evidence")).to_contain_text("checked 2026-11-28")
    page.get_by_role("button", name="Clear the path").click()
    assert page.url.endswith("model=leaf")
    page.go_back()
    expect(steps).to_have_count(3)


def test_no_path_is_said_plainly(toy_site: Path, open_page: Open) -> None:
    page = open_page(toy_site, "#model=leaf&path=alone").page
    expect(page.locator(".way-found")).to_contain_text(
        "LEAF and ALONE share no ancestor here: no path."
    )


def test_two_models_stand_side_by_side(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#model=chatgpt&compare=bert").page
    dialog = page.get_by_role("dialog", name="Two models side by side")
    expect(dialog).to_be_visible()
    text = dialog.inner_text()
    for part in ("GPT (4 steps and 1 step away)", "Decoder", "Encoder", "≠ differs"):
        assert part in text
    dialog.get_by_role("button", name="Show the path between them").click()
    expect(dialog).to_be_hidden()
    assert page.url.endswith("model=chatgpt&path=bert")
    page.go_back()
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page).not_to_have_url(re.compile("compare"))


def test_names_of_techniques_are_explained_in_place(first_site: Path, open_page: Open) -> None:
    opened = open_page(first_site, "#model=llama")
    page = opened.page
    name = find_details(page).get_by_role("button", name="Rotary position embedding")
    name.click()
    expect(name).to_have_attribute("aria-expanded", "true")
    box = page.locator(".concept-box:visible")
    expect(box).to_contain_text("arXiv 2104.09864")
    box.get_by_role("button", name=re.compile("Show only these")).click()
    assert opened.state()["facets"] == {"uses": ["rope"]}
    name.click()
    expect(box).to_have_count(0)


def test_the_breadcrumbs_lead_back_to_the_root(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#model=roberta").page
    trail = page.get_by_role("navigation", name="Trail from the root")
    assert trail.get_by_role("listitem").all_inner_texts() == ["Transformer", "BERT", "RoBERTa"]
    trail.get_by_role("button", name="BERT").click()
    expect(page.locator("#details-title")).to_have_text("BERT")


def test_about_says_where_facts_come_from_and_how_to_cite(
    first_site: Path, open_page: Open
) -> None:
    page = open_page(first_site, "#model=bert").page
    page.get_by_role("button", name="About", exact=True).click()
    dialog = page.get_by_role("dialog", name="About this page")
    text = dialog.inner_text()
    for part in (
        "distillation (", "corrections of the whole list", "Terms: CC BY 4.0",
        "@misc{transformer-lineage,", "Report an error in BERT", "CC BY 4.0",
    ):  # fmt: skip
        assert part in text, part
    address = dialog.get_by_role("link", name="Report an error in BERT").get_attribute("href")
    assert address
    assert address.startswith(
        "https://github.com/transformer-lineage/transformer-lineage/issues/new?template=wrong-fact.yml"
    )
    assert "model=BERT+%28bert%29" in address
    docs = dialog.get_by_role("link", name="Documentation", exact=True).get_attribute("href")
    assert (first_site.parent / str(docs)).is_file()


# Learning


def test_the_tour_walks_by_keyboard_and_is_in_the_address(
    real_site: Path, open_page: Open
) -> None:
    opened = open_page(real_site, "#lang=en")
    page = opened.page
    page.get_by_role("button", name="Tour", exact=True).focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("region", name="Guided tour")
    expect(card).to_contain_text("Stop 1 of 10")
    for number in range(2, 11):
        page.keyboard.press("Enter" if number < 6 else "ArrowRight")
        expect(card).to_contain_text(f"Stop {number} of 10")
        assert f"tour={number}" in page.url
    page.go_back()
    expect(card).to_contain_text("Stop 9 of 10")
    card.get_by_role("button", name="Back").focus()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(page.get_by_role("button", name="Tour", exact=True)).to_be_focused()
    assert "tour" not in page.url


def test_an_address_with_no_more_than_a_stop_opens_it(real_site: Path, open_page: Open) -> None:
    opened = open_page(real_site, "#tour=6&lang=zh")
    assert opened.state()["model"] == "chatgpt"
    card = opened.page.locator("#tour")
    expect(card).to_contain_text("第 6 站，共 10 站")
    opened.page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert opened.state()["model"] == "chatgpt"


def test_every_stop_of_the_tour_is_a_state_that_the_page_writes_itself(code: Page) -> None:
    tour = tomllib.loads((site_dir() / "tour.toml").read_text(encoding="utf-8"))["stops"]
    assert 8 <= len(tour) <= 10
    for stop in tour:
        write = "(text) => code.formatFragment(code.parseFragment(text, catalog))"
        state = code.evaluate(write, stop["state"])
        assert sorted(state.split("&")) == sorted(stop["state"].split("&")), stop["title"]
        assert 2 <= len(re.findall(r"[.!?]( |$)", stop["text"])) <= 4, stop["title"]
        assert stop["text_zh"].endswith("。")


def test_another_catalog_has_the_stops_that_fit_it(toy_site: Path, open_page: Open) -> None:
    document = make_document({"bert": "2018-10", "gpt": "2018-06"}, [])
    states = [stop["state"] for stop in read_tour(site_dir() / "tour.toml", document)]
    assert "view=timeline&model=bert&path=gpt" in states
    assert not [state for state in states if "chatgpt" in state]
    assert open_page(toy_site).page.get_by_role("button", name="Tour", exact=True).is_visible()


# Taking away


def test_the_link_and_the_bibtex_are_copied(first_site: Path, open_page: Open) -> None:
    opened = open_page(
        first_site, "#model=bert", permissions=["clipboard-read", "clipboard-write"]
    )
    page = opened.page
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.locator("#live")).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("@misc{arxiv:1810.04805,\n  author = {Jacob Devlin and")


@pytest.mark.parametrize(
    ("button", "name", "part"),
    [
        ("Save CSV", "leaf.csv", "merge,MERGE,2019-02-11,"),
        ("Save JSON", "leaf.json", '"kind": "finetuning"'),
        ("Save Mermaid", "leaf.mmd", "==>|finetuning|"),
        ("Save BibTeX", "leaf.bib", "Merging for the masses"),
    ],
)
def test_the_lit_models_are_saved(
    toy_site: Path, open_page: Open, button: str, name: str, part: str
) -> None:
    page = open_page(toy_site, "#model=leaf&depth=1").page
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page.locator("#share-list")).to_contain_text("LEAF with its lit relatives, 3 models:")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    assert waiting.value.suggested_filename == name
    text = waiting.value.path().read_text(encoding="utf-8")
    assert part in text
    assert "root,ROOT" not in text


def test_dangerous_names_stay_texts_in_what_is_saved(code: Page) -> None:
    texts: dict[str, str] = code.evaluate(
        """(name) => {
          const model = {...catalog.models.get('bert'), id: 'evil', name, paper: null};
          const models = new Map([['evil', model]]);
          const evil = {...catalog, models, document: {...catalog.document, models: [model]}};
          return Object.fromEntries(Object.entries(code.FORMATS)
            .map(([key, {write}]) => [key, write(evil, ['evil'])]));
        }""",
        f'=cmd|"]; {EVIL}',
    )
    assert ',"\'=cmd|""]; ' in texts["csv"]
    assert '["=cmd|#34;]; #60;/script#62;' in texts["mermaid"]
    assert json.loads(texts["json"])["models"][0]["name"].startswith("=cmd")


def test_an_embedded_graph_has_nothing_around_it(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#model=bert&embed=1").page
    for part in ("#top", "#details-region", "#viewbar"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_role("region", name="Lineage graph")).to_be_visible()
    address = page.get_by_role("link", name="Open in Transformer Lineage").get_attribute("href")
    assert address == "#view=timeline&model=bert"


def test_a_printed_page_is_a_light_poster(first_site: Path, open_page: Open) -> None:
    page = open_page(first_site, "#model=bert", theme="dark").page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for part in ("h1", ".search", "#gutter", "#zoom", "#stage", "#details", "footer"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("#poster svg")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


# Everyone


def test_a_person_with_a_keyboard_only_finds_reads_and_shares(
    first_site: Path, open_page: Open
) -> None:
    opened = open_page(first_site, permissions=["clipboard-read", "clipboard-write"])
    page, press = opened.page, opened.page.keyboard.press
    press("/")
    page.keyboard.type("chatgpt")
    press("Enter")
    expect(page.locator("#details-title")).to_have_text("ChatGPT")
    press("ArrowLeft")
    expect(page.locator("#outline button:focus")).to_contain_text("Ancestor, 1 step.")
    receipt = page.locator(".kin .receipt > summary").first
    press_until(page, "Tab", receipt)
    press("Enter")
    expect(page.locator(".kin .receipt[open] .evidence").first).to_be_visible()
    press_until(page, "Shift+Tab", page.locator(".fold.path > summary"))
    press("Enter")
    press("Tab")
    page.keyboard.type("BERT")
    press("Enter")
    expect(page.locator(".way-found")).to_contain_text("both descend from GPT")
    press_until(page, "Shift+Tab", page.locator("#language"))
    press("Enter")
    expect(page.locator(".way-found")).to_contain_text("都派生自 GPT")
    press_until(page, "Shift+Tab", page.locator("#share"))
    press("Enter")
    press("Tab")
    press("Enter")
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    shared = page.evaluate("navigator.clipboard.readText()")
    again = open_page(first_site, f"#{shared.split('#')[1]}")
    assert again.state() == opened.state()
    assert again.page.locator("html").get_attribute("lang") == "zh-CN"
    assert again.page.locator(".way").inner_text() == page.locator(".way").inner_text()
    assert again.page.locator("#details-title").inner_text() == "ChatGPT"


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with dangerous, very long and right-to-left names, and a model with 40 parents."""
    models = {f"parent-{number:02}": f"2018-01-{1 + number % 28:02}" for number in range(40)}
    models |= {"child": "2020-01-01", "evil": "2020-02-01", "arabic": "2020-03-01"}
    edges = [(parent, "child", "merging") for parent in models if parent.startswith("parent")]
    document = make_document(
        models, [*edges, ("child", "evil", "finetuning"), ("evil", "arabic", "scaling")]
    )
    by_id = {model["id"]: model for model in document["models"]}
    by_id["evil"].update(name=EVIL, adds=EVIL, adds_zh=EVIL, aliases=["x" * 500], corpus=EVIL)
    by_id["arabic"].update(name="نموذج لغوي كبير", adds="مثال")
    folder = tmp_path_factory.mktemp("hostile-site")
    write_site(document, folder)
    return folder / "index.html"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "fragment",
    ["model=evil&path=parent-07", "model=evil&compare=arabic", "model=child&depth=all",
     "model=arabic&path=evil", f"q={EVIL}", "model=evil&embed=1", "view=table&model=evil"],
)  # fmt: skip
def test_hostile_data_do_no_harm(
    hostile_site: Path, open_page: Open, fragment: str, lang: str, width: int
) -> None:
    page = open_page(hostile_site, f"#{fragment}&lang={lang}", width=width).page
    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    panel = page.locator("#details")
    assert panel.evaluate("(one) => one.scrollWidth <= one.clientWidth + 1")


_PLACES = {
    "selected": ("#model=bert", "1"),
    "path": ("#model=chatgpt&path=bert", "1"),
    "tour": ("#tour=3", "1"),
    "filters": ("#arch=encoder", "document.getElementById('filters-open').click()"),
    "compare": ("#model=chatgpt&compare=bert", "1"),
    "about": ("#model=bert", "document.querySelector('#about-open').click()"),
    "share": ("#model=bert", "document.getElementById('share').click()"),
    "embed": ("#model=bert&embed=1", "1"),
}


@pytest.mark.parametrize(("lang", "width"), [("en", 1440), ("zh", 390)])
@pytest.mark.parametrize("place", _PLACES)
def test_axe_finds_nothing_around_the_views(
    few_site: Path, open_page: Open, place: str, lang: str, width: int
) -> None:
    fragment, script = _PLACES[place]
    more = {"width": width, "reduced_motion": "reduce"}
    page = open_page(few_site, f"{fragment}&lang={lang}", **more).page
    page.evaluate(script)
    page.evaluate(
        """() => {
          for (const one of document.querySelectorAll('details')) one.open = true;
          document.querySelectorAll('.concept').forEach((one) => one.click());
        }"""
    )
    assert run_axe_in_both_themes(page) == []


@pytest.mark.parametrize("query", ["+chatgpt", "famly:bert", "no such model at all"])
def test_axe_finds_nothing_in_what_the_search_box_says(
    few_site: Path, open_page: Open, query: str
) -> None:
    page = open_page(few_site, "#lang=zh").page
    page.locator("#search").fill(query)
    assert run_axe(page) == []
