"""Asking servers for single pages: paced, bounded, by their robots.txt, nothing twice."""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit
from urllib.robotparser import RobotFileParser

import requests
import urllib3

from graph.errors import LineageError
from lineage.papers.bounds import (
    REDIRECTS,
    BoundedSession,
    TooLargeError,
    TooSlowError,
    follow_redirect,
    read_body,
)
from lineage.papers.deadline import DeadlineAdapter
from lineage.papers.pacing import Manners, Pacer
from lineage.papers.transport import NAME, parse_retry_after, user_agent
from lineage.papers.web.replica import find_replica, to_replica
from lineage.papers.web.safety import PrivateAddressError, PublicAdapter, is_askable
from lineage.papers.web.store import Page, PageStore

if TYPE_CHECKING:
    from pathlib import Path
    from threading import Event

_ARXIV = frozenset({"arxiv.org", "export.arxiv.org", "www.arxiv.org"})
_GONE = frozenset({404, 410})
_BUSY = frozenset({429, 503})
_MOST_REDIRECTS = 5
_FRESH = dt.timedelta(days=7)
_LONGEST_WAIT = 60.0

PAGE_MANNERS = Manners(interval=1.0, tries=2, max_bytes=16_000_000, deadline=60.0)
"""Towards servers other than arXiv's."""

ARXIV_MANNERS = replace(PAGE_MANNERS, interval=3.0, max_bytes=32_000_000)
"""Towards arXiv's, over API and texts together."""


class UnreachableError(LineageError):
    """A page that could not be had; the message says why."""


