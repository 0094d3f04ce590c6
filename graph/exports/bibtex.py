"""The papers as BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_LATEX = str.maketrans({
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
})  # fmt: skip
"""What LaTeX reads as a command. Braces are spelt out, because BibTeX counts `\\{` too."""

_PARTS_NAMES = re.compile(r",|\band\b", re.IGNORECASE)


def to_bibtex(document: Mapping[str, Any]) -> str:
    """Return the papers as BibTeX entries for a LaTeX that reads UTF-8, by arXiv id.

    The key of a paper is `arxiv:` and its id, which never changes.
    """
    return "\n".join(_write_entry(paper) for paper in document["papers"])


def _write_entry(paper: Mapping[str, Any]) -> str:
    year, *month = paper["submitted"].split("-")[:2]
    fields = {
        "author": " and ".join(_write_author(name) for name in paper["authors"]),
        "title": f"{{{paper['title'].translate(_LATEX)}}}",
        "year": year,
        "month": str(int(month[0])) if month else None,
        "eprint": paper["arxiv_id"],
        "archiveprefix": "arXiv",
        "primaryclass": paper["primary_category"],
        "url": f"https://arxiv.org/abs/{paper['arxiv_id']}",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@misc{{arxiv:{paper['arxiv_id']},", *lines, "}", ""))


def _write_author(name: str) -> str:
    """Return a name, in braces if BibTeX would take it for two names or for two parts.

    Examples:
        >>> _write_author("Jacob Devlin"), _write_author("Search and Learning Team")
        ('Jacob Devlin', '{Search and Learning Team}')
    """
    text = name.translate(_LATEX)
    return f"{{{text}}}" if _PARTS_NAMES.search(name) else text
