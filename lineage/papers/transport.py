"""The wire to arXiv: one paced, bounded request, and what its failure means."""

from __future__ import annotations

import email.utils
import importlib.metadata
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests
import urllib3

from graph.errors import LineageError
from lineage.papers.bounds import (
    REDIRECTS,
    BoundedSession,
    TooLargeError,
    TooSlowError,
    find_origin,
    follow_redirect,
    read_body,
)
from lineage.papers.deadline import DeadlineAdapter
from lineage.papers.outcome import BatchError, PassingError, StoppedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event

    from lineage.papers.pacing import Manners, Pacer

ENDPOINT = "https://export.arxiv.org/api/query"
"""Where arXiv answers queries."""

NAME = "transformer-lineage"
"""What this program calls itself."""

CONTACT_URL = "https://github.com/transformer-lineage/transformer-lineage"
"""Where arXiv's staff can find out who asks."""

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_MAX_REDIRECTS = 3
_BUSY = frozenset({406, 429, 503})
_PASSING = frozenset({408, 425, 500, 502, 504})
_BATCH = frozenset({400, 413, 414})


@dataclass(frozen=True)
class _Reply:
    """An answer: its body, or the address that it points to instead."""

    body: bytes = b""
    location: str | None = None


def check_endpoint(url: str) -> str:
    """Return `url` if queries may be sent there.

    Raises:
        LineageError: It is neither https nor on this computer, or no address at all.
    """
    if not _is_safe(url) or set("{}?# ") & set(url):
        message = f"'{url}' is not an address for arXiv queries."
        hint = f"Give an https address like {ENDPOINT}, or one on 127.0.0.1."
        raise LineageError(message, hint=hint)
    return url


def _is_safe(url: str) -> bool:
    try:
        parts = urlsplit(url)
        has_place = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port or an address of that kind cannot be
        return False
    return has_place and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(url)))


def is_loopback(url: str) -> bool:
    """Tell whether an address is on this computer."""
    return urlsplit(url).hostname in _LOOPBACK


class Transport:
    """Sends one request at a time over one connection."""

    def __init__(
        self,
        endpoint: str,
        *,
        manners: Manners,
        pacer: Pacer,
    ) -> None:
        """Prepare to ask `endpoint`; nothing is sent yet."""
        self._origin = find_origin(check_endpoint(endpoint))
        self._manners = manners
        self._pacer = pacer
        self._adapter = DeadlineAdapter()
        self._session = BoundedSession(self._adapter)
        self._session.headers["User-Agent"] = user_agent()
        self._session.headers["Accept"] = "application/atom+xml, application/xml;q=0.9"
        self._session.trust_env = not is_loopback(endpoint)

    def get(self, url: str) -> bytes:
        """Return the body that `url` answers with; redirects stay on the server and are paced.

        Raises:
            PassingError: It may work another time.
            BatchError: It will not work for this address.
            StoppedError: It will not work for any address.
        """
        for _ in range(_MAX_REDIRECTS + 1):
            reply = self._ask(url)
            if reply.location is None:
                return reply.body
            url = follow_redirect(url, reply.location)
            if find_origin(url) != self._origin:
                message = f"it redirects to another place ({urlsplit(url).hostname})"
                raise PassingError(message, cached=True)
        message = "it redirects in circles"
        raise PassingError(message, cached=True)

    def close(self) -> None:
        """End the connection."""
        self._session.close()

    def _ask(self, url: str) -> _Reply:
        timeout = (self._manners.connect_timeout, self._manners.read_timeout)
        with (
            self._pacer.turn(),
            self._adapter.deadline(self._manners.deadline) as passed,
            _judge_failures(passed),
            self._session.get(
                url, stream=True, allow_redirects=False, timeout=timeout
            ) as response,
        ):
            if response.status_code in REDIRECTS:
                return _Reply(location=response.headers.get("Location", ""))
            _require_success(response)
            return _Reply(self._read_body(response, passed))

    def _read_body(self, response: requests.Response, passed: Event) -> bytes:
        try:
            return read_body(response, most=self._manners.max_bytes, passed=passed)
        except TooLargeError:
            message = "its answer is too large"
            raise BatchError(message) from None
        except TooSlowError:
            raise _too_slow() from None


@contextmanager
def _judge_failures(passed: Event) -> Iterator[None]:
    """Turn the errors of requests into what they mean for asking again."""
    try:
        yield
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        if passed.is_set():
            raise _too_slow() from error
        if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
            message = "it did not answer in time"
            raise PassingError(message, everywhere=True) from error
        if isinstance(error, requests.ConnectionError):
            raise _connection_failed(error) from error
        message = "its answer broke off"
        raise PassingError(message, cached=True) from error


def _require_success(response: requests.Response) -> None:
    status = response.status_code
    if status == requests.codes.ok:
        return
    reason = f"it answered {status} {response.reason or ''}".rstrip()
    if status in _BATCH:
        raise BatchError(reason)
    if status in _BUSY or status in _PASSING:
        wait = parse_retry_after(response)
        raise PassingError(reason, retry_after=wait, everywhere=status in _BUSY)
    if status == requests.codes.forbidden:
        hint = "arXiv refuses this computer. Do not try again before tomorrow."
    else:
        hint = "Check the address in LINEAGE_ARXIV_URL, if it is set; or try again tomorrow."
    raise StoppedError(reason, hint=hint)


def _too_slow() -> PassingError:
    return PassingError("its answer takes too long")


def _connection_failed(error: requests.ConnectionError) -> PassingError:
    cause = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(cause, urllib3.exceptions.NewConnectionError):
        return PassingError("it cannot be reached", everywhere=True, unreachable=True)
    return PassingError("it breaks off the connection", everywhere=True)


def parse_retry_after(response: requests.Response) -> float | None:
    """Return how many seconds the server asks to wait; nothing if it does not say so clearly."""
    text = response.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    until = _parse_http_date(text)
    if until is None:
        return None
    sent = _parse_http_date(response.headers.get("Date", "")) or time.time()
    return max(until - sent, 0) + 1  # such dates are cut to the second


def _parse_http_date(text: str) -> float | None:
    try:
        return email.utils.parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None


def user_agent() -> str:
    """Return what this program calls itself, and where its makers can be found."""
    return f"{NAME}/{_find_version()} (+{CONTACT_URL})"


def _find_version() -> str:
    try:
        return importlib.metadata.version(NAME)
    except importlib.metadata.PackageNotFoundError:
        return "0+checkout"
