"""A paper as a page shows it, and as BibTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lineage.website.edition import Link, keep_web_address, shorten_address, to_arxiv_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lineage.website.edition import Edition

_MOST_AUTHORS = 12

_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_",
})  # fmt: skip
"""What LaTeX reads as a command. Braces are spelt out, because BibTeX counts `\\{` too."""

_PARTS_NAMES = re.compile(r",|\band\b", re.IGNORECASE)


@dataclass(frozen=True)
class Citation:
    """A paper.

    Attributes:
        title: None if there is no record of it.
        authors: The first of them.
        more_authors: How many more there are, in words; empty if none.
        authors_note: What is amiss with the list of authors, if anything.
        arxiv: A link to its page at arXiv.
        submitted: When, in words; empty if that is not known.
        record: A link to where the record comes from, with the date in words.
        bibtex: Empty if there is no record of it.
    """

    title: str | None
    authors: str
    more_authors: str
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
        return Citation(None, "", "", None, arxiv, "", None, "")
    more = len(paper["authors"]) - _MOST_AUTHORS
    source = "arXiv" if paper["source"] == "arxiv" else shorten_address(paper["source"])
    return Citation(
        title=paper["title"],
        authors=", ".join(paper["authors"][:_MOST_AUTHORS]),
        more_authors=words["more_authors"].format(n=more) if more > 0 else "",
        authors_note=paper["authors_note"],
        arxiv=arxiv,
        submitted=words["submitted"].format(date=paper["submitted"]),
        record=Link(
            words["record"].format(source=source, date=paper["retrieved"]),
            keep_web_address(paper["source"]),
        ),
        bibtex=write_bibtex(paper),
    )


def write_bibtex(paper: Mapping[str, Any]) -> str:
    """Return a BibTeX entry for a LaTeX that reads UTF-8; its key never changes."""
    year, *month = paper["submitted"].split("-")[:2]
    fields = {
        "author": " and ".join(_write_author(name) for name in paper["authors"]),
        "title": f"{{{paper['title'].translate(_LATEX)}}}",
        "year": year,
        "month": str(int(month[0])) if month else None,
        "eprint": paper["arxiv_id"],
        "archiveprefix": "arXiv",
        "primaryclass": paper["primary_category"],
        "url": to_arxiv_url(paper["arxiv_id"]),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@misc{{arxiv:{paper['arxiv_id']},", *lines, "}", ""))


def _write_author(name: str) -> str:
    """Return a name, in braces if BibTeX would take it for two names or for two parts."""
    text = name.translate(_LATEX)
    return f"{{{text}}}" if _PARTS_NAMES.search(name) else text
