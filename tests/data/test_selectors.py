"""The selectors that the README shows choose something in the catalog that ships."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import lineage

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.split("## Selectors")[1].split("\n## ")[0]
CELLS = re.findall(r"^\| (`.*?`) \|", SECTION, re.MULTILINE)
SHOWN = [selector for cell in CELLS for selector in re.findall(r"`([^`]+)`", cell)]


def test_the_readme_shows_selectors() -> None:
    assert len(SHOWN) >= 30


@pytest.mark.parametrize("selector", SHOWN)
def test_a_selector_of_the_readme_chooses_models(selector: str) -> None:
    assert lineage.load().select(selector)
