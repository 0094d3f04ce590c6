"""Made-up catalogs, which speed is measured with, are valid and say what their document says."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from graph.exports.build import build_typed_graph
from graph.records.dates import is_after
from graph.records.document import to_json_schema
from lineage.catalog.assemble import load_document
from lineage.catalog.load import load_catalog
from lineage.catalog.rules import check_catalog
from tests.support.synthetic import make_synthetic_document

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "made_up.py"


@pytest.mark.parametrize("count", [0, 1, 200])
def test_made_up_files_are_valid_and_give_the_made_up_document(count: int, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SCRIPT), str(count), str(tmp_path)], check=True)
    assert check_catalog(load_catalog(tmp_path)) == []
    document = make_synthetic_document(count)
    assert len(document["models"]) == count
    assert load_document(tmp_path) == {**document, "papers": []}
    jsonschema.validate(document, to_json_schema())
    build_typed_graph(document)


def test_made_up_children_are_younger_and_a_few_models_have_most_of_them() -> None:
    document = make_synthetic_document(1000)
    released = {record["id"]: record["released"] for record in document["models"]}
    steps = document["derivations"]
    assert not any(is_after(released[step["parent"]], released[step["child"]]) for step in steps)
    heirs = Counter(step["parent"] for step in steps)
    most = sum(count for _, count in heirs.most_common(100))
    assert most > len(steps) / 2
    assert make_synthetic_document(1000) == document
    assert make_synthetic_document(1000, seed=2) != document
