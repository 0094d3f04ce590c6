"""Measure what users wait for, each beside a limit measured in the same run.

Run as `scripts/bench`; `--help` tells its options and goals. First the goals: commands are started
in turn with their limits, and what counts is the median of the round-by-round ratios of processor
time, or, where cores share the work, of the time that passes: machines differ and are busy, ratios
less so. Then how time and memory grow with the lineage, beside plain networkx. Without
`--full` the made-up catalogs end at 10,000 files, so that it takes a few minutes. Exit status 1
if a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.bench_measure import Spent, spend

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
LINEAGE = str(Path(PYTHON).with_name("lineage"))
INSIDE = [PYTHON, str(ROOT / "scripts" / "bench_inside.py")]
MADE_UP = [PYTHON, str(ROOT / "scripts" / "made_up.py")]
INSTALL = [
    PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
    "--no-build-isolation", "--target",
]  # fmt: skip
CLICK = [PYTHON, "-c", "import click"]
PARSE = """
import pathlib, tomllib
for path in sorted(pathlib.Path({!r}).glob("**/*.toml")):
    tomllib.loads(path.read_text(encoding="utf-8"))
"""
SIZES = (1_000, 10_000, 100_000)
LARGEST_QUICK = 10_000
_CLICK = "import click"
GOALS = {
    "query, installed": (_CLICK, 1.25),
    "query, checkout": (_CLICK, 1.45),
    "query, 600 models": (_CLICK, 1.4),
    "lineage --help": (_CLICK, 1.25),
    "lint, 600 files": ("tomllib.load of each", 2.5),
    "build, shipped catalog, to wait": ("parse + import pyvis", 2.5),
    "build, shipped catalog, all cores": ("parse + import pyvis", 4.2),
    "descendants of the hub, 100,000": ("nx.descendants, bare ids", 0.75),
    "common ancestors, 100,000": ("nx.lowest_common_ancestor", 0.01),
    "crossings of the layout, 600": ("families by age", 0.85),
    "time of the layout, 600": ("json.dumps of the document", 10),
    "second build, 600, writes no file": ("making the same texts", 1.5),
}
"""What is measured, what it is compared with, and how many times as much it may take."""


class Bench:
    """One run: where made-up catalogs are, how many rounds, and the goals that were missed."""

    def __init__(self, folder: Path, *, rounds: int, full: bool) -> None:
        self.folder = folder
        self.rounds = rounds
        self.full = full
        self.missed = 0

    def make_catalog(self, count: int) -> Path:
        """Return a made-up catalog of so many models."""
        catalog = self.folder / str(count)
        if not catalog.exists():
            spend([*MADE_UP, str(count), str(catalog)])
        return catalog

    def query(self, count: int) -> list[str]:
        """Return the command that asks for the ancestors of the youngest made-up model."""
        catalog = self.make_catalog(count)
        (youngest,) = (catalog / "models").glob(f"*-{count - 1}.toml")
        return [LINEAGE, "ancestors-of", youngest.stem, "--data", str(catalog)]

    def install(self) -> str:
        """Return a folder in which the project is installed as users install it, from a wheel."""
        installed = str(self.folder / "installed")
        spend([*INSTALL, installed, str(ROOT)])
        return installed

    def race(self, name: str, ours: list[str], limit: list[str], **variables: str) -> None:
        """Start a command and its limit in turn, and print how their processor times compare."""
        pairs = self.measure(ours, limit, **variables)
        self.tell(name, [(one.cpu, other.cpu) for one, other in pairs])

    def race_build(self, ours: list[str], limit: list[str]) -> None:
        """Start a build and its limit in turn, and print how long one waits, and what it costs."""
        pairs = self.measure(ours, limit)
        name = "build, shipped catalog"
        self.tell(f"{name}, to wait", [(one.wall, other.wall) for one, other in pairs])
        self.tell(f"{name}, all cores", [(one.cpu, other.cpu) for one, other in pairs])

    def measure(
        self, ours: list[str], limit: list[str], **variables: str
    ) -> list[tuple[Spent, Spent]]:
        """Start a command and its limit in turn, and return what they spent in each round."""
        for command in (ours, limit):
            spend(command, **variables)
        return [(spend(ours, **variables), spend(limit, **variables)) for _ in range(self.rounds)]

    def race_inside(self, name: str, task: list[str]) -> None:
        """Run a task of `bench_inside`, and print how the two it measures compare."""
        lines = spend([*INSIDE, *task]).output.splitlines()
        self.tell(name, [json.loads(line) for line in lines])

    def tell(self, name: str, pairs: list[tuple[float, float]]) -> None:
        """Print one line of the table of goals."""
        what, goal = GOALS[name]
        ratio = statistics.median(ours / limit for ours, limit in pairs)
        ours, limit = (statistics.median(column) for column in zip(*pairs, strict=True))
        unit = 1 if isinstance(pairs[0][0], int) else 1000
        verdict = "met" if ratio <= goal else "MISSED"
        self.missed += verdict == "MISSED"
        print(
            f"{name:35} {ours * unit:9,.1f}  {what:29} {limit * unit:9,.1f}  {ratio:9.3g}  "
            f"at most {goal:g}: {verdict}",
            flush=True,
        )


def show_goals(bench: Bench) -> None:
    """Print every goal beside its limit."""
    print(f"{'what, time in ms':35} {'':9}  {'limit':29} {'':9}  {'ratio':>9}  goal")
    small = bench.make_catalog(600)
    question = ["ancestors-of", "chatgpt"]
    dist = str(bench.folder / "dist")
    parse, parse_shipped = PARSE.format(str(small)), PARSE.format(str(ROOT / "lineage" / "data"))
    build = [LINEAGE, "build", "--out", dist]
    pyvis = [PYTHON, "-c", f"{parse_shipped}\nimport pyvis.network"]
    installed = bench.install()
    command = [PYTHON, f"{installed}/bin/lineage"]
    bench.race("query, installed", [*command, *question], CLICK, PYTHONPATH=installed)
    bench.race("query, checkout", [LINEAGE, *question], CLICK)
    bench.race("query, 600 models", bench.query(600), CLICK)
    bench.race("lineage --help", [LINEAGE, "--help"], CLICK)
    lint = [LINEAGE, "lint", "--data", str(small)]
    bench.race("lint, 600 files", lint, [PYTHON, "-c", parse])
    bench.race_build(build, pyvis)
    inside = bench.race_inside
    inside("descendants of the hub, 100,000", ["reachable", "100000"])
    inside("common ancestors, 100,000", ["common", "100000"])
    inside("crossings of the layout, 600", ["crossings", "600"])
    inside("time of the layout, 600", ["layout", "600"])
    inside("second build, 600, writes no file", ["build", "600"])


def show_growth(bench: Bench) -> None:
    """Print time and memory of commands at each size, beside plain networkx."""
    print(
        f"\n{'models':>7}  {'command':31} {'s':>8} {'cpu s':>8} {'MB':>7} {'cpu ms a model':>15}"
    )
    first: dict[str, float] = {}
    os.environ["LINEAGE_HOME"] = str(bench.folder / "growth")  # where no query has made a cache
    for count in SIZES:
        if count > LARGEST_QUICK and not bench.full:
            print(f"{count:7,}  not measured; --full does")
            continue
        catalog = str(bench.make_catalog(count))
        query = bench.query(count)
        networkx = [*INSIDE, "networkx", catalog, query[2]]
        build = [LINEAGE, "build", "--data", catalog, "--out", str(bench.folder / f"d{count}")]
        commands = {
            "load (first query, makes cache)": query,
            "query (warm cache)": query,
            "tomllib + networkx, same query": networkx,
            "lint": [LINEAGE, "lint", "--data", catalog],
            "build": build,
        }
        for name, command in commands.items():
            if name == "query (warm cache)":
                spend(command)  # files of a moment ago are read once more before they are believed
            spent = spend(command)
            each = spent.cpu / count * 1000
            show_spent(count, name, spent, each, each / first.setdefault(name, each))


def show_spent(count: int, name: str, spent: Spent, each: float, growth: float) -> None:
    """Print one line of the table of growth; a cost per model may grow 1.5 times."""
    grown = f"{each:9.3f} ({growth:.2f})"
    line = f"{count:7,}  {name:31} {spent.wall:8.2f} {spent.cpu:8.2f} {spent.megabytes:7.0f}"
    print(f"{line} {grown:>15}{'' if growth <= 1.5 else ' MISSED: at most 1.5'}", flush=True)  # noqa: PLR2004


def read_options() -> argparse.Namespace:
    """Return what was asked for on the command line."""
    goals = [f"  {name:35} at most {goal:g} x {what}" for name, (what, goal) in GOALS.items()]
    parser = argparse.ArgumentParser(
        prog="scripts/bench",
        description="Measure what users wait for, beside limits measured in the same run.",
        epilog="\n".join([
            "goals, in processor time (exit status 1 if one is missed):", *goals, "",
            "other measurements, each with a --help of its own:",
            "  scripts/bench page       the page in Chromium, its times, bytes and names",
            "  scripts/bench suggest    how well parents are suggested",
            "  scripts/bench hub        a table of 3,000,000 models of the Hub",
        ]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    rounds = "how often each command is started (default: %(default)s)"
    parser.add_argument("rounds", metavar="ROUNDS", type=int, nargs="?", default=11, help=rounds)
    full = "catalogs of 100,000 files, too: that takes many minutes"
    parser.add_argument("--full", action="store_true", help=full)
    return parser.parse_args()


def main() -> int:
    """Run everything; exit 1 if a goal is missed."""
    options = read_options()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LINEAGE_HOME": f"{folder}/home", "PYTHONHASHSEED": "0"}
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        bench = Bench(Path(folder), rounds=options.rounds, full=options.full)
        show_goals(bench)
        show_growth(bench)
    return 1 if bench.missed else 0


if __name__ == "__main__":
    sys.exit(main())
