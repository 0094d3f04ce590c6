"""Photograph a card of each family into a built site, without a network: scripts/cards SITE_DIR.

A card is what others show beside a link to the page of a family or of one of its models: they
read PNG, 1200 x 630, and no SVG. One for each family is enough to see what a link is about, and
takes half a minute; one for each model would take ten, and 100 MB. A build makes none, so that it
needs no browser: the workflow that publishes the site does.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.chromium import launch, require_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZE = {"width": 1000, "height": 525}
SCALE = 1.2
"""Names are a fifth larger than on the page: a card is shown small."""


def list_families(site: Path) -> list[str]:
    """Return the ids of the families that have models, in order."""
    index = json.loads((site / "models.json").read_text(encoding="utf-8"))
    return sorted({model["family"] for model in index["models"]})


def take(page: Page, family: str, path: Path) -> None:
    """Photograph one family, with its headline below."""
    page.evaluate("(family) => { location.hash = `embed=1&q=family:${family}`; }", family)
    page.evaluate("document.getElementById('zoom').hidden = true")
    page.wait_for_timeout(100)
    page.screenshot(path=path)


def photograph(browser: Browser, site: Path) -> list[Path]:
    """Photograph all families of a site into its folder `cards`; returns the files, in order."""
    cards = site / "cards"
    cards.mkdir(exist_ok=True)
    options: dict[str, Any] = {
        "viewport": SIZE,
        "device_scale_factor": SCALE,
        "color_scheme": "light",
        "reduced_motion": "reduce",
        "offline": True,
    }
    paths = {family: cards / f"{family}.png" for family in list_families(site)}
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.goto(f"{(site / 'index.html').as_uri()}#embed=1")
        page.evaluate("window.lineage.ready")
        for family, path in paths.items():
            take(page, family, path)
    return list(paths.values())


def main() -> int:
    """Photograph all families of the site that is named."""
    if len(sys.argv) != 2:  # noqa: PLR2004  the program and the folder
        print("Usage: scripts/cards SITE_DIR", file=sys.stderr)
        return 2
    site = Path(sys.argv[1]).resolve()
    chromium = require_chromium()
    with launch(chromium) as browser:
        paths = photograph(browser, site)
    print(f"{len(paths)} cards in {site / 'cards'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
