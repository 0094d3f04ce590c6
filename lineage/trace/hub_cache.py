"""Answers of the Hub, kept in the user's own folder with the ETag that renews them."""

from __future__ import annotations

import contextlib
import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from lineage.asides import remove_orphans
from lineage.files import read_small, write_whole

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 20_000_000


class Kept(NamedTuple):
    """An answer that was kept.

    Attributes:
        etag: What the Hub calls this version, or an empty text.
        url: The address that answered in the end.
        body: The answer.
    """

    etag: str
    url: str
    body: bytes


class HubCache:
    """A folder with one file an address; what is spoilt in it counts as not there."""

    def __init__(self, folder: Path, *, known: bool) -> None:
        """Keep answers in `folder`, those to people whom the Hub knows apart from the others."""
        self._folder = folder
        self._known = known

    def read(self, url: str) -> Kept | None:
        """Return the answer that is kept for an address, if it is whole."""
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
            head, _, body = read_small(self._name(url), limit=_LARGEST).partition(b"\n")
            fields = json.loads(head)
            if fields["asked"] == url and fields["checksum"] == crc32(body):
                return Kept(str(fields["etag"]), str(fields["url"]), body)
        return None

    def write(self, url: str, kept: Kept) -> None:
        """Keep an answer; where that cannot be done, it is asked for anew another time."""
        fields = {"asked": url, "url": kept.url, "etag": kept.etag, "checksum": crc32(kept.body)}
        content = json.dumps(fields).encode() + b"\n" + kept.body
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            remove_orphans(self._folder)
            write_whole(self._name(url), content, hint="")

    def _name(self, url: str) -> Path:
        key = f"{'known' if self._known else 'anyone'} {url}"
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:40]}.answer"
