"""Conditions on numbers, as methods take them: `2020`, `2020..2022`, `>=10B`."""

from __future__ import annotations

import math
import operator
import re
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGNS = {
    ">=": operator.le,
    "<=": operator.ge,
    ">": operator.lt,
    "<": operator.gt,
    "=": operator.eq,
}
"""What holds between a bound and a number after each sign; the longer signs first."""

_EXPONENTS = {"": "", "k": "e3", "m": "e6", "b": "e9", "t": "e12"}


def read_year(text: str) -> float | None:
    """Return a year of four digits, or None.

    Examples:
        >>> read_year("2017"), read_year("17")
        (2017.0, None)
    """
    return float(text) if re.fullmatch("[0-9]{4}", text) else None


def read_count(text: str) -> float | None:
    """Return a small whole number, or None.

    Examples:
        >>> read_count("2"), read_count("two")
        (2.0, None)
    """
    return float(text) if re.fullmatch("[0-9]{1,3}", text) else None


def read_size(text: str) -> float | None:
    """Return a number with or without K, M, B or T, or None.

    Examples:
        >>> read_size("1.5B")
        1500000000.0
    """
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([kmbt]?)", text.casefold())
    return float(match[1] + _EXPONENTS[match[2]]) if match else None


def parse_condition(
    text: str, read: Callable[[str], float | None]
) -> Callable[[float], bool] | None:
    """Return what a number must meet: a number, a comparison, or a range with its ends.

    Args:
        text: What stands after the colon of a method.
        read: Returns the number that a text is, or None.

    Returns:
        None if the text is no condition, or a range from more to less.

    Examples:
        >>> recent = parse_condition("2020..", read_year)
        >>> recent(2019), recent(2020)
        (False, True)
    """
    for sign, holds in _SIGNS.items():
        if text.startswith(sign):
            bound = read(text.removeprefix(sign))
            return None if bound is None else partial(holds, bound)
    first, dots, last = text.partition("..")
    low = read(first) if first else -math.inf
    high = read(last if dots else first) if last or not dots else math.inf
    if not text.strip(".") or low is None or high is None or low > high:
        return None
    return lambda number: low <= number <= high
