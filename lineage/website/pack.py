"""Make the data of the page small: lists of records become columns, and those are compressed.

`unpack.js` undoes it. Nothing is lost: it gives the value that went in.
"""

from __future__ import annotations

import base64
import zlib
from typing import TYPE_CHECKING, Any

from lineage.website.json_text import to_small_json

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEVEL = 6
_HOLDERS = {dict, list, tuple}


def pack_data(value: object) -> str:
    """Return a value as columns of JSON, compressed, in base64."""
    return pack_text(to_small_json(to_columns(value)))


def pack_text(text: str) -> str:
    """Return a text compressed, in base64."""
    return base64.b64encode(zlib.compress(text.encode(), _LEVEL)).decode()


def to_columns(value: object) -> object:
    """Write lists of records that share their keys as `{"$": count, "of": {key: column}}`.

    A column of lists becomes `{"$lengths": [...], "of": column}` with all their items in a row.

    Examples:
        >>> to_columns([{"id": "a", "n": 1}, {"id": "b", "n": 2}])
        {'$': 2, 'of': {'id': ['a', 'b'], 'n': [1, 2]}}
    """
    if isinstance(value, dict):
        return {key: to_columns(one) for key, one in value.items()}
    if not isinstance(value, (list, tuple)):
        return value
    sorts = {*map(type, value)}
    if sorts.isdisjoint(_HOLDERS):
        return [*value]
    if sorts == {dict} and _share_keys(value):
        columns = {key: _to_column([row[key] for row in value]) for key in value[0]}
        return {"$": len(value), "of": columns}
    return [to_columns(one) for one in value]


def _to_column(values: list[Any]) -> object:
    if {*map(type, values)} <= {list, tuple} and any(values):
        flat = [item for one in values for item in one]
        return {"$lengths": [len(one) for one in values], "of": to_columns(flat)}
    return to_columns(values)


def _share_keys(records: Sequence[dict[str, Any]]) -> bool:
    keys = [*records[0]]
    return bool(keys) and all([*one] == keys for one in records)
