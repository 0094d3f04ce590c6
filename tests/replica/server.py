"""A stand-in for arXiv's query service on 127.0.0.1, with a log and with faults on demand."""

from __future__ import annotations

import contextlib
import email.utils
import random
import re
import socket
import struct
import threading
import time
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.replica.faults import (
    BROKEN_ANSWERS,
    Fault,
    parse_fault,
    render_answer,
    spoil_body,
)
from tests.replica.papers import FakePaper, render_error
from tests.replica.query import BadQueryError, find_papers, read_request
from tests.replica.serving import LocalServer, QuietHandler

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_AGENT = re.compile(r"[a-z-]+/\d\S* \(\+https://\S+\)")
_MOMENT = 0.5
_SOUND = Fault("none", count=0)


@dataclass(frozen=True)
class Asked:
    """One line of the log; `gap` is the time since the request before, `in_flight` with this."""

    time: float
    gap: float
    path: str
    ids: tuple[str, ...]
    in_flight: int
    headers: Mapping[str, str]


class Replica(LocalServer):
    """The service: use it as a context; `url` is where it answers queries.

    With `min_gap` and `one_connection` it enforces arXiv's rules by answering 429, and with
    `require_ua` it answers 406 to those who do not say who they are and what they accept.
    """

    def __init__(
        self,
        papers: Mapping[str, FakePaper],
        *faults: str,
        min_gap: float = 0.0,
        one_connection: bool = False,
        require_ua: bool = False,
        seed: int = 0,
    ) -> None:
        super().__init__(_Handler)
        self.papers = dict(papers)
        self.one_connection = one_connection
        self.require_ua = require_ua
        self.faults = [parse_fault(text) for text in faults]
        self.min_gap = min_gap
        self._dice = random.Random(seed)
        self.log: list[Asked] = []
        self._lock = threading.Lock()
        self._in_flight = 0
        self.url = f"{self.address}/api/query"

    @property
    def asked(self) -> list[str]:
        """Every id that was asked for, in order, as often as it was."""
        return [arxiv_id for line in self.log for arxiv_id in line.ids]

    @property
    def gaps(self) -> list[float]:
        """Seconds between the requests."""
        return [line.gap for line in self.log[1:]]

    def begin(self, path: str, ids: tuple[str, ...], headers: Mapping[str, str]) -> Fault:
        """Note a request, and return the fault that spoils it."""
        now = time.monotonic()
        self._let_end()
        with self._lock:
            self._in_flight += 1
            gap = now - self.log[-1].time if self.log else float("inf")
            self.log.append(Asked(now, gap, path, ids, self._in_flight, headers))
            if gap < self.min_gap or (self.one_connection and self._in_flight > 1):
                return Fault("429")
            if self.require_ua and not _says_who(headers):
                return Fault("406")
            fault = self._choose_fault(path, ids)
            return (
                replace(fault, kind=self._dice.choice(BROKEN_ANSWERS))
                if (fault.kind == "any")
                else fault
            )

    def _let_end(self) -> None:
        """Give the thread of an answer that was just sent a moment to note that it is done."""
        end = time.monotonic() + _MOMENT
        while self._in_flight and time.monotonic() < end:
            time.sleep(0.001)

    def _choose_fault(self, path: str, ids: tuple[str, ...]) -> Fault:
        number = len(self.log)
        return next(
            (
                fault
                for fault in self.faults
                if fault.strikes(path, ids, self._dice, number=number)
            ),
            _SOUND,
        )

    def end(self) -> None:
        """Note that a request was answered."""
        with self._lock:
            self._in_flight -= 1


class _Handler(QuietHandler, BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self.replica: Replica = self.server.replica  # type: ignore[attr-defined]
        values = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        listed = tuple(values.get("id_list", [""])[0].split(","))
        fault = self.replica.begin(self.path, listed, dict(self.headers.items()))
        try:
            self._answer(fault, values)
        except BadQueryError as error:
            self._send(render_error(str(error)).encode(), status=error.status)
        except OSError:
            self.close_connection = True
        finally:
            self.replica.end()

    def _answer(self, fault: Fault, values: Mapping[str, Sequence[str]]) -> None:
        if fault.kind.isdigit():
            self._send(b"", status=int(fault.kind), headers=_retry_headers(fault))
        elif self.path.startswith("/captcha"):
            self._send(spoil_body(Fault("captcha"), b""))
        elif fault.kind == "redirect":
            target = fault.options["to"]
            self._send(b"", status=301, headers={"Location": target or self.path})
        else:
            request = read_request(values)
            found = find_papers(self.replica.papers, request)
            self._send_spoilt(fault, render_answer(fault, found, request))

    def _send_spoilt(self, fault: Fault, body: bytes) -> None:
        wire: Any = getattr(self, f"_wire_{fault.kind}", None)
        if wire is None:
            self._send(body)
        else:
            wire(fault, body)

    def _send(
        self,
        body: bytes,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        length: int | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/atom+xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def _wire_close(self, _fault: Fault, _body: bytes) -> None:
        self.close_connection = True

    def _wire_reset(self, _fault: Fault, _body: bytes) -> None:
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()
        self.close_connection = True

    def _wire_resetmid(self, fault: Fault, body: bytes) -> None:
        self._send(body[: len(body) // 2], length=len(body))
        self._wire_reset(fault, body)

    def _wire_trunclength(self, _fault: Fault, body: bytes) -> None:
        self._send(body[: len(body) // 2], length=len(body))
        self.close_connection = True

    def _wire_truncchunk(self, _fault: Fault, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"%x\r\n" % len(body) + body[: len(body) // 2])
        self.close_connection = True

    def _wire_badgzip(self, _fault: Fault, body: bytes) -> None:
        self._send(body, headers={"Content-Encoding": "gzip"})

    def _wire_hang(self, _fault: Fault, _body: bytes) -> None:
        self._wait(30)
        self.close_connection = True

    def _wire_hangmid(self, fault: Fault, body: bytes) -> None:
        self._send(body[: len(body) // 2], length=len(body))
        self._wire_hang(fault, body)

    def _wire_slow(self, fault: Fault, body: bytes) -> None:
        self._send(b"", length=len(body))
        for at in range(len(body)):
            self.wfile.write(body[at : at + 1])
            if self.replica.closing.wait(1 / float(fault.options["bps"])):
                return

    def _wire_slowheaders(self, fault: Fault, body: bytes) -> None:
        """Send a header that never ends, each byte in time."""
        self.send_response(200)
        self.flush_headers()
        self.wfile.write(b"X-Drip: ")
        for _ in body:
            self.wfile.write(b"x")
            if self.replica.closing.wait(1 / float(fault.options["bps"])):
                return

    def _wire_delay(self, fault: Fault, body: bytes) -> None:
        self._wait(float(fault.options["seconds"]))
        self._send(body)

    def _wait(self, seconds: float) -> None:
        """Wait until the time is over, the client has gone, or the service closes."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.replica.closing.wait(0.02):
            with contextlib.suppress(BlockingIOError):
                if not self.connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT):
                    return


def _says_who(headers: Mapping[str, str]) -> bool:
    agent = headers.get("User-Agent", "")
    return bool(_AGENT.fullmatch(agent)) and "application/atom+xml" in headers.get("Accept", "")


def _retry_headers(fault: Fault) -> dict[str, str]:
    wait = fault.options.get("retry_after")
    if wait is None:
        return {}
    if wait.startswith("date+"):
        moment = time.time() + float(wait.removeprefix("date+"))
        return {"Retry-After": email.utils.formatdate(moment, usegmt=True)}
    return {"Retry-After": wait}
