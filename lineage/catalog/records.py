"""Everything that a catalog folder says, once it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.records.references import Concept, Group, Lab, Paper, Source
    from lineage.catalog.entry import Entry
    from lineage.catalog.problems import Problem
    from lineage.catalog.receipts import Names, PackageReceipts
    from lineage.catalog.verified import Verified


@dataclass
class Catalog:
    """Everything that a catalog folder says, by id.

    Attributes:
        models: The entries.
        concepts: Families, tasks, techniques and architectures, by the name of their file.
        groups: Groups of families; a catalog may come without any.
        labs: The organisations.
        sources: What evidence points into.
        papers: The snapshot of bibliographic records, by arXiv id.
        receipts: What machines read in packages, by the name of the generated file.
        implementations: Which model an implementation is of, where names differ, by that name.
        verified: What the last look at each receipt found, by its key.
        tables: The entries as TOML gives them, those too that are no valid records.
        ids: Ids of all entries, those too that cannot be read.
        names: What each vocabulary file defines, or None if it cannot be read.
        problems: What could not be read.
    """

    models: dict[str, Entry] = field(default_factory=dict)
    concepts: dict[str, dict[str, Concept]] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    labs: dict[str, Lab] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    receipts: dict[str, PackageReceipts] = field(default_factory=dict)
    implementations: dict[str, Names] = field(default_factory=dict)
    verified: dict[str, Verified] = field(default_factory=dict)
    tables: dict[str, dict[str, object]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    names: dict[str, set[str] | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
