"""Pages that ours is measured beside: pyvis's own, and one of as many bytes that does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyvis.network import Network

if TYPE_CHECKING:
    from pathlib import Path


def make_pyvis_page(document: Any) -> str:
    """Return what pyvis makes of a lineage with its own settings."""
    network = Network(directed=True, cdn_resources="in_line")
    network.add_nodes([model["id"] for model in document["models"]])
    pairs = {(one["parent"], one["child"]) for one in document["derivations"]}
    network.edges = [{"from": one, "to": two, "arrows": "to"} for one, two in sorted(pairs)]
    return str(network.generate_html())


def make_plain_page(page: Path) -> str:
    """Return a page of as many bytes that is a line of text and a comment."""
    return f"<!doctype html><body><p>Plain<!--{'x' * page.stat().st_size}-->"
