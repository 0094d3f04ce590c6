"""A server of the tests on this computer, that runs while a `with` statement does."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


class QuietHandler(BaseHTTPRequestHandler):
    """Answers requests, and says nothing of them; a client that is gone is no news."""

    def handle_one_request(self) -> None:
        """Answer a request, while somebody is there to take the answer."""
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its name there
        """Say nothing."""


class LocalServer:
    """Serves on a port of 127.0.0.1 that nobody has.

    Attributes:
        address: `http://127.0.0.1:PORT`.
        closing: Set once the server ends, for answers that hang.
    """

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        """Take what answers a request; its `server.replica` is this object."""
        self.closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._server.replica = self  # type: ignore[attr-defined]
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
