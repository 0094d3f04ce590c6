"""The fixtures of the client's own tests: a hasty client, a store, and what a sound run keeps."""

from __future__ import annotations

from tests.unit.lineage.papers.conftest import fetch, healthy, papers, store

__all__ = ["fetch", "healthy", "papers", "store"]
