"""Where the text of a receipt's source is: the address to ask, and how to read what comes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from graph.hub_ids import HUB, PAGES
from lineage.catalog.place_kinds import PlaceKind
from lineage.imports.sources import SOURCES
from lineage.verify import kinds

if TYPE_CHECKING:
    from lineage.catalog.locators import Locator
    from lineage.catalog.records import Catalog

_COMMIT = re.compile(r"/[0-9a-f]{40}/")
_RAW = "https://raw.githubusercontent.com"
_TABLES = {"epoch-ai": "https://epoch.ai/data/all_ai_models.csv"}
"""Where the data of a source stand whose own address is that of a page about them."""


class Address(NamedTuple):
    """Where to ask.

    Attributes:
        url: What is asked; an arXiv id after `arxiv:`.
        form: `arxiv`, `html`, `markdown`, `page source`, `pdf`, `plain`, `restructured`.
        fixed: Whether it never changes.
        cited: Whether it is the address that was cited, and not one that we made of it.
    """

    url: str
    form: str
    fixed: bool = False
    cited: bool = True


def find_address(catalog: Catalog, source: str, locator: Locator) -> Address:
    """Return where the text of a source is."""
    file = next(iter(locator.list_named(PlaceKind.FILE)), "")
    if source in _TABLES:
        return Address(_TABLES[source], "plain", cited=False)
    if source == "transformers-docs" and file:
        version = SOURCES["transformers"][0].distribution.version
        url = f"{_RAW}/huggingface/transformers/v{version}/docs/source/en/{file}.md"
        return Address(url, "markdown", fixed=True, cited=False)
    listed = catalog.sources.get(source)
    return _of_url(str(listed.url or "") if listed else source, file)


def _of_url(url: str, file: str) -> Address:
    kind, parts = kinds.find_kind_of_address(url), urlsplit(url)
    if kind == kinds.ARXIV:
        paper = parts.path if parts.scheme == "arxiv" else parts.path.strip("/").partition("/")[2]
        return Address(f"arxiv:{paper}", "arxiv")
    if parts.hostname in {"github.com", "www.github.com"}:
        return _on_github(parts.path, file)
    return _on_hub(url, parts.path, file) if kind == kinds.HUB else _as_named(url)


def _on_github(path: str, file: str) -> Address:
    parts = path.strip("/").split("/")
    owner_and_name = parts[:2]
    if len(parts) > 4 and parts[2] in {"blob", "raw"}:  # noqa: PLR2004
        return _as_named(f"{_RAW}/{'/'.join([*owner_and_name, *parts[3:]])}")
    if len(parts) == 2 or (len(parts) > 3 and parts[2] == "tree"):  # noqa: PLR2004
        below = parts[3:] or ["HEAD"]
        name = quote(file) if "/" in file or "." in file else "README.md"
        return _as_named(f"{_RAW}/{'/'.join([*owner_and_name, *below, name])}")
    return _as_named(f"https://github.com{path}")


def _on_hub(url: str, path: str, file: str) -> Address:
    parts = path.strip("/").split("/")
    if parts[0] == "spaces" or parts[0] in PAGES:
        return _as_named(url)
    depth = 3 if parts[0] == "datasets" else 2
    if len(parts) > depth and parts[depth] in {"blob", "resolve", "raw"}:
        parts[depth] = "raw"
        return _as_named(f"{HUB}/{'/'.join(parts)}")
    if len(parts) == depth:
        name = file if "." in file else "README.md"
        return _as_named(f"{HUB}/{'/'.join(parts)}/raw/main/{name}")
    return _as_named(url)


def _as_named(url: str) -> Address:
    """Return an address with the form that its ending tells."""
    path = urlsplit(url).path
    ending = path.rpartition("/")[2].rpartition(".")[2].casefold()
    fixed = _COMMIT.search(path) is not None
    raw = url.startswith(_RAW) or "/raw/" in path
    if ending in {"md", "mdx", "markdown"} and raw:
        return Address(url, "markdown", fixed)
    if ending == "rst" and raw:
        return Address(url, "restructured", fixed)
    if ending == "pdf":
        return Address(url, "pdf", fixed)
    if ending in {"html", "htm"} and raw:
        return Address(url, "page source", fixed)
    return Address(url, "plain" if raw else "html", fixed)
