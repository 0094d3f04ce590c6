"""The order of models by age: the same in Python and on the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.index import LineageIndex, ModelNode, Step, order_by_age
from graph.testing import make_document

VECTOR = json.loads(
    (Path(__file__).parents[2] / "vectors" / "ages.json").read_text(encoding="utf-8")
)


def test_no_model_stands_before_its_parent_where_dates_do_not_tell() -> None:
    document = make_document(VECTOR["models"], VECTOR["derivations"])
    assert list(LineageIndex.from_document(document).models) == VECTOR["order"]


def test_some_models_stand_in_the_order_of_all() -> None:
    graph = LineageIndex.from_document(make_document(VECTOR["models"], VECTOR["derivations"]))
    assert graph.sort_by_age({"zebra", "nous", "llama"}) == ["llama", "nous", "zebra"]


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_in_a_circle_dates_alone_count(names: tuple[str, str]) -> None:
    nodes = [ModelNode(key, key, "2020", None, (), None) for key in names]
    steps = [Step("a", "b", "merging", "weights"), Step("b", "a", "merging", "weights")]
    assert [node.id for node in order_by_age(nodes, steps)] == ["a", "b"]
