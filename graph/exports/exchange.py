"""GraphML and GEXF, the formats of programs that lay graphs out (Gephi, yEd, Cytoscape).

Written line by line: `networkx.write_graphml` builds a tree of elements first. Both hold the
columns of `graph.exports.tables`; an empty cell is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from graph.exports.tables import EDGE_COLUMNS, NODE_COLUMNS, build_tables, to_export_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.records.shapes import Document

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_NODE_KEYS = {name: f"n{number}" for number, name in enumerate(NODE_COLUMNS) if name != "id"}
_EDGE_KEYS = {
    name: f"e{number}" for number, name in enumerate(EDGE_COLUMNS) if name not in {"src", "dst"}
}
_NOT_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")
"""What a line of a record can hold and XML cannot."""


def to_graphml(document: Document) -> str:
    """Return the typed graph as GraphML, each node and edge with a label for Gephi."""
    return _join(_write_graphml(*build_tables(document)))


def _write_graphml(
    nodes: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    scopes = (("node", _NODE_KEYS, NODE_COLUMNS), ("edge", _EDGE_KEYS, EDGE_COLUMNS))
    for scope, keys, types in scopes:
        for name, key in keys.items():
            kind = "long" if types[name] is int else "string"
            yield f'<key id="{key}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>'
        yield f'<key id="{scope}-label" for="{scope}" attr.name="label" attr.type="string"/>'
    yield '<graph id="lineage" edgedefault="directed">'
    for node in nodes:
        yield f"<node id={_quote(node['id'])}>"
        yield f'<data key="node-label">{escape(_clean(node["name"]))}</data>'
        for key, text in _cells(node, _NODE_KEYS):
            yield f'<data key="{key}">{escape(text)}</data>'
        yield "</node>"
    for number, edge in enumerate(edges):
        ends = f"source={_quote(edge['src'])} target={_quote(edge['dst'])}"
        yield f'<edge id="{number}" {ends}>'
        yield f'<data key="edge-label">{edge["kind"] or edge["type"]}</data>'
        for key, text in _cells(edge, _EDGE_KEYS):
            yield f'<data key="{key}">{escape(text)}</data>'
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def to_gexf(document: Document) -> str:
    """Return the typed graph as GEXF 1.3, each node and derivation with a label."""
    return _join(_write_gexf(*build_tables(document)))


def _write_gexf(
    nodes: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield '<graph defaultedgetype="directed" mode="static">'
    scopes = (("node", _NODE_KEYS, NODE_COLUMNS), ("edge", _EDGE_KEYS, EDGE_COLUMNS))
    for scope, keys, types in scopes:
        yield f'<attributes class="{scope}">'
        for name, key in keys.items():
            kind = "long" if types[name] is int else "string"
            yield f'<attribute id="{key}" title="{name}" type="{kind}"/>'
        yield "</attributes>"
    yield "<nodes>"
    for node in nodes:
        yield f"<node id={_quote(node['id'])} label={_quote(node['name'])}>"
        yield from _write_values(_cells(node, _NODE_KEYS))
        yield "</node>"
    yield "</nodes>"
    yield "<edges>"
    for number, edge in enumerate(edges):
        ends = f"source={_quote(edge['src'])} target={_quote(edge['dst'])}"
        label = f'kind="{edge["kind"] or edge["type"]}" label="{edge["kind"] or edge["type"]}"'
        yield f'<edge id="{number}" {ends} {label}>'
        yield from _write_values(_cells(edge, _EDGE_KEYS))
        yield "</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _write_values(cells: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "<attvalues>"
    for key, text in cells:
        yield f'<attvalue for="{key}" value={quoteattr(text)}/>'
    yield "</attvalues>"


def _cells(row: Mapping[str, Any], keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the key and the text of every cell that is not empty."""
    for name, key in keys.items():
        text = to_export_cell(row[name])
        if text:
            yield key, _clean(text)


def _quote(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return text if text.isascii() else text.translate(_NOT_XML)


def _join(lines: Iterable[str]) -> str:
    return "\n".join((_HEAD, *lines, ""))
