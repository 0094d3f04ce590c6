"""Dates as precise as their source: a year, a month or a day."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from graph.errors import DateError

_PATTERN = r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?"


@lru_cache(maxsize=1 << 12)  # a few thousand days, asked for again and again
def parse_date(text: str) -> tuple[int, ...]:
    """Return year, month and day of `text`, as many of them as it gives.

    Raises:
        DateError: `text` is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or no such day exists.

    Examples:
        >>> parse_date("2018-10")
        (2018, 10)
    """
    match = re.fullmatch(_PATTERN, text, re.ASCII)  # compiled for the first date that is read
    if match is None:
        raise DateError(text)
    parts = tuple(int(part) for part in match.groups() if part is not None)
    try:
        dt.date(*parts, *(1,) * (3 - len(parts)))
    except ValueError as error:
        raise DateError(text) from error
    return parts


def is_after(date: str, other: str) -> bool:
    """Tell whether `date` is certainly later than `other`, at the precision that both have.

    Examples:
        >>> is_after("2022-03-04", "2022-03")
        False
        >>> is_after("2022-04", "2022-03-31")
        True
    """
    left, right = parse_date(date), parse_date(other)
    shared = min(len(left), len(right))
    return left[:shared] > right[:shared]
