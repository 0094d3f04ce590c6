"""Make the data of the page small: columns, each long text once, and all that compressed.

`unpack.js` undoes it. Nothing is lost: it gives the value that went in.
"""

from __future__ import annotations

import base64
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from lineage.website.json_text import to_small_json

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEVEL = 6
_HOLDERS = {dict, list, tuple}
_LONG = 16  # characters; shorter texts cost more to point at than to compress
_POINTER = "~"


def pack_data(value: object) -> str:
    """Return a value as columns of JSON, each long text once, compressed, in base64.

    Compression by itself does not see that a text stands again more than 32 KB further on.
    """
    return pack_text(to_small_json(share_texts(to_columns(value))))


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


def share_texts(value: object) -> dict[str, object]:
    """Write long texts that stand more than once into a list, and `~3` where the fourth stood.

    A text that begins with `~` itself always goes into the list.

    Examples:
        >>> share_texts(["ab", "a text that is long", "a text that is long", "~1"])
        {'texts': ['a text that is long', '~1'], 'data': ['ab', '~0', '~0', '~1']}
    """
    counts: Counter[object] = Counter()
    _count_texts(value, counts)
    texts = [text for text, count in counts.items() if isinstance(text, str)]
    shared = sorted(text for text in texts if _is_shared(text, counts[text]))
    pointers: dict[object, str] = {
        text: f"{_POINTER}{number}" for number, text in enumerate(shared)
    }
    return {"texts": shared, "data": _point(value, pointers)}


def _is_shared(text: str, count: int) -> bool:
    return (count > 1 and len(text) >= _LONG) or text.startswith(_POINTER)


def _count_texts(value: object, counts: Counter[object]) -> None:
    if isinstance(value, dict):
        for one in value.values():
            _count_texts(one, counts)
    elif not isinstance(value, list):
        counts[value] += 1
    elif _HOLDERS.isdisjoint(map(type, value)):
        counts.update(value)
    else:
        for one in value:
            _count_texts(one, counts)


def _point(value: object, pointers: dict[object, str]) -> object:
    if isinstance(value, dict):
        return {key: _point(one, pointers) for key, one in value.items()}
    if not isinstance(value, list):
        return pointers.get(value, value)
    if _HOLDERS.isdisjoint(map(type, value)):
        return [pointers.get(one, one) for one in value]
    return [_point(one, pointers) for one in value]


def _to_column(values: list[Any]) -> object:
    if {*map(type, values)} <= {list, tuple} and any(values):
        flat = [item for one in values for item in one]
        return {"$lengths": [len(one) for one in values], "of": to_columns(flat)}
    return to_columns(values)


def _share_keys(records: Sequence[dict[str, Any]]) -> bool:
    keys = [*records[0]]
    return bool(keys) and all([*one] == keys for one in records)
