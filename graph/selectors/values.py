"""Values that may stand behind a method, for those that offer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records.vocabulary import Access, Channel, Kind, Modality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.index import LineageIndex
    from graph.records.shapes import NamedTable

_TABLES: dict[str, NamedTable] = {
    "family": "families",
    "lab": "labs",
    "task": "tasks",
    "arch": "architectures",
    "uses": "techniques",
    "group": "groups",
}
_WORDS: dict[str, Sequence[str]] = {
    "modality": [*Modality, "vision"],
    "kind": list(Kind),
    "via": list(Channel),
    "support": ["supported", "disputed", "unverified"],
    "primary": ["yes", "no"],
    "catalog": ["yes", "no"],
}


def list_values(graph: LineageIndex, method: str) -> list[tuple[str, str]]:
    """Return values that a method takes, each with a name, in order; none where they are endless.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> list_values(tiny_graph(), "year")
        [('2017', '2017'), ('2018', '2018'), ('2019', '2019')]
    """
    if method in _TABLES:
        records = graph.document[_TABLES[method]]
        return sorted((record["id"], record["name"]) for record in records)
    if method == "arxiv":
        nodes = graph.models.values()
        return sorted((node.paper, node.name) for node in nodes if node.paper is not None)
    words: Sequence[str] = _WORDS.get(method, ())
    if method == "year":
        words = sorted({node.released[:4] for node in graph.models.values()})
    if method == "licence":
        names = {record["licence"]["text"] for record in graph.records.values()}
        words = [*Access, *sorted(names)]
    return [(str(word), str(word)) for word in words]
