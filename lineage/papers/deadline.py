"""Connections that a timer breaks off, so that no answer drips in for ever.

The timeouts of requests begin anew with every byte, those of the headers included; a deadline
does not.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from urllib3.connection import HTTPConnection


class DeadlineAdapter(HTTPAdapter):
    """Sends one request at a time, over a connection that a timer can break off."""

    def __init__(self) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1)
        self._socket: socket.socket | None = None

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        """Return a pool whose connections are known here."""
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        if "ConnectionCls" not in vars(pool):
            pool.ConnectionCls = _tell_socket(pool.ConnectionCls, self._keep)
        return pool

    def _keep(self, connected: socket.socket) -> None:
        self._socket = connected

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[threading.Event]:
        """Break off the connection after `seconds`; the event tells whether that happened."""
        passed = threading.Event()
        timer = threading.Timer(seconds, self._break_off, (passed,))
        timer.daemon = True
        timer.start()
        try:
            yield passed
        finally:
            timer.cancel()

    def _break_off(self, passed: threading.Event) -> None:
        passed.set()
        if self._socket is not None:
            with contextlib.suppress(OSError):  # not the method of TLS sockets: it is no thread's
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


def _tell_socket(connection: Any, tell: Callable[[socket.socket], None]) -> type[HTTPConnection]:
    """Return a kind of connection that tells its socket once it is connected."""

    class Told(connection):  # type: ignore[misc]
        def connect(self) -> None:
            super().connect()
            tell(self.sock)

    return Told
