"""`lineage hub`: a table is made of a file, asked, and missed with one clear error."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow import parquet

from lineage.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Three repositories, each made from the one before."""
    path = tmp_path / "models.parquet"
    columns = {
        "id": ["acme/base", "acme/tuned", "acme/quant"],
        "parent": [None, "acme/base", "acme/tuned"],
        "base_model_relation": [None, "finetune", "quantized"],
        "license": ["mit", "mit", None],
    }
    parquet.write_table(pa.table(columns), path)
    return path


def test_a_table_is_made_and_asked(run_toy: Run, table: Path) -> None:
    built = run_toy("hub", "build", str(table), "--base-model", "parent")
    assert built.exit_code == 0
    assert "3 repositories, 0 more only named, 12 models of the catalog, " in built.stderr
    below = run_toy("hub", "descendants-of", "acme/base", "--format", "ids")
    assert below.stdout == "acme/tuned\nacme/quant\n"
    above = json.loads(run_toy("hub", "ancestors-of", "acme/quant", "--format", "json").stdout)
    assert [row["relation"] for row in above] == ["quantized", "finetune"]
    none = run_toy("hub", "ancestors-of", "acme/quant", "--via", "idea")
    assert (none.exit_code, none.stdout) == (0, "(none)\n")
    assert none.stderr.startswith("The table names no base of 'acme/quant'.\nHint: There is an ")
    assert none.stderr.endswith(" --via weights'.\n")
    reach = run_toy("hub", "licence-reach", "acme/base", "--format", "csv").stdout
    assert reach == "licence,repositories,downloads\n,1,0\nmit,1,0\n"
    assert "finetune" in run_toy("hub", "counts").stdout


def test_one_of_a_thing_is_told_in_the_singular(run_toy: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.parquet"
    parquet.write_table(
        pa.table({"id": ["acme/tuned", "?"], "base_model": ["acme/base", None]}), path
    )
    built = run_toy("hub", "build", str(path))
    assert (
        ": 1 repository, 1 more only named, 12 models of the catalog, 13 steps; " in built.stderr
    )
    assert built.stderr.endswith("; 1 row left out, whose id is none of a repository.\n")


def test_without_a_table_and_without_duckdb_there_is_one_error(
    run_toy: Run, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run_toy("hub", "counts")
    assert done.exit_code == 1
    assert "Hint: Make one: lineage hub build FILE.parquet -o DIR" in done.stderr
    monkeypatch.setitem(sys.modules, "duckdb", None)
    done = run_toy("hub", "build", str(table))
    assert done.exit_code == 1
    assert "pip install 'transformer-lineage[hub]'" in done.stderr


def test_every_command_of_the_group_says_how_it_is_called(run_toy: Run) -> None:
    group = main.get_command(None, "hub")  # type: ignore[arg-type]
    for name in group.commands:  # type: ignore[union-attr]
        done = run_toy("hub", name, "--help")
        assert f"Example: lineage hub {name}" in done.stdout
