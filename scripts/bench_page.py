"""Measure the page of large made-up catalogs in Chromium: scripts/bench page [ROUNDS].

Beside it, in the same run: what pyvis makes of the same graph by default, but for its library,
which is inlined (requests to other hosts are blocked; as it comes, it would stay blank), and an
empty page with as many bytes. Prints medians in milliseconds.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from playwright.sync_api import sync_playwright
from pyvis.network import Network

from lineage.website.render import render_page
from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OPEN = """async (ready) => {
  while (!eval(ready)) await new Promise((done) => setTimeout(done, 5));
  if (window.lineage) await window.lineage.ready;
  await new Promise(requestAnimationFrame);
  return performance.now();
}"""
PAN = """async (selector) => {
  const stage = document.querySelector(selector);
  const box = stage.getBoundingClientRect();
  let [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const fire = (type) => stage.dispatchEvent(new PointerEvent(type, {
    bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true,
    buttons: type === 'pointerup' ? 0 : 1, button: type === 'pointermove' ? -1 : 0,
    clientX: x, clientY: y,
  }));
  fire('pointerdown');
  const frames = [];
  let last = performance.now();
  for (let step = 0; step < 40; step += 1) {
    x += step % 40 < 20 ? -6 : 6;
    y += step % 40 < 20 ? -2 : 2;
    fire('pointermove');
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  fire('pointerup');
  return frames.slice(5);
}"""
PYVIS_READY = "document.querySelector('#mynetwork canvas') !== null"


class Goal(NamedTuple):
    """What a page of some size may take.

    Attributes:
        models: How many models.
        ready, pan: Milliseconds until the first complete picture, and for a frame of a drag.
        size, gzipped: Bytes; 0: no limit.
    """

    models: int
    ready: float
    pan: float
    size: int
    gzipped: int


GOALS = (Goal(600, 1000, 20, 1_600_000, 500_000), Goal(5000, 3000, 60, 0, 0))


def make_pyvis_page(document: Any) -> str:
    """Return what pyvis makes of a lineage with its own settings."""
    network = Network(directed=True, cdn_resources="in_line")
    network.add_nodes([model["id"] for model in document["models"]])
    pairs = {(one["parent"], one["child"]) for one in document["derivations"]}
    network.edges = [{"from": one, "to": two, "arrows": "to"} for one, two in sorted(pairs)]
    return str(network.generate_html())


def open_page(browser: Browser, path: Path, ready: str) -> tuple[Page, float]:
    """Open a page without a network, and return it with the time to its first picture."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.route("http*://**", lambda route: route.abort())
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_load_state("domcontentloaded")
    return page, float(page.evaluate(OPEN, ready))


def measure(browser: Browser, path: Path, ready: str, canvas: str) -> tuple[float, float]:
    """Return the time to the first picture, and the median frame of a drag."""
    page, shown = open_page(browser, path, ready)
    frames = page.evaluate(PAN, canvas) if canvas else [0.0]
    page.context.close()
    return shown, statistics.median(frames)


def compare(browser: Browser, folder: Path, goal: Goal, rounds: int) -> int:
    """Measure one size, print it beside its limits, and return how many goals are missed."""
    document = make_synthetic_document(goal.models)
    text = render_page(document)
    contests = {
        "our page": (text, "window.lineage", "#stage canvas"),
        "pyvis by default": (make_pyvis_page(document), PYVIS_READY, "#mynetwork canvas"),
        "empty page": (f"<!doctype html><!--{'x' * len(text.encode())}-->", "true", ""),
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in contests}
    for name, (content, _, _) in contests.items():
        (folder / f"{name}.html").write_text(content, encoding="utf-8")
    for number in range(rounds):
        for name, (_, ready, canvas) in contests.items():
            path = folder / f"{name}.html"
            slow = name.startswith("pyvis")
            if not slow or (number == 0 and goal.models <= GOALS[0].models):
                times[name].append(measure(browser, path, ready, canvas))
    return report(goal, text, times)


def report(goal: Goal, text: str, times: dict[str, list[tuple[float, float]]]) -> int:
    """Print medians and verdicts; return how many goals are missed."""
    size, gzipped = len(text.encode()), len(gzip.compress(text.encode()))
    print(f"{goal.models} models: {size / 1000:.0f} KB, {gzipped / 1000:.0f} KB gzipped")
    medians = {}
    for name, rounds in times.items():
        if not rounds:
            print(f"  {name:18} not measured: takes minutes at this size")
            continue
        medians[name] = [statistics.median(column) for column in zip(*rounds, strict=True)]
        print(
            f"  {name:18} first picture {medians[name][0]:6.0f} ms, drag {medians[name][1]:6.1f}"
        )
    ours = medians["our page"]
    for name, (first, pan) in medians.items():
        if name != "our page":
            ratio = f", drag {ours[1] / pan:.2f}" if pan else ""
            print(f"  ours / {name}: first picture {ours[0] / first:.2f}{ratio}")
    checks = {
        "first picture": ours[0] <= goal.ready,
        "drag": ours[1] <= goal.pan,
        "size": not goal.size or (size < goal.size and gzipped < goal.gzipped),
    }
    print(
        "  " + ", ".join(f"{name}: {'met' if met else 'MISSED'}" for name, met in checks.items())
    )
    return sum(not met for met in checks.values())


def read_rounds() -> int:
    """Return how often the command line wants each page opened."""
    goals = [f"{goal.models:,} models: first picture {goal.ready} ms, drag {goal.pan} ms a frame"
             for goal in GOALS]  # fmt: skip
    parser = argparse.ArgumentParser(
        prog="scripts/bench page",
        description="Measure the page of large made-up catalogs in Chromium, beside pyvis.",
        epilog=f"Goals, at most: {'; '.join(goals)}. Exit status 1 if one is missed.",
    )
    rounds = "how often each page is opened (default: %(default)s)"
    parser.add_argument("rounds", metavar="ROUNDS", type=int, nargs="?", default=5, help=rounds)
    return int(parser.parse_args().rounds)


def main() -> int:
    """Measure every size; exit 1 if a goal is missed."""
    rounds = read_rounds()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("Error: no Chromium. Hint: run scripts/install-chromium.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        missed = sum(compare(browser, Path(folder), goal, rounds) for goal in GOALS)
        browser.close()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
