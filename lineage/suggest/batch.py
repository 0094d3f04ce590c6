"""Papers from a file with one JSON object a line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.arxiv_ids import parse_arxiv_id
from graph.errors import LineageError
from graph.records.dates import parse_date
from graph.records.fields import ARXIV_ID_PATTERN
from lineage.suggest.suggestion import PaperText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_TIME = "T"


class BadLinesError(LineageError, ValueError):
    """Lines of a batch that hold no paper; the others were read.

    Attributes:
        reasons: What is wrong, by the number of the line.
    """

    def __init__(self, name: str, reasons: Mapping[int, str]) -> None:
        self.reasons = dict(reasons)
        count = f"{len(reasons)} line{'s' if len(reasons) != 1 else ''}"
        lines = "\n".join(f"  line {number}: {reason}" for number, reason in reasons.items())
        super().__init__(
            f"{count} of '{name}' could not be read:\n{lines}",
            hint='Write {"arxiv_id", "title", "abstract", "published"} as one JSON object a line.',
        )


class Line(NamedTuple):
    """A line of a batch.

    Attributes:
        number: From 1.
        paper: What it holds, or None.
        problem: Why it holds no paper; empty if it does.
    """

    number: int
    paper: PaperText | None
    problem: str = ""


def read_batch(lines: Iterable[bytes]) -> Iterator[Line]:
    """Yield the lines of a batch in order; blank ones are passed over."""
    for number, raw in enumerate(lines, start=1):
        if raw.strip():
            try:
                yield Line(number, _read_paper(raw))
            except LineageError as error:
                yield Line(number, None, str(error))


def _read_paper(raw: bytes) -> PaperText:
    """Return the paper of a line; keys that are not known are passed over.

    Raises:
        LineageError: It holds something else.
    """
    try:
        record = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        message = "it is not JSON in UTF-8."
        raise LineageError(message) from error
    if not isinstance(record, dict):
        message = "it is not a JSON object."
        raise LineageError(message)
    arxiv_id = _read_text(record, "arxiv_id", required=False)
    published = _read_text(record, "published", required=False).partition(_TIME)[0]
    if published:
        parse_date(published)
    return PaperText(
        arxiv_id=_read_id(arxiv_id) if arxiv_id else None,
        title=_read_text(record, "title"),
        abstract=_read_text(record, "abstract"),
        comment=_read_text(record, "comment", required=False),
        published=published or None,
    )


def _read_id(text: str) -> str:
    """Return an arXiv id; one that arXiv cannot have given out may stand for a made-up paper."""
    return text if re.fullmatch(ARXIV_ID_PATTERN, text) else parse_arxiv_id(text)


def _read_text(record: Mapping[str, Any], key: str, *, required: bool = True) -> str:
    value = record.get(key)
    if value is None and not required:
        return ""
    if not isinstance(value, str) or (required and not value.strip()):
        found = "nothing" if value is None or value == "" else repr(value)[:40]
        message = f"{key}: unexpected {found}, expected text."
        raise LineageError(message)
    if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
        message = f"{key}: it holds half a character."
        raise LineageError(message)
    return value
