"""What the last verification found of each receipt: `verified.json` beside the snapshot.

One line a receipt, so that a change of one is a change of one line. A catalog may come without it.
"""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from graph.records.fields import Line, PartialDate, Record
from graph.records.vocabulary import Stance
from lineage.catalog.problems import Problem, describe_validation
from lineage.files import read_small

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.records.claims import Evidence

VERIFIED = "verified.json"
"""The file of the catalog that says what was found."""

_LARGEST = 20_000_000


class ReceiptVerdict(StrEnum):
    """What a look at the place of a receipt brought; none of them says that a claim is true."""

    LOCATED = "located"
    MOVED = "moved"
    ABSENT = "absent"
    UNREACHABLE = "unreachable"
    NOT_CHECKABLE = "not checkable"


class Verified(Record):
    """What was found of one receipt.

    Attributes:
        child, parent: For whom reads the file; no parent where a place is of facts.
        verdict: What a look at its place brought.
        checked: On which day.
        found: What, and where; or why nothing was.
        digest: Of the text that was read, if one was.
        version: Of the source, if it has one.
    """

    child: Line
    parent: Line | None = None
    verdict: Annotated[ReceiptVerdict, Field(strict=False)]
    checked: PartialDate
    found: str = ""
    digest: str = ""
    version: str = ""


_FILE = TypeAdapter(dict[Annotated[str, Field(pattern="^[0-9a-f]{16}$")], Verified])


class CatalogReceipt(NamedTuple):
    """What a receipt is known by.

    Attributes:
        child, parent: Ids of the models; the parent is empty where a place is of facts.
        source, locator: As in the evidence.
    """

    child: str
    parent: str
    source: str
    locator: str

    @property
    def key(self) -> str:
        """Return a short name that stays while the receipt says the same."""
        return hashlib.sha256("\n".join(self).encode()).hexdigest()[:16]


def to_receipt(child: str, parent: str, item: Evidence) -> CatalogReceipt:
    """Return what an item of evidence for a parent is known by; what disputes it names none."""
    named = parent if item.stance is Stance.SUPPORTS else ""
    return CatalogReceipt(child, named, item.source, item.locator)


def read_verified(folder: Path, problems: list[Problem]) -> dict[str, Verified]:
    """Return what was found, by the key of the receipt; what is wrong becomes a problem."""
    path = folder / VERIFIED
    if not path.exists():
        return {}
    try:
        return _FILE.validate_python(json.loads(read_small(path, limit=_LARGEST)))
    except OSError as error:
        problems.append(
            Problem(VERIFIED, "(whole file)", f"cannot be read: {error.strerror}", "read")
        )
    except ValidationError as error:
        problems.extend(describe_validation(VERIFIED, error))
    except (ValueError, RecursionError) as error:
        problems.append(Problem(VERIFIED, "(whole file)", f"not JSON: {error}", "json"))
    return {}


def render_verified(verified: Mapping[str, Verified]) -> str:
    """Return the file as text: one line a receipt, sorted by child, parent and key."""
    ordered = sorted(
        verified.items(), key=lambda item: (item[1].child, item[1].parent or "", item[0])
    )
    lines = ",\n".join(
        f"  {json.dumps(key)}: "
        + json.dumps(item.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
        for key, item in ordered
    )
    return "{\n" + lines + "\n}\n" if lines else "{}\n"
