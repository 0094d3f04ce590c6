"""What stands on the stage of an open page, as `window.lineage.drawn()` lists it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from tests.support.pages import wait_for_frame

if TYPE_CHECKING:
    from playwright.sync_api import Page

SHARE = """(() => {
  const {width, height} = document.getElementById('graph').getBoundingClientRect();
  return (width * height) / (innerWidth * innerHeight);
})()"""
"""The share of the window that is picture, 0 to 1."""


def read_drawn(page: Page, what: str = "") -> list[dict[str, Any]]:
    """Return what stands on the stage, once it stands still."""
    wait_for_frame(page)
    drawn: list[dict[str, Any]] = page.evaluate("lineage.drawn()")
    return [one for one in drawn if not what or one["what"] == what]


def find_overlaps(drawn: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the texts that cover each other by half a pixel or more."""
    return [
        (one["text"], other["text"])
        for one, other in combinations(drawn, 2)
        if one["x"] < other["x"] + other["width"] - 0.5
        and other["x"] < one["x"] + one["width"] - 0.5
        and one["y"] < other["y"] + other["height"] - 0.5
        and other["y"] < one["y"] + one["height"] - 0.5
    ]
