"""The data of the page, packed: nothing is lost, and it is far smaller."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import pytest

from lineage.website.pack import pack_data, share_texts, to_columns
from tests.support.synthetic import make_synthetic_document


def from_columns(value: Any) -> Any:
    """Undo `to_columns`, as `unpack.js` does."""
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
    """Undo `share_texts`, as `unpack.js` does."""
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


@pytest.mark.parametrize(
    "value",
    [
        pytest.param([], id="nothing"),
        pytest.param([{"a": 1}, {"b": 2}], id="other-keys"),
        pytest.param([{"a": []}, {"a": []}], id="empty-lists"),
        pytest.param([{"a": [[1], []]}, {"a": []}], id="lists-in-lists"),
        pytest.param([{"a": [{"b": 1}]}, {"a": [{"c": 1}]}], id="records-in-records"),
        pytest.param([{}, {}], id="empty-records"),
        pytest.param({"a": None, "b": "</script>", "c": [1, [2, {"d": []}]]}, id="mixed"),
    ],
)
def test_columns_lead_back_to_the_value(value: object) -> None:
    assert from_columns(json.loads(json.dumps(to_columns(value)))) == value


LONG = "a text of more than sixteen characters"


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        pytest.param([LONG, {"a": LONG, "b": [[1, LONG], None]}], [LONG], id="anywhere"),
        pytest.param([LONG, LONG[:-1]], [], id="once"),
        pytest.param(["a short text"] * 9, [], id="short"),
        pytest.param(["~", "~0", "~~", LONG, LONG], [LONG, "~", "~0", "~~"], id="like-a-pointer"),
        pytest.param([True, 1, 1.0, None, "", "1"], [], id="no-texts"),
    ],
)
def test_long_texts_stand_once_and_are_read_again(value: object, texts: list[str]) -> None:
    shared = share_texts(value)
    assert shared["texts"] == texts
    assert read_shared(shared) == value


def test_a_whole_document_is_packed_without_loss_to_a_third() -> None:
    document = make_synthetic_document(100)
    packed = pack_data(document)
    shared = json.loads(zlib.decompress(base64.b64decode(packed)))
    assert from_columns(read_shared(shared)) == document
    assert 3 * len(packed) < len(json.dumps(document, ensure_ascii=False).encode())
