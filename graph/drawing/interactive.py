"""The interactive network: the only module that knows pyvis.

pyvis holds the nodes and the options and brings the vis-network library along. The page draws
edges, labels and highlights itself (a network without edges draws several times faster), and
shows text only as text: nodes carry no titles.
"""

from __future__ import annotations

import json
import math
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pyvis.network import Network
from pyvis.node import Node

from graph.drawing.times import find_largest_count

if TYPE_CHECKING:
    from graph.drawing.timeline import Timeline
    from graph.records.shapes import Document, ModelRecord

_SHAPES = {"encoder": "dot", "decoder": "square", "encoder-decoder": "diamond"}
_OTHER_SHAPE = "triangle"
_UNKNOWN_SIZE = 4.0

_OPTIONS: dict[str, Any] = {
    "physics": {
        "solver": "forceAtlas2Based",
        "forceAtlas2Based": {"springLength": 90, "avoidOverlap": 0.6},
        "stabilization": {"iterations": 150},
    },
    "layout": {"improvedLayout": False},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.4}}, "smooth": False},
    "interaction": {"keyboard": {"enabled": False}, "navigationButtons": False},
}


def build_network(document: Document) -> Network:
    """Return a pyvis network with a node for each model, by id, and no edges.

    Without `Network.add_node`, which looks through all nodes before it adds one.
    """
    network = Network(height="100%", width="100%", cdn_resources="in_line")
    for model in sorted(document["models"], key=lambda model: model["id"]):
        shape = _SHAPES.get(model["architecture"], _OTHER_SHAPE)
        node = Node(model["id"], shape, model["id"], size=find_dot_size(model))
        network.nodes.append(node.options)
    network.node_map = {node["id"]: node for node in network.nodes}
    network.node_ids = list(network.node_map)
    network.options = _OPTIONS
    return network


_VIEW_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"font": {"size": 28}, "physics": False},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}},
        "color": {"color": "#8a8f98", "highlight": "#0b5cad"},
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal"},
    },
    "interaction": {"hover": True, "tooltipDelay": 100},
}
_SPREAD = {"x": 5.5, "y": 2.0, "size": 2.0}
"""How much larger the view is than the timeline: its labels stand below the dots."""


def build_view(document: Document, timeline: Timeline) -> Network:
    """Return a pyvis network that needs no page of ours: with names, edges and their kinds."""
    network = build_network(document)
    models = {model["id"]: model for model in document["models"]}
    names = {model_id: model["name"] for model_id, model in models.items()}
    for node, place in zip(network.nodes, timeline.places, strict=True):
        family = models[place.model_id]["family"]
        node.update(label=names[place.model_id], group=family, x=place.x, y=place.y)
        for key, factor in _SPREAD.items():
            node[key] *= factor
    kinds: dict[tuple[str, str], list[str]] = {}
    for step in document["derivations"]:
        kinds.setdefault((step["parent"], step["child"]), []).append(step["kind"])
    for (parent, child), ways in kinds.items():
        title = f"{names[parent]} \N{RIGHTWARDS ARROW} {names[child]}: {', '.join(ways)}"
        dashes = {"inspiration", "code-reuse"}.issuperset(ways)
        network.add_edge(parent, child, title=title, dashes=dashes)
    network.options = _VIEW_OPTIONS
    return network


def to_network_data(network: Network) -> dict[str, Any]:
    """Return the nodes and options of a network as plain values, without places and names."""
    nodes, _edges, _heading, _height, _width, options = network.get_network_data()
    return {
        "nodes": [{key: node[key] for key in ("id", "shape", "size")} for node in nodes],
        "options": json.loads(options),
    }


def find_dot_size(model: ModelRecord) -> float:
    """Return the radius of a model's dot: it grows with the logarithm of its largest size."""
    count = find_largest_count(model)
    if not count:
        return _UNKNOWN_SIZE
    return round(min(7.5, max(3.0, 3.3 + (math.log10(count) - 8) * 1.0)), 2)


def read_vis_library() -> str:
    """Return the JavaScript of the vis-network library that pyvis ships."""
    folder = files("pyvis") / "templates" / "lib" / "vis-9.1.2"
    return (folder / "vis-network.min.js").read_text(encoding="utf-8")
