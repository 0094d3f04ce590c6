"""From a checkpoint up to the root, as records and as the JSON that `lineage trace` writes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCHEMA_VERSION = 1
"""Number of the shape of a trace; it grows when a reader would notice."""


class State(StrEnum):
    """What is known of a node of a trace, and why not more."""

    READ = "read"
    CATALOG = "catalog"
    GATED = "gated"
    PRIVATE = "private"
    MISSING = "missing"
    DISABLED = "disabled"
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"
    OFFLINE = "offline"
    ELSEWHERE = "elsewhere"
    BEYOND = "beyond"


WORDS: dict[State, str] = {
    State.READ: "",
    State.CATALOG: "",
    State.GATED: "gated: its owners decide who may have it",
    State.PRIVATE: "private, or not there: the Hub does not say which",
    State.MISSING: "deleted, or never there",
    State.DISABLED: "disabled by the Hub",
    State.UNREACHABLE: "the Hub did not answer",
    State.UNREADABLE: "what it says of itself cannot be read",
    State.OFFLINE: "not asked: offline",
    State.ELSEWHERE: "no repository of the Hub: not followed",
    State.BEYOND: "not asked: too many repositories",
}
"""What to say of each state."""


class TraceEvidence(NamedTuple):
    """Where something is said.

    Attributes:
        source: An address, the path of a file, or the id of a source of the catalog.
        locator: Where in it.
        stance: `supports` or `disputes`.
        basis: `generated`, since a machine read it, or `read`.
    """

    source: str
    locator: str
    stance: str = "supports"
    basis: str = "generated"


class Node(NamedTuple):
    """A checkpoint, or a model of the catalog.

    Attributes:
        id: Id of a model of the catalog, id of a repository of the Hub (with `/`), or a path.
        type: `model`, or `checkpoint`.
        name: What to call it.
        hub: Id of its repository, or None.
        released: Date of its release, or of the making of its repository, or None.
        licence: What it says of its licence, or None.
        access: What that lets the public do (catalog), or `open`, `gated`, `private`; None if
            nobody says.
        state: What is known of it; see `State`.
        says: The state in words, with what is special; empty if nothing is.
        revision: Commit that was read, or None.
        distance: Steps from the subject.
    """

    id: str
    type: str
    name: str
    hub: str | None
    released: str | None
    licence: str | None
    access: str | None
    state: str
    says: str
    revision: str | None
    distance: int


class Hop(NamedTuple):
    """A step from a parent to a child.

    Attributes:
        parent, child: Ids of nodes.
        relation: As it was said: `finetune`, `adapter`, `quantized`, `merge`, `base model`
            (nobody says how), `architecture of` (by its type alone), or a kind of the catalog.
        kind: The kind of the catalog that this is, or None if nobody says.
        channel: What was carried over.
        note: What the catalog says of it, or what to mind; may be empty.
        houses: Who says so.
        evidence: Where.
    """

    parent: str
    child: str
    relation: str
    kind: str | None
    channel: str
    note: str
    houses: tuple[str, ...]
    evidence: tuple[TraceEvidence, ...]


class LicenceQuestion(NamedTuple):
    """Something about licences that a person should ask.

    Attributes:
        child: Id of the node that it is about.
        parent: Id of the ancestor whose terms do not fit, or None.
        about: `missing`, `unseen`, `unclear` or `wider`.
        text: The question.
    """

    child: str
    parent: str | None
    about: str
    text: str


class Trace(NamedTuple):
    """From a checkpoint up to the root.

    Attributes:
        subject: Id of the node that was asked about.
        nodes: By distance, then in the order in which they were met; the subject first.
        hops: By child in the order of the nodes, then as said.
        questions: In the order of the nodes.
        loops: Parent and child of steps that would lead in a circle; they are no hops.
    """

    subject: str
    nodes: tuple[Node, ...]
    hops: tuple[Hop, ...]
    questions: tuple[LicenceQuestion, ...]
    loops: tuple[tuple[str, str], ...]


def was_seen(node: Node) -> bool:
    """Tell whether a node could be asked what it says; one that was refused may still be named.

    Examples:
        >>> fields = ("a/b", None, None, "gated", "gated", "", None, 1)
        >>> node = Node("a/b", "checkpoint", "a/b", *fields)
        >>> was_seen(node), was_seen(node._replace(revision="0123abc"))
        (False, True)
    """
    return node.state in {State.READ, State.CATALOG} or node.revision is not None


def to_document(trace: Trace) -> dict[str, Any]:
    """Return a trace as the JSON that is saved and dropped on the page."""
    return {
        "schema_version": SCHEMA_VERSION,
        "subject": trace.subject,
        "nodes": [node._asdict() for node in trace.nodes],
        "steps": [_describe_hop(hop) for hop in trace.hops],
        "loops": [{"parent": parent, "child": child} for parent, child in trace.loops],
        "questions": [question._asdict() for question in trace.questions],
    }


def _describe_hop(hop: Hop) -> dict[str, Any]:
    evidence = [place._asdict() for place in hop.evidence]
    return {**hop._asdict(), "houses": list(hop.houses), "evidence": evidence}


def find_loops(ids: Iterable[str], parents: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """Return the steps, parent and child, that lead back to where a walk came from.

    Args:
        ids: Where walks begin, in order.
        parents: Ids of the parents of each node.

    Examples:
        >>> find_loops(["a"], {"a": ["b"], "b": ["c", "a"], "c": []})
        {('a', 'b')}
    """
    done: set[str] = set()
    loops: set[tuple[str, str]] = set()
    for start in ids:
        if start in done:
            continue
        path = {start}
        walk = [(start, iter(parents.get(start, ())))]
        while walk:
            here, rest = walk[-1]
            parent = next(rest, None)
            if parent is None:
                walk.pop()
                path.discard(here)
                done.add(here)
            elif parent in path:
                loops.add((parent, here))
            elif parent not in done:
                path.add(parent)
                walk.append((parent, iter(parents.get(parent, ()))))
    return loops
