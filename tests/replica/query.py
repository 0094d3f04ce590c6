"""Which papers a request is about: ids with versions, and arXiv's language of queries.

As the service reads it: operators have no precedence and group from the right, a missing one is
OR, `NOT` is `ANDNOT`; `cat:cs` is no category, `cat:cs.*` is all of them; dates of submission are
minutes of the first version.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tests.replica.papers import FakePaper

    Test = Callable[[FakePaper], bool]

_SEARCHED_ID = re.compile(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")
_TOKEN = re.compile(r'\s*(?:([()])|(?:(\w+):)?(?:"([^"]*)"|\[([^\]]*)\]|([^\s()"]+)))')
_RANGE = re.compile(r"(\d{12}) TO (\d{12})")
_OPERATORS = ("AND", "OR", "ANDNOT", "NOT")
_SORTS = ("relevance", "lastUpdatedDate", "submittedDate")
_ORDERS = ("ascending", "descending")
_WINDOW = 10_000


class BadQueryError(Exception):
    """A request that the service refuses, or that breaks it."""

    def __init__(self, message: str, *, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Request:
    """The parameters of a request; `ids` are as they were written."""

    query: str
    ids: tuple[str, ...]
    start: int
    size: int
    sort: str
    order: str

    def __str__(self) -> str:
        ids = ",".join(self.ids)
        return (
            f"search_query={self.query}&id_list={ids}&start={self.start}&max_results={self.size}"
        )


def read_request(values: Mapping[str, Sequence[str]]) -> Request:
    """Return the request that the parameters of an address make.

    Raises:
        BadQueryError: The service would refuse it.
    """

    def one(name: str, default: str) -> str:
        return values.get(name, [default])[0]

    listed = one("id_list", "")
    request = Request(
        one("search_query", ""),
        tuple(listed.split(",")) if listed else (),
        _read_number("start", one("start", "0")),
        _read_number("max_results", one("max_results", "10")),
        one("sortBy", "relevance"),
        one("sortOrder", "descending"),
    )
    if request.sort not in _SORTS or request.order not in _ORDERS:
        message = "sortBy and sortOrder must be known"
        raise BadQueryError(message)
    if not request.query and not request.ids:
        message = "search_query or id_list is needed"
        raise BadQueryError(message)
    if request.size == 0 or request.start + request.size > _WINDOW:
        message = "the window is too large, or empty"
        raise BadQueryError(message, status=500)
    bad = next((text for text in request.ids if not _SEARCHED_ID.search(text)), None)
    if bad is not None:
        message = f"incorrect id format for {bad}"
        raise BadQueryError(message)
    return request


def find_papers(papers: Mapping[str, FakePaper], request: Request) -> list[FakePaper]:
    """Return every paper that the request is about, in the order of the answer."""
    found: Iterable[FakePaper] = papers.values()
    if request.ids:
        asked = (_find_version(papers, text) for text in request.ids)
        found = {paper.arxiv_id: paper for paper in asked if paper is not None}.values()
    if request.query:
        test = parse_query(request.query)
        found = [paper for paper in found if test(paper)]
    ranked = sorted(found, key=lambda paper: _scatter(paper.arxiv_id))
    if request.sort != "relevance":
        ranked.sort(key=lambda paper: paper.published, reverse=request.order == "descending")
    return ranked


def parse_query(text: str) -> Test:
    """Return the test that a query puts papers to.

    Raises:
        BadQueryError: Parentheses do not match, or a range is none.
    """
    tokens = [match.groups() for match in _TOKEN.finditer(text.strip())]
    test, rest = _parse_expression(tokens)
    if rest:
        message = "unbalanced parentheses"
        raise BadQueryError(message)
    return test


_Token = tuple[str | None, ...]


def _parse_expression(tokens: list[_Token]) -> tuple[Test, list[_Token]]:
    """Parse one operand, and all that stands to the right of its operator."""
    left, rest = _parse_operand(tokens)
    if not rest or rest[0][0] == ")":
        return left, rest
    word = rest[0][4] if rest[0][1] is None else None
    operator = word if word in _OPERATORS else "OR"
    right, rest = _parse_expression(rest[1:] if word in _OPERATORS else rest)
    if operator == "AND":
        return (lambda paper: left(paper) and right(paper)), rest
    if operator == "OR":
        return (lambda paper: left(paper) or right(paper)), rest
    return (lambda paper: left(paper) and not right(paper)), rest


def _parse_operand(tokens: list[_Token]) -> tuple[Test, list[_Token]]:
    if not tokens or tokens[0][0] == ")":
        message = "unbalanced parentheses"
        raise BadQueryError(message)
    if tokens[0][0] == "(":
        test, rest = _parse_expression(tokens[1:])
        if not rest:
            message = "unbalanced parentheses"
            raise BadQueryError(message)
        return test, rest[1:]
    _, field, phrase, span, word = tokens[0]
    if span is not None:
        return _make_range(span), tokens[1:]
    return _make_term(field or "all", phrase if phrase is not None else word or ""), tokens[1:]


def _make_range(text: str) -> Test:
    match = _RANGE.fullmatch(text)
    if match is None:
        message = "a range is malformed"
        raise BadQueryError(message, status=500)
    return lambda paper: match[1] <= re.sub(r"\D", "", paper.published)[:12] <= match[2]


def _make_term(field: str, text: str) -> Test:
    if field == "cat":
        pattern = re.escape(text).replace(r"\*", ".*") if "." in text or "-" in text else "(?!)"
        return lambda paper: re.fullmatch(pattern, paper.category, re.IGNORECASE) is not None
    phrase = f" {_words(text)} "
    return lambda paper: phrase in f" {_words(_field(paper, field))} "


def _field(paper: FakePaper, field: str) -> str:
    fields = {"ti": paper.title, "au": " ; ".join(paper.authors), "abs": paper.abstract}
    if field == "all":
        return " ; ".join([*fields.values(), paper.comment])
    return fields.get(field, "")


def _words(text: str) -> str:
    return " ".join(re.findall(r"[\w.]*\w|;", text.casefold()))


def _find_version(papers: Mapping[str, FakePaper], text: str) -> FakePaper | None:
    """Return the paper of an id, in the version that it names, if there is one."""
    match = re.fullmatch(r"(.+?)(?:v(\d+))?", text)
    paper = papers.get(match[1]) if match else None
    if paper is None or match is None or match[2] is None:
        return paper
    version = int(match[2])
    return replace(paper, version=version) if 0 < version <= paper.version else None


def _read_number(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit():
        message = f"{name} must be a number"
        raise BadQueryError(message)
    return int(text)


def _scatter(arxiv_id: str) -> str:
    return hashlib.sha1(arxiv_id.encode(), usedforsecurity=False).hexdigest()
