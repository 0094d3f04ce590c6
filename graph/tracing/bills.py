"""A trace as a bill of materials: of the checkpoint, with all that it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.exports.bills import Bill, Part, describe_origin
from graph.records.vocabulary import is_ancestry
from graph.tracing.trace import State, to_document

if TYPE_CHECKING:
    from graph.tracing.trace import LicenceQuestion, Node, Trace


def build_trace_bill(trace: Trace) -> Bill:
    """Return the nodes and steps of a trace; what to ask of a licence stands with its part."""
    asked: dict[str, list[LicenceQuestion]] = {}
    for question in trace.questions:
        asked.setdefault(question.child, []).append(question)
    parts = tuple(_describe(node, asked.get(node.id, [])) for node in trace.nodes)
    steps = to_document(trace)["steps"]
    origins = tuple(describe_origin(step) for step in steps if is_ancestry(step["channel"]))
    return Bill(trace.subject, parts, origins)


def _describe(node: Node, questions: list[LicenceQuestion]) -> Part:
    facts = (
        ("type", node.type),
        ("state", str(node.state)),
        ("says", node.says),
        *(("question", question.text) for question in questions),
    )
    return Part(
        id=node.id,
        name=node.name,
        released=node.released,
        revision=node.revision,
        hub=(node.hub,) if node.hub else (),
        licence=node.licence,
        access=node.access if node.state == State.CATALOG else None,
        description=None,
        makers=(),
        links=(),
        paper=None,
        facts=tuple((name, value) for name, value in facts if value),
    )
