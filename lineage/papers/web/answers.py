"""What a server answered: a page, a redirect, a wait, or why there is none."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

import requests
import urllib3

from graph.errors import LineageError
from lineage.papers.bounds import REDIRECTS, TooLargeError, TooSlowError, read_body
from lineage.papers.transport import parse_retry_after
from lineage.papers.web.safety import PrivateAddressError
from lineage.papers.web.store import Page

if TYPE_CHECKING:
    from threading import Event

    from lineage.papers.pacing import Manners

GONE = frozenset({404, 410})
"""Answers that say that there is nothing any more."""

_BUSY = frozenset({429, 503})
_FRESH = dt.timedelta(days=7)


class UnreachableError(LineageError):
    """A page that could not be had; the message says why."""


class RefusedError(UnreachableError):
    """A server that does not answer this computer."""

    def __init__(self) -> None:
        super().__init__("it answered 403")


def read_response(
    url: str, response: requests.Response, manners: Manners, passed: Event
) -> Page | str | float:
    """Return a page, where it redirects to, or how many seconds the server asks to wait.

    Raises:
        UnreachableError: The status is none of a page, or the body too large or too slow.
    """
    status = response.status_code
    if status in REDIRECTS:
        return response.headers.get("Location", "")
    if status in _BUSY:
        return max(parse_retry_after(response) or 0.0, manners.interval)
    if status == requests.codes.forbidden:
        raise RefusedError
    if status not in {200, 304} and status not in GONE:
        message = f"it answered {status}"
        raise UnreachableError(message)
    body = b"" if status != requests.codes.ok else _read(response, manners, passed)
    return Page(
        url=url,
        status=status,
        final=url,
        content_type=response.headers.get("Content-Type", "")[:200],
        etag=response.headers.get("ETag", "")[:200],
        modified=response.headers.get("Last-Modified", "")[:200],
        fetched=now(),
        digest=hashlib.sha256(body).hexdigest(),
        body=body,
    )


def _read(response: requests.Response, manners: Manners, passed: Event) -> bytes:
    try:
        return read_body(response, most=manners.max_bytes, passed=passed)
    except TooLargeError:
        message = f"it is larger than {manners.max_bytes:,} bytes"
    except TooSlowError:
        message = "it takes too long"
    raise UnreachableError(message)


def name_failure(error: Exception) -> str:
    """Return in words why a request failed."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, PrivateAddressError):
            return str(cause)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
        return "it did not answer in time"
    return "it cannot be reached, or breaks off"


def is_fresh(page: Page) -> bool:
    """Tell whether a page was fetched within a week."""
    try:
        fetched = dt.datetime.fromisoformat(page.fetched)
        return dt.datetime.now(tz=dt.UTC) - fetched < _FRESH
    except (ValueError, TypeError):
        return False


def now() -> str:
    """Return day and time, UTC, as pages keep it."""
    return dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds")
