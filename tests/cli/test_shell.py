"""Completion, opening the page, and what a person at a terminal sees."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from lineage.cli.main import SECTIONS
from lineage.cli.screen import render_table
from tests.support.posix import needs_bash

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

LINEAGE = [sys.executable, "-m", "lineage.cli.main"]


def complete(
    words: str, catalog: Path, *, shell: str = "bash"
) -> subprocess.CompletedProcess[str]:
    """Ask as a shell asks; the last of `words` is the one to complete."""
    asked = words.split(" ")
    place = {"COMP_WORDS": words, "COMP_CWORD": str(len(asked) - 1)}
    if shell == "fish":
        place["COMP_CWORD"] = asked[-1]
    environment = {
        **os.environ, **place,
        "_LINEAGE_COMPLETE": f"{shell}_complete", "LINEAGE_DATA": str(catalog),
    }  # fmt: skip
    code = "from lineage.cli.main import main; main(prog_name='lineage')"
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def warm_catalog(run_toy: Run, toy_catalog: Path) -> Path:
    """The toy catalog after a first question, when its cache is there."""
    assert run_toy("stats").exit_code == 0
    return toy_catalog


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("lineage licence", "licence-reach", id="a command"),
        pytest.param("lineage ancestors-of twin", "twin-a twin-b", id="a model"),
        pytest.param("lineage show TWIN-A", "twin-a", id="in any case"),
        pytest.param("lineage show Other", "other-root", id="an id of several words"),
        pytest.param("lineage show l1", "left", id="an alias"),
        pytest.param("lineage why tuned mer", "merge", id="the second model"),
        pytest.param("lineage common-ancestors left right al", "aligned", id="one of many"),
        pytest.param("lineage reading-path --to gr", "grandchild", id="a value"),
        pytest.param("lineage reading-path --know left,ri", "left,right", id="the last of a list"),
        pytest.param("lineage traits ro", "rope", id="a technique"),
        pytest.param("lineage open roo", "root", id="the page"),
        pytest.param("lineage show zzz", "", id="nothing"),
        pytest.param("lineage ancestors-of root --via we", "weights", id="a choice"),
    ],
)
def test_a_shell_completes(warm_catalog: Path, words: str, expected: str) -> None:
    done = complete(words, warm_catalog)
    values = [line.partition(",")[2] for line in done.stdout.split()]
    assert (done.returncode, values, done.stderr) == (0, expected.split(), "")


@pytest.mark.parametrize(
    ("shell", "expected"),
    [
        pytest.param("zsh", "plain\nleft\nLeft\n", id="zsh"),
        pytest.param("fish", "plain,left\tLeft\n", id="fish"),
    ],
)
def test_other_shells_show_names_too(warm_catalog: Path, shell: str, expected: str) -> None:
    assert complete("lineage show lef", warm_catalog, shell=shell).stdout == expected


@pytest.mark.parametrize("state", ["cold", "broken catalog", "no catalog", "corrupt cache"])
def test_completing_without_a_warm_cache_is_silent_and_compiles_nothing(
    state: str, run_toy: Run, toy_catalog: Path, home: Path
) -> None:
    if state == "corrupt cache":
        run_toy("stats")
        (cached,) = (home / "cache").iterdir()
        first_line = cached.read_bytes().split(b"\n")[0]
        cached.write_bytes(first_line + b"\n{")
    if state == "broken catalog":
        (toy_catalog / "models" / "root.toml").write_text("name =")
    if state == "no catalog":
        shutil.rmtree(toy_catalog)
    before = sorted(home.rglob("*"))
    for words in ("lineage show ", "lineage traits "):
        done = complete(words, toy_catalog)
        assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
    assert sorted(home.rglob("*")) == before


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_names_the_command_and_its_variable(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_LINEAGE_COMPLETE={shell}_complete" in result.stdout
    assert "lineage" in result.stdout


@needs_bash
def test_bash_takes_the_script(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "completion.sh"
    script.write_text(run("completion", "bash").stdout)
    line = f"source {script}; complete -p lineage"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert done.stdout == "complete -o nosort -F _lineage_completion lineage\n"


def test_another_shell_is_a_usage_error(run: Run) -> None:
    assert run("completion", "tcsh").exit_code == 2


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder that looks built."""
    folder = tmp_path / "my site"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html>")
    return folder


def test_open_prints_the_address_of_the_model(run_toy: Run, site: Path) -> None:
    result = run_toy("open", "L1", "--site", str(site), "--print")
    assert result.stdout == f"{(site / 'index.html').as_uri()}#model=left\n"
    assert "my%20site" in result.stdout


