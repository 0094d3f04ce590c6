"""Files that are neither papers nor pages: code, data, feeds, and the source of a page."""

from __future__ import annotations

import re

from lineage.papers.texts.html import read_html
from lineage.papers.texts.text import ITEM, PARAGRAPH, ROW, Block, Section, Text

_ENTRIES = ("item", "entry")
_RECORD = re.compile(r"\{[^{}]{1,20000}\}")


def read_plain(source: str) -> Text:
    """Return a file of which each line stands for itself; of a feed, each entry."""
    blocks: list[Block] = []
    end = 0
    for start, stop in next(filter(None, (_find_elements(source, e) for e in _ENTRIES)), []):
        blocks += _list_lines(source[end:start])
        blocks.append(Block(ITEM, source[start:stop]))
        end = stop
    blocks += _list_lines(source[end:])
    return Text("", "", (Section("", "", 1, tuple(blocks)),))


def _find_elements(source: str, name: str) -> list[tuple[int, int]]:
    """Return where elements of a name stand that hold none of the same; in one pass."""
    found = []
    start = source.find(f"<{name}")
    while start >= 0:
        stop = source.find(f"</{name}>", start)
        if stop < 0:
            break
        stop += len(name) + 3
        if source[start + len(name) + 1] in " \t\r\n>":
            found.append((start, stop))
        start = source.find(f"<{name}", stop)
    return found


def _list_lines(source: str) -> list[Block]:
    return [Block(PARAGRAPH, line) for line in source.splitlines() if line.strip()]


def read_page_source(source: str) -> Text:
    """Return the source of a page: what it shows, and the records that its scripts hold."""
    shown = read_html(source)
    scripts = (source[start:stop] for start, stop in _find_elements(source, "script"))
    records = tuple(Block(ROW, found[0]) for text in scripts for found in _RECORD.finditer(text))
    return shown._replace(sections=(*shown.sections, Section("", "", 1, records)))
