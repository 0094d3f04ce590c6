"""The user's paper records: a folder with one JSON file for each paper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import ValidationError

from graph.errors import LineageError
from lineage.files import write_whole
from lineage.papers.arxiv_id import to_file_name
from lineage.papers.record import FetchedPaper

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graph.schema import Paper

_FIRST_VERSION = 1
_HINT = "Free space or mend the rights, or choose another folder with LINEAGE_HOME."


class BrokenRecordError(LineageError, ValueError):
    """A file of the store that holds no paper record.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, *, arxiv_id: str, reason: str) -> None:
        self.path = path
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
        super().__init__(f"'{path}' cannot be read: {error.strerror or error}.", hint=_HINT)


def read_record(folder: Path, arxiv_id: str) -> FetchedPaper | None:
    """Return the record of one paper, or nothing if the store lacks it.

    Raises:
        BrokenRecordError: The file holds something else.
        UnreadableRecordError: The file cannot be read.
    """
    path = folder / to_file_name(arxiv_id)
    try:
        return FetchedPaper.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in detail["loc"])
        reason = f"{where}: {detail['msg']}" if where else "it is not a JSON object"
        raise BrokenRecordError(path, arxiv_id=arxiv_id, reason=reason) from error
    except OSError as error:
        raise UnreadableRecordError(path, error=error) from error


def read_fetched(folder: Path, wanted: Iterable[str]) -> dict[str, Paper]:
    """Return the bibliographic facts of those `wanted` papers that the store has, by id.

    Raises:
        BrokenRecordError: A file holds something else.
        UnreadableRecordError: A file cannot be read.
    """
    records = {arxiv_id: read_record(folder, arxiv_id) for arxiv_id in sorted(set(wanted))}
    return {key: record.to_paper() for key, record in records.items() if record is not None}


def write_record(folder: Path, arxiv_id: str, record: FetchedPaper) -> bool:
    """Keep a record, unless the store has a newer version of the paper.

    The file is written aside and then renamed, so that there is a whole one at every moment.

    Returns:
        Whether the record was written.

    Raises:
        UnwritableError: The folder or the file cannot be written.
    """
    try:
        known = read_record(folder, arxiv_id)
    except BrokenRecordError:
        known = None
    if known is not None and _version(known) > _version(record):
        return False
    content = render_record(record).encode("utf-8")
    write_whole(folder / to_file_name(arxiv_id), content, hint=_HINT)
    return True


def render_record(record: Paper) -> str:
    """Return a record as the text of its file: sorted keys, readable, one trailing newline."""
    values = record.model_dump(mode="json")
    return json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _version(record: Paper) -> int:
    return record.version or _FIRST_VERSION
