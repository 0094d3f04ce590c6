"""The made-up lineage: valid, the same each time, with a few ancestors of most models."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from graph.build import build_typed_graph
from graph.document import Document
from graph.layout import lay_out_timeline
from graph.synthetic import make_synthetic_document


@pytest.mark.parametrize("count", [0, 1, 200])
def test_it_has_the_published_shape_and_no_circle(count: int) -> None:
    document = make_synthetic_document(count)
    Document.model_validate_json(json.dumps(document))
    assert len(document["models"]) == count
    build_typed_graph(document)


def test_the_same_seed_gives_the_same_lineage() -> None:
    assert make_synthetic_document(50) == make_synthetic_document(50)
    assert make_synthetic_document(50) != make_synthetic_document(50, seed=2)


def test_a_few_models_have_most_children_and_no_parent_is_younger() -> None:
    document = make_synthetic_document(400)
    released = {model["id"]: model["released"] for model in document["models"]}
    steps = document["derivations"]
    assert all(released[one["parent"]][:7] <= released[one["child"]][:7] for one in steps)
    children = Counter(one["parent"] for one in steps)
    first = sum(count for _, count in children.most_common(40))
    assert first > 0.4 * len(steps)


def test_a_large_catalog_gets_more_models_into_a_row_instead_of_more_rows() -> None:
    small, large = (lay_out_timeline(make_synthetic_document(count)) for count in (60, 600))
    assert small.spread == 1
    assert 1 < large.spread < 10
    assert sum(lane.rows for lane in large.lanes) <= 48
