"""The wire to the Hub: paced, bounded requests on one server, renewed by ETag."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

import requests

from graph.tracing.trace import WORDS, State
from lineage.papers.deadline import DeadlineAdapter
from lineage.papers.transport import is_loopback, parse_retry_after
from lineage.trace.hub_cache import HubCache, Kept
from lineage.trace.hub_faults import HubError, PassingError, judge_failures

if TYPE_CHECKING:
    from collections.abc import Mapping

_log = logging.getLogger(__name__)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOST_REDIRECTS = 5
_CHUNK = 65_536
_PORTS = {"http": 80, "https": 443}


class Manners(NamedTuple):
    """How this program behaves towards the Hub.

    Attributes:
        interval: Least seconds between the starts of two requests.
        tries: How often one address is asked while the Hub is busy or silent.
        pause: Seconds before the second try, doubled for each further one.
        max_pause: Most seconds to wait, whatever the Hub asks for.
        connect_timeout, read_timeout: Seconds of silence before a request is given up.
        deadline: Most seconds that one request may take in all.
        max_bytes: Largest answer that is read.
    """

    interval: float = 0.1
    tries: int = 3
    pause: float = 1.0
    max_pause: float = 30.0
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    deadline: float = 30.0
    max_bytes: int = 8_000_000


class Answer(NamedTuple):
    """What came back.

    Attributes:
        status: As HTTP counts it; 200 if what was kept is still true.
        url: The address that answered in the end.
        headers: Of the answer, in any case.
        body: The answer, or the first bytes of it where no more were wanted.
        pause: How many seconds the Hub asks to wait, if it does.
    """

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes
    pause: float | None = None


class Wire:
    """Asks one server, one request at a time."""

    def __init__(
        self,
        endpoint: str,
        *,
        headers: Mapping[str, str],
        cache: HubCache,
        manners: Manners,
        offline: bool,
    ) -> None:
        """Prepare to ask `endpoint`; nothing is sent yet."""
        self.endpoint = endpoint
        self._cache = cache
        self._manners = manners
        self._offline = offline
        self._due = 0.0
        self._is_down = False
        self._adapter = DeadlineAdapter()
        self._session = requests.Session()
        self._session.mount("https://", self._adapter)
        self._session.mount("http://", self._adapter)
        self._session.headers.update(headers)
        self._session.auth = _keep_request  # no password of a .netrc in place of the token
        self._session.trust_env = not is_loopback(endpoint)

    def get(self, url: str, *, first: int | None = None) -> Answer:
        """Return what an address answers, or what is kept of it while that is true.

        Args:
            url: On the server.
            first: How many bytes are wanted of a long answer; None if all of it is.

        Raises:
            HubError: It does not answer, its answer is too large, or it leads elsewhere.
        """
        kept = self._cache.read(url)
        if self._offline:
            if kept is None:
                raise HubError(WORDS[State.OFFLINE], state=State.OFFLINE)
            return Answer(200, kept.url, {}, kept.body)
        condition = {"If-None-Match": kept.etag} if kept and kept.etag else {}
        answer = self._follow(url, condition, first)
        if answer.status == requests.codes.not_modified and kept:
            return Answer(200, kept.url, answer.headers, kept.body)
        return answer

    def keep(self, url: str, answer: Answer) -> None:
        """Keep an answer for another time."""
        etag = answer.headers.get("ETag", "")
        self._cache.write(url, Kept(etag, answer.url, answer.body))

    def _follow(self, url: str, headers: Mapping[str, str], first: int | None) -> Answer:
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._persist(url, headers, first)
            if answer.status not in _REDIRECTS:
                return answer
            url = urljoin(url, answer.headers.get("Location", ""))
            if _origin(url) != _origin(self.endpoint):
                message = "it leads to another server"
                raise HubError(message, state=State.UNREADABLE)
        message = "it leads in circles"
        raise HubError(message, state=State.UNREADABLE)

    def _persist(self, url: str, headers: Mapping[str, str], first: int | None) -> Answer:
        """Ask until there is an answer, or as often as manners allow."""
        if self._is_down:
            raise HubError(WORDS[State.UNREACHABLE], state=State.UNREACHABLE)
        said = "it is busy"
        for turn in range(self._manners.tries):
            wait = self._manners.pause * 2**turn
            try:
                answer = self._ask(url, headers, first)
            except PassingError as error:
                said = str(error)
                if not error.soon:
                    break
            else:
                if answer.status not in _BUSY:
                    return answer
                said = f"it answered {answer.status}"
                wait = wait if answer.pause is None else answer.pause
            if turn + 1 < self._manners.tries:
                self._wait(min(wait, self._manners.max_pause))
        self._is_down = True
        msg = f"The Hub does not answer: {said}"
        raise HubError(msg, state=State.UNREACHABLE)

    def _wait(self, seconds: float) -> None:
        if seconds > 1:
            _log.info("Waiting %.0f s for the Hub.", seconds)
        time.sleep(seconds)

    def _ask(self, url: str, headers: Mapping[str, str], first: int | None) -> Answer:
        time.sleep(max(self._due - time.monotonic(), 0))
        self._due = time.monotonic() + self._manners.interval
        timeout = (self._manners.connect_timeout, self._manners.read_timeout)
        with (
            judge_failures(),
            self._adapter.deadline(self._manners.deadline) as passed,
            self._session.get(
                url, headers=headers, stream=True, allow_redirects=False, timeout=timeout
            ) as response,
        ):
            body = self._read_body(response, first)
            if passed.is_set():
                message = "its answer takes too long"
                raise PassingError(message)
            pause = parse_retry_after(response)
            return Answer(response.status_code, url, response.headers, body, pause)

    def _read_body(self, response: requests.Response, first: int | None) -> bytes:
        body = bytearray()
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            body += chunk
            if first is not None and len(body) >= first:
                return bytes(body[:first])
            if len(body) > self._manners.max_bytes:
                message = f"its answer is larger than {self._manners.max_bytes:,} bytes"
                raise HubError(message, state=State.UNREADABLE)
        return bytes(body)


def _keep_request(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _origin(url: str) -> tuple[str, str | None, int | None]:
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return "", None, None
