"""What bounds every request: how much of a body is read, and where a redirect may lead."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import requests

if TYPE_CHECKING:
    from threading import Event

    from lineage.papers.deadline import DeadlineAdapter

REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""Answers that point to another address."""

_CHUNK = 65_536
_PORTS = {"http": 80, "https": 443}


class TooLargeError(Exception):
    """A body has more bytes than may be read."""


class TooSlowError(Exception):
    """The deadline of a request passed before its body was read."""


class BoundedSession(requests.Session):
    """Sends requests through an adapter with deadlines, and follows no redirect."""

    def __init__(self, adapter: DeadlineAdapter) -> None:
        """Send everything through one adapter."""
        super().__init__()
        self.mount("https://", adapter)
        self.mount("http://", adapter)

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Leave redirects to the caller: requests fails at a target that is no address."""


def read_body(
    response: requests.Response, *, most: int, passed: Event, first: int | None = None
) -> bytes:
    """Return the body of an answer that is read as it comes.

    Args:
        response: The answer, whose body nobody has read.
        most: How many bytes it may have.
        passed: Set once the deadline of the request passes.
        first: How many bytes are wanted of a long body; None if all of it is.

    Raises:
        TooLargeError: There are more than `most`.
        TooSlowError: The deadline passed.
    """
    body = bytearray()
    while chunk := response.raw.read1(_CHUNK, decode_content=True):
        body += chunk
        if first is not None and len(body) >= first:
            body = body[:first]
            break
        if len(body) > most:
            raise TooLargeError
        if passed.is_set():
            break
    if passed.is_set():
        raise TooSlowError
    return bytes(body)


def follow_redirect(url: str, location: str) -> str:
    """Return where an answer points to; an empty text where that is no address.

    Examples:
        >>> follow_redirect("https://example.org/a/b", "../c")
        'https://example.org/c'
        >>> follow_redirect("https://example.org/a", "http://[")
        ''
    """
    try:
        return urljoin(url, location)
    except ValueError:  # it opens a bracket and closes none
        return ""


def find_origin(url: str) -> tuple[str, str | None, int | None]:
    """Return scheme, host and port of a server; what no address has is empty.

    Examples:
        >>> find_origin("https://example.org/a")
        ('https', 'example.org', 443)
        >>> find_origin("https://example.org:port/")
        ('', None, None)
    """
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname, parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        return "", None, None
