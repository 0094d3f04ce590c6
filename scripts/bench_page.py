"""Measure the page in Chromium, beside limits measured in the same run: scripts/bench page.

The limits: what pyvis makes of the same graph by default, but for its library, which is inlined
(requests to other hosts are blocked; as it comes, it would stay blank), and a page of as many
bytes that is a line of text and a comment. Nothing is asked of a network.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from graph.exports.restrict import restrict
from lineage.catalog.assemble import load_document
from lineage.paths import data_dir
from scripts.bench_drag import SLACK
from scripts.bench_table import SLOWER, PageBench
from scripts.chromium import launch, require_chromium
from tests.support.synthetic import make_synthetic_document

REAL = 700
"""The size that the goals are made for: the oldest of the catalog that ships."""

FRAME = 17
"""Milliseconds that a frame of a drag may take, at 700 models and at all of the catalog."""

MADE_UP, LARGE = {2000: 20, 10_000: 60}, 5000
"""The same at so many made-up models, of which large pages are only dragged."""


def show_all(bench: PageBench) -> None:
    """Print every figure beside its limit and goal."""
    shipped = load_document(data_dir())
    oldest = sorted(shipped["models"], key=lambda model: (model["released"], model["id"]))
    ids = [model["id"] for model in oldest[:REAL]]
    print(f"{'what':42} {'measured':>9}  {'beside, in the same run':46} goal")
    for document in (restrict(shipped, ids), shipped):
        name = f"{len(document['models']):,} models"
        ours, plain = bench.write_pages(name, document)
        bench.show_starts(name, ours, plain, document if len(document["models"]) == REAL else None)
        bench.show_drag(name, ours, plain, FRAME)
        bench.show_bytes(name, ours)
    whole = bench.folder / f"{len(oldest):,} models.html"
    bench.show_names(shipped, whole)
    bench.show_shares(whole)
    for count, most in MADE_UP.items():
        name = f"{count:,} made up"
        ours, plain = bench.write_pages(name, make_synthetic_document(count))
        if count < LARGE:
            bench.show_starts(name, ours, plain)
        bench.show_drag(name, ours, plain, most)


def read_rounds() -> int:
    """Return how often the command line wants each page opened."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench page",
        description="Measure the page in Chromium, beside pyvis and a page without script.",
        epilog=f"""The table names each goal. Exit status 1 if one is missed.

Times of a start: "first picture" is the first contentful paint, "first answer" when
the page answers to what people do; "{SLOWER} x slower" is Chromium's own brake.

A drag goes 640 pixels and back, twice, 16 in a frame. Frames are those of the browser:
one that was not ready is missing, and the share of those is "late". Whether they come in
time is a matter of the machine, too: without a graphics processor, or where others work,
an empty page of as many bytes that does nothing may miss the goal. Where it does, the
line says so, and ours may take {SLACK:g} times as long as its frames. What does not depend on
that is on the next line: the time of our own scripts in a frame, at most half a frame,
and beside it all that the page's thread does for one.""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
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
