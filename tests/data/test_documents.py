"""What the README and CONTRIBUTING say is so."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.catalog.entry import Entry
from lineage.catalog.load import load_catalog
from lineage.catalog.rules import check_catalog
from lineage.paths import data_dir

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_answers_in_the_readme_and_the_schemas_are_those_of_today() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "generate.py"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_readme_asks_ten_questions() -> None:
    questions = README.split("## Ten questions")[1].split("## More questions")[0]
    assert questions.count("```console\n$ lineage ") == 10


def test_the_python_of_the_readme_runs() -> None:
    results = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert (results.failed, results.attempted > 5) == (0, True)


def test_every_file_that_a_document_links_to_is_there() -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", README + CONTRIBUTING):
        assert (ROOT / target).exists(), target


def test_the_annotated_entry_is_an_entry_that_passes_every_rule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    block = CONTRIBUTING.split("```toml\n")[1].split("```")[0]
    entry = Entry.model_validate(tomllib.loads(block))
    catalog = load_catalog(data_dir())
    monkeypatch.setitem(catalog.models, "distil-example", entry)
    assert check_catalog(catalog) == []


def test_the_annotated_entry_shows_every_key() -> None:
    block = CONTRIBUTING.split("```toml\n")[1].split("```")[0]
    for key in set(Entry.model_fields) - {"no_paper", "no_paper_zh"}:
        assert re.search(rf"^(# |\[\[)?{key}\b", block, re.MULTILINE), key


def test_every_package_that_is_installed_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for requirement in project["project"]["dependencies"]:
        name = re.split(r"[<>=]", requirement)[0]
        assert re.search(rf"^\| .*\b{name}\b", CONTRIBUTING, re.MULTILINE), name
