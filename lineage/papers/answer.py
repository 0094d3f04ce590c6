"""Answers of arXiv, looked through with strict eyes before anything is made of them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from graph.arxiv_ids import InvalidArxivIdError, parse_arxiv_id, parse_version
from lineage.papers.outcome import DamagedError, PassingError
from lineage.papers.record import to_one_line

if TYPE_CHECKING:
    from collections.abc import Collection

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
_TEXTS = (
    *(f"{_ATOM}{name}" for name in ("id", "title", "summary", "published", "updated", "name")),
    *(f"{_ARXIV}{name}" for name in ("comment", "doi", "journal_ref")),
)


@dataclass(frozen=True)
class Answer:
    """An answer reduced to what was asked for.

    Attributes:
        feed: The answer with one good entry for each id that has one, and no other.
        problems: What is wrong with the entries of ids that have only bad ones.
        total: The total that the answer claims; None if it is no number.
    """

    feed: bytes
    problems: dict[str, str]
    total: int | None


def read_answer(body: bytes, ids: Collection[str] | None) -> Answer:
    """Check an answer to the question for `ids`; None stands for all that there are.

    The total that arXiv prints is passed on, but never believed here: what counts is which ids
    came back.

    Raises:
        PassingError: The body is no whole and well-formed feed, or reports an error.
    """
    root = _parse(body)
    best: dict[str, etree._Element] = {}
    problems: dict[str, str] = {}
    for entry in root.findall(f"{_ATOM}entry"):
        address = _text(entry, "id")
        _refuse_error(entry, address)
        arxiv_id = _find_id(address)
        if arxiv_id is None or (ids is not None and arxiv_id not in ids):
            continue
        problem = _find_problem(entry)
        if problem:
            problems.setdefault(arxiv_id, problem)
        elif arxiv_id not in best or _version(entry) > _version(best[arxiv_id]):
            best[arxiv_id] = entry
    total = _read_total(root)
    feed = _reduce(root, best)
    bad = {key: text for key, text in problems.items() if key not in best}
    return Answer(feed, bad, total)


def _parse(body: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = "its answer is cut off or damaged" if _is_feed(body) else "its answer is no feed"
        raise DamagedError(message, ids=_list_named(body)) from error
    if root.tag != f"{_ATOM}feed" or b"<!DOCTYPE" in body:
        message = "its answer is no feed"
        raise PassingError(message, cached=True)
    return root


def _list_named(body: bytes) -> tuple[str, ...]:
    """Return the papers that a damaged answer names."""
    addresses = re.findall(rb"<id>([!-~]{1,200})</id>", body)
    found = (_find_id(address.decode("ascii")) for address in addresses)
    return tuple(dict.fromkeys(arxiv_id for arxiv_id in found if arxiv_id))


def _is_feed(body: bytes) -> bool:
    return b"<feed" in body[:1000]


def _refuse_error(entry: etree._Element, address: str) -> None:
    if "/api/errors" in address:
        said = to_one_line(_text(entry, "summary"))[:100] or "without saying which"
        message = f"it reports an error ({said})"
        raise PassingError(message, cached=True)


def _find_id(address: str) -> str | None:
    try:
        return parse_arxiv_id(address)
    except InvalidArxivIdError:
        return None


def _find_problem(entry: etree._Element) -> str | None:
    for element in entry.iter(*_TEXTS):
        if len(element):
            return f"its {etree.QName(element).localname} is not plain text"
    for name in ("published", "updated"):
        try:
            datetime.datetime.fromisoformat(_text(entry, name).strip())
        except ValueError:
            return f"it has no valid date ({name})"
    if not entry.findall(f"{_ATOM}author"):
        return "it has no authors"
    return None


def _version(entry: etree._Element) -> int:
    return parse_version(_text(entry, "id")) or 0


def _read_total(root: etree._Element) -> int | None:
    text = (root.findtext(_TOTAL) or "").strip()
    return int(text) if text.isascii() and text.isdigit() else None


def _reduce(root: etree._Element, best: dict[str, etree._Element]) -> bytes:
    kept = set(best.values())
    for entry in root.findall(f"{_ATOM}entry"):
        if entry not in kept:
            root.remove(entry)
    for total in root.findall(_TOTAL):
        total.text = str(len(kept))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _text(entry: etree._Element, name: str) -> str:
    return entry.findtext(f"{_ATOM}{name}") or ""
