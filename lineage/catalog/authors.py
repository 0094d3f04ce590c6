"""Names of authors in the snapshot that are no names, or more than that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.texts.authors import clean_author
from lineage.catalog.problems import Problem, show_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.catalog.records import Catalog


_NO_NAME = re.compile(r"[\[\]]|https?:|: |^others$|\band others?\b|\bet al\b", re.IGNORECASE)
_FEWEST_WORDS = 3
"""Of a title, before one looks for them in it: people may be called like two words of one."""


def check_authors(catalog: Catalog) -> Iterator[Problem]:
    """Yield the authors with marks of footnotes, and those that are no names at all.

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
            elif _NO_NAME.search(name) or _is_of_title(name, paper.title):
                message = f"unexpected {show_value(name)}, expected a name and nothing else"
                yield Problem(file, f"authors[{number}]", message, "authors")


def _is_of_title(name: str, title: str) -> bool:
    """Tell whether what should be a name is a part of the title: lists are split at commas."""
    return len(name.split()) >= _FEWEST_WORDS and name.casefold() in title.casefold()
