"""What the README and CONTRIBUTING say is so."""

from __future__ import annotations

import contextlib
import doctest
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from lineage.catalog.entry import Entry
from lineage.catalog.load import load_catalog
from lineage.catalog.rules import check_catalog
from lineage.cli.main import main
from lineage.paths import data_dir

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES = sorted((ROOT / "docs").glob("*.md"))
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *PAGES]
CONSOLE = "```console\n$ lineage "


def name_document(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def list_commands(text: str) -> list[str]:
    """Return the lines of the shell that a document shows, without what they explain."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line.partition("   #")[0] for block in blocks for line in block.splitlines()]
    return [command.strip() for line in lines for command in line.split(";") if command.strip()]


def test_the_answers_in_the_documents_and_the_schemas_are_those_of_today() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "generate.py"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_readme_asks_ten_questions_and_is_short() -> None:
    questions = README.split("## Ten questions")[1].split("\n## ")[0]
    assert questions.count(CONSOLE) == 10
    assert len(README.splitlines()) <= 230


def test_every_other_document_can_be_reached_from_the_readme_and_from_the_list() -> None:
    contents = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for path in PAGES:
        if path.name != "README.md":
            assert f"](docs/{path.name})" in README, path.name
            assert f"]({path.name})" in contents, path.name


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_document)
def test_the_python_of_the_documents_runs(path: Path) -> None:
    results = doctest.testfile(str(path), module_relative=False)
    shown = path.read_text(encoding="utf-8").count("\n>>> ")
    assert (results.failed, results.attempted) == (0, shown)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_document)
def test_every_place_that_a_document_links_to_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?://)([^)]+)\)", text):
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        assert file.exists(), target
        assert file.is_relative_to(ROOT), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {to_anchor(heading) for heading in headings}, target


def to_anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(command, id=command)
        for command in dict.fromkeys(
            command
            for path in DOCUMENTS
            for command in list_commands(path.read_text(encoding="utf-8"))
        )
    ],
)
def test_every_command_that_a_document_shows_is_one(command: str, tmp_path: Path) -> None:
    """Those of the shell are read as the shell reads them, and not carried out."""
    words = shlex.split(command.partition(" >")[0])
    program, args = words[0], words[1:]
    if args[:2] == ["-m", "lineage"]:
        program, args = "lineage", args[2:]
    if program.startswith(("./scripts/", "scripts/")):
        assert os.access(ROOT / program, os.X_OK)
    elif program == "lineage":
        (tmp_path / "new-papers.md").touch()
        with contextlib.chdir(tmp_path):
            read_command(args)
    else:
        assert program in {"python", "pip", ".venv/bin/pip", ".venv/bin/python"}
        assert "install" in args or (ROOT / args[0]).exists()


def read_command(args: list[str]) -> None:
    """Return if `lineage` takes these words: every option is known, every value of its type."""
    group = click.Context(main, info_name="lineage")
    name, command, rest = main.resolve_command(group, args)
    assert command is not None
    command.make_context(name, list(rest), parent=group)


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


def test_every_room_and_module_that_contributing_names_is_there() -> None:
    rooms = CONTRIBUTING.split("\n## The rooms\n")[1].split("\n## ")[0]
    named = re.findall(r"`((?:graph|lineage|site|scripts|tests|docs)/[\w./]*)`", rooms)
    assert len(named) > 20
    for name in named:
        assert (ROOT / name).exists(), name


def test_contributing_names_every_room() -> None:
    rooms = CONTRIBUTING.split("\n## The rooms\n")[1].split("\n## ")[0]
    for package in ("graph", "lineage"):
        for path in (ROOT / package).glob("*/__init__.py"):
            assert f"`{package}/{path.parent.name}/`" in rooms, path.parent.name
    (tests,) = re.findall(r"^\| `tests/` \| (.*)$", rooms, re.MULTILINE)
    files = {path.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").glob("*/*.*")}
    assert set(re.findall(r"`([a-z]+)`", tests)) == files - {"fixtures", "__pycache__"}
    (page,) = re.findall(r"^\| `site/static/js/` \| (.*)$", rooms, re.MULTILINE)
    folders = {path.parent.name for path in (ROOT / "site/static/js").glob("*/*.*")}
    assert set(re.findall(r"`([a-z]+)`", page)) == folders
