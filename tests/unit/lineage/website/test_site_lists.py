"""Lists of models, pages of concepts, the feed and the map of the site."""

from __future__ import annotations

import copy
import re
from itertools import pairwise
from typing import Any

import feedparser
import pytest
from lxml import etree

from graph.testing import make_document
from graph.words import LANGUAGES
from lineage.paths import site_dir
from lineage.website.feeds import FEED_LENGTH
from lineage.website.library import Library
from lineage.website.words import get_words
from tests.support.sites import (
    find_attributes,
    find_texts,
    make_site_document,
    parse_strictly,
    render_readable,
)

BASE = "https://transformer-lineage.github.io/transformer-lineage/"


def test_models_are_listed_by_family_and_by_date(files: dict[str, str]) -> None:
    page = parse_strictly(files["models/index.html"])
    (family,) = (one for one in page.iter("div") if one.get("class") == "families")
    assert find_texts(family, "section") == ["family ROOT, MID, LEAF, ALONE"]
    names = find_texts(page, ".//ul[@class='dated']//strong")
    assert names == ["ALONE", "LEAF", "MID", "ROOT"]
    assert find_texts(page, ".//h3")[1:] == ["2019", "2018", "2017"]


def test_a_technique_tells_who_had_it_first_who_inherited_it_and_who_adopted_it(
    files: dict[str, str],
) -> None:
    page = parse_strictly(files["techniques/rope/index.html"])
    rows = [find_texts(row, "*") for row in page.iterfind(".//tbody/tr")]
    assert rows == [
        ["2017-06-12", "ROOT", "Acme", "first in this catalog"],
        ["2019", "LEAF", "Acme", "inherited from ROOT"],
        ["2019-12-01", "ALONE", "Acme", "adopted from elsewhere"],
    ]
    text = find_texts(page, ".//section")[0]
    assert text.startswith(
        "Introduced by Turning & rotating 100% Ada One, Ben Two arXiv 1901.00001"
    )
    assert text.endswith("Models of this paper: MID")


def test_families_and_tasks_list_their_models(files: dict[str, str]) -> None:
    family = parse_strictly(files["families/family/index.html"])
    assert [find_texts(row, "*")[3] for row in family.iterfind(".//tbody/tr")] == [
        "", "ROOT", "MID, ALONE", "",
    ]  # fmt: skip
    task = parse_strictly(files["zh/tasks/mlm/index.html"])
    assert {find_texts(row, "*")[3] for row in task.iterfind(".//tbody/tr")} == {"预训练任务"}


def test_a_concept_without_models_or_paper_says_so() -> None:
    document = make_document({}, [])
    page = parse_strictly(render_readable(document)["tasks/mlm/index.html"])
    assert find_texts(page, ".//section") == [
        "Introduced by No single paper is known to us.",
        "Who uses it, oldest first No model of this catalog.",
    ]


def test_lists_of_concepts_count_their_models(files: dict[str, str]) -> None:
    page = parse_strictly(files["techniques/index.html"])
    assert find_texts(page, ".//main//li") == ["RoPE 3 models Made up."]
    page = parse_strictly(files["zh/techniques/index.html"])
    assert find_texts(page, ".//main//li/h2") == ["旋转位置 3 个模型"]


@pytest.mark.parametrize(
    ("released", "new"),
    [("2020-01-15", True), ("2019-11-03", True), ("2019-11-02", False), ("2019-11", False)],
)
def test_models_are_new_for_ninety_days_before_the_newest_date(released: str, new: bool) -> None:  # noqa: FBT001
    document = make_site_document()
    document["models"][3]["released"] = released
    document["papers"][0]["retrieved"] = "2020-02-01"
    assert Library(document).as_of == "2020-02-01"
    assert ("alone" in Library(document).new) is new
    assert (
        '<span class="new">new</span>' in render_readable(document)["models/index.html"]
    ) is new


def test_without_papers_the_newest_release_is_the_newest_date() -> None:
    document = make_document({"old": "2019", "new": "2020-05"}, [])
    assert Library(document).new == {"new"}


def test_an_empty_catalog_makes_pages_too() -> None:
    files = render_readable(make_document({}, []))
    assert "1970-01-01T00:00:00Z" in files["feed.xml"]
    parse_strictly(files["models/index.html"])


