"""A stand-in for arXiv's query service on 127.0.0.1, with a log and with faults on demand."""

from __future__ import annotations

import email.utils
import random
import re
import socket
import struct
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qs, urlsplit

from tests.replica.faults import Fault, parse_fault, render_answer
from tests.replica.papers import FakePaper, render_error

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

_SEARCHED_ID = re.compile(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")
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


class Replica:
    """The service: use it as a context; `url` is where it answers queries."""

    def __init__(
        self, papers: Mapping[str, FakePaper], *faults: str, min_gap: float = 0.0, seed: int = 0
    ) -> None:
        self.papers = dict(papers)
        self.faults = [parse_fault(text) for text in faults]
        self.min_gap = min_gap
        self._dice = random.Random(seed)
        self.log: list[Asked] = []
        self.closing = threading.Event()
        self._lock = threading.Lock()
        self._in_flight = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.replica = self  # type: ignore[attr-defined]
        self.url = f"http://127.0.0.1:{self._server.server_port}/api/query"

    def __enter__(self) -> Self:
        thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

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
        with self._lock:
            self._in_flight += 1
            gap = now - self.log[-1].time if self.log else float("inf")
            self.log.append(Asked(now, gap, path, ids, self._in_flight, headers))
            if gap < self.min_gap:
                return Fault("429")
            return next(
                (fault for fault in self.faults if fault.strikes(path, ids, self._dice)), _SOUND
            )

    def end(self) -> None:
        """Note that a request was answered."""
        with self._lock:
            self._in_flight -= 1


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self.replica: Replica = self.server.replica  # type: ignore[attr-defined]
        query = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        listed = tuple(query.get("id_list", [""])[0].split(","))
        fault = self.replica.begin(self.path, listed, dict(self.headers.items()))
        try:
            self._answer(fault, listed, int(query.get("max_results", ["10"])[0]))
        except OSError:
            self.close_connection = True
        finally:
            self.replica.end()

    def _answer(self, fault: Fault, listed: tuple[str, ...], size: int) -> None:
        if fault.kind.isdigit():
            self._send(b"", status=int(fault.kind), headers=_retry_headers(fault))
        elif fault.kind == "redirect":
            target = fault.options["to"]
            self._send(b"", status=301, headers={"Location": target or self.path})
        elif (
            bad := next((text for text in listed if not _SEARCHED_ID.search(text)), None)
        ) is not None:
            self._send(render_error(f"incorrect id format for {bad}").encode(), status=400)
        else:
            found = self._find(listed)
            query = f"search_query=&id_list={','.join(listed)}&start=0&max_results={size}"
            self._send_spoilt(fault, render_answer(fault, found, query=query, size=size))

    def _find(self, listed: tuple[str, ...]) -> list[FakePaper]:
        known = self.replica.papers
        bare = {re.sub(r"v\d+$", "", text) for text in listed}
        return sorted((known[key] for key in bare if key in known), key=lambda p: hash(p.abstract))

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
        self.replica.closing.wait(30)
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
        self.replica.closing.wait(float(fault.options["seconds"]))
        self._send(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class's name
        pass


def _retry_headers(fault: Fault) -> dict[str, str]:
    wait = fault.options.get("retry_after")
    if wait is None:
        return {}
    if wait.startswith("date+"):
        moment = time.time() + float(wait.removeprefix("date+"))
        return {"Retry-After": email.utils.formatdate(moment, usegmt=True)}
    return {"Retry-After": wait}
