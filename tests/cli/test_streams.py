"""Answers in any encoding, without a home, and with Ctrl-C at any moment."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.catalogs import TOY_ENTRIES, make_entry, write_catalog
from tests.support.posix import needs_posix
from tests.support.signals import heed_ctrl_c

if TYPE_CHECKING:
    from collections.abc import Mapping

PROGRAM = [sys.executable, "-m", "lineage"]
ENCODINGS = ("cp1252", "gbk", "ascii", "latin-1", "cp437", "utf-16", "utf-8")
COMMANDS = (
    "ancestors-of student|ancestors-of student --format csv|descendants-of root --format json|"
    "why merge left|show merge --format json|show merge|search 混|select +merge --format table|"
    "stats|compare twin-a twin-b|influence|bottlenecks root|licence-reach root|traits rope|"
    "reading-path --to merge|lint|lint --format sarif|suggest --title 混合→x --abstract -|"
    "--help|build --help|completion bash|show nothing|ancestors-of \udcff|search q\u202e\x9b"
)
SCRIPT = """
import io, sys
sys.path[:0] = {path!r}
from lineage.cli.main import main
for line in {commands!r}.split("|"):
    for name in ("stdout", "stderr"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding={encoding!r}, errors="strict")
        setattr(sys, name, stream)
    sys.stdin = io.TextIOWrapper(io.BytesIO(b"We fine-tune Root."), encoding="utf-8")
    try:
        main(["--data", {data!r}, *line.split()], standalone_mode=True)
    except SystemExit as end:
        status = end.code
    sys.stdout.flush(), sys.stderr.flush()
    answers = sys.stdout.buffer.getvalue(), sys.stderr.buffer.getvalue()
    shown = [answer.decode({encoding!r}) for answer in answers]
    print(ascii([line, status, *shown]), file=sys.__stdout__)
"""


def run(command: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, capture_output=True, env=environment, check=False, timeout=60)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy catalog, with names that hardly any encoding has."""
    entries = {
        **TOY_ENTRIES,
        "wide": make_entry("混合→Ωmega 😀", "2020", adds="“Quoted” – and … ünlike."),
    }
    return write_catalog(tmp_path_factory.mktemp("wide") / "catalog", entries)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_command_answers_in_every_encoding(encoding: str, data: Path, home: Path) -> None:
    script = SCRIPT.format(path=sys.path, commands=COMMANDS, encoding=encoding, data=str(data))
    result = run([sys.executable, "-c", script], {**os.environ, "LINEAGE_HOME": str(home)})
    assert result.stderr == b""
    answers = [eval(line) for line in result.stdout.splitlines()]  # noqa: S307  our own lists
    assert len(answers) == len(COMMANDS.split("|"))
    for command, status, out, err in answers:
        refused = command.split()[-1] in {"nothing", "\udcff"}
        assert (command, status) == (command, int(refused))
        assert "Traceback" not in out + err
        if "json" in command or "sarif" in command:
            json.loads(out)


@pytest.mark.parametrize("encoding", ["cp1252", "gbk", "ascii", "latin-1"])
def test_what_an_encoding_lacks_is_replaced_by_what_it_has(
    encoding: str, data: Path, home: Path
) -> None:
    environment = {**os.environ, "LINEAGE_HOME": str(home), "PYTHONIOENCODING": encoding}
    command = [*PROGRAM, "--data", str(data)]
    tree = run([*command, "ancestors-of", "student"], environment)
    assert (tree.returncode, tree.stderr) == (0, b"")
    assert "-- distillation: Tuned 2018-07-01" in tree.stdout.decode(encoding).replace("─", "-")
    shown = run([*command, "show", "wide"], environment).stdout.decode(encoding)
    assert "->" in shown.replace("→", "->")
    assert "\\U0001f600" in shown
    record = json.loads(run([*command, "show", "wide", "--format", "json"], environment).stdout)
    assert record["name"] == "混合→Ωmega 😀"
    exported = run([*command, "export", "json"], environment).stdout
    assert "混合→Ωmega 😀" in exported.decode("utf-8")


