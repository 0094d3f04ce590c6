"""The selectors that the documents show choose something in the catalog that ships."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from graph.lineage_graph import LineageGraph

PAGE = (Path(__file__).parents[2] / "docs" / "selectors.md").read_text(encoding="utf-8")
CELLS = re.findall(r"^\| (`.*?`) \|", PAGE, re.MULTILINE)
SHOWN = [selector for cell in CELLS for selector in re.findall(r"`([^`]+)`", cell)]


def test_the_documents_show_selectors() -> None:
    assert len(SHOWN) >= 30


@pytest.mark.parametrize("selector", SHOWN)
def test_a_selector_of_the_documents_chooses_models(selector: str, graph: LineageGraph) -> None:
    assert graph.select(selector)
