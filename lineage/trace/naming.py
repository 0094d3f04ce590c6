"""Which model of the catalog a checkpoint is, or is built like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.catalog.package_names import Namer, list_named
from lineage.catalog.receipts import load_receipts
from lineage.trace.headers import ARCHITECTURE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.index import LineageIndex
    from graph.tracing.trace import TraceEvidence


class Match(NamedTuple):
    """A model of the catalog that a checkpoint leads to.

    Attributes:
        model_id: The model.
        place: What says so.
    """

    model_id: str
    place: TraceEvidence


class Finder:
    """Finds models by the repositories that hold them, and by the names of architectures."""

    def __init__(self, graph: LineageIndex, folder: Path) -> None:
        """Take the models of a graph, and what machines read beside its catalog in `folder`."""
        records = [graph.records[model_id] for model_id in graph.models]
        self._namer = Namer(list_named(records), *load_receipts(folder))
        self._ids = set(graph.models)
        self._repositories: dict[str, str] = {}
        self._bare: dict[str, set[str]] = {}
        for record in records:
            for hub_id in record["hub"]:
                owner, _, name = hub_id.casefold().partition("/")
                self._repositories.setdefault(f"{owner}/{name}", record["id"])
                self._bare.setdefault(name, set()).add(record["id"])

    def find_repository(self, hub_id: str) -> str | None:
        """Return the model that a repository holds, as the catalog lists it.

        A name without its owner, as the first repositories of the Hub had, is that of the one
        model which has a repository of that name.
        """
        key = hub_id.casefold()
        if "/" in key:
            return self._repositories.get(key)
        found = self._bare.get(key, set())
        return next(iter(found)) if len(found) == 1 else None

    def find_release(self, hub_id: str) -> str | None:
        """Return the model that a repository seems to hold: its owner's, of that name but size."""
        found = self.find_repository(hub_id)
        return found or (self._namer.find_repository(hub_id) if "/" in hub_id else None)

    def find_type(self, types: Sequence[tuple[str, TraceEvidence]]) -> Match | None:
        """Return the model that a checkpoint is built like, by the first name that tells."""
        for name, place in types:
            for source in ("runtimes", "transformers") if place.locator == ARCHITECTURE else (
                "transformers", "runtimes",
            ):  # fmt: skip
                found = self._namer.find(source, name.replace("/", "-"))
                if found in self._ids:
                    return Match(str(found), place)
        return None
