"""Paragraphs by number, as people count them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lineage.papers.texts.text import ITEM, PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.papers.texts.text import Block

_ORDINALS = {
    "opening": 1,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
}
_ENDS = frozenset({"last", "closing", "final", "end"})
_ENDINGS = (".", "!", "?", ":", "。", "！", "？")
HEAD = 12
"""Lines of the head of a file: what it is, and what it was made from."""

_ADDRESS = re.compile(r"\(?https?://[^\s)]{0,2000}\)?")
_FEW_WORDS = 3


def find_counted(blocks: Sequence[Block], words: str, *, lines: bool) -> list[Block] | None:
    """Return the paragraphs that `second` or `first to third` means; None if it is no number.

    Some count badges and lists of authors, and some only sentences; what either means is meant.

    Args:
        blocks: Where to count.
        words: The number, as written.
        lines: Whether each block is a line of a file, the first of which make its head.
    """
    first = words.split(maxsplit=1)[0].casefold()
    if first not in _ORDINALS and first not in _ENDS:
        return None
    if lines and first in {"opening", "first"}:
        return list(blocks[:HEAD])
    texts = [b for b in blocks if b.kind in {PARAGRAPH, ITEM}]
    texts = [b for b in texts if len(b.text.split()) > _FEW_WORDS]
    prose = [b for b in texts if _is_prose(b.text)]
    return list(dict.fromkeys([*_cut(texts, first, words), *_cut(prose, first, words)]))


def _cut(texts: Sequence[Block], first: str, words: str) -> Sequence[Block]:
    many = 2 if first in {"opening", "first"} else 1
    start = _ORDINALS.get(first, len(texts)) - 1
    last = re.search(r"(second|third|fourth|fifth)$", words)
    end = max(start + many, _ORDINALS.get(last[1], 0) if last else 0)
    return texts[max(start, 0) : end]


def _is_prose(text: str) -> bool:
    """Tell whether a block is a sentence, and no list of names and links."""
    said = _ADDRESS.sub("", text).rstrip(" *_)\"'”")
    return len(said.split()) > _FEW_WORDS and (". " in said or said.endswith(_ENDINGS))
