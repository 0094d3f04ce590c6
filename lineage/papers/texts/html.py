"""Pages, and arXiv's HTML of papers, as texts."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from lxml import html as parsing

from lineage.papers.texts.text import (
    CODE,
    FIGURE,
    ITEM,
    PARAGRAPH,
    ROW,
    TABLE,
    Block,
    Builder,
    Text,
    UnreadableTextError,
    find_abstract,
    find_label,
    require_length,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 16_000_000
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "nav", "annotation", "annotation-xml", "svg",
     "button", "form", "head"}
)  # fmt: skip
_LEFT_OUT = re.compile(
    r"\b(?:ltx_bibliography|ltx_page_footer|ltx_page_navbar|ltx_role_footnote_mark|ltx_ERROR)\b"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = {"p": PARAGRAPH, "li": ITEM, "dd": ITEM, "pre": CODE, "blockquote": PARAGRAPH,
           "tr": ROW, "figcaption": FIGURE, "caption": TABLE}  # fmt: skip
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,40})", re.IGNORECASE)


class _Heading(NamedTuple):
    level: int
    text: str


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OF_TEXTS = re.compile(
    r"utf-(?:8|16)|ascii|iso8859|cp\d|koi8|gb|big5|euc|shift_jis|iso2022|mac|tis|hz|johab"
)
"""Charsets of pages; others that Python knows take hours for a page (punycode) or are no texts."""


def decode(body: bytes, content_type: str = "") -> str:
    """Return the text of a body, by its first bytes, or the charset that header or head name.

    A charset that does not exist, does not fit, or is none of texts, counts for nothing.
    """
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return body.decode(charset, "replace")
    named = re.search(r"charset=[\"']?([\w-]{1,40})", content_type)
    meta = _META_CHARSET.search(body[:4_096])
    for charset in (
        named[1] if named else "",
        meta[1].decode("ascii", "replace") if meta else "",
        "utf-8-sig",
    ):
        try:
            if charset and _OF_TEXTS.match(codecs.lookup(charset).name):
                return body.decode(charset)
        except (LookupError, ValueError):
            continue
    return body.decode("utf-8", "replace")


def read_html(markup: str) -> Text:
    """Return a page in its parts; what programs and navigation say is left out.

    Raises:
        UnreadableTextError: It is too large, or no page.
    """
    require_length(markup, most=_LARGEST)
    try:
        root = parsing.document_fromstring(
            markup.encode("utf-8", "replace"), parser=parsing.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        message = f"it is no page: {error}"
        raise UnreadableTextError(message) from error
    title = _find_title(root)
    abstract = "\n".join(_say(node) for node in root.iterfind(".//*[@class='ltx_abstract']"))
    builder = Builder()
    for part in _walk(root):
        if isinstance(part, _Heading):
            builder.begin(part.text, part.level)
        else:
            builder.add(part)
    sections = builder.build()
    abstract = re.sub(r"^\s*Abstract\W?\s*", "", abstract) or find_abstract(sections)
    authors = "\n".join(_say(node) for node in root.iterfind(".//*[@class='ltx_authors']"))
    return Text(title, abstract, sections, authors)


def _find_title(root: etree._Element) -> str:
    for path in (".//h1[@class='ltx_title ltx_title_document']", ".//h1", ".//title"):
        node = root.find(path)
        if node is not None and (text := _say(node)):
            return text
    return ""


def _walk(root: etree._Element) -> Iterator[_Heading | Block]:
    """Yield headings and blocks in order, those inside a block as part of it."""
    inside: etree._Element | None = None
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            inside = None if node is inside else inside
        elif inside is None and isinstance(node.tag, str):
            inside = node if _is_left_out(node) else inside
            part = None if inside is node else _to_part(node)
            if part is not None:
                inside = node
                yield part


def _is_left_out(node: etree._Element) -> bool:
    return node.tag in _SKIPPED or _LEFT_OUT.search(node.get("class") or "") is not None


def _to_part(node: etree._Element) -> _Heading | Block | None:
    if node.tag in _HEADINGS:
        text = _say(node)
        return _Heading(_find_level(node), text) if text else None
    kind = _BLOCKS.get(str(node.tag))
    if kind is None:
        return None
    text = _say_row(node) if kind == ROW else _say(node)
    label = find_label(text) if kind in {FIGURE, TABLE} else _find_run_in(node)
    if kind == FIGURE and text.casefold().startswith("table"):
        kind = TABLE
    if kind == ROW:
        label = _find_table(node)
    return Block(kind, text, label) if text else None


def _find_level(node: etree._Element) -> int:
    return int(str(node.tag)[1])


def _find_run_in(node: etree._Element) -> str:
    """Return the bold words that a paragraph begins with."""
    first = node[0] if len(node) and not (node.text or "").strip() else None
    bold = first is not None and first.tag in {"b", "strong"}
    return _say(first).rstrip(" .:") if bold and first is not None else ""


def _find_table(node: etree._Element) -> str:
    """Return the number of the table that a row stands in."""
    for above in node.iterancestors("figure", "table"):
        for caption in above.iter("figcaption", "caption"):
            if label := find_label(_say(caption)):
                return label
    return ""


def _say_row(node: etree._Element) -> str:
    return " | ".join(_say(cell) for cell in node.iterchildren("td", "th"))


def _say(node: etree._Element) -> str:
    """Return the text of a node, without what is left out."""
    parts: list[str] = []
    skipped: etree._Element | None = None
    for event, part in etree.iterwalk(node, events=("start", "end", "comment")):
        if event == "comment":
            parts.append((part.tail or "") if skipped is None and part is not node else "")
            continue
        if event == "start":
            if skipped is None and part is not node and _is_left_out(part):
                skipped = part
            if skipped is None:
                parts.append(part.text or "")
            continue
        if skipped is part:
            skipped = None
        if skipped is None and part is not node:
            parts.append(
                (" " if part.tag in {"br", "td", "th", "p", "li"} else "") + (part.tail or "")
            )
    return " ".join("".join(parts).split())
