"""Twelve seeded edits of the catalog that ships are exactly what `lineage diff` finds."""

from __future__ import annotations

import copy
import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from graph.exports.diff import KEYS
from lineage.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    from graph.records.shapes import Table

Edits = set[tuple[str, ...]]


def edit(document: Any, seed: int) -> tuple[dict[str, Any], Edits]:
    """Return a copy with twelve edits, and what a comparison should find.

    Three fields of models, two new models, a model without derivations taken out, a derivation
    added, one removed, one with another note, a title, a lab and a source.
    """
    choose = random.Random(seed)
    new = copy.deepcopy(document)
    found: Edits = set()

    def change(name: Table, record: dict[str, Any], field: str, value: object) -> None:
        record[field] = value
        found.add((name, "changed", *(record[key] for key in KEYS[name]), field))

    def add(name: Table, record: dict[str, Any]) -> None:
        new[name].append(record)
        found.add((name, "added", *(record[key] for key in KEYS[name])))

    def remove(name: Table, record: dict[str, Any]) -> None:
        new[name].remove(record)
        found.add((name, "removed", *(record[key] for key in KEYS[name])))

    first, second, third = choose.sample(new["models"], 3)
    change("models", first, "released", "1999-01-01")
    change("models", second, "labs", [*second["labs"], "acme"])
    change("models", third, "parameters", [{"label": "Edited", "count": 1, "active": None}])
    for name in ("new-one", "new-two"):
        add("models", {**copy.deepcopy(first), "id": name})
    changed, removed, copied = choose.sample(new["derivations"], 3)
    change("derivations", changed, "note", "Another note.")
    remove("derivations", removed)
    add("derivations", {**copied, "child": "new-one"})
    change("papers", choose.choice(new["papers"]), "title", "Another title")
    add("labs", {"id": "acme", "name": "Acme", "spellings": []})
    remove("sources", choose.choice(new["sources"]))
    change("techniques", choose.choice(new["techniques"]), "aliases", ["Another name"])
    return new, found


def list_found(report: dict[str, Any]) -> Edits:
    """Return what a JSON report says was added, removed and changed."""
    found: Edits = set()
    for name, keys in KEYS.items():
        for word in ("added", "removed"):
            found |= {(name, word, *(r[key] for key in keys)) for r in report[name][word]}
        for record in report[name]["changed"]:
            ids = tuple(record[key] for key in keys)
            found |= {(name, "changed", *ids, change["field"]) for change in record["fields"]}
    return found


@pytest.mark.parametrize("seed", range(5))
def test_exactly_the_twelve_edits_are_found(document: Any, tmp_path: Path, seed: int) -> None:
    new, edits = edit(document, seed)
    assert len(edits) == 12
    paths = [tmp_path / "old.json", tmp_path / "new.json"]
    for path, content in zip(paths, (document, new), strict=True):
        path.write_text(json.dumps(content), encoding="utf-8")
    result = CliRunner().invoke(main, ["diff", *map(str, paths), "--format", "json"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert list_found(json.loads(result.stdout)) == edits
