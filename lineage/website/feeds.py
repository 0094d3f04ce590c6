"""What machines read beside the pages: the feed of new models and the map of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.words import LANGUAGES
from lineage.website.contexts import allow_text, build_policy
from lineage.website.documents import read_documents, to_document_path
from lineage.website.edition import Link, to_url
from lineage.website.frame import (
    LANGUAGE_TAGS,
    MENU,
    list_alternates,
    read_style,
)
from lineage.website.library import CONCEPTS, find_first_day
from lineage.website.words import get_words

if TYPE_CHECKING:
    from lineage.website.edition import Edition
    from lineage.website.frame import Alternate
    from lineage.website.library import Library

FEED_LENGTH = 100
"""How many models the feed holds: readers ask for all of it again and again."""

_NEVER = "1970-01-01T00:00:00Z"


class FeedEntry(NamedTuple):
    """A model in the feed.

    Attributes:
        url: The address of its page, which is its id too.
        name, adds, family: What it is.
        labs: Who released it.
        moment: The first that its date of release may mean.
    """

    url: str
    name: str
    adds: str
    family: str
    labs: tuple[str, ...]
    moment: str


class Feed(NamedTuple):
    """Everything in `feed.xml`.

    Attributes:
        title: Of the feed.
        url, site: Addresses of the feed and of the list of models.
        moment: The date of the newest release, so that it changes with the data only.
        entries: The newest first.
    """

    title: str
    url: str
    site: str
    moment: str
    entries: tuple[FeedEntry, ...]


class MappedPage(NamedTuple):
    """A page in one language, and the same page in the others."""

    url: str
    alternates: tuple[Alternate, ...]


class SiteMap(NamedTuple):
    """Everything in `sitemap.xml`.

    Attributes:
        site: The address of the interactive page.
        pages: The others.
    """

    site: str
    pages: tuple[MappedPage, ...]


class Notice(NamedTuple):
    """What `404.html` says in one language."""

    tag: str
    title: str
    text: str
    links: tuple[Link, ...]


class NotFound(NamedTuple):
    """Everything in `404.html`, which is shown at any address: links and style are whole."""

    site: str
    style: str
    policy: str
    notices: tuple[Notice, ...]


def build_feed(edition: Edition) -> Feed:
    """Put together the feed of new models."""
    library = edition.library
    newest = list(reversed(library.models))[:FEED_LENGTH]
    entries = tuple(_make_entry(edition, model_id) for model_id in newest)
    return Feed(
        title=edition.words["feed_title"],
        url=to_url("feed.xml"),
        site=to_url("models/"),
        moment=max((entry.moment for entry in entries), default=_NEVER),
        entries=entries,
    )


def _make_entry(edition: Edition, model_id: str) -> FeedEntry:
    library = edition.library
    model = library.models[model_id]
    return FeedEntry(
        url=to_url(f"models/{model_id}/"),
        name=model["name"],
        adds=model["adds"],
        family=edition.link_concept("families", model["family"]).text,
        labs=tuple(library.labs.get(lab, {"name": lab})["name"] for lab in model["labs"]),
        moment=f"{find_first_day(model['released'])}T00:00:00Z",
    )


def list_paths(library: Library) -> list[str]:
    """Return the paths of all readable pages below their edition, lists first."""
    return [
        *(f"{part}/" for part in MENU),
        *(f"models/{key}/" for key in sorted(library.models)),
        *(f"{kind}/{key}/" for kind in CONCEPTS for key in sorted(library.concepts[kind])),
    ]


def build_site_map(library: Library) -> SiteMap:
    """Put together the map of the site: no dates, because we know none of the pages."""
    pages = (
        MappedPage(to_url(path, language), list_alternates(path))
        for path in list_paths(library)
        for language in LANGUAGES
    )
    documents = (MappedPage(to_url(to_document_path(name)), ()) for name in read_documents())
    return SiteMap(to_url(""), (*pages, *documents))


def build_not_found() -> NotFound:
    """Put together the page for addresses that lead nowhere."""
    notices = []
    for language in LANGUAGES:
        words = get_words(language)
        links = [Link(words[part], to_url(f"{part}/", language)) for part in MENU]
        notices.append(
            Notice(
                tag=LANGUAGE_TAGS[language],
                title=words["not_found"],
                text=words["not_found_text"],
                links=(Link(words["timeline"], to_url("")), *links),
            )
        )
    style = read_style()
    policy = build_policy(style=allow_text(style), scripts=())
    return NotFound(to_url(""), style, policy, tuple(notices))
