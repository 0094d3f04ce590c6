"""Fixtures for every test: a home of its own, no catalog chosen, small lineages."""

from __future__ import annotations

import os
import shutil
import sysconfig
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock
from hypothesis import settings

from graph.testing import tiny_graph as make_tiny_graph
from lineage.catalog.assemble import load_document
from lineage.catalog.cache import open_graph
from lineage.paths import data_dir
from lineage.website import write_site
from tests.support.catalogs import TOY_ENTRIES, write_catalog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.lineage_graph import LineageGraph

settings.register_profile("any machine", deadline=None)  # a busy one may take its time
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A folder for the user's data that no other test sees, gone when the test ends.

    A compiled catalog takes megabytes: thousands of homes that stay would fill a disk.
    """
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LINEAGE_HOME", str(folder))
    monkeypatch.delenv("LINEAGE_DATA", raising=False)
    monkeypatch.delenv("LINEAGE_ARXIV_URL", raising=False)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def make_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make a folder that all processes of this run share: the first that asks for it makes it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def make(name: str, fill: Callable[[Path], object]) -> Path:
        folder, lock = shared / f"shared-{name}", FileLock(shared / f"shared-{name}.lock")
        with lock:
            if not folder.exists():
                half = shared / f"half-{name}"
                half.mkdir()
                fill(half)
                half.rename(folder)
        return folder

    return make


@pytest.fixture(scope="session")
def shipped_document(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The document of the catalog that ships, with the snapshot's papers: nobody may change it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINEAGE_HOME", str(tmp_path_factory.mktemp("empty-home")))
        patch.delenv("LINEAGE_DATA", raising=False)
        return load_document(data_dir())


@pytest.fixture(scope="session")
def shipped_site(make_once: Callable[..., Path], shipped_document: Any) -> Path:
    """The folder of the site of the catalog that ships, made once in a run."""
    return make_once("site", lambda folder: write_site(shipped_document, folder))


@pytest.fixture(scope="session")
def shipped_cache(make_once: Callable[..., Path]) -> Path:
    """A home in which the catalog that ships is compiled, made once in a run."""

    def fill(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LINEAGE_HOME", str(folder))
            patch.delenv("LINEAGE_DATA", raising=False)
            open_graph(data_dir())

    return make_once("cache", fill) / "cache"


@pytest.fixture
def warm_home(home: Path, shipped_cache: Path) -> Path:
    """A home whose user has asked the catalog that ships before: it is not compiled again."""
    shutil.copytree(shipped_cache, home / "cache")
    return home


@pytest.fixture(scope="session")
def node() -> str:
    """The program `node`, which a package of the test group brings."""
    found = shutil.which("node", path=sysconfig.get_path("scripts"))
    assert found is not None
    return found


@pytest.fixture
def tiny_graph() -> LineageGraph:
    """Three models: transformer -> bert -> distilbert."""
    return make_tiny_graph()


@pytest.fixture
def toy_catalog(tmp_path: Path) -> Path:
    """A catalog folder of twelve made-up models, with two roots and a merge."""
    return write_catalog(tmp_path / "catalog", TOY_ENTRIES)
