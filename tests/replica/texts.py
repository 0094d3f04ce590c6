"""A server on 127.0.0.1 that stands for all others: papers, repositories, cards, pages.

It answers at `/HOST/PATH`, as `LINEAGE_REPLICA` asks, and notes what was asked, when, how many
requests were under way, and how many connections were open. With made-up papers it answers the
queries of arXiv, too.
"""

from __future__ import annotations

import contextlib
import itertools
import threading
import time
from http.server import BaseHTTPRequestHandler
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.replica.faults import Fault, render_answer
from tests.replica.query import find_papers, read_request
from tests.replica.serving import LocalServer, QuietHandler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.replica.papers import FakePaper

_QUERIES = "/export.arxiv.org/api/query?"


class Answer(NamedTuple):
    """What the server says at an address.

    Attributes:
        body: As sent; endless if it is to be repeated until the other side hangs up.
        status: Of HTTP.
        headers: Besides the length.
        pause: Seconds before each piece of 10 bytes.
        endless: Whether the body is repeated for ever.
        missing: How many bytes are announced and never sent.
    """

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    pause: float = 0.0
    endless: bool = False
    missing: int = 0


class Asked(NamedTuple):
    """A request.

    Attributes:
        path: `/HOST/PATH`.
        moment: When, by the clock of `time.monotonic`.
        headers: What came along.
    """

    path: str
    moment: float
    headers: dict[str, str]


class TextReplica(LocalServer):
    """The server, for a `with` statement."""

    def __init__(
        self,
        answers: Mapping[str, Answer | bytes | str],
        papers: Mapping[str, FakePaper] = MappingProxyType({}),
    ) -> None:
        super().__init__(_Handler)
        self.papers = papers
        self.most_open = 0
        self._open = 0
        self.answers = {path: _to_answer(answer) for path, answer in answers.items()}
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self._lock = threading.Lock()
        self._under_way = 0
        self.url = self.address

    @property
    def texts(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [asked.path for asked in self.asked if not asked.path.endswith("/robots.txt")]

    @contextlib.contextmanager
    def noted(self, handler: BaseHTTPRequestHandler) -> Any:
        with self._lock:
            self.asked.append(Asked(handler.path, time.monotonic(), dict(handler.headers)))
            self._under_way += 1
            self.most_at_once = max(self.most_at_once, self._under_way)
        try:
            yield
        finally:
            with self._lock:
                self._under_way -= 1

    def count(self, opened: int) -> None:
        """Note that a connection was opened (1) or ended (-1)."""
        with self._lock:
            self._open += opened
            self.most_open = max(self.most_open, self._open)

    @property
    def gaps(self) -> list[float]:
        """Seconds between the starts of requests."""
        return [late.moment - early.moment for early, late in itertools.pairwise(self.asked)]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        answer = self.answers.get(handler.path, Answer(b"gone", 404))
        if self.papers and handler.path.startswith(_QUERIES):
            request = read_request(parse_qs(urlsplit(handler.path).query, keep_blank_values=True))
            found = find_papers(dict(self.papers), request)
            answer = Answer(render_answer(Fault("none", count=0), found, request))
        tag = dict(answer.headers).get("ETag")
        if tag and handler.headers.get("If-None-Match") == tag:
            answer = Answer(b"", 304, answer.headers)
        handler.send_response(answer.status)
        for name, value in answer.headers:
            handler.send_header(name, value)
        if answer.endless:
            handler.send_header("Connection", "close")
        else:
            handler.send_header("Content-Length", str(len(answer.body) + answer.missing))
        handler.end_headers()
        self._send(handler, answer)

    def _send(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        while answer.endless:
            handler.wfile.write(answer.body)
        step = 10 if answer.pause else max(len(answer.body), 1)
        for at in range(0, len(answer.body), step):
            time.sleep(answer.pause)
            handler.wfile.write(answer.body[at : at + step])
        handler.close_connection = handler.close_connection or answer.missing > 0


def _to_answer(answer: Answer | bytes | str) -> Answer:
    if isinstance(answer, Answer):
        return answer
    return Answer(answer.encode() if isinstance(answer, str) else answer)


class _Handler(QuietHandler, BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        self.server.replica.count(1)  # type: ignore[attr-defined]

    def finish(self) -> None:
        with contextlib.suppress(OSError):
            super().finish()
        self.server.replica.count(-1)  # type: ignore[attr-defined]

    def do_GET(self) -> None:
        replica: TextReplica = self.server.replica  # type: ignore[attr-defined]
        with replica.noted(self), contextlib.suppress(OSError):
            replica.answer(self)