@pytest.mark.parametrize("opens", [True, False], ids=["a browser", "no browser"])
def test_open_opens_a_browser_else_prints(
    run_toy: Run, site: Path, monkeypatch: pytest.MonkeyPatch, *, opens: bool
) -> None:
    opened: list[str] = []

    def pretend(url: str) -> bool:
        opened.append(url)
        return opens

    monkeypatch.setattr("webbrowser.open", pretend)
    result = run_toy("open", "left", "--site", str(site))
    address = f"{(site / 'index.html').as_uri()}#model=left"
    assert opened == [address]
    assert result.stdout == ("" if opens else f"{address}\n")


def test_open_says_that_the_page_is_not_built(run_toy: Run, tmp_path: Path) -> None:
    result = run_toy("open", "left", "--site", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"Error: There is no page at '{tmp_path / 'index.html'}'.\n"
        "Hint: Run 'lineage build' first, or name its folder: --site DIR.\n"
    )


def at_a_terminal(args: list[str], catalog: Path, **variables: str) -> str:
    """Return what `lineage` writes to a terminal of 24 lines and 80 columns."""
    ours, theirs = pytest.importorskip("pty").openpty()
    environment = {
        **{key: value for key, value in os.environ.items() if key != "NO_COLOR"},
        "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", "PAGER": "sed s/^/paged:/",
        "LINEAGE_DATA": str(catalog), **variables,
    }  # fmt: skip
    with subprocess.Popen(
        [*LINEAGE, *args], env=environment, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL
    ) as process:
        os.close(theirs)
        text = b""
        while chunk := read_or_nothing(ours):
            text += chunk
        process.wait()
    os.close(ours)
    return text.decode().replace("\r\n", "\n")


def read_or_nothing(handle: int) -> bytes:
    """Read from a terminal; Linux reports its end as an error."""
    try:
        return os.read(handle, 65536)
    except OSError:
        return b""


def test_a_person_sees_a_table_with_lines_and_colours(toy_catalog: Path) -> None:
    text = at_a_terminal(["ancestors-of", "left", "--format", "table"], toy_catalog)
    assert "\x1b[" in text
    assert "───" in text
    assert "2017-06-12" in text


def strip_colours(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("columns", range(30, 121, 10))
def test_no_id_date_or_number_is_broken(toy_catalog: Path, columns: int) -> None:
    args = ["ancestors-of", "merge", "--format", "table"]
    text = at_a_terminal(args, toy_catalog, COLUMNS=str(columns), LINES="99")
    words = set(strip_colours(text).split())
    assert {"root", "left", "right", "2017-06-12", "weights", "architecture"} <= words


def test_only_prose_is_broken_to_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    row = {
        "id": "long-identifier",
        "released": "2021-07-07",
        "licence": "An overlongwording of it",
    }
    lines = strip_colours(render_table([row], tuple(row))).splitlines()
    assert [line.rstrip() for line in lines] == [
        "id               released    licence",
        "────────────────────────────────────────",
        "long-identifier  2021-07-07  An",
        "                             overlongwor",
        "                             ding of it",
    ]


def test_rows_stand_one_below_the_other_where_no_table_fits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    rows = [
        {"": 1, "id": "long-identifier", "released": "2021-07-07", "of": ("one", "two"), "at": ""},
        {"": 2, "id": "short", "released": "2022", "of": (), "at": "there"},
    ]
    assert strip_colours(render_table(rows, tuple(rows[0]))) == (
        "1\nid: long-identifier\nreleased: 2021-07-07\nof: one two\n\n"
        "2\nid: short\nreleased: 2022\nat: there\n"
    )


def test_a_person_sees_a_tree_with_colours(toy_catalog: Path) -> None:
    text = at_a_terminal(["ancestors-of", "left"], toy_catalog)
    assert "\x1b[36marchitecture: \x1b[0mRoot 2017-06-12" in text


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_a_person_may_want_it_plain(
    run_toy: Run, toy_catalog: Path, variables: dict[str, str]
) -> None:
    for args in (["ancestors-of", "left"], ["ancestors-of", "left", "--format", "table"]):
        assert at_a_terminal(args, toy_catalog, **variables) == run_toy(*args).stdout


def test_only_long_answers_are_paged(toy_catalog: Path) -> None:
    short = at_a_terminal(["show", "left"], toy_catalog, LINES="50")
    long = at_a_terminal(["show", "left"], toy_catalog, LINES="5")
    assert "paged:" not in short
    assert [line.removeprefix("paged:") for line in long.splitlines()] == short.splitlines()
    assert all(line.startswith("paged:") for line in long.splitlines())


def test_every_command_stands_in_one_section() -> None:
    names = [name for commands in SECTIONS.values() for name in commands]
    assert len(names) == len(set(names))


def test_assistants_need_the_extra(run_toy: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lineage.cli.assistants.find_spec", lambda _name: None)
    result = run_toy("mcp")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "Error: Answering assistants needs the package mcp, which is not installed.\n"
        f"Hint: Install it: {sys.executable} -m pip install 'transformer-lineage[mcp]'\n"
    )
