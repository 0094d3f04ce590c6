"""The selectors that the documents show choose something in the catalog that ships."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import lineage

PAGE = (Path(__file__).parents[2] / "docs" / "selectors.md").read_text(encoding="utf-8")
CELLS = re.findall(r"^\| (`.*?`) \|", PAGE, re.MULTILINE)
SHOWN = [selector for cell in CELLS for selector in re.findall(r"`([^`]+)`", cell)]


def test_the_documents_show_selectors() -> None:
    assert len(SHOWN) >= 30


@pytest.mark.parametrize("selector", SHOWN)
def test_a_selector_of_the_documents_chooses_models(selector: str) -> None:
    assert lineage.load().select(selector)
