"""The table of the page: each figure, what it is measured beside, and whether the goal is met."""

from __future__ import annotations

import gzip
import re
import statistics
from typing import TYPE_CHECKING, Any

from lineage.website.library import Library
from lineage.website.render import render_page
from scripts.bench_drag import judge_frame, measure_drag, take_medians
from scripts.bench_peers import make_plain_page, make_pyvis_page
from scripts.bench_visit import (
    OURS,
    PLAIN,
    PYVIS,
    find_bad_names,
    find_named,
    measure_share,
    measure_start,
)

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

OWN_PART = 2
"""Half of a frame at most is the page's own script: the rest is the browser's, to paint it."""

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

    def write_pages(self, name: str, document: Any) -> tuple[Path, Path]:
        """Write our page of a document, and one of as many bytes; return where they are."""
        ours = self.write(name, render_page(Library(document)))
        return ours, self.write("plain", make_plain_page(ours))

    def tell(self, what: str, measured: str, limit: str, goal: str, *, met: bool) -> None:
        """Print one line of the table."""
        self.missed += not met
        verdict = "met" if met else "MISSED"
        print(f"{what:42} {measured:>9}  {limit:46} {goal}: {verdict}", flush=True)

    def show_starts(self, name: str, ours: Path, plain: Path, peer: Any = None) -> None:
        """Print the times of a start at full speed and slower.

        Args:
            name: What is opened.
            ours: The page.
            plain: One of as many bytes that does nothing.
            peer: The document that pyvis shows beside it, if any; of more models it takes minutes.
        """
        answer = self.show_picture(name, ours, plain, slower=1)
        if peer is not None:
            own = self.write("pyvis", make_pyvis_page(peer))
            theirs = measure_start(self.browser, own, PYVIS)[1]
            beside = f"pyvis's own page {theirs:,.0f} ms"
            self.show_answer(name, answer, beside, theirs / PYVIS_PART)
        slow = f"{name}, {SLOWER} x slower"
        slow_answer = self.show_picture(slow, ours, plain, slower=SLOWER)
        self.show_answer(slow, slow_answer, f"at full speed {answer:,.0f} ms", SLOW_ANSWER)

    def show_picture(self, name: str, ours: Path, plain: Path, *, slower: int) -> float:
        """Print the time to the first picture; return that to the first answer."""
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

    def show_answer(self, name: str, answer: float, beside: str, goal: float) -> None:
        """Print the time to the first answer."""
        self.tell(
            f"first answer, {name}", f"{answer:,.0f} ms", beside,
            f"at most {goal:,.0f} ms", met=answer <= goal,
        )  # fmt: skip

    def show_drag(self, name: str, ours: Path, plain: Path, most: float) -> None:
        """Print the 95th percentiles of a drag's frames, and of the script's work in them."""
        pairs = [
            (
                measure_drag(self.browser, ours, OURS, "#stage canvas"),
                measure_drag(self.browser, plain, PLAIN, "body"),
            )
            for _ in range(self.rounds)
        ]
        drag, empty = (take_medians(list(column)) for column in zip(*pairs, strict=True))
        goal, met = judge_frame(drag.frame, empty=empty.frame, most=most)
        self.tell(
            f"frame of a drag, p95, {name}", f"{drag.frame:.1f} ms",
            f"an empty page {empty.frame:.1f} ms; late {drag.late:.1%}, there {empty.late:.1%}",
            goal, met=met,
        )  # fmt: skip
        self.tell(
            f"script in such a frame, p95, {name}", f"{drag.script:.1f} ms",
            f"all that its thread does, mean {drag.main:.1f} ms",
            f"at most {most / OWN_PART:g} ms", met=drag.script <= most / OWN_PART,
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
