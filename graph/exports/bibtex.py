"""The papers as BibTeX."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graph.texts.authors import clean_authors, split_author
from graph.texts.tex import to_tex, to_title
from graph.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.records.shapes import Document, PaperRecord


_OTHERS = re.compile(r"(?:and )?others|et al\.?", re.IGNORECASE)

_SMALL_TO_BIBTEX = re.compile(r"[^A-Za-z]*[a-z]")
"""A given name that BibTeX takes for a `von`: it sees the small `u` of `Łukasz` first."""


def to_bibtex(document: Document) -> str:
    """Return the papers as BibTeX entries for a LaTeX that reads UTF-8, by arXiv id.

    The key of a paper is `arxiv:` and its id, which never changes.
    """
    return "\n".join(map(write_entry, document["papers"]))


def write_entry(paper: PaperRecord) -> str:
    """Return one paper as a BibTeX entry."""
    year, *month = paper["submitted"].split("-")[:2]
    fields = {
        "author": _brace(write_bibtex_authors(_list_authors(paper))),
        "title": _brace(to_title(paper["title"])),
        "year": _brace(year),
        "month": read_words()["tex"]["months"][int(month[0]) - 1] if month else None,
        "eprint": _brace(paper["arxiv_id"]),
        "archiveprefix": _brace("arXiv"),
        "primaryclass": _brace(paper["primary_category"]),
        "url": _brace(f"https://arxiv.org/abs/{paper['arxiv_id']}"),
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    return "\n".join((f"@misc{{arxiv:{paper['arxiv_id']},", *lines, "}", ""))


def _list_authors(paper: PaperRecord) -> list[str]:
    """Return the authors; `others` stands for those whom the record leaves out."""
    return [*paper["authors"], *(["others"] if paper["more_authors"] else [])]


def _brace(text: str | None) -> str | None:
    return f"{{{text}}}" if text else None


def write_bibtex_authors(names: Iterable[str]) -> str:
    """Return authors as BibTeX parts them; what is no name at all is left out.

    Examples:
        >>> write_bibtex_authors(["BigScience Workshop", ":", "Teven Le Scao", "Hal Daumé III"])
        '{BigScience Workshop} and Le Scao, Teven and Daumé, III, Hal'
    """
    return " and ".join(map(write_author, clean_authors(list(names))))


@cache  # many have written several papers
def write_author(name: str) -> str:
    """Return a name: of a group in braces, of a person as BibTeX will part it rightly.

    Examples:
        >>> write_author("Jacob Devlin"), write_author("Search and Learning Team")
        ('Jacob Devlin', '{Search and Learning Team}')
    """
    if _OTHERS.fullmatch(name):
        return "others"
    person = split_author(name)
    if person is None:
        return f"{{{to_tex(name, groups=False)}}}"
    first, last, suffix = (to_tex(part, groups=False) for part in person)
    if suffix:
        return f"{last}, {suffix}, {first}" if first else f"{last}, {suffix}"
    is_plain = " " not in last or last[0].islower()
    if is_plain and not any(map(_SMALL_TO_BIBTEX.match, first.split())):
        return f"{first} {last}" if first else last
    return f"{last}, {first}"
