"""The data of the page, packed: nothing is lost, and it is far smaller."""

from __future__ import annotations

import json

import pytest

from lineage.website.pack import pack_data, share_texts, to_columns
from tests.support.packing import from_columns, read_shared, unpack_data
from tests.support.synthetic import make_synthetic_document


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
    assert unpack_data(packed) == document
    assert 3 * len(packed) < len(json.dumps(document, ensure_ascii=False).encode())
