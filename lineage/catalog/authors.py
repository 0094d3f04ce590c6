"""Names of authors in the snapshot that are no names, or more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.texts.authors import clean_author
from lineage.catalog.problems import Problem, show_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.catalog.records import Catalog


def check_authors(catalog: Catalog) -> Iterator[Problem]:
    """Return the authors with marks of footnotes, and those that are nothing else.

    What was fetched keeps what arXiv says; it loses the marks on its way into a snapshot.
    """
    for arxiv_id, paper in catalog.papers.items():
        file = f"papers/{arxiv_id.replace('/', '_')}.json"
        for number, name in enumerate(paper.authors):
            text = clean_author(name)
            if text != name:
                expected = f"{show_value(text)}, without marks" if text else "a name, or nothing"
                message = f"unexpected {show_value(name)}, expected {expected}"
                yield Problem(file, f"authors[{number}]", message, "authors")
