"""Findings open in code hosts: valid SARIF, at paths of the repository, beside their lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sarif_kit.validate import validation_errors

from lineage.catalog.sarif import Finding, find_line, find_line_with, to_sarif

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = """name = "Tuned"
released = "2018"

[[derivations]]
parent = "root"
kind = "finetuning"

[[derivations]]
parent = "other"
evidence = [
  {source = "https://example.org/a", locator = "heading \\"Made from\\""},
]
"""


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    file = tmp_path / "my catalog" / "models" / "tuned.toml"
    file.parent.mkdir(parents=True)
    file.write_text(ENTRY, "utf-8")
    return file


def _place(file: Path) -> tuple[dict[str, str], int]:
    report = to_sarif([Finding(file, "absent", "error", "not there", 3)], tool="lineage verify")
    text = json.loads(json.dumps(report))
    assert validation_errors(text) == []
    (result,) = text["runs"][0]["results"]
    (location,) = result["locations"]
    place = location["physicalLocation"]
    return place["artifactLocation"], place["region"]["startLine"]


def test_a_path_is_relative_to_the_repository_that_holds_it(
    entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(entry.parent)  # wherever the command runs
    expected = {"uri": "my%20catalog/models/tuned.toml", "uriBaseId": "%SRCROOT%"}
    assert _place(entry) == (expected, 3)


def test_outside_of_a_repository_a_path_is_relative_to_the_working_folder(
    entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _place(entry)[0]["uri"] == "my%20catalog/models/tuned.toml"


def test_elsewhere_a_file_has_its_whole_address(
    entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert _place(entry)[0] == {"uri": entry.resolve().as_uri()}


def test_no_findings_are_a_valid_report() -> None:
    assert validation_errors(json.loads(json.dumps(to_sarif([], tool="lineage lint")))) == []


@pytest.mark.parametrize(
    ("key", "line"),
    [
        pytest.param("released", 2, id="key"),
        pytest.param("derivations[0].parent", 5, id="first-table"),
        pytest.param("derivations[1].evidence[0].locator", 10, id="inside-a-list"),
        pytest.param("derivations[7]", 8, id="beyond"),
        pytest.param("(whole file)", 1, id="whole-file"),
    ],
)
def test_a_key_is_found_on_its_line(entry: Path, key: str, line: int) -> None:
    assert find_line(entry, key) == line


def test_a_receipt_is_found_on_its_line_quotes_and_all(entry: Path) -> None:
    assert find_line_with(entry, "https://example.org/a", 'heading "Made from"') == 11
    assert find_line_with(entry, "nowhere") == 1
    assert find_line_with(entry.with_name("gone.toml"), "nowhere") == 1
