"""Asking servers for single pages: paced, bounded, by their robots.txt, nothing twice."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit
from urllib.robotparser import RobotFileParser

import requests
import urllib3

from lineage.papers.bounds import BoundedSession, follow_redirect
from lineage.papers.deadline import DeadlineAdapter
from lineage.papers.pacing import Manners, Pacer
from lineage.papers.transport import NAME, user_agent
from lineage.papers.web.answers import (
    GONE,
    RefusedError,
    UnreachableError,
    is_fresh,
    name_failure,
    now,
    read_response,
)
from lineage.papers.web.replica import find_replica, to_replica
from lineage.papers.web.safety import PublicAdapter, is_askable
from lineage.papers.web.store import Page, PageStore

if TYPE_CHECKING:
    from pathlib import Path

_ARXIV = frozenset({"arxiv.org", "export.arxiv.org", "www.arxiv.org"})
_MOST_REDIRECTS = 5
_LONGEST_WAIT = 60.0

PAGE_MANNERS = Manners(interval=1.0, tries=2, max_bytes=16_000_000, deadline=60.0)
"""Towards servers other than arXiv's."""

ARXIV_MANNERS = replace(PAGE_MANNERS, interval=3.0, max_bytes=32_000_000)
"""Towards arXiv's, over API and texts together."""


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
        self._refused = False  # by arXiv, which takes more requests then for an attack
        self._lock = threading.Lock()
        self._pacers: dict[str, Pacer] = {}

    def get(self, url: str, *, fixed: bool = False) -> Page:
        """Return a page: what was kept if it is fresh, or never changes; else the server's.

        Args:
            url: An https address.
            fixed: Whether it never changes once it is there, as a file at a commit.

        Raises:
            UnreachableError: It cannot be had, or must not be asked for.
        """
        self._require_askable(url)
        url = urldefrag(url)[0]
        kept = self._store.read(url)
        lasting = kept is not None and fixed and kept.status not in GONE
        if kept is not None and (lasting or self._offline or is_fresh(kept)):
            return kept
        if self._offline:
            message = "it is not at hand, and no server is asked"
            raise UnreachableError(message)
        page = self._ask(url, kept)
        self._store.write(page)
        return page

    def forget(self, url: str) -> None:
        """Keep a page no longer, that is not what was asked for."""
        self._store.drop(urldefrag(url)[0])

    def is_kept(self, url: str) -> bool:
        """Tell whether a page can be had without asking."""
        return is_askable(url) and self._store.read(urldefrag(url)[0]) is not None

    def _ask(self, url: str, kept: Page | None) -> Page:
        place = url
        for _ in range(_MOST_REDIRECTS + 1):
            self._require_askable(place)
            self._require_allowed(place)
            there = self._store.read(place) if place != url else None
            if there is not None and is_fresh(there):
                return there._replace(url=url, final=place)
            response = self._send(place, kept if place == url else None)
            if isinstance(response, str):
                place = follow_redirect(place, response)
                continue
            if response.status == 304 and kept is not None:  # noqa: PLR2004
                return kept._replace(fetched=now())
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
        page = kept if kept is not None and is_fresh(kept) else None
        if page is None:
            answer = self._send(url, None)
            page = answer if isinstance(answer, Page) else None
            if page is None:  # it redirects: no rules of its own
                return None
            self._store.write(page)
        if page.status in GONE:
            return None
        rules = RobotFileParser(url)
        rules.parse(page.body.decode("utf-8", "replace").splitlines()[:10_000])
        return rules

    def _send(self, url: str, kept: Page | None) -> Page | str:
        """Return an answer, or where it redirects to."""
        at_arxiv = urlsplit(url).hostname in _ARXIV
        if at_arxiv and self._refused:
            raise RefusedError
        manners = self._manners[at_arxiv]
        reason = ""
        for _ in range(manners.tries):
            with self._pacer(url, manners).turn():
                try:
                    answer = self._send_once(url, kept, manners)
                except RefusedError:
                    self._refused |= at_arxiv
                    raise
                except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                    raise UnreachableError(name_failure(error)) from error
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
                return read_response(url, response, manners, passed)
