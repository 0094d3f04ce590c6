"""What was fetched, in the user's own folder: the body, and where and when it came from."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from lineage.files import read_small, write_whole
from lineage.paths import HOME_HINT

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 32_000_000


class Page(NamedTuple):
    """What a server answered.

    Attributes:
        url: What was asked.
        status: 200, or 404 or 410 for what is gone.
        final: Where redirects led.
        content_type: As the server says.
        etag: What tells whether it changed.
        modified: When it changed, as the server says.
        fetched: Day and time, UTC.
        digest: SHA-256 of the body.
        body: What came.
    """

    url: str
    status: int
    final: str
    content_type: str
    etag: str
    modified: str
    fetched: str
    digest: str
    body: bytes = b""


class PageStore:
    """A folder of pages, by the address that was asked."""

    def __init__(self, folder: Path) -> None:
        """Keep pages below `folder`, which is made when the first comes."""
        self._folder = folder

    def _place(self, url: str) -> Path:
        name = hashlib.sha256(url.encode()).hexdigest()
        return self._folder / name[:2] / name

    def read(self, url: str) -> Page | None:
        """Return what was kept, or None if there is nothing whole."""
        place = self._place(url)
        try:
            facts = json.loads(read_small(place.with_suffix(".json")))
            body = read_small(place.with_suffix(".body"), limit=_LARGEST)
            page = Page(**facts, body=body)
        except (OSError, ValueError, TypeError):
            return None
        whole = hashlib.sha256(body).hexdigest() == page.digest and page.url == url
        return page if whole else None

    def drop(self, url: str) -> None:
        """Keep a page no longer."""
        for suffix in (".json", ".body"):
            self._place(url).with_suffix(suffix).unlink(missing_ok=True)

    def write(self, page: Page) -> None:
        """Keep a page; the facts come last, so that they never stand for half a body.

        Raises:
            UnwritableError: The folder cannot be written.
        """
        place = self._place(page.url)
        facts = {key: value for key, value in page._asdict().items() if key != "body"}
        write_whole(place.with_suffix(".body"), page.body, hint=HOME_HINT)
        write_whole(place.with_suffix(".json"), json.dumps(facts).encode(), hint=HOME_HINT)
