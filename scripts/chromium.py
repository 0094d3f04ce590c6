"""Chromium for scripts and for tests: found on PATH, and run without a window."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Return the path of Chromium, or of a browser like it; None if there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def require_chromium() -> str:
    """Return the path of Chromium; without it the program ends with a word and status 1."""
    path = find_chromium()
    if path is None:
        sys.exit("Error: no Chromium. Hint: run scripts/install-chromium.")
    return path


@contextmanager
def launch(path: str) -> Iterator[Browser]:
    """Run Chromium until the `with` statement ends."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()
