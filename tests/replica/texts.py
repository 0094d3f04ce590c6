"""A server on 127.0.0.1 that stands for all others: papers, repositories, cards, pages.

It answers at `/HOST/PATH`, as `LINEAGE_REPLICA` asks, and notes what was asked, when, and how many
requests were under way.
"""

from __future__ import annotations

import contextlib
import threading
import time
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.replica.serving import LocalServer

if TYPE_CHECKING:
    from collections.abc import Mapping


class Answer(NamedTuple):
    """What the server says at an address.

    Attributes:
        body: As sent; endless if it is to be repeated until the other side hangs up.
        status: Of HTTP.
        headers: Besides the length.
        pause: Seconds before each piece of 10 bytes.
        endless: Whether the body is repeated for ever.
    """

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    pause: float = 0.0
    endless: bool = False


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

    def __init__(self, answers: Mapping[str, Answer | bytes | str]) -> None:
        super().__init__(_Handler)
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

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        answer = self.answers.get(handler.path, Answer(b"gone", 404))
        tag = dict(answer.headers).get("ETag")
        if tag and handler.headers.get("If-None-Match") == tag:
            answer = Answer(b"", 304, answer.headers)
        handler.send_response(answer.status)
        for name, value in answer.headers:
            handler.send_header(name, value)
        if not answer.endless:
            handler.send_header("Content-Length", str(len(answer.body)))
        handler.end_headers()
        self._send(handler, answer)

    def _send(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        while answer.endless:
            handler.wfile.write(answer.body)
        step = 10 if answer.pause else max(len(answer.body), 1)
        for at in range(0, len(answer.body), step):
            time.sleep(answer.pause)
            handler.wfile.write(answer.body[at : at + step])


def _to_answer(answer: Answer | bytes | str) -> Answer:
    if isinstance(answer, Answer):
        return answer
    return Answer(answer.encode() if isinstance(answer, str) else answer)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        replica: TextReplica = self.server.replica  # type: ignore[attr-defined]
        with replica.noted(self), contextlib.suppress(OSError):
            replica.answer(self)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""
