"""Receipts in papers, repositories, cards and pages: fetched, read, judged."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.errors import LineageError
from graph.hub_ids import HUB
from lineage.catalog.locators import LocatorError, parse_locator
from lineage.catalog.verified import ReceiptVerdict
from lineage.papers.texts.html import decode, read_html
from lineage.papers.texts.pdf import read_pdf
from lineage.papers.texts.reading import NoTextError, fetch_text, list_addresses
from lineage.papers.texts.text import Text, UnreadableTextError, cut_references
from lineage.papers.web.answers import UnreachableError
from lineage.verify.addresses import Address, find_address
from lineage.verify.judging import judge
from lineage.verify.markup import read_markdown, read_restructured
from lineage.verify.plain import read_page_source, read_plain
from lineage.verify.receipts import CheckedReceipt

if TYPE_CHECKING:
    from lineage.catalog.locators import Locator
    from lineage.catalog.records import Catalog
    from lineage.catalog.verified import CatalogReceipt
    from lineage.papers.web.fetching import Fetcher
    from lineage.verify.names import CatalogNames

_PICTURES = frozenset({"catalog-figure"})
"""Sources of the catalog that are drawn."""

_FEW = 100
"""Letters of a page that programs fill in later."""


class GoneError(Exception):
    """A page that its server no longer has."""


class PageVerifier:
    """Looks receipts up in what servers send; each text is read once."""

    def __init__(self, catalog: Catalog, finder: CatalogNames, fetcher: Fetcher) -> None:
        """Take the catalog, what knows its names, and who asks servers."""
        self._catalog = catalog
        self._finder = finder
        self._fetcher = fetcher
        self._read: dict[str, tuple[Text, str, str] | Exception] = {}

    def verify(self, receipt: CatalogReceipt) -> CheckedReceipt:
        """Return what is found at the place of a receipt."""
        if receipt.source in _PICTURES:
            return CheckedReceipt(
                receipt, ReceiptVerdict.NOT_CHECKABLE, "a picture is for people to look at"
            )
        try:
            locator = parse_locator(receipt.locator)
        except LocatorError:
            return CheckedReceipt(
                receipt, ReceiptVerdict.NOT_CHECKABLE, "the locator names no place"
            )
        address = find_address(self._catalog, receipt.source, locator)
        try:
            return self._judge(receipt, locator, address)
        except GoneError:
            gone = ReceiptVerdict.ABSENT if address.cited else ReceiptVerdict.UNREACHABLE
            return CheckedReceipt(receipt, gone, f"{address.url} is not there any more")
        except (UnreachableError, NoTextError) as error:
            return CheckedReceipt(receipt, ReceiptVerdict.UNREACHABLE, str(error))
        except UnreadableTextError as error:
            return CheckedReceipt(receipt, ReceiptVerdict.NOT_CHECKABLE, str(error))

    def _judge(
        self, receipt: CatalogReceipt, locator: Locator, address: Address
    ) -> CheckedReceipt:
        text, digest, version = self._get(address)
        judgement = judge(text, locator, self._wanted(receipt), self._finder)
        empty = address.form == "html" and len(text.whole) < _FEW
        if empty and judgement.verdict in {ReceiptVerdict.ABSENT, ReceiptVerdict.MOVED}:
            found = "the page shows its text to browsers only"
            return CheckedReceipt(receipt, ReceiptVerdict.NOT_CHECKABLE, found, digest, version)
        return CheckedReceipt(receipt, judgement.verdict, judgement.found, digest, version)

    def find_url(self, receipt: CatalogReceipt) -> str:
        """Return the address of a receipt's text; nothing if its locator names no place."""
        try:
            locator = parse_locator(receipt.locator)
        except LocatorError:
            return ""
        drawn = receipt.source in _PICTURES
        return "" if drawn else find_address(self._catalog, receipt.source, locator).url

    def find_host(self, receipt: CatalogReceipt) -> str:
        """Return the server that must be asked for a receipt; nothing if its text is kept."""
        url = self.find_url(receipt)
        if url.startswith("arxiv:"):
            addresses = [address for _, address in list_addresses(url.removeprefix("arxiv:"))]
            return "" if any(map(self._fetcher.is_kept, addresses)) else "arxiv.org"
        return "" if not url or self._fetcher.is_kept(url) else urlsplit(url).hostname or ""

    def ask_ahead(self, receipt: CatalogReceipt) -> None:
        """Read the text of a receipt whose locator names a place; what fails is named later."""
        locator = parse_locator(receipt.locator)
        with contextlib.suppress(GoneError, LineageError, UnreadableTextError):
            self._get(find_address(self._catalog, receipt.source, locator))

    def _get(self, address: Address) -> tuple[Text, str, str]:
        known = self._read.get(address.url)
        if known is None:
            try:
                known = self._fetch(address)
            except (GoneError, LineageError, UnreadableTextError) as error:
                known = error
            self._read[address.url] = known
        if isinstance(known, Exception):
            raise known
        return known

    def _fetch(self, address: Address) -> tuple[Text, str, str]:
        if address.form == "arxiv":
            paper = fetch_text(self._fetcher, address.url.removeprefix("arxiv:"))
            return paper.text, paper.digest, paper.version
        page = self._fetcher.get(address.url, fixed=address.fixed)
        if page.status != 200:  # noqa: PLR2004
            raise GoneError
        if address.form == "pdf" or page.body.startswith(b"%PDF-"):
            text = cut_references(read_pdf(page.body))
        else:
            source = decode(page.body, page.content_type)
            text = _READERS[address.form](source)
        return text, page.digest, ""

    def _wanted(self, receipt: CatalogReceipt) -> tuple[str, ...]:
        """Return which names will do: the child's where the source is the parent's; or none."""
        if not receipt.parent:
            return ()
        parent = self._catalog.models.get(receipt.parent)
        if parent is None:
            return (receipt.parent,)
        own = {f"arxiv:{parent.paper}", *map(str, parent.links)}
        own |= {f"{HUB}/{name}" for name in parent.hub}
        child = self._catalog.models[receipt.child]
        of_child = {f"arxiv:{child.paper}", *map(str, child.links)}
        paper = receipt.source.startswith("arxiv:")
        source = re.sub(r"v\d+$", "", receipt.source) if paper else receipt.source
        theirs = any(source == one or source.startswith(f"{one}/") for one in own - of_child)
        return (receipt.parent, receipt.child) if theirs else (receipt.parent,)


_READERS = {
    "html": read_html,
    "markdown": read_markdown,
    "page source": read_page_source,
    "plain": read_plain,
    "restructured": read_restructured,
}
