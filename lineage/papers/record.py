"""What arXiv says of a paper, as a record of ours."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple, cast

from pydantic import ValidationError

from graph.arxiv_ids import parse_version
from graph.records.fields import Line
from graph.records.references import Paper
from graph.texts.authors import clean_authors

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

ARXIV = "arxiv"
"""The `source` of a record that was fetched."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BIDI_CONTROLS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WITHDRAWN_COMMENT = re.compile(r"\bwithdraw(?:n|al)\b", re.IGNORECASE)
_WITHDRAWN_ABSTRACT = re.compile(
    r"\s*This (?:paper|article|manuscript|submission|work) (?:has been|was|is) withdrawn\b",
    re.IGNORECASE,
)


class IncompleteEntryError(ValueError):
    """An entry of an answer that lacks something, or has it damaged."""


class FetchedPaper(Paper):
    """A paper as arXiv describes it, with what stays in the user's own folder.

    Attributes:
        abstract: On one line.
        comment: The authors' comment, if they gave one.
        doi: Of the published version, if the authors gave one.
        journal_ref: Where it was published, if the authors said so.
        withdrawn: Whether comment or abstract say that the paper was withdrawn.
        retrieved_at: Moment of the answer that this record was read from, in UTC, if known.
        retrieved_from: Address that answered, if known.
    """

    abstract: Line
    comment: Line | None = None
    doi: Line | None = None
    journal_ref: Line | None = None
    withdrawn: bool = False
    retrieved_at: Line | None = None
    retrieved_from: Line | None = None

    def to_paper(self) -> Paper:
        """Return the bibliographic facts alone, the authors without marks of footnotes."""
        values = self.model_dump(include=set(Paper.model_fields))
        authors = clean_authors(self.authors) or self.authors
        return Paper.model_validate({**values, "authors": authors})


class RecordOrigin(NamedTuple):
    """Where a record comes from.

    Attributes:
        url: Address that answered.
        time: Moment of the answer, in UTC.
    """

    url: str
    time: str


class ArxivEntry(NamedTuple):
    """One entry of an answer, as arXiv gives it.

    Attributes:
        entry_id: Address of the abstract page, with the version.
        title, abstract, comment, doi, journal_ref: Texts, not cleaned; empty if not given.
        authors: Names in the order of the paper.
        published: When the first version was submitted.
        updated: When this version was submitted.
        primary_category: For example `cs.CL`.
    """

    entry_id: str
    title: str
    authors: tuple[str, ...]
    published: datetime.datetime
    updated: datetime.datetime
    primary_category: str
    abstract: str
    comment: str = ""
    doi: str = ""
    journal_ref: str = ""


def build_record(
    entry: ArxivEntry, *, retrieved: datetime.date, origin: RecordOrigin | None = None
) -> FetchedPaper:
    """Return the record of one entry, its texts cleaned.

    Raises:
        IncompleteEntryError: Something that every paper has is missing or damaged.
    """
    comment, abstract = to_one_line(entry.comment), to_one_line(entry.abstract)
    values: dict[str, object] = {
        "title": to_one_line(entry.title),
        "authors": tuple(to_one_line(author) for author in entry.authors),
        "submitted": entry.published.date().isoformat(),
        "updated": entry.updated.date().isoformat(),
        "version": parse_version(entry.entry_id),
        "primary_category": to_one_line(entry.primary_category),
        "source": ARXIV,
        "retrieved": retrieved.isoformat(),
        "abstract": abstract,
        "comment": comment or None,
        "doi": to_one_line(entry.doi) or None,
        "journal_ref": to_one_line(entry.journal_ref) or None,
        "withdrawn": is_withdrawn(comment=comment, abstract=abstract),
        "retrieved_at": origin.time if origin else None,
        "retrieved_from": origin.url if origin else None,
    }
    _require_whole(values)
    _require_undamaged(values)
    try:
        return FetchedPaper.model_validate(values)
    except ValidationError as error:
        message = f"its {error.errors()[0]['loc'][0]} cannot be used"
        raise IncompleteEntryError(message) from error


def to_one_line(text: str) -> str:
    r"""Return `text` on one line, single-spaced, without control characters.

    TeX and markup are kept: they are text.

    Examples:
        >>> to_one_line("  An $x^2$\n  <b>study</b>\x85")
        'An $x^2$ <b>study</b>'
    """
    spaced = " ".join(text.split())
    return "".join(
        char
        for char in spaced
        if unicodedata.category(char) != "Cc" and char not in _BIDI_CONTROLS
    )


def is_withdrawn(*, comment: str, abstract: str) -> bool:
    """Tell whether the authors' words say that a paper was withdrawn; arXiv has no flag for it."""
    return bool(_WITHDRAWN_COMMENT.search(comment) or _WITHDRAWN_ABSTRACT.match(abstract))


def _require_whole(values: Mapping[str, object]) -> None:
    for field in ("title", "authors", "abstract", "version", "primary_category"):
        if not values[field]:
            message = f"it has no {field.replace('_', ' ')}"
            raise IncompleteEntryError(message)
    if "" in cast("tuple[str, ...]", values["authors"]):
        message = "an author has no name"
        raise IncompleteEntryError(message)


def _require_undamaged(values: Mapping[str, object]) -> None:
    for field, value in values.items():
        if _REPLACEMENT in str(value):
            message = f"its {field.replace('_', ' ')} has damaged characters"
            raise IncompleteEntryError(message)
    if str(values["submitted"]) > str(values["updated"]):
        message = "its dates are out of order"
        raise IncompleteEntryError(message)
