"""From a lineage document to the text of each file of the site; reads only our own sources."""

from __future__ import annotations

import json
import re
from dataclasses import is_dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from graph.drawing.family_rows import lay_out_families
from graph.drawing.sizes import lay_out_sizes
from graph.drawing.times import lay_out_times
from graph.drawing.tree import lay_out_tree
from graph.errors import LineageError
from lineage.folders import is_leftover
from lineage.paths import site_dir, vocabulary_file
from lineage.website.bundle import bundle_modules
from lineage.website.colours import read_colours
from lineage.website.contexts import build_page_context
from lineage.website.first_picture import draw_first_picture
from lineage.website.library import Library
from lineage.website.model_files import render_graph_file, render_model_files
from lineage.website.pack import pack_data, pack_text
from lineage.website.pages import render_concept_pages, render_lists, render_model_pages
from lineage.website.templates import fill_template
from lineage.website.tour import read_tour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.drawing.family_rows import FamilyRows
    from graph.records.shapes import Document

_PIXELS = re.compile(r"(?<![\w#.])(\d*\.?\d+)px\b")
_QUERIES = re.compile(r"(@media[^{]*)")


def render_site(document: Document) -> Iterator[tuple[str, str]]:
    """Yield every file of the site: its path below the output folder, and its text.

    Args:
        document: What `lineage export json` writes.

    Raises:
        LineageError: The page's own sources are missing or cannot be joined.
    """
    for render_part in split_site(document):
        yield from render_part()


def split_site(document: Document) -> tuple[Callable[[], Iterator[tuple[str, str]]], ...]:
    """Return what renders each part of the site; together they yield what `render_site` does."""
    library = Library(document)
    library.prepare()
    return partial(_render_all_else, library), partial(render_model_pages, library)


def _render_all_else(library: Library) -> Iterator[tuple[str, str]]:
    """Yield all but the readable pages of models."""
    yield "graph.json", render_graph_file(library)
    yield "index.html", render_page(library)
    yield "vocabulary.ttl", vocabulary_file().read_text(encoding="utf-8")
    yield from render_lists(library)
    yield from render_concept_pages(library)
    yield from render_model_files(library)


def to_relative_lengths(style: str) -> str:
    """Return a style sheet whose lengths grow with the type that its reader has chosen.

    The sources count in pixels at the usual size of type, of which 16 are one `rem`. What a window
    must measure counts in `em`, so that it is small, too, for whom type is large.

    Examples:
        >>> to_relative_lengths("@media (max-width: 900px) { p { margin: 8px 0; width: 5rem; } }")
        '@media (max-width: 56.25em) { p { margin: 0.5rem 0; width: 5rem; } }'
    """

    def relate(text: str, unit: str) -> str:
        return _PIXELS.sub(lambda found: f"{float(found[1]) / 16:.5g}{unit}", text)

    parts = _QUERIES.split(style)
    return "".join(relate(part, "em" if part.startswith("@") else "rem") for part in parts)


def render_page(library: Library) -> str:
    """Return the text of the one page that holds everything."""
    from graph.drawing.interactive import read_vis_library  # importing pyvis takes 0.3 s

    document = library.document
    styles = _read_folder("css", ".css")
    families = lay_out_families(document)
    scripts = read_scripts()
    network = read_vis_library()
    context = build_page_context(
        library.graph,
        style=to_relative_lengths(
            "".join(
                styles[f"{name}.css"] for name in ("page", "headline", "table", "views", "panel")
            )
        ),
        scripts=(
            bundle_modules(scripts, entry="app/early.js"),
            bundle_modules(scripts, entry="app/main.js"),
            network,
        ),
        data={
            "lineage-data": pack_data(build_page_data(document, families)),
            "vis-library": pack_text(network),
        },
        first=draw_first_picture(
            document,
            families,
            json.loads(scripts["words/en.json"]),
            read_colours(site_dir() / "colours.toml")["others"],
        ),
    )
    return fill_template("index.html.jinja", context)


def build_page_data(document: Document, families: FamilyRows) -> dict[str, Any]:
    """Return what the page's scripts read: `PageData` of `site/static/js/types/data.d.ts`."""
    from graph.drawing.interactive import (  # importing pyvis takes 0.3 s
        build_network,
        to_network_data,
    )

    times = lay_out_times(document)
    return {
        "document": document,
        "timeline": _to_plain(times),
        "families": _to_plain(families),
        "sizes": _to_plain(lay_out_sizes(document, times)),
        "tree": _to_plain(lay_out_tree(document)),
        "colours": read_colours(site_dir() / "colours.toml"),
        "tour": read_tour(site_dir() / "tour.toml", document),
        "network": to_network_data(build_network(document)),
    }


def _to_plain(value: Any) -> Any:
    """Return a layout as dicts; as `asdict`, which copies every text and number, too."""
    if isinstance(value, tuple):
        return [*map(_to_plain, value)]
    if is_dataclass(value):
        return {name: _to_plain(one) for name, one in vars(value).items()}
    return value


def read_scripts() -> dict[str, str]:
    """Return the text of each module and table of the page's scripts, by its path."""
    return {**_read_folder("js", ".js"), **_read_folder("js", ".json")}


def _read_folder(name: str, ending: str) -> dict[str, str]:
    """Return the text of each file in a folder of the page's sources and below."""
    folder: Path = site_dir() / "static" / name
    paths = (path for path in sorted(folder.rglob(f"*{ending}")) if not is_leftover(path.name))
    texts = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths
    }
    if not texts:
        message = f"The page's own sources are missing: no *{ending} in '{folder}'."
        raise LineageError(message, hint="Install the package again, or work in a full checkout.")
    return texts
