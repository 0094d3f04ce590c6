"""From a lineage document to the text of each file of the site; reads only our own sources."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph.errors import LineageError
from graph.layout import lay_out_timeline
from lineage.paths import site_dir, vocabulary_file
from lineage.website.bundle import bundle_modules
from lineage.website.contexts import PageContext, build_page_context

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.layout import Timeline


def render_site(document: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of every file of the site, by its path below the output folder.

    Args:
        document: What `lineage export json` writes.

    Raises:
        LineageError: The page's own sources are missing or cannot be joined.
    """
    return {
        "graph.json": json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n",
        "index.html": render_page(document),
        "vocabulary.ttl": vocabulary_file().read_text(encoding="utf-8"),
    }


def render_page(document: Mapping[str, Any]) -> str:
    """Return the text of the one page that holds everything."""
    from graph.interactive import (  # noqa: PLC0415  importing pyvis takes 0.3 s
        build_network,
        read_vis_library,
        to_network_data,
    )

    timeline = lay_out_timeline(document)
    network = to_network_data(build_network(document, timeline))
    context = build_page_context(
        document,
        style=_read_folder("css", "*.css")["page.css"],
        scripts=(read_vis_library(), bundle_modules(_read_folder("js", "*.js"), entry="main.js")),
        data={"lineage-timeline": to_timeline_data(timeline), "lineage-network": network},
    )
    return _fill_template("index.html.jinja", context)


def to_timeline_data(timeline: Timeline) -> dict[str, Any]:
    """Return the layout as the page's scripts read it."""
    return asdict(timeline)


def _fill_template(name: str, context: PageContext) -> str:
    environment = Environment(
        loader=FileSystemLoader(site_dir() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    return environment.get_template(name).render(values)


def _read_folder(name: str, pattern: str) -> dict[str, str]:
    folder: Path = site_dir() / "static" / name
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern))}
    if not texts:
        message = f"The page's own sources are missing: no {pattern} in '{folder}'."
        raise LineageError(message, hint="Install the package again, or work in a full checkout.")
    return texts
