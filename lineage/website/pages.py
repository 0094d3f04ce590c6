"""The readable pages: every model and concept in every language, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.words import LANGUAGES
from lineage.website.concept_pages import build_concept_page
from lineage.website.documents import read_documents, render_document, to_document_path
from lineage.website.edition import Edition, to_file
from lineage.website.feeds import build_feed, build_not_found, build_site_map
from lineage.website.frame import STYLE, read_style
from lineage.website.index_pages import build_concept_index, build_model_index
from lineage.website.library import CONCEPTS
from lineage.website.model_pages import build_model_page
from lineage.website.place_picture import draw_place
from lineage.website.templates import fill_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.website.library import Library


def render_lists(library: Library) -> Iterator[tuple[str, str]]:
    """Yield lists, documents, style, feed and map: the path of each in the site, and its text."""
    yield STYLE, read_style()
    yield "404.html", fill_template("pages/404.html.jinja", build_not_found())
    yield "feed.xml", fill_template("pages/feed.xml.jinja", build_feed(Edition(library, "en", 0)))
    yield "sitemap.xml", fill_template("pages/sitemap.xml.jinja", build_site_map(library))
    texts = read_documents()
    for name in texts:
        page = fill_template("pages/document.html.jinja", render_document(library, name, texts))
        yield to_file(to_document_path(name)), page
    for language in LANGUAGES:
        edition = Edition(library, language, depth=1)
        models = fill_template("pages/models.html.jinja", build_model_index(edition))
        yield to_file("models/", language), models
        for kind in CONCEPTS:
            index = build_concept_index(edition, kind)
            concepts = fill_template("pages/concepts.html.jinja", index)
            yield to_file(f"{kind}/", language), concepts


def render_model_pages(library: Library) -> Iterator[tuple[str, str]]:
    """Yield the page of each model in every language: its path in the site, and its text."""
    editions = [Edition(library, language, depth=2) for language in LANGUAGES]
    for key in library.models:
        place = draw_place(library, key)
        for edition in editions:
            page = build_model_page(edition, key, place)
            path = to_file(f"models/{key}/", edition.language)
            yield path, fill_template("pages/model.html.jinja", page)


def render_concept_pages(library: Library) -> Iterator[tuple[str, str]]:
    """Yield the page of each concept in every language: its path in the site, and its text."""
    for language in LANGUAGES:
        edition = Edition(library, language, depth=2)
        for kind in CONCEPTS:
            for key in library.concepts[kind]:
                page = build_concept_page(edition, kind, key)
                path = to_file(f"{kind}/{key}/", language)
                yield path, fill_template("pages/concept.html.jinja", page)
