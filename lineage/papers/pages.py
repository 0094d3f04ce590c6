"""What searches brought, kept page by page in the user's folder, so that none is asked twice."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import time
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from lineage.files import read_small, write_whole
from lineage.papers.outcome import RecordPage
from lineage.papers.record import FetchedPaper
from lineage.paths import HOME_HINT

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.papers.queries import Slice, Window

_SETTLED_DAYS = 3
_LONGEST_DAYS = 30
_MOST_BYTES = 32_000_000
_PROBLEMS = TypeAdapter(dict[str, str])


def read_page(folder: Path, part: Slice, window: Window) -> RecordPage | None:
    """Return the page that was kept, if it still holds.

    One of today holds. So does an older one of up to 30 days, if it was asked when every paper
    of its window had long appeared, unless it is empty or a paper on it was spoilt.
    """
    try:
        values = json.loads(read_small(_find_file(folder, part), limit=_MOST_BYTES))
        asked = datetime.date.fromisoformat(values["asked"])
        doubtful = values["problems"] or not values["found"]
        if not _holds(asked, window) or (doubtful and asked != _today()):
            return None
        found = {key: FetchedPaper.model_validate(item) for key, item in values["found"].items()}
        problems, total = _PROBLEMS.validate_python(values["problems"]), values["total"]
        return RecordPage(found, problems, None if total is None else int(total))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def write_page(folder: Path, part: Slice, page: RecordPage) -> None:
    """Keep a page, whole or not at all.

    Raises:
        UnwritableError: The folder or the file cannot be written.
    """
    values = {
        "asked": _today().isoformat(),
        "query": part.query,
        "start": part.start,
        "total": page.total,
        "found": {key: record.model_dump(mode="json") for key, record in page.found.items()},
        "problems": page.problems,
    }
    content = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_whole(_find_file(folder, part), content.encode("utf-8"), hint=HOME_HINT)


def remove_old_pages(folder: Path) -> None:
    """Remove pages that hold no more."""
    oldest = time.time() - datetime.timedelta(days=_LONGEST_DAYS + 1).total_seconds()
    for path in folder.glob("*.json"):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def _holds(asked: datetime.date, window: Window) -> bool:
    age = (_today() - asked).days
    settled = asked > window.last + datetime.timedelta(days=_SETTLED_DAYS)
    return age == 0 or (settled and 0 < age <= _LONGEST_DAYS)


def _find_file(folder: Path, part: Slice) -> Path:
    name = hashlib.sha256(f"{part.query}\0{part.start}".encode()).hexdigest()[:32]
    return folder / f"{name}.json"


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()
