"""Completion inside of selectors and behind `=`: as click asks, and in the shells themselves."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import lineage
from graph.selectors.methods import METHODS
from graph.selectors.values import list_values
from lineage.cli.main import main
from lineage.cli.shells import Bash, Fish
from tests.cli.test_shell import warm_catalog
from tests.support.catalogs import HUB_ENTRIES, write_catalog
from tests.support.posix import needs_bash

if TYPE_CHECKING:
    from tests.cli.conftest import Run

__all__ = ["warm_catalog"]


@pytest.fixture
def hub_catalog(tmp_path: Path, home: Path) -> Path:  # noqa: ARG001  where its cache goes
    """A catalog with repositories of the Hub, after a first question."""
    folder = write_catalog(tmp_path / "hubs", HUB_ENTRIES)
    assert CliRunner().invoke(main, ["--data", str(folder), "stats"]).exit_code == 0
    return folder


BREAKS = " \t\n\"'><=;|&(:"
"""COMP_WORDBREAKS, as bash has it."""


def ask(shell: type[Bash | Fish], args: list[str], incomplete: str) -> list[str]:
    completing = shell(main, {}, "lineage", "_LINEAGE_COMPLETE")
    return [item.value for item in completing.get_completions(args, incomplete)]


@pytest.mark.parametrize(
    ("incomplete", "wanted"),
    [
        pytest.param("tw", "twin-a twin-b", id="a model"),
        pytest.param("fam", "family:", id="a method"),
        pytest.param("family:al", "family:alpha", id="a value"),
        pytest.param("FAMILY:AL", "FAMILY:alpha", id="in any case"),
        pytest.param("license:o", "license:open", id="American spelling"),
        pytest.param("licence:", "licence:open licence:restricted licence:closed licence:unknown"
                     " licence:MIT", id="all values"),
        pytest.param("licence:mi", "licence:MIT", id="the name of a licence"),
        pytest.param("year:2019", "year:2019", id="a year"),
        pytest.param("via:wei", "via:weights", id="a channel as a value"),
        pytest.param("famly:al", "", id="no method"),
        pytest.param("params:1", "", id="endless values"),
        pytest.param("+tw", "+twin-a +twin-b", id="ancestors"),
        pytest.param("2+le", "2+left", id="generations"),
        pytest.param("left,tw", "left,twin-a left,twin-b", id="behind a comma"),
        pytest.param("left tw", "left twin-a left twin-b", id="behind a space"),
        pytest.param("left -tw", "left -twin-a left -twin-b", id="behind a minus"),
        pytest.param("(le", "(left", id="in brackets"),
        pytest.param("left,(family:al", "left,(family:alpha", id="a value in brackets"),
        pytest.param("left+[wei", "left+[weights]", id="a channel"),
        pytest.param("left+[weights,kno", "left+[weights,knowledge]", id="a second channel"),
        pytest.param("[wei", "[weights]", id="a channel that leads"),
        pytest.param("[weights]+le", "[weights]+left", id="a model behind a channel"),
        pytest.param("2+[weights,idea]le", "2+[weights,idea]left", id="a model behind channels"),
        pytest.param("[weights]2+family:al", "[weights]2+family:alpha", id="a value behind all"),
        pytest.param("left+1[code", "left+1[code]", id="a channel behind generations"),
        pytest.param('"Twin A" tw', '"Twin A" twin-a "Twin A" twin-b', id="behind quotes"),
        pytest.param('"Twin', "", id="inside of quotes"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "place",
    [["select"], ["select", "left", "--exclude"], ["export", "csv", "--select"]],
    ids=" ".join,
)
@pytest.mark.usefixtures("warm_catalog")
def test_what_stands_in_a_selector_is_completed(
    monkeypatch: pytest.MonkeyPatch,
    toy_catalog: Path,
    place: list[str],
    incomplete: str,
    wanted: str,
) -> None:
    monkeypatch.setenv("LINEAGE_DATA", str(toy_catalog))
    assert " ".join(ask(Fish, place, incomplete)) == wanted


@pytest.mark.usefixtures("warm_catalog")
def test_behind_a_model_every_channel_is_offered(
    monkeypatch: pytest.MonkeyPatch, toy_catalog: Path
) -> None:
    monkeypatch.setenv("LINEAGE_DATA", str(toy_catalog))
    offered = ask(Fish, ["select"], "left+")
    assert offered[0] == "left+[weights]"
    assert "left+[code]" in offered


@pytest.mark.parametrize("method", METHODS)
def test_every_value_that_is_offered_is_one(run_toy: Run, toy_catalog: Path, method: str) -> None:
    graph = lineage.load(toy_catalog)
    assert run_toy("stats").exit_code == 0
    for value, _ in list_values(graph, method):
        METHODS[method].find(graph, value)


@pytest.mark.parametrize(
    ("line", "word", "wanted"),
    [
        pytest.param("lineage ancestors-of left --via=we", "we", "weights", id="an option"),
        pytest.param("lineage ancestors-of left --via=", "=", "weights architecture", id="empty"),
        pytest.param("lineage ancestors-of left --via we", "we", "weights", id="no sign"),
        pytest.param("lineage select family:al", "al", "alpha", id="a value"),
        pytest.param("lineage select 'family:al", "'family:al", "family:alpha", id="a quote"),
        pytest.param('lineage select "left family:al', '"left family:al', "left family:alpha",
                     id="a quote with a space"),
        pytest.param("lineage select licence:", ":", "open restricted", id="a value not begun"),
        pytest.param("lineage select left --exclude=family:al", "al", "alpha", id="both signs"),
        pytest.param("lineage select --exclude=tw", "tw", "twin-a twin-b", id="a model"),
        pytest.param("lineage select +le", "+le", "+left", id="a plus"),
        pytest.param("lineage select left+[wei", "left+[wei", "left+[weights]", id="a channel"),
        pytest.param("lineage show le --format json", "le", "left", id="the cursor inside"),
        pytest.param("x=1 lineage show le", "le", "left", id="something before the command"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("warm_catalog")
def test_bash_gets_what_it_replaces(
    monkeypatch: pytest.MonkeyPatch, toy_catalog: Path, line: str, word: str, wanted: str
) -> None:
    point = line.index(" --format") if "--format" in line else len(line)
    for name, value in {
        "COMP_LINE": line, "COMP_POINT": str(point), "COMP_WORD": word, "COMP_COMMAND": "lineage",
        "COMP_WORDBREAKS": BREAKS, "LINEAGE_DATA": str(toy_catalog),
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    completing = Bash(main, {}, "lineage", "_LINEAGE_COMPLETE")
    items = completing.get_completions(*completing.get_completion_args())
    values = [item.value for item in items]
    assert values[: len(wanted.split(" "))] == (
        [wanted] if word.startswith('"') else wanted.split(" ")
    )


@pytest.mark.parametrize("incomplete", ["--data=x", "x"])
def test_a_folder_is_asked_of_the_shell(incomplete: str) -> None:
    args = ["stats"] if "=" in incomplete else ["stats", "--data"]
    completing = Fish(main, {}, "lineage", "_LINEAGE_COMPLETE")
    assert [item.type for item in completing.get_completions(args, incomplete)] == ["dir"]


@pytest.mark.parametrize(
    ("words", "incomplete", "wanted"),
    [
        pytest.param("trace", "", "meta-llama/Llama-2-7b-hf mistralai/Mistral-7B-v0.1 (file)",
                     id="what can be traced"),
        pytest.param("trace", "META", "meta-llama/Llama-2-7b-hf (file)", id="in any case"),
        pytest.param("trace", "./me", "(file)", id="a path"),
        pytest.param("export spdx --trace", "mi", "mistralai/Mistral-7B-v0.1 (file)",
                     id="a bill of what was traced"),
        pytest.param("hub descendants-of", "mi", "mistralai/Mistral-7B-v0.1 mistral",
                     id="repositories and models"),
        pytest.param("hub ancestors-of", "meta-llama/", "meta-llama/Llama-2-7b-hf",
                     id="repositories of an owner"),
        pytest.param("hub licence-reach", "lla", "llama llama-2", id="models"),
        pytest.param("hub counts", "nobody", "", id="nothing"),
    ],
)  # fmt: skip
def test_repositories_of_the_hub_are_completed(
    monkeypatch: pytest.MonkeyPatch, hub_catalog: Path, words: str, incomplete: str, wanted: str
) -> None:
    monkeypatch.setenv("LINEAGE_DATA", str(hub_catalog))
    completing = Fish(main, {}, "lineage", "_LINEAGE_COMPLETE")
    items = completing.get_completions(words.split(), incomplete)
    shown = [item.value if item.type == "plain" else f"({item.type})" for item in items]
    assert " ".join(shown) == wanted


IN_SHELL = [
    pytest.param("lineage show lef", ["show", "left"], id="a model"),
    pytest.param("lineage ancestors-of left --via=we", ["ancestors-of", "left", "--via=weights"],
                 id="behind an equals sign"),
    pytest.param("lineage select family:al", ["select", "family:alpha"], id="behind a colon"),
    pytest.param("lineage select +le", ["select", "+left"], id="behind a plus"),
    pytest.param("lineage select 'left+[wei", ["select", "left+[weights]"], id="in brackets"),
    pytest.param("lineage stats --data=only-he", ["stats", "--data=only-here"], id="a folder"),
    pytest.param("lineage stats --data only-he", ["stats", "--data", "only-here"],
                 id="a folder apart"),
]  # fmt: skip


BARE = pytest.param("lineage select left+[wei", ["select", "left+[weights]"], id="bare brackets")


@needs_bash
@pytest.mark.parametrize(("typed", "wanted"), [*IN_SHELL, BARE])
def test_tab_in_bash(
    run: Run, warm_catalog: Path, tmp_path: Path, typed: str, wanted: list[str]
) -> None:
    (tmp_path / "only-here").mkdir()
    script = tmp_path / "completion.sh"
    script.write_text(run("completion", "bash").stdout)
    start = ["bash", "--norc", "--noprofile", "-i"]
    assert press_tab(script, start, warm_catalog, typed) == wanted


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
@pytest.mark.parametrize(("typed", "wanted"), IN_SHELL)
def test_tab_in_zsh(
    run: Run, warm_catalog: Path, tmp_path: Path, typed: str, wanted: list[str]
) -> None:
    (tmp_path / "only-here").mkdir()
    script = tmp_path / "completion.sh"
    source = run("completion", "zsh").stdout
    script.write_text(f"autoload -U compinit; compinit -u -D\n{source}")
    start = ["zsh", "-f", "-o", "no_nomatch", "-i"]
    assert press_tab(script, start, warm_catalog, typed) == wanted


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param("lineage show lef", "left", id="a model"),
        pytest.param("lineage ancestors-of left --via=we", "--via=weights", id="an option"),
        pytest.param("lineage select family:al", "family:alpha", id="behind a colon"),
        pytest.param("lineage select +le", "+left", id="behind a plus"),
        pytest.param("lineage select 'left+[wei", "left+[weights]", id="in brackets"),
    ],
)
def test_tab_in_fish(
    run: Run, warm_catalog: Path, tmp_path: Path, typed: str, wanted: str
) -> None:
    script = tmp_path / "completion.fish"
    script.write_text(run("completion", "fish").stdout)
    done = subprocess.run(
        ["fish", "--no-config", "-c", f'source {script}; complete -C "{typed}"'],
        env=make_environment(warm_catalog), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split("\t")[0].strip() == wanted


def make_environment(catalog: Path) -> dict[str, str]:
    """Return an environment in which `lineage` is a command."""
    return {
        **os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "LINEAGE_DATA": str(catalog), "PS1": "$ ", "TERM": "dumb", "INPUTRC": "/dev/null",
    }  # fmt: skip


def press_tab(script: Path, start: list[str], catalog: Path, typed: str) -> list[str]:
    """Return the words of a line that was typed in a shell, and Tab behind it."""
    ours, theirs = pytest.importorskip("pty").openpty()
    with subprocess.Popen(
        start, cwd=script.parent, env=make_environment(catalog), start_new_session=True,
        stdin=theirs, stdout=theirs, stderr=theirs,
    ) as process:  # fmt: skip
        os.close(theirs)
        os.write(ours, f". {script}; echo read''y\n".encode())
        read_until(ours, "ready")
        os.write(ours, f"{typed}\t".encode())
        time.sleep(0.1)
        os.write(ours, b"\x01printf '<%s>' \x05; echo don''e\n")
        text = read_until(ours, "done")
        process.kill()
    os.close(ours)
    said = text.rpartition("\n<")[2]
    return [word.rstrip("/") for word in re.findall(r"<([^<>%]+)>", f"<{said}")][1:]


def read_until(handle: int, end: str) -> str:
    """Return what a shell writes until it writes a word; for half a minute at most."""
    text, until = "", time.monotonic() + 30
    while end not in text and time.monotonic() < until:
        if select.select([handle], [], [], 0.2)[0]:
            text += os.read(handle, 65536).decode(errors="replace").replace("\r\n", "\n")
    return text
