"""The page of a model: facts, kin, evidence and paper, in both languages, harmless."""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING, Any

import pytest

from graph.testing import make_document
from lineage.website.contexts import PICTURE
from tests.support.sites import (
    HOSTILE,
    find_attributes,
    find_texts,
    make_paper,
    make_site_document,
    parse_strictly,
    poison,
    render_readable,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BASE = "https://transformer-lineage.github.io/transformer-lineage/"


def read(files: dict[str, str], path: str) -> Element:
    return parse_strictly(files[f"{path}/index.html"])


def find_data(tree: Element) -> Any:
    (script,) = (one for one in tree.iter("script"))
    assert script.get("type") == "application/ld+json"
    value = json.loads(str(script.text))
    assert isinstance(value, dict)
    return value


def find_meta(tree: Element) -> dict[str, str]:
    return {
        str(one.get("property") or one.get("name")): str(one.get("content"))
        for one in tree.iter("meta")
        if one.get("content")
    }


def test_parents_stand_with_kind_channel_note_and_who_says_so(files: dict[str, str]) -> None:
    page = read(files, "models/mid")
    (item,) = page.iterfind(".//li[@id='from-root']")
    assert find_texts(item, "h3") == ["ROOT 2017-06-12"]
    assert find_texts(item, "p[@class='way']") == [
        "changed architecture carries over: architecture ✓ supported by its makers",
        "inspiration carries over: idea ✓ supported by its makers",
    ]
    assert find_texts(item, "details/ul/li") == ["✓ supports example.orgpage"] * 2
    assert ("a", "https://example.org") in find_attributes(item, "href")


def test_a_child_links_to_its_own_evidence_for_this_parent(files: dict[str, str]) -> None:
    page = read(files, "models/mid")
    links = [value for _, value in find_attributes(page, "href")]
    assert links.count("../../models/leaf/index.html#from-mid") == 1
    assert "? unverified" in find_texts(page, ".//p[@class='way']")[2]


def test_the_whole_line_leaves_out_code_that_was_reused(files: dict[str, str]) -> None:
    page = read(files, "models/leaf")
    (section,) = (one for one in page.iter("section") if one.find("h2[@id='line']") is not None)
    assert find_texts(section, "p") == ["ROOT, MID"]


def test_a_root_without_children_says_so() -> None:
    page = parse_strictly(
        render_readable(make_document({"one": "2020"}, []))["models/one/index.html"]
    )
    text = find_texts(page, ".//section")
    assert text[0] == "Builds on No parent in this catalog: a root."
    assert text[1] == "Built upon by Nothing in this catalog builds on it."


def test_the_next_of_a_series_stands_apart_from_what_builds_on_a_model() -> None:
    models = {"one": "2020", "heir": "2021", "next": "2022"}
    steps = [("one", "heir", "finetuning"), ("one", "next", "succession")]
    page = parse_strictly(render_readable(make_document(models, steps))["models/one/index.html"])
    heads = {one.findtext("h2"): find_texts(one, ".//h3") for one in page.iter("section")}
    assert heads["Built upon by"] == ["HEIR 2021"]
    assert [text.split()[0] for text in heads["Series and shared code"]] == ["NEXT"]


def test_disputes_and_corrections_are_told_with_their_reason(files: dict[str, str]) -> None:
    text = find_texts(read(files, "models/mid"), ".//section")
    assert "Not accepted as parent ALONE Not so. 1 source" in next(
        t for t in text if "Not so" in t
    )
    assert (
        "Released corrected here arXiv 2302.07730 prints “02/2018” Misprint. 1 source "
        "? unverified General reading; not counted as support"
    ) in next(t for t in text if "Misprint" in t)


def test_the_paper_has_title_authors_address_and_bibtex(files: dict[str, str]) -> None:
    page = read(files, "models/mid")
    assert find_texts(page, ".//p[@class='title']") == ["Turning & rotating 100%"]
    assert find_texts(page, ".//p[@class='authors']") == ["Ada One, Ben Two"]
    assert ("a", "https://arxiv.org/abs/1901.00001") in find_attributes(page, "href")
    (bibtex,) = page.iter("pre")
    assert str(bibtex.text).startswith(
        "@misc{arxiv:1901.00001,\n  author = {Ada One and Ben Two},"
    )


def test_a_model_without_a_paper_says_why(files: dict[str, str]) -> None:
    assert "Paper Made up." in find_texts(read(files, "models/root"), ".//section")


def test_sizes_are_named_only_where_that_tells_something() -> None:
    document = make_document({"one": "2020", "two": "2020"}, [])
    sizes = [("Base", 340_000_000, None), ("1.5B", 1_500_000_000, 999_900_000)]
    document["models"][0]["parameters"] = [
        {"label": label, "count": count, "active": active} for label, count, active in sizes
    ]
    document["models"][1]["parameters"] = [{"label": "x", "count": "undisclosed", "active": None}]
    files = render_readable(document)
    facts = find_texts(read(files, "models/one"), ".//dl/div")
    assert "ParametersBase 340M; 1.5B, 1B active" in facts
    assert "ParametersUndisclosed" in find_texts(read(files, "models/two"), ".//dl/div")


def test_long_lists_of_authors_are_cut_but_cited_whole() -> None:
    document = make_site_document()
    names = [f"Person {number}" for number in range(40)]
    document["papers"] = [make_paper("1901.00001", authors=names)]
    page = read(render_readable(document), "models/mid")
    (shown,) = find_texts(page, ".//p[@class='authors']")
    assert shown.endswith("Person 11 and 28 more")
    assert "Person 39" in str(page.find(".//pre").text)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("path", "language", "other"),
    [
        ("models/mid", "en", "../../zh/models/mid/index.html"),
        ("zh/models/mid", "zh-Hans", "../../../models/mid/index.html"),
    ],
)
def test_each_language_has_its_page_and_leads_to_the_other(
    files: dict[str, str], path: str, language: str, other: str
) -> None:
    page = read(files, path)
    assert page.get("lang") == language
    links = {
        str(one.get("hreflang")): one.get("href")
        for one in page.iter("link")
        if one.get("hreflang")
    }
    assert links == {
        "en": f"{BASE}models/mid/",
        "zh-Hans": f"{BASE}zh/models/mid/",
        "x-default": f"{BASE}models/mid/",
    }
    (canonical,) = (one.get("href") for one in page.iter("link") if one.get("rel") == "canonical")
    assert canonical == links[language]
    assert (other, "language") in [(one.get("href"), one.get("class")) for one in page.iter("a")]
    root, lang = ("../../", "") if language == "en" else ("../../../", "&lang=zh")
    assert ("a", f"{root}index.html#model=mid{lang}") in find_attributes(page, "href")


