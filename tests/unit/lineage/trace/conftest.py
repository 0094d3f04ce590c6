"""A made-up catalog whose models have repositories, and the Hub on this computer."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from graph.lineage_graph import LineageGraph
from lineage.catalog.assemble import load_document
from lineage.trace.hub import open_hub
from lineage.trace.tracing import Limits, find_trace
from tests.replica.hub import CALM, HubReplica
from tests.support.catalogs import HUB_ENTRIES, write_catalog

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from graph.tracing.trace import Trace
    from lineage.trace.wire import HubManners
    from tests.replica.hub import Repository


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No token, and no Hub unless a test starts one."""
    for name in ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")


@pytest.fixture(scope="session")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root, two models with repositories of their own, and one without."""
    return write_catalog(tmp_path_factory.mktemp("catalog"), HUB_ENTRIES)


@pytest.fixture(scope="session")
def graph(catalog: Path) -> LineageGraph:
    """The graph of the made-up catalog."""
    return LineageGraph.from_document(load_document(catalog))


class Tracing(Protocol):
    """Traces a subject through the made-up catalog."""

    def __call__(
        self, subject: str | Path, manners: HubManners = CALM, **limits: Any
    ) -> Trace: ...


@pytest.fixture
def trace(graph: LineageGraph, catalog: Path) -> Tracing:
    """Trace a subject through the made-up catalog."""

    def find(subject: str | Path, manners: HubManners = CALM, **limits: Any) -> Trace:
        chosen = Limits(**limits)
        hub = open_hub(offline=chosen.offline, manners=manners)
        return find_trace(graph, catalog, str(subject), chosen, hub=hub)

    return find


class Hubs(Protocol):
    """Starts the Hub with repositories."""

    def __call__(self, repositories: Mapping[str, Repository]) -> HubReplica: ...


@pytest.fixture
def start_hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hubs]:
    """Start the Hub with repositories."""
    with ExitStack() as running:

        def start(repositories: Mapping[str, Repository]) -> HubReplica:
            replica = running.enter_context(HubReplica(repositories))
            monkeypatch.setenv("HF_ENDPOINT", replica.url)
            return replica

        yield start
