"""Fixtures for every test: a home of its own, no catalog chosen, small lineages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from graph.testing import tiny_graph as make_tiny_graph
from tests.support.catalogs import TOY_ENTRIES, write_catalog

if TYPE_CHECKING:
    from graph.lineage_graph import LineageGraph

settings.register_profile("any machine", deadline=None)  # a busy one may take its time
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the user's data that no other test sees."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LINEAGE_HOME", str(folder))
    monkeypatch.delenv("LINEAGE_DATA", raising=False)
    monkeypatch.delenv("LINEAGE_ARXIV_URL", raising=False)
    return folder


@pytest.fixture(scope="session")
def node() -> str:
    """The program `node`, which a package of the test group brings."""
    return str(Path(sys.executable).with_name("node"))


@pytest.fixture
def tiny_graph() -> LineageGraph:
    """Three models: transformer -> bert -> distilbert."""
    return make_tiny_graph()


@pytest.fixture
def toy_catalog(tmp_path: Path) -> Path:
    """A catalog folder of twelve made-up models, with two roots and a merge."""
    return write_catalog(tmp_path / "catalog", TOY_ENTRIES)
