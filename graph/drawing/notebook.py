"""A lineage inside a notebook: one iframe with everything in it, which asks no network."""

from __future__ import annotations

import json
from html import escape
from string import Template
from typing import TYPE_CHECKING, Any

from graph.drawing.interactive import build_view, read_vis_library
from graph.drawing.timeline import lay_out_timeline
from graph.records.rows import to_html_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.records.shapes import Document

_PAGE = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Lineage</title>
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<style>html,body,#graph{height:100%;margin:0;background:#fff}
div.vis-tooltip{position:absolute;visibility:hidden;padding:4px 6px;background:#fff;
border:1px solid #888;font:12px sans-serif;white-space:nowrap;pointer-events:none}</style>
<script>$library</script></head>
<body><div id="graph" role="img" aria-label="Graph of the lineage; the table below holds the same">
</div><script>
const data = $data;
const network = new vis.Network(document.getElementById("graph"), data, data.options);
</script></body></html>""")
_HEIGHT = 480
_COLUMNS = ("id", "name", "released", "family", "parents")


def render_notebook(document: Document) -> str:
    """Return a lineage document as HTML for a notebook: an interactive view, and a table.

    The view stands in a sandbox of its own, and its policy forbids every request. All texts of
    the document are text there, never markup.
    """
    count = len(document["models"])
    title = f"Lineage of {count} model{'s' if count != 1 else ''}"
    page = escape(_render_page(document), quote=True)
    return (
        f'<iframe title="{title}" sandbox="allow-scripts" srcdoc="{page}" '
        f'style="width:100%;height:{_HEIGHT}px;border:1px solid #ccc"></iframe>'
        f"<details><summary>{title}, as a table</summary>{_render_table(document)}</details>"
    )


def _render_page(document: Document) -> str:
    network = build_view(document, lay_out_timeline(document))
    nodes, edges, _heading, _height, _width, options = network.get_network_data()
    data = json.dumps({"nodes": nodes, "edges": edges, "options": json.loads(options)})
    for sign in "<>&\u2028\u2029":
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    return _PAGE.substitute(library=read_vis_library(), data=data)


def _render_table(document: Document) -> str:
    parents: dict[str, list[str]] = {}
    for step in document["derivations"]:
        parents.setdefault(step["child"], []).append(f"{step['parent']} ({step['kind']})")
    models: list[Mapping[str, Any]] = [*document["models"]]
    rows = [
        {**{key: model[key] for key in _COLUMNS[:-1]}, "parents": parents.get(model["id"])}
        for model in sorted(models, key=lambda model: (model["released"], model["id"]))
    ]
    return to_html_table(rows)
