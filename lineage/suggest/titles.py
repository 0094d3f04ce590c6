"""What a title says of a paper's own model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lineage.suggest.plain import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORT = 4
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


def holds_name(head: str, names: Iterable[str]) -> bool:
    """Tell whether the name of a paper's own model holds one of another model's names, and more.

    A short name counts at the beginning and at the end alone.

    Examples:
        >>> holds_name("SqueezeBERT", ["BERT"]), holds_name("LongT5", ["T5"])
        (True, True)
        >>> holds_name("BERT", ["BERT"]), holds_name("", ["BERT"]), holds_name("UT5B", ["T5"])
        (False, False, False)
    """
    return any(
        name in head and name != head and (len(name) >= _SHORT or head.startswith(name)
                                           or head.endswith(name))
        for name in names
        if len(name) > 1
    )  # fmt: skip
