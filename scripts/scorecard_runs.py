"""What can only be seen by doing it: checks that pass, faults found, the way of a paper."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from lineage.catalog.load import load_catalog
from lineage.catalog.rules import check_catalog
from lineage.cli.main import main
from lineage.paths import data_dir

if TYPE_CHECKING:
    from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # tests stand beside the packages

from tests.replica.papers import FakePaper  # noqa: E402
from tests.replica.server import Replica  # noqa: E402
from tests.support.catalogs import make_entry, write_catalog, write_entry  # noqa: E402

PAPER = FakePaper(
    arxiv_id="2402.90001",
    title="Hare: A Small Assistant",
    authors=("A. Nonym",),
    abstract="We fine-tune GNU-1 on recipes.",
    published="2024-02-01T18:28:55Z",
)
_ROOMS = tuple(f"{ROOT / name}{os.sep}" for name in ("graph", "lineage"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of the environment, and return what it said."""
    tool = str(Path(sys.executable).with_name(command[0]))
    return subprocess.run(
        [tool, *command[1:]], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )


def tell_layers() -> str:
    """Return how many contracts of import-linter hold."""
    found = re.search(r"Contracts: (.*)\.", run("lint-imports").stdout)
    exhaustive = (ROOT / "pyproject.toml").read_text("utf-8").count("exhaustive = true")
    return f"{found[1] if found else 'not run'}; {exhaustive} exhaustive"


def tell_complexity() -> str:
    """Return mean and maximum of McCabe's complexity, as ruff counts it."""
    limit = "lint.mccabe.max-complexity=0"
    said = run("ruff", "check", "graph", "lineage", "--select", "C901", "--config", limit,
               "--output-format", "concise").stdout  # fmt: skip
    found = [int(number) for number in re.findall(r"\((\d+) > 0\)", said)]
    return f"{sum(found) / len(found):.1f} / {max(found)}" if found else "not run"


def tell_stale() -> str:
    """Return how many generated files are out of date."""
    done = subprocess.run(
        [sys.executable, "scripts/generate.py", "--check"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return f"{len(done.stderr.splitlines())} files"


def tell_problems() -> str:
    """Return how many problems the catalog that ships has."""
    return str(len(check_catalog(load_catalog(data_dir()))))


def tell_page_checks() -> str:
    """Return what tsc and Biome say of the scripts of the page."""
    node = str(Path(sys.executable).with_name("node"))
    tools = {
        "types": ["node_modules/typescript/bin/tsc", "--project", "."],
        "format and lint": ["node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings"],
    }
    said = []
    for name, command in tools.items():
        there = (ROOT / "site" / command[0]).exists()
        done = there and subprocess.run(
            [node, *command], cwd=ROOT / "site", capture_output=True, check=False
        )
        said.append(f"{name}: {'not run' if not done else 'no' if done.returncode else 'yes'}")
    return "; ".join(said)


def tell_runs_to_mend() -> str:
    """Return how many of three faults in one file the first run of `lint` tells."""
    faults = {"released": "2017-13-01", "architecture": "cube", "labs": ["nobody"]}
    with tempfile.TemporaryDirectory() as folder:
        data = write_catalog(Path(folder, "catalog"), {"gnu-1": make_entry("GNU-1", "2020")})
        write_entry(data / "models" / "gnu-1.toml", make_entry("GNU-1", "2020") | faults)
        said = CliRunner().invoke(main, ["--data", str(data), "lint"]).output
    found = sum(re.search(rf"gnu-1\.toml: {key}", said) is not None for key in faults)
    return "1" if found == len(faults) else f"more than 1: the first tells {found} of 3"


def tell_way_of_a_paper() -> tuple[str, str]:
    """Return what is handed the id of a paper in `add`, and the files that it leaves.

    A room is a folder (or a lone module) of `graph` or `lineage`; a stay is a function in it. One
    counts if an argument is the id itself.
    """
    rooms: set[str] = set()
    stays: set[tuple[str, str]] = set()

    def watch(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(_ROOMS):
            return
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        values = [frame.f_locals.get(name) for name in names]
        if any(type(value) is str and value == PAPER.arxiv_id for value in values):
            path = Path(code.co_filename).relative_to(ROOT)
            rooms.add("/".join(path.parts[:2]))
            stays.add((path.as_posix(), code.co_qualname))

    with tempfile.TemporaryDirectory() as folder, Replica({PAPER.arxiv_id: PAPER}) as replica:
        data = write_catalog(Path(folder, "catalog"), {"gnu-1": make_entry("GNU-1", "2020")})
        before = {path for path in data.rglob("*") if path.is_file()}
        environment = {
            "LINEAGE_HOME": folder,
            "LINEAGE_ARXIV_URL": replica.url,
            "LINEAGE_ARXIV_INTERVAL": "0.01",
        }
        command = ["--data", str(data), "add", PAPER.arxiv_id, "--yes"]
        sys.setprofile(watch)
        try:
            done = CliRunner().invoke(main, command, env=environment)
        finally:
            sys.setprofile(None)
        if done.exit_code:
            return f"not run: {done.output}", "not run"
        new = [path for path in data.rglob("*") if path.is_file() and path not in before]
    left = ", ".join(sorted(f"{path.parent.name}/{path.name}" for path in new))
    return f"{len(rooms)} / {len(stays)} ({', '.join(sorted(rooms))})", f"{len(new)}: {left}"
