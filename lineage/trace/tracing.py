"""A trace as a whole: from a checkpoint to the catalog, and on to the root with its receipts."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.characters import escape_unsafe
from graph.hub_ids import to_hub_id
from graph.texts.size_labels import names_size
from graph.tracing.questions import find_licence_questions
from graph.tracing.trace import WORDS, Hop, Node, State, Trace, TraceEvidence
from graph.view import View, parse_channels
from lineage.trace.hub import find_endpoint, open_hub
from lineage.trace.hub_faults import HubError
from lineage.trace.local import read_local
from lineage.trace.naming import Finder
from lineage.trace.statements import TraceError
from lineage.trace.walk import Walked, Walker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.lineage_graph import LineageGraph
    from graph.records.shapes import Licence, ModelRecord
    from lineage.trace.statements import Statement
    from lineage.trace.walk import Asks

_ENDLESS = 1_000_000
_FILES = (".gguf", ".safetensors", ".json")


class Limits(NamedTuple):
    """How far to walk.

    Attributes:
        depth: Most steps from the subject; None means no limit.
        via: Channels to follow; none means those of ancestry.
        offline: Whether to ask nobody.
    """

    depth: int | None = None
    via: tuple[str, ...] = ()
    offline: bool = False


def find_trace(
    graph: LineageGraph, folder: Path, subject: str, limits: Limits, *, hub: Asks | None = None
) -> Trace:
    """Return where a checkpoint comes from.

    Args:
        graph: The catalog.
        folder: Its folder, with what machines read beside it.
        subject: A folder, a file, or the id or address of a repository of the Hub.
        limits: How far to walk.
        hub: Whom to ask; by default the Hub, where something has to be asked.

    Raises:
        TraceError: There is no such checkpoint, or it says nothing that can be read.
        MissingPackageError: A package that it needs is not installed.
    """
    finder = Finder(graph, folder)
    asks = hub or _Lately(offline=limits.offline)
    walker = Walker(
        finder,
        asks,
        channels=parse_channels(limits.via or None),
        depth=_ENDLESS if limits.depth is None else limits.depth,
    )
    path = Path(subject).expanduser()
    if subject.strip() and _exists(path):
        walked = walker.walk(name_path(path), read_local(path))
    else:
        hub_id = require_hub_id(subject)
        model_id = finder.find_repository(hub_id)
        if model_id:
            walked = Walked(model_id, {}, {}, {model_id: hub_id}, ())
        else:
            walked = walker.walk(hub_id, _ask_first(asks, hub_id, graph))
    return _Assembly(graph, walked, limits).build()


def _ask_first(asks: Asks, hub_id: str, graph: LineageGraph) -> Statement:
    """Return what the subject says of itself; of a model's name, say that it is one."""
    try:
        return asks.ask(hub_id)
    except HubError as error:
        if hub_id.casefold() in graph.models:
            error.hint = f"It is a model of the catalog: ask for the ancestors of '{hub_id}'."
        raise


class _Lately:
    """The Hub, opened when the first repository is asked for."""

    def __init__(self, *, offline: bool) -> None:
        self._offline = offline
        self._hub: Asks | None = None

    def ask(self, hub_id: str) -> Statement:
        """Return what a repository says of itself."""
        self._hub = self._hub or open_hub(offline=self._offline)
        return self._hub.ask(hub_id)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def name_path(path: Path) -> str:
    """Return a path as the id of a node: it begins with a dot or a slash."""
    name = escape_unsafe(path.as_posix())
    return name if name.startswith(("/", "./", "../")) else f"./{name}"


def require_hub_id(subject: str) -> str:
    """Return the id of a repository that a person named.

    Raises:
        TraceError: It is none, and no path either.
    """
    looks_local = subject.startswith((".", "/", "~")) or subject.lower().endswith(_FILES)
    hub_id = None if looks_local else to_hub_id(subject, find_endpoint())
    if hub_id is None:
        shown = escape_unsafe(subject[:200])
        what = "There is no" if looks_local else "Neither a path nor a repository of the Hub:"
        hint = "Name a folder, a GGUF or a safetensors file, or a repository as OWNER/NAME."
        message = f"{what} '{shown}'."
        raise TraceError(message, hint=hint)
    return hub_id


class _Assembly:
    """Puts checkpoints and the catalog's part of a trace together."""

    def __init__(self, graph: LineageGraph, walked: Walked, limits: Limits) -> None:
        self._graph = graph
        self._walked = walked
        self._depth = _ENDLESS if limits.depth is None else limits.depth
        self._view = View(graph, via=limits.via or None)
        self._derivations: dict[str, list[Hop]] = {}
        for item in graph.document["derivations"]:
            hop = Hop(
                parent=item["parent"],
                child=item["child"],
                relation=item["kind"],
                kind=item["kind"],
                channel=item["channel"],
                note=item["note"],
                houses=tuple(item["houses"]),
                evidence=tuple(
                    TraceEvidence(
                        place["source"], place["locator"], place["stance"], place["basis"]
                    )
                    for place in item["evidence"]
                ),
            )
            self._derivations.setdefault(hop.child, []).append(hop)

    def build(self) -> Trace:
        """Return the trace, nodes by distance."""
        distances = {self._walked.subject: 0}
        queue = deque(distances)
        hops: list[Hop] = []
        while queue:
            here = queue.popleft()
            if distances[here] >= self._depth:
                continue
            for hop in self._list_hops(here):
                hops.append(hop)
                if hop.parent not in distances:
                    distances[hop.parent] = distances[here] + 1
                    queue.append(hop.parent)
        nodes = tuple(self._describe(node_id, far) for node_id, far in distances.items())
        loops = tuple(loop for loop in self._walked.loops if distances.keys() >= set(loop))
        return Trace(
            self._walked.subject, nodes, tuple(hops), find_licence_questions(nodes, hops), loops
        )

    def _list_hops(self, here: str) -> Iterable[Hop]:
        if here in self._walked.statements:
            return self._walked.hops.get(here, ())
        steps = self._view.steps(self._graph.parents[here])
        wanted = {(step.parent, step.kind) for step in steps}
        hops = self._derivations.get(here, ())
        return [hop for hop in hops if (hop.parent, hop.kind) in wanted]

    def _describe(self, node_id: str, distance: int) -> Node:
        if node_id in self._walked.statements:
            said = self._walked.statements[node_id]
            return Node(
                node_id, "checkpoint", said.name, said.hub, said.released, said.licence,
                said.access, said.state, said.says or WORDS[said.state], said.revision, distance,
            )  # fmt: skip
        record = self._graph.records[node_id]
        met = self._walked.repositories.get(node_id)
        hub = met or next(iter(record["hub"]), None)
        licence = _find_licence(record, met)
        return Node(
            node_id, "model", record["name"], hub, record["released"], licence["text"],
            licence["access"], State.CATALOG, "", None, distance,
        )  # fmt: skip


def _find_licence(record: ModelRecord, hub: str | None) -> Licence:
    """Return the terms of the size that a repository names, else those of the whole entry."""
    sizes = [size for size in record["parameters"] if hub and names_size(hub, size["label"])]
    terms = sizes[0]["licence"] if len(sizes) == 1 else None
    return terms or record["licence"]
