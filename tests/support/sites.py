"""Made-up documents for the pages, and what is in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import html5lib

from graph.testing import make_document
from lineage.website.library import Library
from lineage.website.model_files import render_model_files
from lineage.website.pages import render_concept_pages, render_lists, render_model_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

HOSTILE = "</script></title></pre><img src=x onerror=alert(1)>\"'&amp;<!--{{ 7 * 7 }}%}\u2028"
UNSUPPORTED = {
    "source": "unverified", "locator": "general reading", "stance": "disputes", "basis": "read",
}  # fmt: skip


def render_readable(document: Any) -> dict[str, str]:
    """Return the text of every file of the site of a document but for the interactive page."""
    library = Library(document)
    parts = (render_lists, render_concept_pages, render_model_pages, render_model_files)
    return dict(text for render_part in parts for text in render_part(library))


def make_site_document() -> Any:
    """Return four models in one family, with a technique, a paper, doubts and hostile texts."""
    models = {"root": "2017-06-12", "mid": "2018-10", "leaf": "2019", "alone": "2019-12-01"}
    steps = [
        ("root", "mid", "architecture"), ("root", "mid", "inspiration"),
        ("mid", "leaf", "finetuning"), ("alone", "leaf", "code-reuse"),
    ]  # fmt: skip
    document = make_document(models, steps)
    by_id = {model["id"]: model for model in document["models"]}
    document["techniques"] = [
        {**document["tasks"][0], "id": "rope", "name": "RoPE", "name_zh": "旋转位置",
         "carried": False, "paper": "1901.00001"}
    ]  # fmt: skip
    for model_id in ("root", "leaf", "alone"):
        by_id[model_id]["techniques"] = ["rope"]
    by_id["mid"].update(paper="1901.00001", no_paper=None, aliases=["Middle"])
    by_id["mid"]["corrections"] = [
        {"field": "released", "source": "catalog", "printed": "02/2018", "reason": "Misprint.",
         "reason_zh": "误印。", "verdict": "corrected", "evidence": [UNSUPPORTED]}
    ]  # fmt: skip
    by_id["leaf"]["links"] = ["javascript:alert(1)", "https://example.org/a/b/c"]
    document["derivations"][2].update(support="unverified", evidence=[UNSUPPORTED])
    document["disputes"] = [
        {"parent": "alone", "child": "mid", "reason": "Not so.", "reason_zh": "不是。",
         "evidence": [UNSUPPORTED]}
    ]  # fmt: skip
    document["papers"] = [make_paper("1901.00001")]
    return document


def make_paper(arxiv_id: str, **changes: Any) -> Any:
    """Return a paper record, with `changes`."""
    return {
        "arxiv_id": arxiv_id, "title": "Turning & rotating 100%",
        "authors": ["Ada One", "Ben Two"], "more_authors": False, "authors_note": None,
        "submitted": "2019-01",
        "updated": None, "version": None,
        "primary_category": "cs.CL", "source": "arxiv", "retrieved": "2020-06-01", **changes,
    }  # fmt: skip


def poison(value: Any) -> Any:
    """Return a document in which every free text is hostile, and every id as it was."""
    free = {"name", "name_zh", "text", "text_zh", "adds", "adds_zh", "note", "note_zh", "title",
            "corpus", "corpus_zh", "application", "application_zh", "locator", "reason",
            "reason_zh", "printed", "label", "label_zh", "no_paper", "no_paper_zh",
            "authors_note", "paper_note", "paper_note_zh", "catalog", "source", "url"}  # fmt: skip
    if isinstance(value, dict):
        return {
            key: HOSTILE if key in free and isinstance(one, str) else poison(one)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [poison(one) for one in value]
    return value


def parse_strictly(text: str) -> Element:
    """Return the tree of a page that follows the HTML standard to the letter."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(text)
    return tree


def find_texts(tree: Element, path: str) -> list[str]:
    """Return the whole texts of elements, with single spaces."""
    return [" ".join("".join(one.itertext()).split()) for one in tree.iterfind(path)]


def find_attributes(tree: Element, name: str) -> Iterator[tuple[str, str]]:
    """Yield the tag and the value of every element that has an attribute."""
    for element in tree.iter():
        value = element.get(name)
        if value is not None:
            yield str(element.tag), value
