"""Connections that a timer breaks off, so that no answer drips in for ever.

The timeouts of requests begin anew with every byte, those of the headers included; a deadline
does not.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from urllib3.connection import HTTPConnection


class DeadlineAdapter(HTTPAdapter):
    """Sends one request at a time, over a connection that a timer can break off."""

    def __init__(self) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1)
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self._lock = threading.Lock()

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        """Return a pool whose connections are known here."""
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        if "ConnectionCls" not in vars(pool):
            pool.ConnectionCls = _note_sockets(pool.ConnectionCls, self._sockets)
        return pool

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[threading.Event]:
        """Break off the connection after `seconds`; the event tells whether that happened."""
        passed, over = threading.Event(), threading.Event()
        timer = threading.Timer(seconds, self._break_off, (passed, over))
        timer.daemon = True
        timer.start()
        try:
            yield passed
        finally:
            timer.cancel()
            with self._lock:
                over.set()

    def _break_off(self, passed: threading.Event, over: threading.Event) -> None:
        with self._lock:
            if over.is_set():
                return
            passed.set()
            for connected in list(self._sockets):
                with contextlib.suppress(OSError):  # not the method of TLS: it is no thread's
                    socket.socket.shutdown(connected, socket.SHUT_RDWR)


def _note_sockets(
    connection: Any, sockets: weakref.WeakSet[socket.socket]
) -> type[HTTPConnection]:
    """Return a kind of connection that notes its socket once it is connected."""

    class Noted(connection):  # type: ignore[misc]
        def connect(self) -> None:
            super().connect()
            sockets.add(self.sock)

    return Noted
