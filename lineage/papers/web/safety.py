"""Which addresses may be asked: https, and on the public network, also after a redirect."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lineage.papers.deadline import DeadlineAdapter

if TYPE_CHECKING:
    from collections.abc import Callable


class PrivateAddressError(OSError):
    """An address on a private network, or on this computer."""


def is_public(host: str) -> bool:
    """Tell whether the address of a computer is on the public network.

    Examples:
        >>> [is_public(host) for host in ("8.8.8.8", "10.0.0.1", "169.254.1.1", "::1", "x")]
        [True, False, False, False, False]
        >>> is_public("::ffff:127.0.0.1")
        False
    """
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not address.is_multicast


def is_askable(url: str) -> bool:
    """Tell whether an address may be asked, as far as it shows itself.

    Examples:
        >>> [is_askable(url) for url in ("https://a.org/x", "http://a.org", "https://10.0.0.1/")]
        [True, False, False]
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    number = host.replace(".", "").isdigit() or ":" in host
    named = "." in host and not host.endswith((".local", ".internal", ".localhost"))
    return (
        parts.scheme == "https"
        and port in {None, 443}
        and not parts.username
        and (is_public(host) if number else named)
    )


class PublicAdapter(DeadlineAdapter):
    """Sends requests to computers on the public network only, whatever their names say."""

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        """Return a pool whose connections look where they lead before anything is sent."""
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        if not getattr(pool.ConnectionCls, "looks", False):
            pool.ConnectionCls = _looking(pool.ConnectionCls, is_public)
        return pool


def _looking(connection: Any, allowed: Callable[[str], bool]) -> Any:
    class Looking(connection):  # type: ignore[misc]
        looks = True

        def _new_conn(self) -> Any:
            """Return a socket, if the other end may be asked; nothing was sent yet."""
            made: Any = super()._new_conn()
            peer = made.getpeername()[0]
            if not allowed(peer):
                made.close()
                message = f"it leads to a private address ({peer})"
                raise PrivateAddressError(message)
            return made

    return Looking
