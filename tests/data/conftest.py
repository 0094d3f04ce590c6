"""The catalog that ships, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.lineage_graph import LineageGraph
from lineage.catalog.load import load_catalog
from lineage.paths import data_dir

if TYPE_CHECKING:
    from lineage.catalog.records import Catalog


@pytest.fixture(scope="session")
def shipped() -> Catalog:
    """The catalog that ships, as typed records."""
    return load_catalog(data_dir())


@pytest.fixture(scope="session")
def document(shipped_document: Any) -> Any:
    """The document of the catalog that ships, with the snapshot's papers."""
    return shipped_document


@pytest.fixture(scope="session")
def graph(document: Any) -> LineageGraph:
    """The graph of the catalog that ships."""
    return LineageGraph.from_document(document)
