"""The documents of `docs/`, as readable pages: in English, from the same Markdown."""

from __future__ import annotations

import posixpath
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from graph.errors import LineageError
from lineage.paths import docs_dir
from lineage.website.edition import Edition, to_file
from lineage.website.frame import About, build_frame

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

    from lineage.website.frame import Frame
    from lineage.website.library import Library

_REPOSITORY = "https://github.com/transformer-lineage/transformer-lineage/blob/main/"
_CONTENTS = "README"
_MARKS = re.compile(r"<!-- .*? -->\n?")


class DocumentPage(NamedTuple):
    """Everything on the page of a document.

    Attributes:
        frame: What is around the text.
        body: The text as HTML, made of our own Markdown; HTML in that is shown as text.
    """

    frame: Frame
    body: str


def read_documents() -> dict[str, str]:
    """Return the Markdown of every document by the name of its file, contents first.

    Raises:
        LineageError: There are none.
    """
    texts = {path.stem: path.read_text(encoding="utf-8") for path in docs_dir().glob("*.md")}
    if _CONTENTS not in texts:
        message = f"The documents are missing: no README.md in '{docs_dir()}'."
        raise LineageError(message, hint="Install the package again, or work in a full checkout.")
    return {name: texts[name] for name in sorted(texts, key=lambda one: (one != _CONTENTS, one))}


def to_document_path(name: str) -> str:
    """Return the path of a document in the site.

    Examples:
        >>> to_document_path("README"), to_document_path("page")
        ('docs/', 'docs/page/')
    """
    return "docs/" if name == _CONTENTS else f"docs/{name}/"


def render_document(library: Library, name: str, texts: Mapping[str, str]) -> DocumentPage:
    """Put together the page of a document."""
    path = to_document_path(name)
    edition = Edition(library, "en", depth=path.count("/"))
    tokens = _parse(texts[name])
    title = _read_title(tokens)
    for token in tokens:
        for part in (token, *(token.children or ())):
            if part.type == "link_open":
                target = str(part.attrs["href"])
                part.attrSet("href", resolve_link(target, texts, home=edition.home))
    about = About(
        path=path,
        title=f"{title} · {edition.words['site']}",
        description=_find_opening(tokens) or title,
        part="docs",
        kind="article",
        translated=False,
    )
    markdown = _make_markdown()
    body = markdown.renderer.render(tokens, markdown.options, {})
    return DocumentPage(build_frame(edition, about), body.replace("<pre>", '<pre tabindex="0">'))


def resolve_link(target: str, known: Mapping[str, str], *, home: str) -> str:
    """Return where a link of a document leads from its page.

    Args:
        target: As it stands in the Markdown of `docs/`.
        known: The documents by name.
        home: The way from the page to the folder of the site.

    Examples:
        >>> resolve_link("data.md#kinds", {"data": ""}, home="../../")
        '../../docs/data/index.html#kinds'
        >>> resolve_link("../LICENSE", {}, home="../../")
        'https://github.com/transformer-lineage/transformer-lineage/blob/main/LICENSE'
    """
    file, mark, anchor = target.partition("#")
    if not file or re.match(r"[a-z]+:", file):
        return target
    place = posixpath.normpath(posixpath.join("docs", file))
    stem = place.removeprefix("docs/").removesuffix(".md")
    if place == f"docs/{stem}.md" and stem in known:
        return f"{home}{to_file(to_document_path(stem))}{mark}{anchor}"
    return f"{_REPOSITORY}{place}{mark}{anchor}"


def to_anchor(heading: str) -> str:
    """Return the anchor of a heading, as the site of the repository makes it.

    Examples:
        >>> to_anchor("More than one machine likes"), to_anchor("In `site/dist/`")
        ('more-than-one-machine-likes', 'in-sitedist')
    """
    return re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")


def _parse(text: str) -> list[Token]:
    tokens = _make_markdown().parse(_MARKS.sub("", text))
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag != "h1":
            token.attrSet("id", to_anchor(tokens[number + 1].content))
        if token.type == "fence":
            token.info = ""
    return tokens


def _make_markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _read_title(tokens: list[Token]) -> str:
    """Return the text of the first heading."""
    return next(after.content for token, after in pairwise(tokens) if token.type == "heading_open")


def _find_opening(tokens: list[Token]) -> str:
    """Return the first paragraph as plain text."""
    for token, after in pairwise(tokens):
        if token.type == "paragraph_open" and token.level == 0:
            parts = after.children or []
            texts = (" " if part.type == "softbreak" else part.content for part in parts)
            return " ".join("".join(texts).split())
    return ""
