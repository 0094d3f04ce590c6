"""What a title says of a paper's own model."""

from __future__ import annotations

import re
from functools import cache

from lineage.suggest.plain import to_plain
from lineage.suggest.words import MAKING, compile_words

_HEAD = re.compile(r"(?P<name>[^:]{1,40}?)(?:: | [-\u2013\u2014]{1,3} )")


def find_head(title: str) -> str:
    """Return what stands before the colon or the dash of a title, if it is short; else nothing.

    Examples:
        >>> find_head("LLaMA: Open and Efficient"), find_head("MaLLaM - A Model")
        ('LLaMA', 'MaLLaM')
        >>> find_head("Pre-training of Models")
        ''
    """
    found = _HEAD.match(to_plain(title).text)
    return found["name"].strip() if found else ""


def find_own_name(title: str) -> str:
    """Return what a title calls the paper's own model, or nothing if it begins with what was done.

    Examples:
        >>> find_own_name("Grounding DINO: Marrying"), find_own_name("Distilling BERT: A Way")
        ('Grounding DINO', '')
    """
    head = find_head(title)
    return "" if _making().search(head) else head


@cache
def _making() -> re.Pattern[str]:
    return compile_words("|".join(MAKING.values()))
