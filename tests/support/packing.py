"""Reads what the page packs, as `unpack.js` does."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any


def unpack_data(text: str) -> Any:
    """Undo `pack_data`."""
    return from_columns(read_shared(json.loads(zlib.decompress(base64.b64decode(text)))))


def from_columns(value: Any) -> Any:
    """Undo `to_columns`."""
    if isinstance(value, list):
        return [from_columns(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "$lengths" in value:
        flat = iter(from_columns(value["of"]))
        return [[next(flat) for _ in range(length)] for length in value["$lengths"]]
    if "$" in value:
        columns = {key: from_columns(column) for key, column in value["of"].items()}
        return [{key: columns[key][row] for key in columns} for row in range(value["$"])]
    return {key: from_columns(one) for key, one in value.items()}


def read_shared(shared: Any) -> Any:
    """Undo `share_texts`."""
    texts = shared["texts"]

    def read(value: Any) -> Any:
        if isinstance(value, str):
            return texts[int(value[1:])] if value.startswith("~") else value
        if isinstance(value, list):
            return [read(one) for one in value]
        if isinstance(value, dict):
            return {key: read(one) for key, one in value.items()}
        return value

    return read(shared["data"])
