"""The walk from a checkpoint over its base models, repository by repository."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple, Protocol

from graph.hub_ids import HUB, to_hub_id
from graph.records.vocabulary import HUB_RELATIONS, HUB_UNSAID, Channel, House, Kind
from graph.tracing.trace import Hop, State, TraceEvidence, find_loops
from lineage.trace.hub_faults import HubError
from lineage.trace.statements import StatedBase, Statement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lineage.trace.naming import Finder

MOST_REPOSITORIES = 250
"""Repositories that one trace asks for at most."""

RELEASE, LIKE = "release of", "architecture of"
"""How a checkpoint leads to a model of the catalog without naming it."""

_BY_NAME = "By the owner and the name of the repository, the size aside."
_BY_TYPE = "By its type alone, which says nothing of its weights."


class Asks(Protocol):
    """Whom to ask for repositories."""

    def ask(self, hub_id: str) -> Statement:
        """Return what a repository says of itself."""


class Walked(NamedTuple):
    """The checkpoints that a walk met.

    Attributes:
        subject: Id of the node where it began.
        statements: What each checkpoint says, by the id of its node.
        hops: The steps into each of them, to others and to models of the catalog.
        repositories: The repository by which each model of the catalog was met.
        loops: Parent and child of steps that would lead in a circle.
    """

    subject: str
    statements: dict[str, Statement]
    hops: dict[str, list[Hop]]
    repositories: dict[str, str]
    loops: tuple[tuple[str, str], ...]


class Walker:
    """Walks up from one checkpoint until the catalog is met."""

    def __init__(
        self, finder: Finder, hub: Asks, *, channels: Collection[str], depth: int
    ) -> None:
        self._finder = finder
        self._hub = hub
        self._channels = channels
        self._depth = depth
        self._statements: dict[str, Statement] = {}
        self._node_of: dict[str, str] = {}
        self._repositories: dict[str, str] = {}
        self._hops: dict[str, list[Hop]] = {}
        self._asked = 0

    def walk(self, name: str, statement: Statement) -> Walked:
        """Return what a checkpoint was made from.

        Args:
            name: Id of its repository, or its path, which begins with a dot or a slash.
            statement: What it says of itself.
        """
        subject, _ = self._note(name, statement)
        queue = deque([(subject, 0)])
        if statement.hub and self._finder.find_repository(statement.hub):
            queue.clear()  # a copy of what the catalog knows
        while queue and Channel.WEIGHTS in self._channels:
            here, distance = queue.popleft()
            if distance < self._depth:
                queue.extend((parent, distance + 1) for parent in self._follow(here))
        loops = self._cut_loops(subject)
        self._anchor(subject)
        return Walked(subject, self._statements, self._hops, self._repositories, loops)

    def _note(self, name: str, statement: Statement) -> tuple[str, bool]:
        """Keep what a checkpoint says; return its node, by its name of today, and if it is new."""
        is_hub = to_hub_id(name) is not None
        today = statement.hub if is_hub and statement.hub else name
        node_id = today if "/" in today or not is_hub else f"huggingface.co/{today}"
        node_id = self._node_of.setdefault(today.casefold(), node_id)
        self._node_of[name.casefold()] = node_id
        fresh = node_id not in self._statements
        self._statements.setdefault(node_id, statement)
        return node_id, fresh

    def _follow(self, here: str) -> Iterator[str]:
        """Note a step to each base model; yield the checkpoints that were not met before."""
        hops = self._hops.setdefault(here, [])
        for link in self._statements[here].links:
            parent, fresh = self._meet(link)
            if to_hub_id(link.target) == self._statements[here].hub and parent == here:
                continue  # it names itself, as a copy does
            kind = HUB_RELATIONS.get(link.relation)
            note = "" if link.relation != HUB_UNSAID else "Nobody says how it was used."
            maker, weights = (House.MAKER,), Channel.WEIGHTS
            hops.append(
                Hop(parent, here, link.relation, kind, weights, note, maker, (link.place,))
            )
            if fresh:
                yield parent

    def _meet(self, link: StatedBase) -> tuple[str, bool]:
        """Return the node that a link leads to, and whether it is a checkpoint not met before."""
        hub_id = to_hub_id(link.target)
        if hub_id is None:
            fresh = link.target not in self._statements
            said = Statement(name=link.target, state=State.ELSEWHERE)
            self._statements.setdefault(link.target, said)
            return link.target, fresh
        known = self._meet_model(hub_id) or self._node_of.get(hub_id.casefold())
        if known:
            return known, False
        statement = self._ask(hub_id)
        model_id = self._meet_model(statement.hub or hub_id)  # under its name of today
        if model_id:
            self._node_of[hub_id.casefold()] = model_id
            return model_id, False
        return self._note(hub_id, statement)

    def _meet_model(self, hub_id: str) -> str | None:
        model_id = self._finder.find_repository(hub_id)
        if model_id:
            self._repositories.setdefault(model_id, hub_id)
        return model_id

    def _ask(self, hub_id: str) -> Statement:
        if self._asked >= MOST_REPOSITORIES:
            return Statement(name=hub_id, hub=hub_id, state=State.BEYOND)
        self._asked += 1
        try:
            return self._hub.ask(hub_id)
        except HubError as error:
            says = str(error) if error.state == State.UNREADABLE else ""
            access = "gated" if error.state == State.GATED else None
            return Statement(name=hub_id, hub=hub_id, state=error.state, says=says, access=access)

    def _cut_loops(self, subject: str) -> tuple[tuple[str, str], ...]:
        """Take steps out that lead in a circle; return their parents and children."""
        parents = {child: [hop.parent for hop in hops] for child, hops in self._hops.items()}
        loops = find_loops([subject], parents)
        for child, hops in self._hops.items():
            self._hops[child] = [hop for hop in hops if (hop.parent, child) not in loops]
        return tuple(sorted(loops))

    def _anchor(self, subject: str) -> None:
        """Lead checkpoints whose base models do not lead to the catalog there by name or type."""
        reaching: dict[str, bool] = {}
        for here in self._list_deepest_first(subject):
            hops = self._hops.setdefault(here, [])
            found = any(reaching.get(hop.parent, True) for hop in hops)
            hop = None if found else self._find_anchor(here)
            if hop:
                hops.append(hop)
            reaching[here] = found or hop is not None

    def _list_deepest_first(self, subject: str) -> list[str]:
        """Return the checkpoints, each after all that stand above it."""
        order: list[str] = []
        seen = {subject}
        walk = [(subject, iter(self._hops.get(subject, ())))]
        while walk:
            here, rest = walk[-1]
            hop = next(rest, None)
            if hop is None:
                order.append(here)
                walk.pop()
            elif hop.parent not in seen and hop.parent in self._statements:
                seen.add(hop.parent)
                walk.append((hop.parent, iter(self._hops.get(hop.parent, ()))))
        return order

    def _find_anchor(self, here: str) -> Hop | None:
        statement = self._statements[here]
        model_id = self._finder.find_release(statement.hub) if statement.hub else None
        if model_id and Channel.WEIGHTS in self._channels:
            place = TraceEvidence(f"{HUB}/{statement.hub}", "owner and name")
            return Hop(model_id, here, RELEASE, None, Channel.WEIGHTS, _BY_NAME, (), (place,))
        match = self._finder.find_type(statement.types)
        if match and Channel.ARCHITECTURE in self._channels:
            kind, channel, maker = Kind.ARCHITECTURE, Channel.ARCHITECTURE, (House.MAKER,)
            return Hop(match.model_id, here, LIKE, kind, channel, _BY_TYPE, maker, (match.place,))
        return None
