"""The wire to the Hub: paced, bounded requests on one server, renewed by ETag."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import requests

from graph.tracing.trace import WORDS, State
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
from lineage.papers.pacing import Manners
from lineage.papers.transport import is_loopback, parse_retry_after
from lineage.trace.hub_cache import HubCache, Kept
from lineage.trace.hub_faults import HubError, PassingHubError, judge_failures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from threading import Event

_log = logging.getLogger(__name__)
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOST_REDIRECTS = 5


@dataclass(frozen=True)
class HubManners(Manners):
    """How this program behaves towards the Hub, which is asked for one repository at a time.

    Attributes:
        pause: Seconds before the second try, doubled for each further one.
    """

    interval: float = 0.1
    tries: int = 3
    pause: float = 1.0
    max_pause: float = 30.0
    deadline: float = 30.0
    max_bytes: int = 8_000_000


class HubAnswer(NamedTuple):
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
        manners: HubManners,
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
        self._session = BoundedSession(self._adapter)
        self._session.headers.update(headers)
        self._session.auth = _keep_request  # no password of a .netrc in place of the token
        self._session.trust_env = not is_loopback(endpoint)

    def get(self, url: str, *, first: int | None = None) -> HubAnswer:
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
            return HubAnswer(200, kept.url, {}, kept.body)
        condition = {"If-None-Match": kept.etag} if kept and kept.etag else {}
        answer = self._follow(url, condition, first)
        if answer.status == requests.codes.not_modified and kept:
            return HubAnswer(200, kept.url, answer.headers, kept.body)
        return answer

    def keep(self, url: str, answer: HubAnswer) -> None:
        """Keep an answer for another time."""
        etag = answer.headers.get("ETag", "")
        self._cache.write(url, Kept(etag, answer.url, answer.body))

    def _follow(self, url: str, headers: Mapping[str, str], first: int | None) -> HubAnswer:
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._persist(url, headers, first)
            if answer.status not in REDIRECTS:
                return answer
            url = follow_redirect(url, answer.headers.get("Location", ""))
            if find_origin(url) != find_origin(self.endpoint):
                message = "it leads to another server"
                raise HubError(message, state=State.UNREADABLE)
        message = "it leads in circles"
        raise HubError(message, state=State.UNREADABLE)

    def _persist(self, url: str, headers: Mapping[str, str], first: int | None) -> HubAnswer:
        """Ask until there is an answer, or as often as manners allow."""
        if self._is_down:
            raise HubError(WORDS[State.UNREACHABLE], state=State.UNREACHABLE)
        said = "it is busy"
        for turn in range(self._manners.tries):
            wait = self._manners.pause * 2**turn
            try:
                answer = self._ask(url, headers, first)
            except PassingHubError as error:
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

    def _ask(self, url: str, headers: Mapping[str, str], first: int | None) -> HubAnswer:
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
            body = self._read_body(response, passed, first)
            pause = parse_retry_after(response)
            return HubAnswer(response.status_code, url, response.headers, body, pause)

    def _read_body(self, response: requests.Response, passed: Event, first: int | None) -> bytes:
        most = self._manners.max_bytes
        try:
            return read_body(response, most=most, passed=passed, first=first)
        except TooLargeError:
            message = f"its answer is larger than {most:,} bytes"
            raise HubError(message, state=State.UNREADABLE) from None
        except TooSlowError:
            message = "its answer takes too long"
            raise PassingHubError(message) from None


def _keep_request(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request
