"""What the fields of records may hold: patterns, bounds and the types made of them."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

from graph.arxiv_ids import CANONICAL
from graph.characters import escape_unsafe, unsafe_pattern
from graph.hub_ids import HUB_NAME, LONGEST_HUB_ID
from graph.records.dates import parse_date
from graph.records.vocabulary import UNDISCLOSED

ID_PATTERN = r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$"
ARXIV_ID_PATTERN = rf"^{CANONICAL}$"
HUB_PATTERN = f"^{HUB_NAME}/{HUB_NAME}$"
COLOUR_PATTERN = r"^#[0-9a-f]{6}$"
URL_PATTERN = (
    r"^https?://(?:[A-Za-z0-9_-]+\.)*[A-Za-z][A-Za-z0-9-]*"
    r"(?::(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}))?(?:[/?#][^\s<>\"\\]*)?$"
)
"""A host by name, perhaps a port, and what every reader of addresses understands after it."""

LONGEST_ID = 80
LONGEST_TEXT = 10_000
"""Characters of the longest text: a long abstract has 2,000."""

MOST_PARAMETERS = 10**18
"""More than any model has; databases and other tools can hold no greater numbers."""

_NAMES_OF_PAGES = frozenset({"index.html"})
"""Files that stand beside the folders of ids on the site."""

MOST_ITEMS = 1_000
"""Of one list; only authors may be more."""


def _require_one_line(text: str) -> str:
    if text.isprintable():  # no unsafe character is, and this is quick to tell
        return text
    found = unsafe_pattern().search(text)
    if found:
        message = (
            "expected text on one line without control characters, "
            f"but it holds {escape_unsafe(found[0])}"
        )
        raise ValueError(message)
    return text


def _require_plain(text: str) -> str:
    _require_one_line(text)
    if "<" in text and re.search(r"</?[a-zA-Z!]", text):
        message = "expected plain text without markup"
        raise ValueError(message)
    return text


def _require_date(text: str) -> str:
    parse_date(text)
    return text


def _require_count(value: object) -> int | str:
    if type(value) is int and value > MOST_PARAMETERS:
        message = f"expected at most {MOST_PARAMETERS:,}"
        raise ValueError(message)
    if value == UNDISCLOSED or (type(value) is int and value > 0):
        return value
    message = f"expected a whole number above 0, or '{UNDISCLOSED}'"
    raise ValueError(message)


def is_id(text: str) -> bool:
    """Tell whether a text can be an id: of a model, a family, a task or what else has one.

    Examples:
        >>> is_id("gpt-3.5"), is_id("../gpt"), is_id("index.html")
        (True, False, False)
    """
    whole = len(text) <= LONGEST_ID and re.fullmatch(ID_PATTERN, text) is not None
    return whole and text not in _NAMES_OF_PAGES


_WHOLE_TEXT = StringConstraints(min_length=1, max_length=LONGEST_TEXT)

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
ArxivId = Annotated[str, StringConstraints(pattern=ARXIV_ID_PATTERN, max_length=LONGEST_ID)]
Line = Annotated[str, _WHOLE_TEXT, AfterValidator(_require_one_line)]
Text = Annotated[str, _WHOLE_TEXT, AfterValidator(_require_plain)]
PartialDate = Annotated[str, AfterValidator(_require_date)]
Url = Annotated[
    str,
    StringConstraints(pattern=URL_PATTERN, max_length=LONGEST_TEXT),
    AfterValidator(_require_plain),
]
HubId = Annotated[str, StringConstraints(pattern=HUB_PATTERN, max_length=LONGEST_HUB_ID)]
Colour = Annotated[str, StringConstraints(pattern=COLOUR_PATTERN)]
Count = Annotated[
    int | Literal["undisclosed"],
    PlainValidator(_require_count),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "exclusiveMinimum": 0, "maximum": MOST_PARAMETERS},
                {"const": UNDISCLOSED},
            ]
        }
    ),
]
Tuple = Field(default=(), strict=False, max_length=MOST_ITEMS)
Some = Field(strict=False, min_length=1, max_length=MOST_ITEMS)


class Record(BaseModel):
    """Base of every record: frozen, strict, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
