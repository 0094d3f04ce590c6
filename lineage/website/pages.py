"""The readable pages: every model and concept in every language, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.words import LANGUAGES
from lineage.website.concept_pages import build_concept_page
from lineage.website.documents import read_documents, render_document, to_document_path
from lineage.website.edition import Edition, to_file
from lineage.website.feeds import build_feed, build_not_found, build_site_map
from lineage.website.index_pages import build_concept_index, build_model_index
from lineage.website.library import CONCEPTS
from lineage.website.model_files import render_model_files
from lineage.website.model_pages import build_model_page
from lineage.website.place_picture import draw_place
from lineage.website.templates import fill_template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markupsafe import Markup

    from graph.words import Language
    from lineage.website.library import Library


def render_pages(library: Library) -> Iterator[tuple[str, str]]:
    """Yield every readable page, feed, map and JSON file: its path in the site, and its text."""
    yield "404.html", fill_template("pages/404.html.jinja", build_not_found())
    yield "feed.xml", fill_template("pages/feed.xml.jinja", build_feed(Edition(library, "en", 0)))
    yield "sitemap.xml", fill_template("pages/sitemap.xml.jinja", build_site_map(library))
    texts = read_documents()
    for name in texts:
        page = fill_template("pages/document.html.jinja", render_document(library, name, texts))
        yield to_file(to_document_path(name)), page
    yield from render_model_files(library)
    places = {key: draw_place(library, key) for key in library.models}
    for language in LANGUAGES:
        yield from _render_lists(library, language)
        yield from _render_records(library, language, places)


def _render_lists(library: Library, language: Language) -> Iterator[tuple[str, str]]:
    edition = Edition(library, language, depth=1)
    models = fill_template("pages/models.html.jinja", build_model_index(edition))
    yield to_file("models/", language), models
    for kind in CONCEPTS:
        concepts = fill_template("pages/concepts.html.jinja", build_concept_index(edition, kind))
        yield to_file(f"{kind}/", language), concepts


def _render_records(
    library: Library, language: Language, places: Mapping[str, Markup]
) -> Iterator[tuple[str, str]]:
    edition = Edition(library, language, depth=2)
    for key in library.models:
        page = fill_template("pages/model.html.jinja", build_model_page(edition, key, places[key]))
        yield to_file(f"models/{key}/", language), page
    for kind in CONCEPTS:
        for key in library.concepts[kind]:
            concept = build_concept_page(edition, kind, key)
            yield (
                to_file(f"{kind}/{key}/", language),
                fill_template("pages/concept.html.jinja", concept),
            )
