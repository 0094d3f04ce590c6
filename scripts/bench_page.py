"""Measure the page in Chromium, beside limits measured in the same run: scripts/bench page.

The limits: what pyvis makes of the same graph by default, but for its library, which is inlined
(requests to other hosts are blocked; as it comes, it would stay blank), and a page of as many
bytes that is a line of text and a comment. Nothing is asked of a network.
"""

from __future__ import annotations

import argparse
import gzip
import re
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from graph.exports.restrict import restrict
from lineage.catalog.assemble import load_document
from lineage.paths import data_dir
from lineage.website.library import Library
from lineage.website.render import render_page
from scripts.bench_visit import (
    OURS,
    PLAIN,
    PYVIS,
    find_bad_names,
    find_named,
    measure_drag,
    measure_share,
    measure_start,
)
from scripts.chromium import launch, require_chromium
from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REAL = 700
"""The size that the goals are made for: the oldest of the catalog that ships."""

DRAGS = {2000: 20, 10_000: 60}
"""Milliseconds that a frame may take, at so many made-up models."""

FRAME = 17
PLAIN_TIMES, PYVIS_PART = 3, 8
SLOWER, SLOW_PICTURE, SLOW_ANSWER = 4, 1000, 3000
RAW, GZIPPED, BESIDE_DATA = 2_600, 1_600, 300
SHARES = (
    ((1280, 720), "", 60), ((1280, 720), "model=chatgpt", 60),
    ((390, 844), "", 70), ((390, 844), "model=chatgpt", 50),
)  # fmt: skip
"""Windows, what is selected there, and the percentage that must be picture."""


class PageBench:
    """The pages measured, and how many goals they missed.

    Attributes:
        browser: Chromium.
        folder: Where the pages are.
        rounds: How often each is opened for a time.
        missed: How many goals were missed so far.
    """

    def __init__(self, browser: Browser, folder: Path, rounds: int) -> None:
        self.browser = browser
        self.folder = folder
        self.rounds = rounds
        self.missed = 0

    def write(self, name: str, text: str) -> Path:
        """Write a page and return where it is."""
        path = self.folder / f"{name}.html"
        path.write_text(text, encoding="utf-8")
        return path

    def tell(self, what: str, measured: str, limit: str, goal: str, *, met: bool) -> None:
        """Print one line of the table."""
        self.missed += not met
        verdict = "met" if met else "MISSED"
        print(f"{what:38} {measured:>17}  {limit:44} {goal}: {verdict}", flush=True)

    def show_start(self, name: str, ours: Path, plain: Path, *, slower: int) -> float:
        """Print the time to the first picture; return the time to the first answer."""
        starts: list[tuple[float, float]] = []
        empties: list[float] = []
        for _ in range(self.rounds):
            starts.append(measure_start(self.browser, ours, OURS, slower=slower))
            empties.append(measure_start(self.browser, plain, PLAIN, slower=slower)[0])
        picture, answer = map(statistics.median, zip(*starts, strict=True))
        empty = statistics.median(empties)
        goal = PLAIN_TIMES * empty if slower == 1 else SLOW_PICTURE
        self.tell(
            f"first picture, {name}", f"{picture:,.0f} ms",
            f"as many bytes without script {empty:,.0f} ms",
            f"at most {goal:,.0f} ms", met=picture <= goal,
        )  # fmt: skip
        return float(answer)

    def show_answer(self, name: str, answer: float, peer: str, goal: float) -> None:
        """Print the time to the first answer."""
        self.tell(
            f"first answer, {name}", f"{answer:,.0f} ms", peer,
            f"at most {goal:,.0f} ms", met=answer <= goal,
        )  # fmt: skip

    def show_drag(self, name: str, ours: Path, plain: Path, most: float) -> None:
        """Print the 95th percentile of a drag's frames; none has to beat an empty page's."""
        drags: list[tuple[float, float]] = []
        empties: list[float] = []
        for _ in range(self.rounds):
            drags.append(measure_drag(self.browser, ours, OURS, "#stage canvas"))
            empties.append(measure_drag(self.browser, plain, PLAIN, "body")[0])
        frame, work = map(statistics.median, zip(*drags, strict=True))
        empty = statistics.median(empties)
        self.tell(
            f"frame of a drag, p95, {name}", f"{frame:.1f} ms",
            f"an empty page {empty:.1f} ms; our work {work:.1f} ms",
            f"at most {max(most, empty):.1f} ms", met=frame <= max(most, empty),
        )  # fmt: skip

    def show_bytes(self, name: str, ours: Path) -> None:
        """Print how large the page is."""
        text = ours.read_text(encoding="utf-8")
        found = re.search(r'id="lineage-data"[^>]*>([^<]*)<', text)
        packed = len(found[1]) / 1000 if found else 0.0
        raw, gzipped = len(text.encode()) / 1000, len(gzip.compress(text.encode())) / 1000
        limit = f"packed data + {BESIDE_DATA} KB: {packed + BESIDE_DATA:,.0f} KB"
        self.tell(f"size, {name}", f"{raw:,.0f} KB", limit, f"at most {RAW:,} KB", met=raw <= RAW)
        self.tell(
            f"size gzipped, {name}", f"{gzipped:,.0f} KB", limit, f"at most {GZIPPED:,} KB",
            met=gzipped <= GZIPPED,
        )  # fmt: skip

    def show_names(self, document: Any, ours: Path) -> None:
        """Print what is named when the page opens, and which names overlap or are cut."""
        named = find_named(self.browser, ours, (1440, 900))
        families = {model["family"] for model in document["models"]}
        milestones = {model["id"] for model in document["models"] if model["milestone"]}
        for what, all_ids, key in (
            ("families", families, "family"),
            ("milestones", milestones, "model"),
        ):
            count = len(all_ids & named[key])
            self.tell(
                f"{what} named, 1440 x 900", f"{count:,}", f"{what} {len(all_ids):,}", "all",
                met=count == len(all_ids),
            )  # fmt: skip
        seen, bad = find_bad_names(self.browser, ours)
        self.tell(
            "names that overlap or are cut", f"{len(bad):,}", f"texts {seen:,}", "0", met=not bad
        )
        for line in bad[:10]:
            print(f"    {line}")

    def show_shares(self, ours: Path) -> None:
        """Print how much of a window is picture."""
        for size, fragment, least in SHARES:
            share = 100 * measure_share(self.browser, ours, fragment, size)
            self.tell(
                f"picture, {size[0]} x {size[1]}{', selection' if fragment else ''}",
                f"{share:.0f} %", "the window 100 %", f"at least {least} %", met=share >= least,
            )  # fmt: skip


