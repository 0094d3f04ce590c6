"""Commands that check the catalog and hand the graph on."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from graph.exports import FORMATS
from lineage.paths import data_dir
from tests.support.catalogs import TOY_ENTRIES, write_catalog, write_entry

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def faulty(toy_catalog: Path) -> Path:
    write_entry(toy_catalog / "models" / "bad.toml", {"name": "Bad"})
    (toy_catalog / "models" / "worse.toml").write_bytes(b"\xff")
    return toy_catalog


def test_a_clean_catalog_passes(run_toy: Run) -> None:
    result = run_toy("lint")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "12 models read, 0 problems.\n"


def test_every_problem_is_a_line_and_the_status_is_1(run: Run, faulty: Path) -> None:
    result = run("lint", "--data", str(faulty))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "models/bad.toml: family: missing, expected a value" in lines
    assert lines[-1] == (
        "models/worse.toml: (line 1): byte 0xff is not UTF-8 text, expected a file saved as UTF-8"
    )


def test_problems_as_json(run: Run, faulty: Path) -> None:
    problems = json.loads(run("--data", str(faulty), "lint", "--format", "json").stdout)
    assert problems[-1] == {
        "file": "models/worse.toml",
        "key": "(line 1)",
        "message": "byte 0xff is not UTF-8 text, expected a file saved as UTF-8",
        "rule": "read",
        "level": "error",
    }


def test_problems_as_sarif(run: Run, faulty: Path) -> None:
    report = json.loads(run("--data", str(faulty), "lint", "--format", "sarif").stdout)
    (result,) = [r for r in report["runs"][0]["results"] if r["ruleId"] == "read"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert location.endswith("models/worse.toml")


def test_the_export_follows_its_published_schema(run_toy: Run) -> None:
    document = json.loads(run_toy("export", "json").stdout)
    schema = json.loads((data_dir() / "lineage.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)
    document["models"][0]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)


def test_an_export_to_a_file_is_whole(run_toy: Run, tmp_path: Path) -> None:
    result = run_toy("export", "json", "-o", str(tmp_path / "new" / "lineage.json"))
    assert (result.exit_code, result.stdout) == (0, "")
    text = (tmp_path / "new" / "lineage.json").read_text(encoding="utf-8")
    assert text == run_toy("export", "json").stdout


def test_an_export_that_cannot_be_written_is_one_clear_error(run_toy: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    target = tmp_path / "file" / "lineage.json"
    result = run_toy("export", "json", "-o", str(target))
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: '{target}' cannot be written: File exists.\n"
        "Hint: Choose another file with --output.\n"
    )


def test_an_unknown_format_lists_the_known_ones(run_toy: Run) -> None:
    result = run_toy("export", "docx")
    assert result.exit_code == 2
    known = ", ".join(f"'{name}'" for name in (*FORMATS, "card"))
    message = f"'docx' is not one of {known}."
    assert message in " ".join(result.stderr.split())


def test_questions_are_listed_when_asked_for_and_fail_nothing(tmp_path: Path, run: Run) -> None:
    entries = copy.deepcopy(TOY_ENTRIES)
    entries["tuned"]["licence"] = {"text": "CC BY-NC 4.0", "access": "restricted"}
    entries["tuned"]["labs"] = ["other"]
    labs = {"acme": {"name": "Acme"}, "other": {"name": "Other"}}
    folder = str(write_catalog(tmp_path, entries, labs=labs))
    quiet = run("lint", "--data", folder)
    assert (quiet.exit_code, quiet.stdout) == (0, "")
    asked = run("lint", "--questions", "--data", folder)
    assert asked.exit_code == 0
    assert asked.stdout.startswith("models/aligned.toml: derivations[0].parent: is its licence")
    assert asked.stderr == "12 models read, 0 problems, 1 question.\n"
    told = json.loads(run("lint", "--questions", "--format", "json", "--data", folder).stdout)
    assert [one["level"] for one in told] == ["note"]
