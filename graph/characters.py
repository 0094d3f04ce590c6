"""Characters that no text may hold: they steer a terminal, hide words, or have no place in XML."""

from __future__ import annotations

import re
from functools import cache

_CONTROLS = r"\x00-\x1f\x7f-\x9f"
_SEPARATORS = r"\u2028\u2029"
_DIRECTIONS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_MARKS = r"\ufeff\ufff9-\ufffb"
_NO_CHARACTERS = r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"


@cache
def unsafe_pattern() -> re.Pattern[str]:
    r"""Return the pattern of one character that is not shown, compiled when it is first needed.

    It is a control, a change of direction, or none of Unicode's.

    Examples:
        >>> unsafe_pattern().search("a\tb") is not None, unsafe_pattern().search("谱系")
        (True, None)
    """
    last_of_planes = "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17))
    return re.compile(
        f"[{_CONTROLS}{_SEPARATORS}{_DIRECTIONS}{_MARKS}{_NO_CHARACTERS}{last_of_planes}]"
    )


def escape_unsafe(text: str, *, keep: str = "") -> str:
    r"""Return text in which unsafe characters stand as their numbers.

    Args:
        text: What is to be shown.
        keep: Unsafe characters that stay, such as the end of a line.

    Examples:
        >>> escape_unsafe("a\x1b[31m\u202eb")
        'a\\x1b[31m\\u202eb'
    """
    return unsafe_pattern().sub(
        lambda match: match[0] if match[0] in keep else _escape(match[0]), text
    )


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def is_visible(text: str) -> bool:
    r"""Tell whether text has a character that shows, or a byte that is none (of a file name).

    Examples:
        >>> is_visible("a"), is_visible(""), is_visible(" \u200b")
        (True, False, False)
    """
    return any(
        (char.isprintable() and not char.isspace()) or "\udc80" <= char <= "\udcff"
        for char in text
    )
