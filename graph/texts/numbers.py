"""Numbers of parameters as people write them, in the shell, on every page and in scripts alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records.vocabulary import UNDISCLOSED
from graph.words import get_texts, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.records.shapes import Size
    from graph.words import Language


def format_count(count: int | str | None, language: Language = "en") -> str:
    """Return a number of parameters briefly, rounded to three digits, halves upwards.

    Args:
        count: A whole number, `undisclosed`, or None if it is not known.
        language: Of the words.

    Examples:
        >>> format_count(340_000_000), format_count(999_600_000), format_count(10**19)
        ('340M', '1B', '10,000,000T')
        >>> format_count("undisclosed"), format_count(None)
        ('Undisclosed', 'Not known')
    """
    if not isinstance(count, int):
        return get_texts(language)[f"value.{UNDISCLOSED if count else 'unknown'}"]
    rules = read_words()["numbers"]
    rounded = _round(count, rules["digits"])
    for letter, exponent in rules["units"]:
        whole, rest = divmod(rounded, 10**exponent)
        if whole:
            decimals = f"{rest:0{exponent}}".rstrip("0")
            return f"{whole:,}{decimals and '.'}{decimals}{letter}"
    return str(count)


def _round(count: int, digits: int) -> int:
    """Return a number with all but its first digits set to zero, halves upwards.

    Examples:
        >>> _round(999_500, 3), _round(999_499, 3), _round(12, 3)
        (1000000, 999000, 12)
    """
    step: int = 10 ** max(len(str(count)) - digits, 0)
    return (count + step // 2) // step * step


def format_sizes(
    sizes: Iterable[Size], language: Language = "en", *, name_all: bool = False
) -> str:
    """Return all sizes of a model, or that none is known.

    A label stands before its number unless it is the number itself.

    Args:
        sizes: As a record of the document has them.
        language: Of the words.
        name_all: Whether the label of an only size stands there too.

    Examples:
        >>> base = {"label": "Base", "label_zh": None, "count": 110_000_000, "active": None}
        >>> mixture = {"label": "1.6T", "label_zh": None, "count": 16 * 10**11, "active": 10**9}
        >>> format_sizes([base, mixture]), format_sizes([base]), format_sizes([])
        ('Base 110M; 1.6T, 1B active', '110M', 'Not known')
    """
    sizes = list(sizes)
    if not sizes:
        return format_count(None, language)
    named = name_all or len(sizes) > 1
    shown = [_format_size(size, language, named=named) for size in sizes]
    return get_texts(language)["list.semicolon"].join(shown)


def _format_size(size: Size, language: Language, *, named: bool) -> str:
    texts = get_texts(language)
    count = shown = format_count(size["count"], language)
    if size["active"]:
        active = texts["fact.active"].format(count=format_count(size["active"], language))
        shown = texts["fact.sized"].format(count=count, active=active)
    if not named or size["label"] == count:
        return shown
    label = size.get("label_zh") if language == "zh" else None
    return f"{label or size['label']} {shown}"
