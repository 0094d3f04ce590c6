"""What sort of source a receipt is in, and so who looks it up."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lineage.verify.shelves import list_package_sources

if TYPE_CHECKING:
    from lineage.catalog.records import Catalog

PACKAGE, RECORD, ARXIV, GITHUB, HUB, WEB = "package", "record", "arxiv", "github", "hub", "web"

_GITHUB = frozenset({"github.com", "raw.githubusercontent.com", "gist.github.com"})
_HUB = frozenset({"huggingface.co", "hf.co"})


def find_kind(catalog: Catalog, source: str) -> str:
    """Return the sort of a source, in the words of `lineage verify --source`.

    A source of the catalog is of the sort of its address; documentation that stands in a
    repository is read there, at the version of the package that is pinned.
    """
    if source in list_package_sources():
        return PACKAGE
    if source == "paper-record":
        return RECORD
    if source == "transformers-docs":
        return GITHUB
    listed = catalog.sources.get(source)
    return find_kind_of_address(str(listed.url or "") if listed else source)


def find_kind_of_address(address: str) -> str:
    """Return the sort of an address.

    Examples:
        >>> find_kind_of_address("arxiv:1706.03762"), find_kind_of_address("https://openai.com/x")
        ('arxiv', 'web')
    """
    if address.startswith("arxiv:"):
        return ARXIV
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    if host in {"arxiv.org", "export.arxiv.org"}:
        return ARXIV
    if host in _GITHUB:
        return GITHUB
    return HUB if host in _HUB else WEB