def test_without_a_home_folder_questions_are_answered_and_nothing_is_kept(data: Path) -> None:
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"HOME", "LINEAGE_HOME", "XDG_DATA_HOME"}
    }
    script = (
        "import sys, pwd\n"
        f"sys.path[:0] = {sys.path!r}\n"
        "def refuse(_): raise KeyError('uid not found')\n"
        "pwd.getpwuid = refuse\n"
        "from lineage.__main__ import main\n"
        "main()\n"
    )
    command = [sys.executable, "-c", script, "--data", str(data)]
    answer = run([*command, "ancestors-of", "merge", "--format", "ids"], environment)
    assert (answer.stdout, answer.stderr) == (b"root\nleft\nright\n", b"")
    refused = run([*command, "fetch", "2401.00001"], environment)
    assert refused.returncode == 1
    assert refused.stderr == (
        b"Error: There is no home folder to keep papers in.\n"
        b"Hint: Name a folder with LINEAGE_HOME.\n"
    )


@needs_posix
def test_ctrl_c_while_the_program_is_loaded_ends_it_without_a_traceback(
    data: Path, home: Path, tmp_path: Path
) -> None:
    """The signal comes from the import of each of these modules."""
    for module in ("click", "graph.errors", "lineage.cli.options", "lineage.cli.query"):
        hook = (
            "import sys, os, signal, importlib.abc\n"
            "class Hook(importlib.abc.MetaPathFinder):\n"
            "    def find_spec(self, name, path, target=None):\n"
            f"        if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
            "sys.meta_path.insert(0, Hook())\n"
        )
        (tmp_path / "sitecustomize.py").write_text(hook, encoding="utf-8")
        paths = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
        process = subprocess.run(
            [*PROGRAM, "--data", str(data), "ancestors-of", "merge"],
            env={**os.environ, "LINEAGE_HOME": str(home), "PYTHONPATH": paths},
            capture_output=True,
            preexec_fn=heed_ctrl_c,
            check=False,
            timeout=60,
        )
        assert process.stderr.strip() == b"Aborted!", module
        assert process.returncode == 1


def test_nothing_that_takes_a_moment_is_loaded_before_ctrl_c_is_heeded() -> None:
    script = (
        f"import os, sys; sys.path[:0] = {sys.path!r}; before = set(sys.modules)\n"
        "import lineage.__main__\n"
        "print(*sorted(set(sys.modules) - before))\n"
    )
    loaded = run([sys.executable, "-I", "-S", "-c", script], os.environ).stdout.split()
    built_in = {name.encode() for name in sys.builtin_module_names}
    assert set(loaded) - built_in == {b"__future__", b"lineage", b"lineage.__main__"}


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    script = (
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        f"import sys; sys.path[:0] = {sys.path!r}; sys.argv[1:] = ['--version']\n"
        "import atexit\n"
        "atexit.register(lambda: print(signal.getsignal(signal.SIGINT).name))\n"
        "from lineage.__main__ import main; main()\n"
    )
    result = run([sys.executable, "-c", script], os.environ)
    assert result.stdout.endswith(f"{signal.SIG_IGN.name}\n".encode())


@pytest.mark.parametrize("name", ["\x1b[31mred", "\u202egpj", "\x9b31m", "\udcff"])
def test_no_name_of_a_file_steers_the_terminal(tmp_path: Path, home: Path, name: str) -> None:
    catalog = write_catalog(tmp_path / "catalog", TOY_ENTRIES)
    Path(os.fsdecode(os.fsencode(catalog / "models" / f"{name}.toml"))).write_bytes(b"")
    environment = {**os.environ, "LINEAGE_HOME": str(home)}
    for command in (["lint"], ["show", "root"], ["lint", "--format", "json"]):
        result = run([*PROGRAM, "--data", str(catalog), *command], environment)
        shown = (result.stdout + result.stderr).decode("utf-8")
        assert result.returncode == 1
        assert "Traceback" not in shown
        assert all(char.isprintable() or char == "\n" for char in shown)
    lost = run([*PROGRAM, "--data", str(tmp_path / name), "lint"], environment)
    assert lost.stderr.decode("utf-8").replace("\n", "").isprintable()
