"""The timeline of whole catalogs, as the page's scripts lay it out: names and lines."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from graph.drawing.family_rows import lay_out_families
from lineage.paths import site_dir
from lineage.website.colours import read_colours
from tests.support.synthetic import make_synthetic_document

FAMILIES, MILESTONES = 41, 5


def run_script(name: str, data: Path) -> Any:
    """Return what a script of `site/test` prints for the data of a page."""
    node = Path(sys.executable).with_name("node")
    result = subprocess.run(
        [node, site_dir() / "test" / name, data], capture_output=True, text=True, check=True
    )
    return json.loads(result.stdout)


def write_data(document: Any, path: Path) -> Path:
    """Write what the scripts read of a lineage document."""
    data = {
        "document": document,
        "families": asdict(lay_out_families(document)),
        "colours": read_colours(site_dir() / "colours.toml"),
    }
    path.write_text(json.dumps(data), "utf-8")
    return path


def make_crowd(count: int) -> Any:
    """Return made-up models in 41 families, each with five milestones."""
    document = make_synthetic_document(count)
    rng = random.Random(7)
    concept = document["families"][0]
    document["families"] = [{**concept, "id": f"family-{one}"} for one in range(FAMILIES)]
    members = defaultdict(list)
    for model in document["models"]:
        model["family"] = f"family-{rng.randrange(FAMILIES)}"
        members[model["family"]].append(model)
    for models in members.values():
        for model in rng.sample(models, k=MILESTONES):
            model["milestone"] = True
    return document


@pytest.fixture(scope="module")
def shipped(shipped_document: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the catalog that ships."""
    return write_data(shipped_document, tmp_path_factory.mktemp("data") / "shipped.json")


def test_lines_of_the_shipped_catalog_do_not_lead_through_other_models(shipped: Path) -> None:
    """None where few stand; where hundreds do, fewer than one in a hundred."""
    found = run_script("shipped_lines.js", shipped)
    few = found.pop("llama")
    assert few["lines"] >= 15
    assert few["straight"] > 0
    assert few["crossings"] == []
    for name, many in found.items():
        assert many["lines"] >= 500, name
        assert many["straight"] > many["lines"] / 2, name
        assert len(many["crossings"]) < many["lines"] / 100, name


def check_names(data: Path) -> list[dict[str, Any]]:
    """Check what is named of a window and of a phone, in both languages; return it."""
    found: list[dict[str, Any]] = run_script("shipped_names.js", data)
    assert len(found) == 4
    for one in found:
        wrong = ("unnamed", "overlaps", "beyond", "never_seen", "cut")
        assert {key: one[key] for key in wrong} == {key: [] for key in wrong}
    return found


def test_every_milestone_of_the_catalog_is_named_beside_every_family(
    shipped: Path, shipped_document: Any
) -> None:
    families = {model["family"] for model in shipped_document["models"]}
    found = check_names(shipped)
    assert {one["rows"] for one in found} == {len(families)}
    assert [one["in_sight"] for one in found] == [True, False, True, False]


@pytest.mark.parametrize("count", [700, 2000])
def test_every_milestone_of_41_made_up_families_is_named(count: int, tmp_path: Path) -> None:
    found = check_names(write_data(make_crowd(count), tmp_path / "made-up.json"))
    assert {one["rows"] for one in found} == {FAMILIES}
