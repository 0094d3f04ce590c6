"""The lineage document as text that other tools read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def to_json(document: Mapping[str, Any]) -> str:
    """Return the whole document as JSON, indented, in a stable order."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


EXPORTERS = {"json": to_json}
"""The writer of each format."""