def test_the_chinese_page_is_chinese(files: dict[str, str]) -> None:
    page = read(files, "zh/models/mid")
    text = " ".join(find_texts(page, "body"))
    for part in (
        "派生自",
        "虚构。",
        "继承内容：架构",
        "误印。",
        "无。",
        "别名：Middle",
        "未被采纳",
    ):
        assert part in text
    assert "Builds on" not in text


def test_terms_labs_sizes_and_the_lack_of_a_paper_are_told_in_chinese() -> None:
    document = make_document({"one": "2020"}, [])
    document["labs"][0]["name_zh"] = "顶点大学"
    document["models"][0].update(
        licence={"text": "Unreleased", "text_zh": "未发布", "access": "closed"},
        parameters=[
            {"label": "Decoder alone", "label_zh": "解码器部分", "count": 1000, "active": 10},
            {"label": "XL", "label_zh": None, "count": "undisclosed", "active": None},
        ],
    )
    files = render_readable(document)
    chinese = read(files, "zh/models/one")
    facts = find_texts(chinese, ".//dl/div")
    assert "许可条款未发布（不开放）" in facts
    assert "参数量解码器部分 1K，激活 10；XL 未公开" in facts
    assert "机构顶点大学" in facts
    assert "论文 虚构。" in find_texts(chinese, ".//section")
    assert find_data(chinese)["author"] == [{"@type": "Organization", "name": "顶点大学"}]
    facts = find_texts(read(files, "models/one"), ".//dl/div")
    assert "TermsUnreleased (closed)" in facts
    assert "LabsAcme" in facts


def test_what_is_english_on_a_chinese_page_is_marked_as_such() -> None:
    document = make_document({"one": "2020", "two": "2020"}, [])
    document["models"][0]["no_paper_zh"] = None
    files = render_readable(document)
    assert '<p lang="en">Made up.</p>' in files["zh/models/one/index.html"]
    assert 'lang="en">Made up.' not in files["zh/models/two/index.html"]
    assert 'lang="en">Made up.' not in files["models/one/index.html"]


def test_what_is_not_translated_is_shown_in_english() -> None:
    document = make_site_document()
    document["derivations"][0]["note_zh"] = ""
    assert "Made up." in render_readable(document)["zh/models/mid/index.html"]


def test_machines_read_what_the_model_is_based_on(files: dict[str, str]) -> None:
    data = find_data(read(files, "models/mid"))
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "SoftwareApplication"
    assert data["datePublished"] == "2018-10"
    assert data["author"] == [{"@type": "Organization", "name": "Acme"}]
    assert [one["@id"] for one in data["isBasedOn"]] == [f"{BASE}models/root/"]
    assert data["citation"][0]["@type"] == "ScholarlyArticle"
    assert [one["name"] for one in data["citation"][0]["author"]] == ["Ada One", "Ben Two"]
    leaf = find_data(read(files, "models/leaf"))
    assert [one["name"] for one in leaf["isBasedOn"]] == ["MID"]
    assert leaf["sameAs"] == ["https://example.org/a/b/c"]


