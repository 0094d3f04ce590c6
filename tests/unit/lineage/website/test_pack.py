"""The data of the page, packed: nothing is lost, and it is far smaller."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import pytest

from lineage.website.pack import pack_data, to_columns
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


def test_a_whole_document_is_packed_without_loss_to_a_third() -> None:
    document = make_synthetic_document(100)
    packed = pack_data(document)
    columns = json.loads(zlib.decompress(base64.b64decode(packed)))
    assert from_columns(columns) == document
    assert 3 * len(packed) < len(json.dumps(document, ensure_ascii=False).encode())
