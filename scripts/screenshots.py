"""Photograph the built page, without a network: scripts/screenshots [OUT_DIR].

Without OUT_DIR only the pictures of the README are taken, into `.github/images`. With it, every
view in every theme, language and width goes there, to be looked at one by one.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lineage.catalog.assemble import load_document
from lineage.paths import data_dir
from lineage.website.write import write_site
from scripts.chromium import launch, require_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
STATES = {
    "timeline": "",
    "timeline-bert": "&model=bert",
    "search": "&q=family%3Allama%2B",
    "size": "&view=size",
    "tree": "&view=tree",
    "tree-flamingo": "&view=tree&model=flamingo",
    "table": "&view=table",
    "compare": "&model=gpt-3&compare=opt",
    "path": "&model=chatgpt&path=bert",
    "tour": "&tour=6",
}
"""The states of the page that every theme, language and width is looked at in."""


class Shot(NamedTuple):
    """One picture: its name, width and height in CSS pixels, theme, and state of the page."""

    name: str
    width: int
    height: int
    theme: str
    fragment: str


README = [Shot("timeline", 1440, 900, "light", "#model=bert")]


def list_all() -> Iterator[Shot]:
    """Yield a picture of each state in each theme, language and width."""
    sizes = ((1440, 900), (390, 844))
    for (name, state), theme, lang, size in product(
        STATES.items(), ("light", "dark"), ("en", "zh"), sizes
    ):
        yield Shot(f"{name}-{theme}-{lang}-{size[0]}", *size, theme, f"#lang={lang}{state}")


def take(browser: Browser, shot: Shot, index: Path, out: Path) -> None:
    """Take one picture of the page."""
    options: dict[str, Any] = {
        "viewport": {"width": shot.width, "height": shot.height},
        "color_scheme": shot.theme,
        "reduced_motion": "reduce",
        "offline": True,
    }
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.goto(index.as_uri() + shot.fragment)
        page.evaluate("window.lineage.ready")
        page.wait_for_timeout(300)
        page.screenshot(path=out / f"{shot.name}.png")
    print(out / f"{shot.name}.png")


def main() -> int:
    """Build the page aside and photograph it."""
    out, shots = ROOT / ".github" / "images", README
    if len(sys.argv) > 1:
        out, shots = Path(sys.argv[1]), list(list_all())
    chromium = require_chromium()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, launch(chromium) as browser:
        write_site(load_document(data_dir()), Path(folder))
        for shot in shots:
            take(browser, shot, Path(folder) / "index.html", out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