def test_cards_for_links_have_title_description_and_type(files: dict[str, str]) -> None:
    meta = find_meta(read(files, "models/mid"))
    assert meta["og:type"] == "article"
    assert meta["og:title"] == "MID builds on ROOT (2017); 1 model builds on it"
    assert meta["og:image"] == f"{BASE}cards/family.png"
    family = "family: 4 models since 2017; 2 of them descend from ROOT (2017)"
    assert meta["og:image:alt"] == family
    assert find_meta(read(files, "families/family"))["og:title"] == family
    assert find_texts(read(files, "families/family"), ".//p[@class='claim']") == [family]
    assert find_meta(read(files, "techniques/rope"))["og:image"] == PICTURE
    assert find_texts(read(files, "techniques/rope"), ".//p[@class='claim']") == []
    whole = "2017 年以来 1 个家族的 4 个模型，其中 2 个源自 ROOT（2017）"
    assert find_meta(read(files, "zh/models"))["og:title"] == whole
    assert find_texts(read(files, "zh/models"), ".//p[@class='claim']") == [whole]
    assert meta["og:description"] == meta["description"] == "MID (2018-10, Acme): Nothing."
    assert meta["og:url"] == f"{BASE}models/mid/"
    assert meta["og:locale"] == "en_GB"


def test_the_policy_allows_the_style_and_nothing_else(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.endswith(".html"):
            policy = find_meta(parse_strictly(text))["None"]
            style = "'sha256-" if path == "404.html" else "'self' file:; "
            assert policy.startswith(f"default-src 'none'; script-src 'none'; style-src {style}")
            assert "unsafe" not in policy
            assert "http" not in policy


def test_pages_share_one_style_sheet(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.endswith(".html") and path != "404.html":
            (sheet,) = parse_strictly(text).iterfind(".//link[@rel='stylesheet']")
            assert posixpath.normpath(f"{path}/../{sheet.get('href')}") == "pages.css"
            assert "<style" not in text
    assert "<style" in files["404.html"]
    assert "color-scheme" in files["pages.css"]


def test_shared_code_stands_apart_from_what_a_model_builds_on(files: dict[str, str]) -> None:
    page = read(files, "models/leaf")
    parts = {
        part: [one.get("id") for one in page.iterfind(f".//section[h2='{heading}']/ul/li")]
        for part, heading in (
            ("parents", "Builds on"), ("alongside", "Earlier in its series, and code it shares"),
        )
    }  # fmt: skip
    assert parts == {"parents": ["from-mid"], "alongside": ["from-alone"]}


def test_only_web_addresses_become_links(files: dict[str, str]) -> None:
    page = read(files, "models/leaf")
    assert "javascript:alert(1)" in find_texts(page, ".//ul[@class='plain']/li")
    assert not [
        value for _, value in find_attributes(page, "href") if value.startswith("javascript")
    ]


def test_hostile_texts_stay_texts() -> None:
    for path, text in render_readable(poison(make_site_document())).items():
        if path.endswith(".html"):
            tree = parse_strictly(text)
            assert not list(tree.iter("img")), path
            of_data = path != "404.html" and not path.startswith("docs/")
            assert len(list(tree.iter("script"))) == of_data
            assert not list(find_attributes(tree, "onerror"))
            assert (HOSTILE.strip() in "".join(tree.itertext())) == of_data, path


def test_every_placeholder_is_filled(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.endswith(".html"):
            body = parse_strictly(text).find("body")
            assert body is not None
            for block in [*body.iter("pre"), *body.iter("code")]:
                block.text = ""
            assert "{" not in "".join(body.itertext()), path


def test_unknown_labs_families_and_papers_are_shown_by_their_ids() -> None:
    document = make_document({"one": "2020"}, [])
    document["models"][0].update(
        family="ghost", labs=["nobody"], paper="2001.00001", no_paper=None
    )
    page = read(render_readable(document), "models/one")
    assert find_texts(page, ".//p[@class='under']") == ["2020 · nobody · Family: ghost"]
    assert "Paper arXiv 2001.00001" in find_texts(page, ".//section")


def test_what_nobody_tells_of_a_model_has_no_place_on_its_page() -> None:
    document = make_document({"one": "2020"}, [])
    unsaid = dict.fromkeys(("corpus", "corpus_zh", "application", "application_zh"))
    document["models"][0].update(unsaid)
    files = render_readable(document)
    for path in ("models/one", "zh/models/one"):
        facts = find_texts(read(files, path), ".//dl/div")
        assert not [fact for fact in facts if "None" in fact]


def test_the_foot_leads_to_the_file_of_the_model_and_to_the_documents(
    files: dict[str, str],
) -> None:
    for language in ("", "zh/"):
        links = [
            value for _, value in find_attributes(read(files, f"{language}models/mid"), "href")
        ]
        root = "../../../" if language else "../../"
        assert f"{root}docs/index.html" in links
        assert (
            "https://github.com/transformer-lineage/transformer-lineage/edit/main"
            "/lineage/data/models/mid.toml"
        ) in links
