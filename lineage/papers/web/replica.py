"""LINEAGE_REPLICA: a server on this computer that stands for all others."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from graph.errors import LineageError
from lineage.papers.transport import is_loopback

VARIABLE = "LINEAGE_REPLICA"


def find_replica() -> str:
    """Return the address of the replica, or nothing if there is none.

    Raises:
        LineageError: It is not on this computer.
    """
    chosen = os.environ.get(VARIABLE, "").rstrip("/")
    if not chosen:
        return ""
    try:
        parts = urlsplit(chosen)
        local = parts.scheme == "http" and is_loopback(chosen) and bool(parts.port)
        good = local and not parts.path and not parts.query
    except ValueError:
        good = False
    if not good:
        message = f"'{chosen}' in {VARIABLE} is no server on this computer."
        raise LineageError(message, hint="Write it as http://127.0.0.1:8000.")
    return chosen


def to_replica(replica: str, url: str) -> str:
    """Return where a replica answers for an address.

    Examples:
        >>> to_replica("http://127.0.0.1:8000", "https://arxiv.org/html/1706.03762v7?x=1")
        'http://127.0.0.1:8000/arxiv.org/html/1706.03762v7?x=1'
    """
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"{replica}/{parts.netloc}{parts.path or '/'}{query}"
