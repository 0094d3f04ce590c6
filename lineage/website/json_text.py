"""JSON as the site has it: what it holds is known to have an end, and is not looked through."""

from __future__ import annotations

from functools import cache, partial
from json import JSONEncoder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Encoder = partial(JSONEncoder, ensure_ascii=False, allow_nan=False, check_circular=False)

to_json = _Encoder().encode
"""Return a value as JSON, as people like to read it."""

to_small_json = _Encoder(separators=(",", ":")).encode
"""Return a value as JSON without blanks."""


def join_list(texts: Iterable[str]) -> str:
    """Return a list of what is JSON already.

    Examples:
        >>> join_list(["1", '"a"'])
        '[1, "a"]'
    """
    return f"[{', '.join(texts)}]"


def join_object(texts: Mapping[str, str]) -> str:
    """Return an object whose values are JSON already.

    Examples:
        >>> join_object({"n": "1"})
        '{"n": 1}'
    """
    return f"{{{', '.join([f'{_write_key(key)}: {text}' for key, text in texts.items()])}}}"


_write_key = cache(to_json)  # every file has the same keys
