"""Measure what users wait for, each beside a limit measured in the same run.

Run as `scripts/bench [ROUNDS]`. Prints medians in milliseconds, and the median of the
round-by-round ratios, which is what counts: machines differ, ratios less so.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
LINEAGE = str(Path(PYTHON).with_name("lineage"))
PARSE = f"""
import pathlib, tomllib
for path in sorted(pathlib.Path({str(ROOT)!r}).glob("lineage/data/**/*.toml")):
    tomllib.loads(path.read_text(encoding="utf-8"))
"""


class Contest(NamedTuple):
    """A command, the limit it is held against, and how many times the limit it may take."""

    name: str
    command: list[str]
    limit_name: str
    limit: list[str]
    at_most: float


def list_contests(out: str) -> list[Contest]:
    """Return what is measured."""
    import_click = [PYTHON, "-c", "import click"]
    query = [LINEAGE, "ancestors-of", "chatgpt"]
    parse_and_pyvis = [PYTHON, "-c", f"{PARSE}\nimport pyvis.network"]
    build = [LINEAGE, "build", "--out", out]
    return [
        Contest("query, warm cache", query, "import click", import_click, 1.5),
        Contest("lineage --help", [LINEAGE, "--help"], "import click", import_click, 1.25),
        Contest("lineage build", build, "parse + import pyvis", parse_and_pyvis, 3.0),
    ]


def measure(command: list[str]) -> float:
    """Return the wall time of a command in seconds."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    """Run every contest and print the table; exit 1 if a goal is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    missed = 0
    print(f"{'what':20} {'ms':>6}  {'limit':22} {'ms':>6}  {'ratio':>5}  goal")
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HOME": folder, "XDG_DATA_HOME": folder}
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        for contest in list_contests(f"{folder}/dist"):
            measure(contest.command)
            measure(contest.limit)
            pairs = [(measure(contest.command), measure(contest.limit)) for _ in range(rounds)]
            ratio = statistics.median(ours / limit for ours, limit in pairs)
            ours, limit = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
            verdict = "met" if ratio <= contest.at_most else "MISSED"
            missed += verdict == "MISSED"
            print(
                f"{contest.name:20} {ours:6.0f}  {contest.limit_name:22} {limit:6.0f}  "
                f"{ratio:5.2f}  at most {contest.at_most}: {verdict}"
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
