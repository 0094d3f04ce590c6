"""A trace as rows, as the branches of a tree, and as a Mermaid flowchart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.exports.drawings import MERMAID_ARROWS, to_mermaid_text
from graph.records.vocabulary import Channel
from graph.tracing.trace import State, was_seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.tracing.trace import Hop, Node, Trace

COLUMNS = (
    "distance", "id", "name", "type", "hub", "relation", "child", "channel", "licence", "access",
    "state", "says", "released", "houses", "evidence",
)  # fmt: skip
"""The columns of a trace as rows."""

SHOWN = ("distance", "id", "relation", "child", "licence", "access", "says")
"""Those that fit beside each other at a terminal."""


def to_rows(trace: Trace) -> list[dict[str, Any]]:
    """Return one row for each step, with its parent; the first is the subject, with no step."""
    rows = []
    into: dict[str, list[Hop]] = {}
    for hop in trace.hops:
        into.setdefault(hop.parent, []).append(hop)
    for node in trace.nodes:
        fields = {key: value for key, value in node._asdict().items() if key in COLUMNS}
        hops: list[Hop | None] = [*into.get(node.id, [])]
        if node.id == trace.subject:
            hops.insert(0, None)
        rows += [{**fields, **_describe_hop(hop)} for hop in hops]
    return rows


def _describe_hop(hop: Hop | None) -> dict[str, Any]:
    if hop is None:
        return {"relation": None, "child": None, "channel": None, "houses": [], "evidence": []}
    return {
        "relation": hop.relation,
        "child": hop.child,
        "channel": hop.channel,
        "houses": list(hop.houses),
        "evidence": [f"{p.stance}: {p.source}: {p.locator}" for p in hop.evidence],
    }


def list_branches(trace: Trace) -> dict[str, list[tuple[str, str]]]:
    """Return what leads up from each node, and whose voice says so: text and id of the parent."""
    found: dict[str, dict[str, list[Hop]]] = {}
    for hop in trace.hops:
        found.setdefault(hop.child, {}).setdefault(hop.parent, []).append(hop)
    return {
        child: [(_say_hops(hops), parent) for parent, hops in parents.items()]
        for child, parents in found.items()
    }


def _say_hops(hops: list[Hop]) -> str:
    kinds = " + ".join(hop.relation for hop in hops)
    houses = ", ".join(dict.fromkeys(house for hop in hops for house in hop.houses))
    return f"{kinds} ({houses}): " if houses else f"{kinds}: "


def label_node(node: Node) -> str:
    """Return a node as people read it: name, date, licence, and what is special about it.

    Examples:
        >>> from graph.tracing.trace import Node
        >>> fields = ("a/b", "2024-01-02", "mit", "open", "read", "", None, 1)
        >>> label_node(Node("a/b", "checkpoint", "a/b", *fields))
        'a/b 2024-01-02, mit'
    """
    name = node.name
    if node.state == State.CATALOG and name.casefold() != node.id:
        name = f"{name} [{node.id}]"
    parts = [f"{name} {node.released}" if node.released else name]
    if node.licence:
        shown = node.access if node.state == State.CATALOG else None
        parts.append(f"{node.licence} ({shown})" if shown else node.licence)
    elif node.state != State.CATALOG and was_seen(node):
        parts.append("no licence named")
    if node.says:
        parts.append(node.says)
    return ", ".join(parts)


def trace_to_mermaid(trace: Trace) -> str:
    """Return a trace as a Mermaid flowchart, the oldest at the top."""
    numbers = {node.id: f"n{number}" for number, node in enumerate(trace.nodes)}
    return "\n".join(("flowchart BT", *_write_mermaid(trace, numbers), ""))


def _write_mermaid(trace: Trace, numbers: dict[str, str]) -> Iterator[str]:
    for node in trace.nodes:
        lines = (node.name, node.released or "", node.licence or "", node.says)
        label = "<br>".join(to_mermaid_text(line) for line in lines if line)
        yield f'  {numbers[node.id]}["{label}"]'
    for hop in trace.hops:
        arrow = MERMAID_ARROWS[Channel(hop.channel)]
        yield f"  {numbers[hop.child]} {arrow}|{hop.relation}| {numbers[hop.parent]}"