def make_pyvis_page(document: Any) -> str:
    """Return what pyvis makes of a lineage with its own settings."""
    network = Network(directed=True, cdn_resources="in_line")
    network.add_nodes([model["id"] for model in document["models"]])
    pairs = {(one["parent"], one["child"]) for one in document["derivations"]}
    network.edges = [{"from": one, "to": two, "arrows": "to"} for one, two in sorted(pairs)]
    return str(network.generate_html())


def make_plain_page(page: Path) -> str:
    """Return a page of as many bytes that is a line of text and a comment."""
    return f"<!doctype html><body><p>Plain<!--{'x' * page.stat().st_size}-->"


def show_all(bench: PageBench) -> None:
    """Print every figure beside its limit and goal."""
    shipped = load_document(data_dir())
    oldest = sorted(shipped["models"], key=lambda model: (model["released"], model["id"]))
    documents = {
        f"{REAL} models": restrict(shipped, [model["id"] for model in oldest[:REAL]]),
        f"{len(oldest):,} models": shipped,
    }
    print(f"{'what':38} {'measured':>17}  {'beside, in the same run':44} goal")
    for name, document in documents.items():
        ours = bench.write(name, render_page(Library(document)))
        plain = bench.write("plain", make_plain_page(ours))
        answer = bench.show_start(name, ours, plain, slower=1)
        if len(document["models"]) == REAL:  # at more it takes a minute
            pyvis = bench.write("pyvis", make_pyvis_page(document))
            peer = measure_start(bench.browser, pyvis, PYVIS)[1]
            bench.show_answer(name, answer, f"pyvis's own page {peer:,.0f} ms", peer / PYVIS_PART)
        slow = f"{name}, {SLOWER} x slower"
        slow_answer = bench.show_start(slow, ours, plain, slower=SLOWER)
        bench.show_answer(slow, slow_answer, f"at full speed {answer:,.0f} ms", SLOW_ANSWER)
        bench.show_drag(name, ours, plain, FRAME)
        bench.show_bytes(name, ours)
    for count, goal in DRAGS.items():
        ours = bench.write(str(count), render_page(Library(make_synthetic_document(count))))
        plain = bench.write("plain", make_plain_page(ours))
        bench.show_drag(f"{count:,} made up", ours, plain, goal)
    ours = bench.folder / f"{len(oldest):,} models.html"
    bench.show_names(shipped, ours)
    bench.show_shares(ours)


def read_rounds() -> int:
    """Return how often the command line wants each page opened."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench page",
        description="Measure the page in Chromium, beside pyvis and a page without script.",
        epilog="The table names each goal. Exit status 1 if one is missed.",
    )
    rounds = "how often each page is opened for a time (default: %(default)s)"
    parser.add_argument("rounds", metavar="ROUNDS", type=int, nargs="?", default=5, help=rounds)
    return int(parser.parse_args().rounds)


def main() -> int:
    """Measure everything; exit 1 if a goal is missed."""
    rounds = read_rounds()
    chromium = require_chromium()
    with tempfile.TemporaryDirectory() as folder, launch(chromium) as browser:
        bench = PageBench(browser, Path(folder), rounds)
        show_all(bench)
    return 1 if bench.missed else 0


if __name__ == "__main__":
    sys.exit(main())
