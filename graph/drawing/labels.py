"""How much room a label takes, estimated without a font at hand."""

from __future__ import annotations

from functools import lru_cache

_DOT_WIDTH = 14.0
_LONGEST_LABEL = 32
_FIRST_SQUARE = "\u2e80"
_NARROW = frozenset("iljtfrI.,:;'|!-()[] 1/")
_WIDE = frozenset("ABCDEGHKMNOPQRSUVWXYmw@&%")


@lru_cache(maxsize=1 << 14)  # every picture of the site has the same names
def measure_label(text: str) -> float:
    """Estimate the width of a label in pixels, without a font at hand; long ones are cut."""
    shown = text[:_LONGEST_LABEL]
    return sum(_measure_character(character) for character in shown)


def measure_block(name: str) -> float:
    """Return the width of a dot with its label."""
    return _DOT_WIDTH + measure_label(name)


def _measure_character(character: str) -> float:
    if character >= _FIRST_SQUARE:
        return 11.5
    return 3.7 if character in _NARROW else 7.9 if character in _WIDE else 6.3
