"""A paper as a page shows it, and as BibTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.words import write_authors
from lineage.website.edition import Link, keep_web_address, shorten_address, to_arxiv_url

if TYPE_CHECKING:
    from lineage.website.edition import Edition

_MOST_AUTHORS = 12


class Citation(NamedTuple):
    """A paper.

    Attributes:
        title: None if there is no record of it.
        authors: The first of them, and how many more there are, in words.
        authors_note: What is amiss with the list of authors, if anything.
        arxiv: A link to its page at arXiv.
        submitted: When, in words; empty if that is not known.
        record: A link to where the record comes from, with the date in words.
        bibtex: Empty if there is no record of it.
    """

    title: str | None
    authors: str
    authors_note: str | None
    arxiv: Link
    submitted: str
    record: Link | None
    bibtex: str


def cite_paper(edition: Edition, arxiv_id: str | None) -> Citation | None:
    """Return a paper as a page shows it; None if there is no paper."""
    if arxiv_id is None:
        return None
    words = edition.words
    arxiv = Link(words["arxiv"].format(id=arxiv_id), to_arxiv_url(arxiv_id))
    paper = edition.library.papers.get(arxiv_id)
    if paper is None:
        return Citation(None, "", None, arxiv, "", None, "")
    source = "arXiv" if paper["source"] == "arxiv" else shorten_address(paper["source"])
    return Citation(
        title=paper["title"],
        authors=write_authors(
            paper["authors"],
            most=_MOST_AUTHORS,
            language=edition.language,
            others=paper["more_authors"],
        ),
        authors_note=paper["authors_note"],
        arxiv=arxiv,
        submitted=words["submitted"].format(date=paper["submitted"]),
        record=Link(
            words["record"].format(source=source, date=paper["retrieved"]),
            keep_web_address(paper["source"]),
        ),
        bibtex=edition.library.bibtex[arxiv_id],
    )
