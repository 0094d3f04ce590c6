"""Invented papers, and feeds of them in the shape in which arXiv answers in 2026."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.replica.query import Request

_AUTHORS = ("Łukasz Ziółko", "Anna Q. Invented", "Jean-Luc d'Aucun", "王小明", "O. Brien")


@dataclass(frozen=True)
class FakePaper:
    """A paper that exists only here; `version` is the current one."""

    arxiv_id: str
    title: str
    authors: tuple[str, ...]
    abstract: str
    published: str = "2024-01-02T03:04:05Z"
    updated: str = "2024-02-03T04:05:06Z"
    version: int = 2
    category: str = "cs.CL"
    comment: str = ""
    doi: str = ""
    journal_ref: str = ""


def make_papers(count: int) -> dict[str, FakePaper]:
    """Return `count` papers by id; every seventh has an id of the old kind."""
    papers = (_make_paper(number) for number in range(count))
    return {paper.arxiv_id: paper for paper in papers}


def _make_paper(number: int) -> FakePaper:
    old = number % 7 == 6
    return FakePaper(
        arxiv_id=f"cs/{9_900_000 + number:07d}" if old else f"2401.{10_000 + number}",
        title=f"Invented Paper {number}:\n  on $\\omega$-models & <script>alert(1)</script>",
        authors=_AUTHORS[: number % len(_AUTHORS) + 1],
        abstract=f"  We invent paper {number}.\nIt builds on nothing at all, and $a < b$.\n",
        comment="3 pages,\n 1 figure" if number % 3 == 0 else "",
        doi="10.1000/invented" if number % 5 == 0 else "",
        journal_ref="J. Inv. 1 (2024) 1-3" if number % 5 == 0 else "",
    )


def withdraw(paper: FakePaper) -> FakePaper:
    """Return the paper as it looks once its authors took it back."""
    return replace(paper, comment="This paper has been withdrawn by the authors", version=3)


def render_entry(paper: FakePaper) -> str:
    """Return one entry, its elements in arXiv's order."""
    versioned = f"{paper.arxiv_id}v{paper.version}"
    lines = [
        "<entry>",
        f"<id>http://arxiv.org/abs/{versioned}</id>",
        f"<title>{escape(paper.title)}</title>",
        f"<updated>{paper.updated}</updated>",
        f'<link href="https://arxiv.org/abs/{versioned}" rel="alternate" type="text/html"/>',
        f'<link href="https://arxiv.org/pdf/{versioned}" rel="related" title="pdf"/>',
        f"<summary>{escape(paper.abstract)}</summary>",
        f'<category term="{paper.category}" scheme="http://arxiv.org/schemas/atom"/>',
        f"<published>{paper.published}</published>",
    ]
    if paper.comment:
        lines.append(f"<arxiv:comment>{escape(paper.comment)}</arxiv:comment>")
    lines.append(f'<arxiv:primary_category term="{paper.category}"/>')
    if paper.journal_ref:
        lines.append(f"<arxiv:journal_ref>{escape(paper.journal_ref)}</arxiv:journal_ref>")
    lines += [f"<author>\n<name>{escape(author)}</name>\n</author>" for author in paper.authors]
    if paper.doi:
        lines.append(f"<arxiv:doi>{paper.doi}</arxiv:doi>")
        lines.append(f'<link href="https://doi.org/{paper.doi}" rel="related" title="doi"/>')
    return "\n".join([*lines, "</entry>"])


def render_feed(entries: Iterable[str], request: Request | None, *, total: object) -> str:
    """Return the feed of an answer; without a request, that of an error."""
    query = str(request or "")
    size, start = (request.size, request.start) if request else (1, 0)
    name = base64.b64encode(hashlib.sha1(query.encode(), usedforsecurity=False).digest()).decode()
    head = f"""<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"\
 xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
<id>https://arxiv.org/api/{name[:27]}</id>
<title>arXiv Query: {escape(query)}</title>
<updated>2026-11-22T12:00:00Z</updated>
<link href="https://arxiv.org/api/query?{quote(query)}" type="application/atom+xml"/>
<opensearch:itemsPerPage>{size}</opensearch:itemsPerPage>
<opensearch:totalResults>{total}</opensearch:totalResults>
<opensearch:startIndex>{start}</opensearch:startIndex>"""
    return "\n".join([head, *entries, "</feed>\n"])


def render_error(message: str) -> str:
    """Return the feed with which arXiv reports an error."""
    entry = f"""<entry>
<id>https://arxiv.org/api/errors#{message.replace(" ", "_")}</id>
<title>Error</title>
<updated>2026-11-22T12:00:00Z</updated>
<link href="https://arxiv.org/api/errors" rel="alternate" type="text/html"/>
<summary>{escape(message)}</summary>
<author><name>arXiv api core</name></author>
</entry>"""
    return render_feed([entry], None, total=1)
