"""Files that are neither papers nor pages: code, data, feeds, and the source of a page."""

from __future__ import annotations

import re

from lineage.papers.texts.html import read_html
from lineage.papers.texts.text import ITEM, PARAGRAPH, ROW, Block, Section, Text

_ENTRY = re.compile(r"<(item|entry)\b[^>]{0,200}>.*?</\1>", re.DOTALL)
_SCRIPT = re.compile(r"<script\b[^>]{0,200}>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_RECORD = re.compile(r"\{[^{}]{1,20000}\}")


def read_plain(source: str) -> Text:
    """Return a file of which each line stands for itself; of a feed, each entry."""
    blocks: list[Block] = []
    end = 0
    for entry in _ENTRY.finditer(source):
        blocks += _list_lines(source[end : entry.start()])
        blocks.append(Block(ITEM, entry[0]))
        end = entry.end()
    blocks += _list_lines(source[end:])
    return Text("", "", (Section("", "", 1, tuple(blocks)),))


def _list_lines(source: str) -> list[Block]:
    return [Block(PARAGRAPH, line) for line in source.splitlines() if line.strip()]


def read_page_source(source: str) -> Text:
    """Return the source of a page: what it shows, and the records that its scripts hold."""
    shown = read_html(source)
    scripts = (script[1] for script in _SCRIPT.finditer(source))
    records = tuple(Block(ROW, found[0]) for text in scripts for found in _RECORD.finditer(text))
    return shown._replace(sections=(*shown.sections, Section("", "", 1, records)))
