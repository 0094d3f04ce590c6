"""A paper as it was read, beside the catalog that it may go into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.adding.facts import find_facts
from lineage.suggest.mentions import NameFinder

if TYPE_CHECKING:
    from graph.lineage_graph import LineageGraph
    from lineage.adding.facts import Facts
    from lineage.catalog.records import Catalog
    from lineage.papers.record import FetchedPaper
    from lineage.papers.texts.reading import FetchedText
    from lineage.suggest.suggestion import Suggestion


@dataclass(frozen=True)
class PaperReading:
    """A paper, and what the catalog makes of it.

    Attributes:
        arxiv_id: Its id.
        record: What arXiv says of it.
        text: Its full text, if that was asked for.
        suggestion: Which models it seems to extend.
        catalog: The catalog, without problems.
        graph: Its graph.
    """

    arxiv_id: str
    record: FetchedPaper
    text: FetchedText | None
    suggestion: Suggestion
    catalog: Catalog
    graph: LineageGraph

    def find_facts(self, name: str) -> Facts:
        """Return what the paper tells of its own model, which has a name."""
        return find_facts(
            self.record,
            self.text.text if self.text else None,
            name=name,
            catalog=self.catalog,
            finder=NameFinder(self.graph.models.values()),
        )
