"""The page as text: one file, nothing from outside, nothing that data could break out of."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graph.drawing.interactive import read_vis_library
from graph.testing import make_document
from lineage.website.contexts import PICTURE_TEXT, to_inline_json
from lineage.website.render import _read_folder, render_site
from tests.support.packing import unpack_data

ROOT = Path(__file__).resolve().parents[4]
EVIL = "</script><img src=x onerror=alert(1)>\u2028\u2029<!--"


class Page(HTMLParser):
    """The elements of a page with their attributes and texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        self.elements.append((f"/{tag}", {}, []))

    def handle_data(self, data: str) -> None:
        if self.elements:
            self.elements[-1][2].append(data)

    def find(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attrs, "".join(text)) for name, attrs, text in self.elements if name == tag]


@pytest.fixture
def document() -> Any:
    models = {"root": "2017-06-12", "child": "2018-10"}
    return make_document(models, [("root", "child", "finetuning")])


def test_the_page_has_a_title_a_language_and_one_description(document: Any) -> None:
    (step,) = document["derivations"]
    document["derivations"].append({**step, "kind": "succession", "channel": "series"})
    text = dict(render_site(document))["index.html"]
    page = Page(text)
    assert text.startswith('<!doctype html>\n<html lang="en">')
    headline = "2 models in 1 family since 2017; 1 of them descends from ROOT (2017)"
    assert [title for _, title in page.find("title")] == [f"{headline} · Transformer Lineage"]
    assert f'<h2 id="claim">{headline}</h2>' in text
    descriptions = [a["content"] for a, _ in page.find("meta") if a.get("name") == "description"]
    assert len(descriptions) == 1
    assert "2 Transformer models descend from each other: 1 derivation, " in str(descriptions[0])


def test_the_policy_names_every_inline_script_and_style_and_nothing_else(
    document: Any,
) -> None:
    page = Page(dict(render_site(document))["index.html"])
    policy = next(str(a["content"]) for a, _ in page.find("meta") if "http-equiv" in a)
    inline = [text for a, text in page.find("script") if a.get("type") != "application/json"]
    inline += [read_vis_library(), *(text for _, text in page.find("style"))]
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in inline
    ]
    assert len(hashes) == 4
    assert re.findall(r"'sha256-[^']+'", policy) == hashes
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_the_page_refers_to_no_file_of_its_own(document: Any) -> None:
    page = Page(dict(render_site(document))["index.html"])
    for tag, attrs, _ in page.elements:
        assert "src" not in attrs, tag
        loads = tag == "link" and attrs["rel"] not in {"canonical", "alternate"}
        assert not loads or str(attrs["href"]).startswith("data:image/svg+xml,")


def test_every_file_that_the_page_links_to_is_built(document: Any) -> None:
    files = dict(render_site(document))
    addresses = [str(attrs.get("href", "")) for _, attrs, _ in Page(files["index.html"]).elements]
    paths = {one for one in addresses if one and not re.match(r"https://|data:", one)}
    assert paths >= {"feed.xml", "models/index.html", "models/child/index.html"}
    assert sorted(paths - set(files)) == []


def test_a_link_to_the_page_can_be_shown_with_title_text_and_picture(
    document: Any,
) -> None:
    page = Page(dict(render_site(document))["index.html"])
    meta = {a["property"]: str(a["content"]) for a, _ in page.find("meta") if "property" in a}
    (description,) = [a["content"] for a, _ in page.find("meta") if a.get("name") == "description"]
    (canonical,) = [a["href"] for a, _ in page.find("link") if a.get("rel") == "canonical"]
    picture = meta.pop("og:image")
    assert meta == {
        "og:type": "website",
        "og:site_name": "Transformer Lineage",
        "og:title": "2 models in 1 family since 2017; 1 of them descends from ROOT (2017)",
        "og:description": description,
        "og:url": canonical,
        "og:locale": "en_GB",
        "og:image:alt": PICTURE_TEXT,
    }
    path = picture.partition("/main/")[2]
    assert f"![{PICTURE_TEXT}]({path})" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / path).is_file()


def test_the_data_in_the_page_are_those_of_the_document(document: Any) -> None:
    document["models"][0]["name"] = EVIL
    files = dict(render_site(document))
    blocks = {
        attrs["id"]: json.loads(text)
        for attrs, text in Page(files["index.html"]).find("script")
        if attrs.get("type") == "application/json"
    }
    assert set(blocks) == {"lineage-data", "vis-library"}
    data = unpack_data(blocks["lineage-data"])
    library = zlib.decompress(base64.b64decode(blocks["vis-library"])).decode()
    assert library == read_vis_library()
    assert data["document"] == document
    assert set(data) == {
        "document", "timeline", "families", "sizes", "tree", "colours", "tour", "network",
    }  # fmt: skip
    assert json.loads(files["graph.json"]) == document


def test_text_from_outside_stays_text(document: Any) -> None:
    for model in document["models"]:
        model.update(name=EVIL, adds=EVIL)
    text = dict(render_site(document))["index.html"]
    assert "<img" not in text.lower()
    assert not any(tag == "img" for tag, _, _ in Page(text).elements)


@pytest.mark.parametrize("value", ["</script>", "<!--", "\u2028", "\u2029", {"<": ["<", 1, None]}])
def test_inline_json_is_the_same_value_without_dangerous_characters(value: object) -> None:
    text = to_inline_json(value)
    assert json.loads(text) == value
    assert not set("<\u2028\u2029") & set(text)


def test_two_builds_give_the_same_text(document: Any) -> None:
    assert dict(render_site(document)) == dict(render_site(json.loads(json.dumps(document))))


def test_a_page_without_scripts_lists_every_model_with_its_parents(
    document: Any,
) -> None:
    text = dict(render_site(document))["index.html"]
    plain = text[text.index("<noscript>") : text.index("</noscript>")]
    root, child = (
        f'<a href="models/{one}/index.html">{one.upper()}</a>' for one in ("root", "child")
    )
    assert f"<li><strong>{root}</strong> (2017-06-12)</li>" in plain
    assert f"<li><strong>{child}</strong> (2018-10), from ROOT</li>" in plain


def test_what_systems_leave_beside_the_sources_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "static" / "css"
    folder.mkdir(parents=True)
    (folder / "page.css").write_text("a {}", encoding="utf-8")
    (folder / "._page.css").write_bytes(b"\x00\x05\x16\x07\xff")
    monkeypatch.setattr("lineage.website.render.site_dir", lambda: tmp_path)
    assert _read_folder("css", ".css") == {"page.css": "a {}"}
