"""The map of commands, and how little it takes to start."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from lineage import __version__
from lineage.cli.main import SECTIONS, main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

COMMANDS = [(name, *entry) for commands in SECTIONS.values() for name, entry in commands.items()]
SLOW = {
    "networkx",
    "pydantic",
    "pyvis",
    "arxiv",
    "requests",
    "jinja2",
    "rich",
    "tomli",
    "tomllib",
    "importlib.metadata",
}


@pytest.mark.parametrize(("name", "_module", "text"), COMMANDS, ids=[row[0] for row in COMMANDS])
def test_the_map_says_of_a_command_what_the_command_says_of_itself(
    run: Run, name: str, _module: str, text: str
) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    command = main.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert (command.help or "").split("\n\n")[0].replace("\n", " ") == text
    assert f"Example: lineage {name}" in result.stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("stats", "json and csv are complete", id="with csv"),
        pytest.param("show", "json is complete", id="without csv"),
    ],
)
def test_the_help_names_as_complete_only_formats_that_there_are(
    run: Run, name: str, said: str
) -> None:
    text = " ".join(run(name, "--help").stdout.split())
    assert f"How to print the answer; {said}. [default: " in text


def test_the_help_groups_commands_under_headings(run: Run) -> None:
    text = run("--help").stdout
    places = [text.index(f"{heading}:") for heading in SECTIONS]
    assert places == sorted(places)


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").stdout == f"lineage, version {__version__}\n"


def loaded_by(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after running code."""
    script = f"import sys\n{code}\nprint(*sys.modules, file=sys.__stderr__)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_the_core_alone_loads_neither_click_nor_requests_nor_pyvis() -> None:
    code = "import graph.exports, graph.lineage_graph, graph.questions.counts"
    code += ", graph.questions.search"
    assert loaded_by(code).isdisjoint({"click", "requests", "pyvis", "arxiv"})


@pytest.mark.parametrize(
    "args",
    [
        ["ancestors-of", "tuned"],
        ["path-between", "root", "tuned"],
        ["common-ancestors", "left", "right"],
        ["traits", "rope"],
        ["compare", "left", "right"],
        ["influence"],
        ["licence-reach", "left"],
        ["select", "1+tuned+", "family:alpha,via:weights"],
    ],
    ids=" ".join,
)
def test_a_query_with_a_warm_cache_loads_nothing_slow(
    run_toy: Run, toy_catalog: Path, args: list[str]
) -> None:
    assert run_toy(*args).exit_code == 0
    command = ["--data", str(toy_catalog), *args]
    code = f"from lineage.cli.main import main\nmain({command!r}, standalone_mode=False)"
    loaded = loaded_by(code)
    assert loaded.isdisjoint(SLOW)
    assert not any(name.startswith(("lineage.suggest", "lineage.papers.texts")) for name in loaded)
    assert args[0] != "ancestors-of" or "lineage.cli.model_text" not in loaded
    asked_of_empty_answers = {"graph.questions.channels", "lineage.cli.retyping"}
    assert loaded.isdisjoint(asked_of_empty_answers)
    assert args[0] in {"traits", "compare"} or "graph.questions.carrying" not in loaded


def test_the_help_loads_nothing_slow() -> None:
    code = "from lineage.cli.main import main\nmain(['--help'], standalone_mode=False)"
    assert loaded_by(code).isdisjoint(SLOW)


def test_a_program_that_ends_looks_for_no_garbage() -> None:
    code = "import atexit, gc\natexit.register(lambda: print(gc.get_freeze_count() > 1000))"
    script = f"{code}\nfrom lineage.cli.main import main\nmain(['--version'])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "True"


@pytest.mark.parametrize("args", [["--help"], ["ancestors-of", "tuned"]], ids=" ".join)
def test_a_program_that_starts_looks_for_no_old_garbage(
    run_toy: Run, toy_catalog: Path, args: list[str]
) -> None:
    assert run_toy(*args).exit_code == 0
    count = "sum(one['collections'] for one in gc.get_stats()[1:]) - before"
    code = f"import atexit, gc, sys\nsys.argv[1:] = ['--data', {str(toy_catalog)!r}, *{args!r}]"
    code += f"\nbefore = 0\natexit.register(lambda: print({count}))"
    code += "\nfrom lineage.__main__ import main\ngc.collect()"
    code += "\nbefore = sum(one['collections'] for one in gc.get_stats()[1:])\nmain()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0"


def test_only_a_selector_loads_the_parser() -> None:
    code = "import lineage\ng = lineage.load()\ng.ancestors_of('bert')"
    assert "parsy" not in loaded_by(code)
