"""The lineage of Transformer models: a sourced, typed graph, its queries and its page.

Examples:
    >>> import lineage
    >>> g = lineage.load()
    >>> [relative.id for relative in g.ancestors_of("gpt-2")]
    ['transformer', 'gpt']
"""

from __future__ import annotations

TYPE_CHECKING = False  # of `typing`, which takes long to load: Ctrl-C is not heeded before

if TYPE_CHECKING:
    from pathlib import Path

    from graph.lineage_graph import LineageGraph

__version__ = "0.2.0.dev0"

__all__ = ["__version__", "load"]


def load(data: str | Path | None = None) -> LineageGraph:
    """Return the graph of a catalog folder, compiled or from the cache.

    Args:
        data: The catalog folder; by default `LINEAGE_DATA`, else the catalog that ships.

    Raises:
        LineageError: The folder is missing, or the catalog in it has problems.
    """
    from lineage.catalog.cache import open_graph  # keeps `import lineage` instant
    from lineage.folders import find_data

    return open_graph(find_data(data))
