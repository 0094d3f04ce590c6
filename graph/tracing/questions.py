"""What to ask about the licences along a trace: questions for people, no legal advice."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from graph.records.vocabulary import Access, Channel
from graph.tracing.terms import WIDTH, Terms, read_terms
from graph.tracing.trace import LicenceQuestion, State, was_seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.tracing.trace import Hop, Node

_SAID_OTHERWISE = 80


def find_licence_questions(
    nodes: Sequence[Node], hops: Sequence[Hop]
) -> tuple[LicenceQuestion, ...]:
    """Return what to ask about the licences of what hands on weights, in the order of the nodes.

    A node whose licence nobody names is asked about; so is one whose terms are wider than those
    of the nearest ancestors, over weights, that name theirs. The catalog calls an entry open only
    where the terms of its parents were weighed, so that this is not asked again of its entries.
    """
    by_id = {node.id: node for node in nodes}
    above: dict[str, list[str]] = {}
    for hop in hops:
        if hop.channel == Channel.WEIGHTS:
            above.setdefault(hop.child, []).append(hop.parent)
    concerned = {nodes[0].id} if nodes else set()
    concerned |= above.keys() | {parent for parents in above.values() for parent in parents}
    return tuple(
        question for node in nodes if node.id in concerned for question in _ask(node, by_id, above)
    )


def _ask(
    node: Node, nodes: Mapping[str, Node], above: Mapping[str, Sequence[str]]
) -> Iterator[LicenceQuestion]:
    terms = _read(node)
    if terms in {Terms.UNKNOWN, Terms.OTHER}:
        yield _ask_unclear(node, terms)
        return
    for parent in _find_nearest_stated(node.id, nodes, above):
        if WIDTH[terms] < WIDTH[_read(parent)] and not _was_weighed(node, parent):
            yield LicenceQuestion(
                node.id,
                parent.id,
                "wider",
                f"{node.name} says {_show(node)}, and carries weights of {parent.name}, which "
                f"says {_show(parent)} ({_read(parent).value}): may it?",
            )


def _was_weighed(node: Node, parent: Node) -> bool:
    """Return whether the catalog calls a node open that is made from what is not."""
    opened = node.state == State.CATALOG and node.access == Access.OPEN
    return opened and parent.access in {Access.RESTRICTED, Access.CLOSED}


def _ask_unclear(node: Node, terms: Terms) -> LicenceQuestion:
    if not was_seen(node):
        text = f"The licence of {node.name} could not be seen ({node.state}): what is it?"
        return LicenceQuestion(node.id, None, "unseen", text)
    if terms == Terms.UNKNOWN:
        text = f"{node.name} names no licence: under which terms is it given out?"
        return LicenceQuestion(node.id, None, "missing", text)
    text = f"{node.name} says {_show(node)}: what does that allow?"
    return LicenceQuestion(node.id, None, "unclear", text)


def _find_nearest_stated(
    start: str, nodes: Mapping[str, Node], above: Mapping[str, Sequence[str]]
) -> Iterator[Node]:
    """Yield, on each way up, the first node whose terms a name tells, the nearest first."""
    seen, queue = {start}, deque(above.get(start, ()))
    while queue:
        here = queue.popleft()
        if here in seen:
            continue
        seen.add(here)
        if _read(nodes[here]) in WIDTH:
            yield nodes[here]
        else:
            queue.extend(above.get(here, ()))


def _read(node: Node) -> Terms:
    of_catalog = node.access if node.state == State.CATALOG else None
    return read_terms(node.licence, of_catalog)


def _show(node: Node) -> str:
    licence = node.licence or ""
    cut = licence if len(licence) <= _SAID_OTHERWISE else f"{licence[:_SAID_OTHERWISE]}..."
    return f"'{cut}'"
