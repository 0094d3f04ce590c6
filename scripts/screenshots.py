"""Take the pictures of the README from the built page: scripts/screenshots [OUT_DIR]."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from lineage.assemble import load_document
from lineage.paths import data_dir
from lineage.website.write import write_site

ROOT = Path(__file__).resolve().parent.parent
SHOTS = (("timeline", 1440, 900, "light", "#model=bert"),)
"""Name, width and height in CSS pixels, colour scheme, and state of the page."""


def main() -> int:
    """Build the page aside and photograph it without a network."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".github" / "images"
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("Error: no Chromium. Hint: run scripts/install-chromium.", file=sys.stderr)
        return 1
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_site(load_document(data_dir()), Path(folder))
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        for name, width, height, scheme, state in SHOTS:
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme=scheme,  # type: ignore[arg-type]
                reduced_motion="reduce",
            )
            page.goto((Path(folder) / "index.html").as_uri() + state)
            page.evaluate("window.lineage.ready")
            page.wait_for_timeout(300)
            page.screenshot(path=out / f"{name}.png")
            print(out / f"{name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
