"""`lineage export` to files and folders, whole or not at all."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from graph.exports import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

FOLDER_HINT = "Hint: Choose a new or empty folder with --output.\n"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.folder])
def test_a_file_and_standard_output_hold_the_same_bytes(
    run_toy: Run, tmp_path: Path, form: str
) -> None:
    path = tmp_path / "new" / "file"
    path.parent.mkdir()
    result = run_toy("export", form, "-o", str(path))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Wrote {path}.\n")
    assert path.read_bytes() == run_toy("export", form).stdout_bytes
    assert run_toy("export", form, "-o", "-").stdout_bytes == path.read_bytes()
    assert names(path.parent) == ["file"]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_folder_holds_nodes_and_edges(run_toy: Run, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "folder"
    for _ in ("once", "again"):
        result = run_toy("export", form, "-o", str(folder))
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == f"Wrote {folder}.\n"
        assert names(folder) == [f"edges.{form}", f"nodes.{form}"]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_folder_has_to_be_named(run_toy: Run, form: str) -> None:
    result = run_toy("export", form)
    assert result.exit_code == 2
    assert result.stderr.endswith(
        f"Error: '{form}' is two files: name a folder for them with -o DIR.\n"
    )


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["export", "csv", "-o", ""], id="export"),
        pytest.param(["build", "--out", ""], id="build"),
    ],
)
def test_an_empty_place_is_not_the_folder_where_one_stands(
    run_toy: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run_toy(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(": It is empty.\n")
    assert names(tmp_path) == ["catalog"]


def test_a_folder_with_other_files_is_left_alone(run_toy: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "nodes.csv").write_text("old", encoding="utf-8")
    (folder / "notes.txt").write_text("", encoding="utf-8")
    result = run_toy("export", "csv", "-o", str(folder))
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: '{folder}' cannot be written: it holds something else, 'notes.txt'.\n"
        f"{FOLDER_HINT}"
    )
    assert names(folder) == ["nodes.csv", "notes.txt"]
    assert (folder / "nodes.csv").read_text(encoding="utf-8") == "old"


def test_a_folder_in_the_place_of_a_file_is_left_alone(run_toy: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "edges.csv").mkdir(parents=True)
    result = run_toy("export", "csv", "-o", str(folder))
    assert result.exit_code == 1
    assert names(folder) == ["edges.csv"]


def test_a_file_in_the_place_of_a_folder_is_left_alone(run_toy: Run, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("mine", encoding="utf-8")
    result = run_toy("export", "csv", "-o", str(path))
    assert result.exit_code == 1
    assert result.stderr == f"Error: '{path}' cannot be written: File exists.\n{FOLDER_HINT}"
    assert path.read_text(encoding="utf-8") == "mine"


def test_folders_that_an_export_makes_are_named(run_toy: Run, tmp_path: Path) -> None:
    folder = tmp_path / "slip" / "deep"
    made = run_toy("export", "json", "-o", str(folder / "lineage.json"))
    assert (made.exit_code, made.stderr.splitlines()[0]) == (0, f"Made the folder '{folder}'.")
    again = run_toy("export", "json", "-o", str(folder / "lineage.json"))
    assert (again.exit_code, again.stderr) == (0, f"Wrote {folder / 'lineage.json'}.\n")


def test_a_folder_in_the_place_of_a_single_file_is_one_clear_error(
    run_toy: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    result = run_toy("export", "turtle", "-o", str(folder))
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: '{folder}' cannot be written: Is a directory.\n"
        "Hint: Choose another file with --output.\n"
    )
    assert names(tmp_path) == ["catalog", "folder"]


@pytest.mark.parametrize("before", [["nodes.csv"], None], ids=["old folder", "new folder"])
def test_a_folder_that_fails_half_way_is_as_before(
    run_toy: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: list[str] | None
) -> None:
    folder = tmp_path / "folder"
    for name in before or ():
        folder.mkdir()
        (folder / name).write_text("old", encoding="utf-8")
    synced = []

    def fail_the_second_time(handle: int) -> None:
        synced.append(handle)
        if len(synced) > 1:
            raise OSError(28, "No space left on device")

    run_toy("stats")
    monkeypatch.setattr(os, "fsync", fail_the_second_time)
    result = run_toy("export", "csv", "-o", str(folder))
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: '{folder}' cannot be written: No space left on device.\n{FOLDER_HINT}"
    )
    assert (names(folder) if folder.exists() else None) == before
    for name in before or ():
        assert (folder / name).read_text(encoding="utf-8") == "old"


def test_parquet_without_pyarrow_is_one_clear_error(
    run_toy: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run_toy("export", "parquet", "-o", str(tmp_path / "folder"))
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: Parquet needs the package pyarrow, which is not installed.\n"
        f"Hint: Install it: {sys.executable} -m pip install 'transformer-lineage[parquet]'\n"
    )
    assert not (tmp_path / "folder").exists()


def test_a_selection_is_its_models_and_the_derivations_between_them(run_toy: Run) -> None:
    document = json.loads(run_toy("export", "json", "--select", "+merge").stdout)
    assert [record["id"] for record in document["models"]] == ["left", "merge", "right", "root"]
    assert [(step["parent"], step["child"]) for step in document["derivations"]] == [
        ("root", "left"), ("left", "merge"), ("right", "merge"), ("root", "right"),
    ]  # fmt: skip
    assert document["techniques"] == []
    assert run_toy("export", "mermaid", "--select", "+merge,family:beta").stdout == (
        'flowchart LR\n  m_right["Right<br>2018-02"]\n'
    )


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_takes_a_selection_even_an_empty_one(
    run_toy: Run, tmp_path: Path, form: str
) -> None:
    path = tmp_path / "out"
    result = run_toy("export", form, "--select", "root,left", "-o", str(path))
    assert result.exit_code == 0
    assert result.stderr == f"No model is chosen by: root,left\nWrote {path}.\n"
    assert path.exists()


def test_a_selector_that_cannot_be_understood_writes_nothing(run_toy: Run, tmp_path: Path) -> None:
    path = tmp_path / "out"
    result = run_toy("export", "turtle", "--select", "root,,left", "-o", str(path))
    assert result.exit_code == 1
    assert "column 6" in result.stderr
    assert not path.exists()


@pytest.mark.parametrize("form", ["cyclonedx", "spdx"])
def test_a_trace_is_a_bill_of_materials(run_toy: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "left"}', encoding="utf-8")
    result = run_toy("export", form, "--trace", str(tmp_path), "--offline")
    assert result.exit_code == 0
    assert "Left" in result.stdout
    assert json.loads(result.stdout)


def test_a_card_is_of_one_model(run_toy: Run) -> None:
    assert run_toy("export", "card", "tuned").stdout == (
        '---\nlicense: "mit"\n# also finetuning: Merge (no repository)\n---\n'
    )
    assert "Unknown model" in run_toy("export", "card", "nobody").stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["card"], "'card' is of one model", id="card of nothing"),
        pytest.param(["json", "bert"], "'json' takes no MODEL", id="model of a graph"),
        pytest.param(["json", "--trace", "."], "--trace is for cyclonedx and spdx", id="trace"),
        pytest.param(["spdx", "--trace", ".", "--select", "x"], "goes with neither", id="both"),
        pytest.param(["json", "--offline"], "--offline goes with --trace", id="offline"),
    ],
)
def test_what_does_not_go_together_is_a_usage_error(
    run_toy: Run, args: list[str], message: str
) -> None:
    result = run_toy("export", *args)
    assert result.exit_code == 2
    assert message in result.stderr
