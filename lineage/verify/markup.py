"""Markdown and reStructuredText as texts: headings, paragraphs, lists, tables, front matter."""

from __future__ import annotations

import html
import re

from lineage.papers.texts.text import (
    CODE,
    ITEM,
    PARAGRAPH,
    ROW,
    Block,
    Builder,
    Text,
    find_abstract,
    find_label,
    require_length,
)

_FRONT = re.compile(r"\s*---\s*\n(.*?)\n---\s*(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_UNDER = re.compile(r"=+\s*|-{3,}\s*")
_RULE = re.compile(r"""([!-/:-@\[-`{-~])\1{2,}\s*""")
"""A line of one sign, which reStructuredText puts below a heading, and may put above it."""

_LEAST = 4
"""Signs below a longer heading."""

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_DELIMITER = re.compile(r"\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+")
"""The second line of a table that has no bars at its sides."""

_ITEM = re.compile(r"\s{0,8}(?:[-*+]|\d{1,3}[.)])\s+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--.{0,2000}?-->", re.DOTALL)
_HTML_HEADING = re.compile(
    r"\s*(?:<h([1-6])[^>]{0,200}>(.{0,500}?)</h\1>|"
    r"(?:<details>\s*)?<summary>(.{0,500}?)</summary>)\s*"
)
_LARGEST = 2_000_000
_FOLDED = 4
"""The level of the heading of a part that is folded away."""

_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\(([^()\s]{0,500}(?:\([^()]*\))?)[^()]{0,200}\)")
_RUN_IN = re.compile(r"\s*(?:\*\*|__)(.{1,80}?)(?:\*\*|__)")


def read_markdown(source: str) -> Text:
    """Return a Markdown file in its parts.

    Raises:
        UnreadableTextError: It is larger than any that people write.
    """
    require_length(source, most=_LARGEST)
    front = _FRONT.match(source)
    builder = Builder()
    held: list[str] = []
    fence = ""
    tabled = False
    for line in _cut_lines(source[front.end() :] if front else source):
        fence = _find_fence(line, fence)
        tabled = line.strip() != "" and (tabled or _DELIMITER.fullmatch(line) is not None)
        heading = None if fence else _find_heading(line, held)
        if heading:
            _flush(builder, held)
            builder.begin(heading[1], heading[0])
        elif fence:
            held.append(line)
        else:
            _hold(builder, held, f"| {line}" if tabled and "|" in line else line)
    _flush(builder, held)
    return _finish(builder, front[1] if front else "")


def read_restructured(source: str) -> Text:
    """Return a reStructuredText file in its parts; deeper headings have newer signs.

    Raises:
        UnreadableTextError: It is larger than any that people write.
    """
    require_length(source, most=_LARGEST)
    builder = Builder()
    held: list[str] = []
    signs: list[str] = []
    for line in _cut_lines(source):
        rule = _RULE.fullmatch(line)
        titled = len(held) == 1 and not held[0][0].isspace()
        if rule is None or (titled and len(rule[0].rstrip()) < min(_LEAST, len(held[0]))):
            _hold(builder, held, line)
        elif titled:
            if rule[1] not in signs:
                signs.append(rule[1])
            builder.begin(strip_markup(held.pop()), signs.index(rule[1]) + 1)
        else:
            _flush(builder, held)
    _flush(builder, held)
    return _finish(builder, "")


def _find_fence(line: str, fence: str) -> str:
    """Return the fence of the code that a line is in or opens; nothing if it is in none.

    What closes it has as many signs or more, and no word behind them.
    """
    found = _FENCE.match(line)
    if found is None:
        return fence
    if not fence:
        return found[1]
    return "" if found[1].startswith(fence) and not line[found.end() :].strip() else fence


def _cut_lines(source: str) -> list[str]:
    return source.replace("\r\n", "\n").split("\n")


def _hold(builder: Builder, held: list[str], line: str) -> None:
    """Keep a line with those of its block; end the block where a blank line or an item does."""
    blank = not line.strip()
    if blank or (held and (_ITEM.match(line) or line.lstrip().startswith("|"))):
        _flush(builder, held)
    if not blank:
        held.append(line)


def _finish(builder: Builder, metadata: str) -> Text:
    sections = builder.build()
    named = [section for section in sections if section.title]
    title = named[0].title if named else ""
    return Text(title, find_abstract(sections), sections, metadata)


def _find_heading(line: str, held: list[str]) -> tuple[int, str] | None:
    found = _HEADING.fullmatch(line)
    if found:
        return len(found[1]), strip_markup(found[2])
    tagged = _HTML_HEADING.fullmatch(line)
    if tagged:
        return int(tagged[1] or _FOLDED), strip_markup(tagged[2] or tagged[3] or "")
    if len(held) == 1 and _UNDER.fullmatch(line) and "|" not in held[0]:
        return (1 if line.startswith("=") else 2), strip_markup(held.pop())
    return None


def _flush(builder: Builder, held: list[str]) -> None:
    if not held:
        return
    raw = "\n".join(held)
    held.clear()
    kind = PARAGRAPH
    bullet = None
    if raw.lstrip().startswith(("```", "~~~")):
        kind = CODE
    elif raw.lstrip().startswith("|"):
        kind = ROW
    elif bullet := _ITEM.match(raw):
        kind = ITEM
    run_in = _RUN_IN.match(raw, bullet.end() if bullet else 0)
    text = raw if kind == CODE else strip_markup(raw)
    if text.strip():
        label = strip_markup(run_in[1]).rstrip(" .:") if run_in else find_label(text)
        builder.add(Block(kind, text, label))


def strip_markup(markup: str) -> str:
    """Return a piece of such a file without marks; addresses of links stay behind their words.

    Examples:
        >>> strip_markup("**We** use [BERT](https://a.org/bert) `x`.")
        'We use BERT (https://a.org/bert) x.'
    """
    text = _LINK.sub(r"\1 (\2)", markup)
    text = html.unescape(re.sub(r"\*\*|__|`", "", _TAG.sub(" ", text)))
    return re.sub(r"[^\S\n]+", " ", text).strip()