def test_a_feed_reader_reads_the_feed(files: dict[str, str]) -> None:
    feed = feedparser.parse(files["feed.xml"].encode())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.updated == "2019-12-01T00:00:00Z"
    assert [entry.title for entry in feed.entries] == ["ALONE", "LEAF", "MID", "ROOT"]
    assert feed.entries[2].id == feed.entries[2].link == f"{BASE}models/mid/"
    assert feed.entries[2].published == "2018-10-01T00:00:00Z"
    assert feed.entries[2].summary == "Nothing."
    assert feed.entries[2].author == "Acme"


def test_the_feed_is_as_the_standard_wants_it(files: dict[str, str]) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    root = etree.fromstring(files["feed.xml"].encode())
    entries = root.findall(f"{atom}entry")
    ids = [one.findtext(f"{atom}id") for one in (root, *entries)]
    assert len(set(ids)) == len(ids)
    for one in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{atom}{name}")) == 1
        moment = str(one.findtext(f"{atom}updated"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", moment)
    moments = [str(one.findtext(f"{atom}updated")) for one in entries]
    assert all(one >= other for one, other in pairwise(moments))
    assert [one.get("href") for one in root.findall(f"{atom}link[@rel='self']")] == [
        f"{BASE}feed.xml"
    ]


def test_the_feed_holds_the_newest_models_only() -> None:
    models = {f"m{number}": f"{1900 + number}" for number in range(FEED_LENGTH + 5)}
    feed = feedparser.parse(render_readable(make_document(models, []))["feed.xml"].encode())
    assert len(feed.entries) == FEED_LENGTH
    assert feed.entries[0].title == f"M{FEED_LENGTH + 4}"


def test_the_map_has_every_page_once_with_its_languages(files: dict[str, str]) -> None:
    namespace = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = etree.fromstring(files["sitemap.xml"].encode())
    places = [str(one.text) for one in root.iter(f"{namespace}loc")]
    pages = {
        f"{BASE}{path.removesuffix('index.html')}"
        for path in files
        if path.endswith("/index.html")
    }
    assert len(places) == len(set(places))
    assert set(places) == {BASE, *pages}
    translated = [page for page in pages if not page.startswith(f"{BASE}docs/")]
    assert len(root.findall(".//{http://www.w3.org/1999/xhtml}link")) == 3 * len(translated)


def test_the_page_for_wrong_addresses_works_at_any_of_them(files: dict[str, str]) -> None:
    page = parse_strictly(files["404.html"])
    assert {
        value.startswith(BASE) for tag, value in find_attributes(page, "href") if tag == "a"
    } == {True}


def test_the_order_of_the_lists_in_the_document_changes_nothing() -> None:
    document = make_site_document()
    other: Any = copy.deepcopy(document)
    for value in other.values():
        if isinstance(value, list):
            value.reverse()
    other["derivations"].sort(key=document["derivations"].index)
    assert render_readable(document) == render_readable(other)


def test_every_text_is_used_and_has_its_placeholders_in_both_languages() -> None:
    english, chinese = (get_words(language) for language in LANGUAGES)
    for key, text in english.items():
        placeholders = [sorted(re.findall(r"\{\w+\}", one)) for one in (text, chinese[key])]
        assert placeholders[0] == placeholders[1], key
        assert text.strip()
        assert chinese[key].strip()


def test_no_text_is_left_over() -> None:
    folder = site_dir() / "templates" / "pages"
    sources = [*folder.glob("*.jinja"), *(site_dir().parent / "lineage" / "website").glob("*.py")]
    used = "".join(path.read_text(encoding="utf-8") for path in sources if path.name != "words.py")
    named = set(re.findall(r"\bt\.(\w+)|words\.(\w+)|\"(\w+)\"", used))
    names = {name for groups in named for name in groups if name}
    document_fields = set(make_site_document()["models"][0])
    left = [
        key
        for key in get_words("en")
        if "." not in key
        and key not in names | document_fields
        and not re.fullmatch(r"(one|more)_\w+|\w+_about|first|inherited|adopted", key)
    ]
    assert left == []