class Fetcher:
    """Fetches pages; one object for a whole run, over several threads."""

    def __init__(
        self,
        folder: Path,
        *,
        offline: bool = False,
        arxiv: Manners = ARXIV_MANNERS,
        others: Manners = PAGE_MANNERS,
    ) -> None:
        """Keep what comes below a folder of the user's.

        Args:
            folder: The user's own folder; arXiv's pacing there is that of the API.
            offline: Whether nothing is asked and only what was kept is used.
            arxiv: Manners towards arXiv.
            others: Manners towards everyone else.
        """
        self._folder = folder
        self._offline = offline
        self._manners = {True: arxiv, False: others}
        self._store = PageStore(folder / "pages")
        self._replica = find_replica()
        self._robots: dict[str, RobotFileParser | None] = {}
        self._lock = threading.Lock()
        self._pacers: dict[str, Pacer] = {}

    def get(self, url: str, *, fixed: bool = False) -> Page:
        """Return a page: what was kept if it is fresh, or never changes; else the server's.

        Args:
            url: An https address.
            fixed: Whether it never changes, as a file at a commit.

        Raises:
            UnreachableError: It cannot be had, or must not be asked for.
        """
        self._require_askable(url)
        url = urldefrag(url)[0]
        kept = self._store.read(url)
        if kept is not None and (fixed or self._offline or _is_fresh(kept)):
            return kept
        if self._offline:
            message = "it is not at hand, and no server is asked"
            raise UnreachableError(message)
        page = self._ask(url, kept)
        self._store.write(page)
        return page

    def is_kept(self, url: str) -> bool:
        """Tell whether a page can be had without asking."""
        return is_askable(url) and self._store.read(urldefrag(url)[0]) is not None

    def _ask(self, url: str, kept: Page | None) -> Page:
        place = url
        for _ in range(_MOST_REDIRECTS + 1):
            self._require_askable(place)
            self._require_allowed(place)
            there = self._store.read(place) if place != url else None
            if there is not None and _is_fresh(there):
                return there._replace(url=url, final=place)
            response = self._send(place, kept if place == url else None)
            if isinstance(response, str):
                place = follow_redirect(place, response)
                continue
            if response.status == 304 and kept is not None:  # noqa: PLR2004
                return kept._replace(fetched=_now())
            return response._replace(url=url, final=place)
        message = "it redirects in circles"
        raise UnreachableError(message)

    def _require_askable(self, url: str) -> None:
        if not is_askable(url):
            message = f"it is no public https address ({url[:200]})"
            raise UnreachableError(message)

    def _require_allowed(self, url: str) -> None:
        host = urlsplit(url).netloc
        with self._lock:
            known = host in self._robots
        if not known:
            rules = self._read_robots(host)
            with self._lock:
                self._robots[host] = rules
        rules = self._robots[host]
        if rules is not None and not rules.can_fetch(NAME, url):
            message = f"robots.txt of {host} forbids it"
            raise UnreachableError(message)

    def _read_robots(self, host: str) -> RobotFileParser | None:
        """Return the rules of a host; None if it has none."""
        url = f"https://{host}/robots.txt"
        kept = self._store.read(url)
        page = kept if kept is not None and _is_fresh(kept) else None
        if page is None:
            answer = self._send(url, None)
            page = answer if isinstance(answer, Page) else None
            if page is None:  # it redirects: no rules of its own
                return None
            self._store.write(page)
        if page.status in _GONE:
            return None
        rules = RobotFileParser(url)
        rules.parse(page.body.decode("utf-8", "replace").splitlines()[:10_000])
        return rules

    def _send(self, url: str, kept: Page | None) -> Page | str:
        """Return an answer, or where it redirects to."""
        manners = self._manners[urlsplit(url).hostname in _ARXIV]
        reason = ""
        for _ in range(manners.tries):
            with self._pacer(url, manners).turn():
                try:
                    answer = self._send_once(url, kept, manners)
                except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                    raise UnreachableError(_name_failure(error)) from error
            if not isinstance(answer, float):
                return answer
            reason = "it is busy (429 or 503)"
            self._pacer(url, manners).postpone(min(answer, _LONGEST_WAIT))
        raise UnreachableError(reason)

    def _pacer(self, url: str, manners: Manners) -> Pacer:
        host = urlsplit(url).hostname or ""
        name = (
            "arxiv" if host in _ARXIV else f"host-{hashlib.sha256(host.encode()).hexdigest()[:16]}"
        )
        with self._lock:
            return self._pacers.setdefault(name, Pacer(self._folder, manners, name=name))

    def _send_once(self, url: str, kept: Page | None, manners: Manners) -> Page | str | float:
        """Return an answer, where it redirects to, or how long the server asks to wait."""
        headers = {"User-Agent": user_agent(), "Accept": "text/html,text/plain;q=0.9,*/*;q=0.5"}
        if kept is not None and kept.etag:
            headers["If-None-Match"] = kept.etag
        if kept is not None and kept.modified:
            headers["If-Modified-Since"] = kept.modified
        place = to_replica(self._replica, url) if self._replica else url
        adapter = DeadlineAdapter() if self._replica else PublicAdapter()
        with BoundedSession(adapter) as session, adapter.deadline(manners.deadline) as passed:
            session.trust_env = False  # a proxy would stand between us and the look at the address
            timeout = (manners.connect_timeout, manners.read_timeout)
            with session.get(
                place, headers=headers, stream=True, allow_redirects=False, timeout=timeout
            ) as response:
                return _judge(url, response, manners, passed)


def _judge(
    url: str, response: requests.Response, manners: Manners, passed: Event
) -> Page | str | float:
    status = response.status_code
    if status in REDIRECTS:
        return response.headers.get("Location", "")
    if status in _BUSY:
        return max(parse_retry_after(response) or 0.0, manners.interval)
    if status not in {200, 304} and status not in _GONE:
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
        fetched=_now(),
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


def _name_failure(error: Exception) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, PrivateAddressError):
            return str(cause)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
        return "it did not answer in time"
    return "it cannot be reached, or breaks off"


def _is_fresh(page: Page) -> bool:
    try:
        fetched = dt.datetime.fromisoformat(page.fetched)
        return dt.datetime.now(tz=dt.UTC) - fetched < _FRESH
    except (ValueError, TypeError):
        return False


def _now() -> str:
    return dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds")
