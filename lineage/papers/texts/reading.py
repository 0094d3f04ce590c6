"""The text of a paper on arXiv: its HTML, else its source, else its PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import LineageError
from lineage.papers.texts.archives import open_source
from lineage.papers.texts.html import decode, read_html
from lineage.papers.texts.pdf import read_pdf
from lineage.papers.texts.tex import read_tex
from lineage.papers.texts.text import NoticeError, Text, UnreadableTextError, cut_references
from lineage.papers.web.answers import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lineage.papers.web.fetching import Fetcher
    from lineage.papers.web.store import Page

_VERSION = re.compile(r"v(\d{1,3})$")
_PRINTED = re.compile(rb"arXiv:\s*[\w./-]{5,30}?v(\d{1,3})")
_TAIL = 1_000
_SHORTEST = 400
"""Characters of the shortest text: less is an error page or a notice of withdrawal."""


class FetchedText(NamedTuple):
    """The text of a paper, and what was read of it.

    Attributes:
        text: Without references and acknowledgements.
        form: `html`, `source` or `pdf`.
        version: Of the paper, if it is known.
        digest: SHA-256 of what the server sent.
        fetched: Day and time.
    """

    text: Text
    form: str
    version: str
    digest: str
    fetched: str


class NoTextError(LineageError):
    """A paper whose text cannot be had.

    Attributes:
        reachable: Whether the server answered at all.
    """

    def __init__(self, arxiv_id: str, reasons: list[str], *, reachable: bool) -> None:
        self.reachable = reachable
        super().__init__(
            f"No text of arXiv {arxiv_id}: {'; '.join(reasons)}.",
            hint="Try again later, or read the paper at arXiv.",
        )


def list_addresses(arxiv_id: str) -> tuple[tuple[str, str], ...]:
    """Return form and address of everything that may hold the text, in the order of asking."""
    return (
        ("html", f"https://arxiv.org/html/{arxiv_id}"),
        ("source", f"https://export.arxiv.org/e-print/{arxiv_id}"),
        ("pdf", f"https://export.arxiv.org/pdf/{arxiv_id}"),
    )


def fetch_text(fetcher: Fetcher, arxiv_id: str) -> FetchedText:
    """Return the text of a paper, by its id with or without a version.

    Raises:
        NoTextError: None of its forms can be had and read; it says why of each.
    """
    reasons: list[str] = []
    reachable = False
    for form, address in list_addresses(arxiv_id):
        try:
            page = fetcher.get(address, fixed=_VERSION.search(arxiv_id) is not None)
            reachable = True
            text = _read(form, page)
        except RefusedError as error:
            reasons.append(f"{form}: {error}")
            break
        except NoticeError as error:
            fetcher.forget(address)
            reasons.append(f"{form}: {error}")
        except (UnreachableError, UnreadableTextError) as error:
            reasons.append(f"{form}: {error}")
        else:
            version = _find_version(arxiv_id, page)
            return FetchedText(cut_references(text), form, version, page.digest, page.fetched)
    raise NoTextError(arxiv_id, reasons, reachable=reachable)


def _read(form: str, page: Page) -> Text:
    if page.status != 200:  # noqa: PLR2004
        message = f"it is not there ({page.status})"
        raise UnreadableTextError(message)
    text = _READERS[form](page)
    if len(text.whole) < _SHORTEST or not text.sections:
        message = "it holds no text of a paper"
        raise NoticeError(message)
    return text


def _read_page(page: Page) -> Text:
    if b"</html>" not in page.body[-_TAIL:].lower():
        message = "it breaks off"
        raise NoticeError(message)
    return read_html(decode(page.body, page.content_type))


def _read_source(page: Page) -> Text:
    if page.body.lstrip()[:1] == b"<":
        message = "it is a page, and no source"
        raise NoticeError(message)
    source = open_source(page.body)
    return read_pdf(source.pdf) if source.pdf else read_tex(source.files)


def _read_pdf(page: Page) -> Text:
    if not page.body.startswith(b"%PDF-"):
        message = "it is no PDF"
        raise NoticeError(message)
    return read_pdf(page.body)


_READERS: dict[str, Callable[[Page], Text]] = {
    "html": _read_page,
    "source": _read_source,
    "pdf": _read_pdf,
}


def _find_version(arxiv_id: str, page: Page) -> str:
    for found in _list_versions(arxiv_id, page):
        return f"v{found}"
    return ""


def _list_versions(arxiv_id: str, page: Page) -> Iterator[str]:
    for place in (arxiv_id, page.final):
        if found := _VERSION.search(place):
            yield found[1]
    if printed := _PRINTED.search(page.body[:200_000]):
        yield printed[1].decode()
