"""The site in one language, seen from one page: texts, and links that work from disk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from graph.exports.triples import BASE
from graph.records.vocabulary import UNVERIFIED
from lineage.website.escaping import to_html
from lineage.website.words import get_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.words import Language
    from lineage.website.library import Library, Record

_FOLDERS: dict[str, str] = {"en": "", "zh": "zh/"}
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class Link(NamedTuple):
    """A text that leads somewhere; in a template it writes itself.

    Attributes:
        text: What it says.
        href: Where it leads; None if nowhere.
        new: Whether it names a model that is new.

    Examples:
        >>> Link("R&D", "https://example.org/?a&b").__html__()
        '<a href="https://example.org/?a&amp;b">R&amp;D</a>'
    """

    text: str
    href: str | None = None
    new: bool = False

    def __html__(self) -> str:
        """Return the link as HTML."""
        text = to_html(self.text)
        return text if self.href is None else f'<a href="{to_html(self.href)}">{text}</a>'


def join_links(links: Iterable[Link], comma: str) -> Markup:
    """Return links one after the other as HTML."""
    return Markup(to_html(comma).join([link.__html__() for link in links]))  # noqa: S704  escaped


@dataclass(frozen=True)
class Edition:
    """The site in one language, seen from a page.

    Attributes:
        library: What there is.
        language: Of this edition.
        depth: How many folders below the edition's own the page lies.
    """

    library: Library
    language: Language
    depth: int

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The texts of the pages in this language."""
        return get_words(self.language)

    @cached_property
    def home(self) -> str:
        """The way from the page to the folder of this edition."""
        return find_edition(self.depth)

    @cached_property
    def root(self) -> str:
        """The way from the page to the folder of the site."""
        return find_root(self.language, self.depth)

    def say(self, record: Record, field: str) -> str:
        """Return a field of a record in this language, or in English if it is missing."""
        translated = record.get(f"{field}_{self.language}")
        text: str = translated or record[field]
        return text

    def lacks(self, record: Record, field: str) -> bool:
        """Return whether a field of a record is there, but not in this language."""
        translated = record.get(f"{field}_{self.language}")
        return self.language != "en" and bool(record[field]) and not translated

    def word(self, group: str, value: str) -> str:
        """Return the word for a value of a vocabulary, or the value if it is unknown."""
        return self.words.get(f"{group}.{value}", value)

    def link_model(self, model_id: str) -> Link:
        """Return a link to the page of a model."""
        return self._model_links[model_id]

    @cached_property
    def _model_links(self) -> dict[str, Link]:
        new = self.library.new
        return {
            key: Link(model["name"], f"{self.home}models/{key}/index.html", new=key in new)
            for key, model in self.library.models.items()
        }

    def link_models(self, model_ids: Iterable[str]) -> Markup:
        """Return links to the pages of models as HTML, in the given order.

        Some pages name a thousand models; each is written once for all of them.
        """
        written = self._written_links
        comma = to_html(self.words["comma"])
        return Markup(comma.join([written[key] for key in model_ids]))  # noqa: S704  escaped

    @cached_property
    def _written_links(self) -> dict[str, str]:
        return {key: link.__html__() for key, link in self._model_links.items()}

    def link_concept(self, kind: str, concept_id: str) -> Link:
        """Return a link to the page of a family, technique, task or architecture."""
        return self._concept_links[kind].get(concept_id) or Link(concept_id)

    @cached_property
    def _concept_links(self) -> dict[str, dict[str, Link]]:
        return {
            kind: {
                key: Link(self.say(record, "name"), f"{self.home}{kind}/{key}/index.html")
                for key, record in records.items()
            }
            for kind, records in self.library.concepts.items()
        }

    def link_concepts(self, kind: str, concept_ids: Iterable[str]) -> tuple[Link, ...]:
        """Return links to the pages of concepts, in the given order."""
        return tuple(self.link_concept(kind, concept_id) for concept_id in concept_ids)

    def link_source(self, source: str) -> Link:
        """Return a link to a source: of the catalog, `arxiv:<id>`, or an address."""
        return self._source_links.get(source) or self._make_source_link(source)

    @cached_property
    def _source_links(self) -> dict[str, Link]:
        return {source: self._make_source_link(source) for source in self.library.sources}

    def _make_source_link(self, source: str) -> Link:
        if source == UNVERIFIED:
            return Link(self.words["unverified_source"])
        known = self.library.sources.get(source, {"name": source, "url": source})
        paper_id = source.removeprefix("arxiv:")
        if paper_id == source:
            return Link(shorten_address(known["name"]), keep_web_address(known["url"]))
        arxiv = self.words["arxiv"].format(id=paper_id)
        paper = self.library.papers.get(paper_id)
        return Link(f"{paper['title']} ({arxiv})" if paper else arxiv, to_arxiv_url(paper_id))

    def name_labs(self, model: Record) -> str:
        """Return the names of the labs of a model."""
        return self._lab_names[model["id"]]

    @cached_property
    def _lab_names(self) -> dict[str, str]:
        labs = self.library.labs
        names = {key: self.say(lab, "name") for key, lab in labs.items()}
        return {
            key: self.words["comma"].join(names.get(lab, lab) for lab in model["labs"])
            for key, model in self.library.models.items()
        }


def find_edition(depth: int) -> str:
    """Return the way to the folder of an edition from so many folders below it."""
    return "../" * depth


def find_root(language: Language, depth: int) -> str:
    """Return the way to the folder of the site from so many folders below an edition."""
    return find_edition(depth + _FOLDERS[language].count("/"))


def to_url(path: str, language: Language = "en") -> str:
    """Return the published address of a page.

    Args:
        path: Of the page below its edition, with `/` at its end, or a file.
        language: Of the edition.
    """
    return f"{BASE}{_FOLDERS[language]}{path}"


def to_file(path: str, language: Language = "en") -> str:
    """Return the file of a page below the folder of the site."""
    return f"{_FOLDERS[language]}{path}index.html"


def to_arxiv_url(arxiv_id: str) -> str:
    """Return the address of a paper's page at arXiv."""
    return f"https://arxiv.org/abs/{arxiv_id}"


def keep_web_address(text: str | None) -> str | None:
    """Return an address of the web, and None for anything else.

    Examples:
        >>> keep_web_address("https://example.org/a"), keep_web_address("javascript:alert(1)")
        ('https://example.org/a', None)
    """
    return text if text and _WEB_ADDRESS.fullmatch(text) else None


@cache  # pages in every language have the same addresses
def shorten_address(name: str) -> str:
    """Return an address as its host, first and last part; other texts stay as they are.

    Examples:
        >>> shorten_address("https://www.example.org/a/b/c")
        'example.org/a/…/c'
    """
    if keep_web_address(name) is None:
        return name
    address = urlsplit(name)
    parts = [part for part in address.path.split("/") if part]
    middle = ["…"] if len(parts) > 2 else []  # noqa: PLR2004  the first and the last
    return "/".join([address.netloc.removeprefix("www."), *parts[:1], *middle, *parts[1:][-1:]])
