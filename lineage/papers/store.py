"""The user's paper records: a folder with one JSON file for each paper, and one for its origin.

`<id>.json` holds what the paper is, and is the same whenever and however it was asked for.
`provenance/<id>.json` says of each version when and from where it came. The record is written
before its provenance, and counts only with it: a run that is killed in between asks again.
"""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

from pydantic import ValidationError

from graph.errors import LineageError
from lineage.files import read_small, write_whole
from lineage.folders import PROVENANCE
from lineage.papers.record import FetchedPaper
from lineage.paths import HOME_HINT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

    from graph.records.references import Paper

_FIRST_VERSION = 1
_ORIGIN = frozenset({"retrieved", "retrieved_at", "retrieved_from"})


class BrokenRecordError(LineageError, ValueError):
    """A file of the store that holds no paper record.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, *, reason: str) -> None:
        self.path = path
        arxiv_id = path.stem.replace("_", "/")
        super().__init__(
            f"'{path}' is not a paper record: {reason}.",
            hint=f"Run 'lineage fetch {arxiv_id}' to get it again, or delete the file.",
        )


class UnreadableRecordError(LineageError, OSError):
    """A file of the store that cannot be read.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, *, error: OSError) -> None:
        self.path = path
        super().__init__(f"'{path}' cannot be read: {error.strerror or error}.", hint=HOME_HINT)


def to_file_name(arxiv_id: str) -> str:
    """Return the name of the file that holds the record of a canonical id.

    Examples:
        >>> to_file_name("cs/0112017")
        'cs_0112017.json'
    """
    return f"{arxiv_id.replace('/', '_')}.json"


def read_record(folder: Path, arxiv_id: str) -> FetchedPaper | None:
    """Return the record of one paper, or nothing if the store lacks it or its provenance.

    Raises:
        BrokenRecordError: The file holds something else.
        UnreadableRecordError: The file cannot be read.
    """
    path = folder / to_file_name(arxiv_id)
    values = _read_object(path)
    if values is None:
        return None
    known = _read_object(folder / PROVENANCE / path.name) or {}
    origin = known.get(str(values.get("version") or _FIRST_VERSION))
    if not isinstance(origin, dict):
        return None
    try:
        return FetchedPaper.model_validate(values | origin)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in detail["loc"])
        reason = f"{where}: {detail['msg']}"
        raise BrokenRecordError(path, reason=reason) from error


def read_whole(folder: Path, arxiv_id: str) -> FetchedPaper | None:
    """Return the record of one paper; nothing if it is missing or broken.

    Raises:
        UnreadableRecordError: The file cannot be read.
    """
    try:
        return read_record(folder, arxiv_id)
    except BrokenRecordError:
        return None


def _read_object(path: Path) -> dict[str, Any] | None:
    try:
        values = json.loads(read_small(path))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, RecursionError):
        values = None
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise UnreadableRecordError(path, error=error) from error
        values = None
    if not isinstance(values, dict):
        raise BrokenRecordError(path, reason="it is not a JSON object")
    return values


def read_fetched(folder: Path, wanted: Iterable[str]) -> dict[str, Paper]:
    """Return the bibliographic facts of those `wanted` papers that the store has, by id.

    Raises:
        BrokenRecordError: A file holds something else.
        UnreadableRecordError: A file cannot be read.
    """
    if _is_closed(folder):
        return {}
    records = {arxiv_id: read_record(folder, arxiv_id) for arxiv_id in sorted(set(wanted))}
    return {key: record.to_paper() for key, record in records.items() if record is not None}


def _is_closed(folder: Path) -> bool:
    """Tell whether a store is not for us: in some containers, home is somebody else's."""
    try:
        with os.scandir(folder):
            return False
    except PermissionError:
        return True
    except OSError:
        return False


def write_record(folder: Path, arxiv_id: str, record: FetchedPaper) -> bool:
    """Keep a record, unless the store has a newer version of the paper.

    Files are written aside and then renamed, so that there is a whole one at every moment.

    Returns:
        Whether the record was written.

    Raises:
        UnwritableError: The folder or a file cannot be written.
    """
    name = to_file_name(arxiv_id)
    version = record.version or _FIRST_VERSION
    if _find_version(folder / name) > version:
        return False
    write_whole(folder / name, render_record(record).encode("utf-8"), hint=HOME_HINT)
    path = folder / PROVENANCE / name
    origin = record.model_dump(mode="json", include=set(_ORIGIN))
    known = _read_or_forget(path) | {str(version): origin}
    write_whole(path, _render(known).encode("utf-8"), hint=HOME_HINT)
    return True


def render_record(record: Paper) -> str:
    """Return a record as the text of its file: sorted keys, readable, one trailing newline.

    What is fetched lacks its provenance, which has a file of its own.
    """
    apart = set(_ORIGIN) if isinstance(record, FetchedPaper) else None
    return _render(record.model_dump(mode="json", exclude=apart))


def _render(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _find_version(path: Path) -> int:
    """Return the version that a file of the store holds; 0 if it holds none."""
    version = _read_or_forget(path).get("version")
    return version if isinstance(version, int) else 0


def _read_or_forget(path: Path) -> dict[str, Any]:
    try:
        return _read_object(path) or {}
    except BrokenRecordError:
        return {}
