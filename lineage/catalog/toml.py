"""Reading TOML that strangers wrote, within bounds."""

from __future__ import annotations

import re

import tomli

_MOST_PARTS = 10
"""Parts of the longest key; the schema needs three."""

_QUOTED = re.compile(r"'[^'\n]*'|\"(?:\\.|[^\"\\\n])*\"|#.*")
_LONG_KEY = re.compile(rf"[\w-]+(?:[ \t]*\.[ \t]*[\w-]+){{{_MOST_PARTS},}}")


class TomlError(ValueError):
    """Text that is no TOML, or not within the bounds."""


def parse_toml(text: str) -> dict[str, object]:
    """Return the tables of a TOML document.

    The parser needs memory that grows with the square of a key's length: keys are measured before
    it sees them.

    Raises:
        TomlError: It is no TOML, or not within the bounds.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= _MOST_PARTS and _LONG_KEY.search(_QUOTED.sub("s", line)):
            message = f"A key has more than {_MOST_PARTS} parts (at line {number}, column 1)"
            raise TomlError(message)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise TomlError(str(error)) from error
    except RecursionError as error:
        message = "Values stand too deep in each other"
        raise TomlError(message) from error
    except (ValueError, OverflowError) as error:
        message = "A number has too many digits"
        raise TomlError(message) from error
