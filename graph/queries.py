"""Questions about a lineage: who descends from whom, along which steps, and who says so."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.dates import is_after, parse_date
from graph.errors import LineageError, UnknownChannelError, UnknownDerivationError
from graph.vocabulary import ANCESTRY_CHANNELS, CHANNEL_OF, Channel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from graph.lineage_graph import LineageGraph, Step

PARENTS = "parents"
"""Direction of a walk towards the roots."""
CHILDREN = "children"
"""Direction of a walk away from the roots."""

MAX_PATHS = 1000
"""How many paths a question for all of them returns at most."""


class Relative(NamedTuple):
    """An ancestor or a descendant.

    Attributes:
        id, name, released: Of the relative.
        distance: Number of steps on the shortest way.
        via: Channel of each step on that way, from the model that was asked about.
    """

    id: str
    name: str
    released: str
    distance: int
    via: tuple[str, ...]


class PathStep(NamedTuple):
    """A parent, its child, and every kind of derivation between them."""

    parent: str
    child: str
    kinds: tuple[str, ...]


class Path(NamedTuple):
    """A way of descent, the oldest step first.

    Attributes:
        steps: At least one.
    """

    steps: tuple[PathStep, ...]


class CommonAncestor(NamedTuple):
    """A model from which several models descend (or which is one of them).

    Attributes:
        id, name, released: Of the ancestor.
        distances: Steps to each of the models, by their ids.
    """

    id: str
    name: str
    released: str
    distances: dict[str, int]


class Receipts(NamedTuple):
    """What is known of the edge between two models.

    Attributes:
        child, parent: The two ends.
        derivations: The accepted derivations, as in the document.
        disputes: Claims of a derivation that are not accepted, as in the document.
    """

    child: str
    parent: str
    derivations: tuple[dict[str, Any], ...]
    disputes: tuple[dict[str, Any], ...]


class Hit(NamedTuple):
    """A model that a search found.

    Attributes:
        id, name, released: Of the model.
        field: Where the text was found.
        match: What stands there.
        score: From 0 to 100; 100 is the text itself.
    """

    id: str
    name: str
    released: str
    field: str
    match: str
    score: int


def find_relatives(
    graph: LineageGraph,
    model_id: str,
    direction: str,
    *,
    depth: int | None = None,
    via: str | Iterable[str] | None = None,
    as_of: str | None = None,
) -> tuple[Relative, ...]:
    """Return all ancestors or all descendants of a model, oldest first.

    Models released on the same day are ordered by id; the model itself is not among them.

    Args:
        graph: The lineage to search.
        model_id: Where to begin.
        direction: `PARENTS` or `CHILDREN`.
        depth: Most steps to take; 1 gives parents or children. None means no limit.
        via: The channels to follow; None means all but `code`.
        as_of: Leave out models that were released after this date.

    Raises:
        UnknownChannelError: `via` names no channel.
        DateError: `as_of` is not a date.
        LineageError: The model itself was released after `as_of`.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> [relative.id for relative in tiny_graph().ancestors_of("distilbert")]
        ['transformer', 'bert']
    """
    visible = _Visible(graph, via=via, as_of=as_of)
    visible.require(model_id)
    steps_of = graph.parents if direction == PARENTS else graph.children
    found: dict[str, tuple[str, ...]] = {model_id: ()}
    queue = deque([model_id])
    while queue:
        here = queue.popleft()
        if depth is not None and len(found[here]) >= depth:
            continue
        for step in visible.steps(steps_of[here]):
            there = step.parent if direction == PARENTS else step.child
            if there not in found:
                found[there] = (*found[here], step.channel)
                queue.append(there)
    del found[model_id]
    return tuple(
        Relative(node.id, node.name, node.released, len(found[node.id]), found[node.id])
        for node in graph.models.values()
        if node.id in found
    )


class _Visible:
    """The part of a graph that a question may see."""

    def __init__(
        self, graph: LineageGraph, *, via: str | Iterable[str] | None, as_of: str | None
    ) -> None:
        self._graph = graph
        self._channels = parse_channels(via)
        self._as_of = as_of
        if as_of is not None:
            parse_date(as_of)

    def has(self, model_id: str) -> bool:
        released = self._graph.models[model_id].released
        return self._as_of is None or not is_after(released, self._as_of)

    def require(self, model_id: str) -> None:
        if not self.has(model_id):
            node = self._graph.models[model_id]
            message = f"{node.name} was released on {node.released}, after {self._as_of}."
            raise LineageError(message, hint="Choose a later date with --as-of.")

    def steps(self, steps: Iterable[Step]) -> list[Step]:
        """Return the steps to follow, the most substantial channel first."""
        order = self._channels
        chosen = [
            step
            for step in steps
            if step.channel in order and self.has(step.parent) and self.has(step.child)
        ]
        return sorted(chosen, key=lambda step: (order.index(step.channel), step))


def parse_channels(via: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the channels that a question follows, the most substantial first.

    Raises:
        UnknownChannelError: One of them is not a channel.
    """
    if via is None:
        return tuple(str(channel) for channel in ANCESTRY_CHANNELS)
    wanted = {via} if isinstance(via, str) else set(via)
    known = [str(channel) for channel in Channel]
    for channel in sorted(wanted):
        if channel not in known:
            raise UnknownChannelError(channel, known=known)
    return tuple(channel for channel in known if channel in wanted)


def find_paths(
    graph: LineageGraph,
    first: str,
    second: str,
    *,
    via: str | Iterable[str] | None = None,
    as_of: str | None = None,
    every: bool = False,
) -> tuple[Path, ...]:
    """Return the shortest path of descent between two models, or every one of them.

    The models may be given in either order; each path runs from the ancestor to the
    descendant. Shorter paths come first, paths of one length in the order of their ids.

    Args:
        graph: The lineage to search.
        first: Id of one end.
        second: Id of the other end.
        via: The channels to follow; None means all but `code`.
        as_of: Leave out models that were released after this date.
        every: Whether to return all paths, at most `MAX_PATHS`, instead of the shortest.

    Returns:
        No path if neither model descends from the other.
    """
    visible = _Visible(graph, via=via, as_of=as_of)
    for model_id in (first, second):
        visible.require(model_id)
    for ancestor, descendant in ((first, second), (second, first)):
        above = {descendant} | {
            relative.id
            for relative in find_relatives(graph, descendant, PARENTS, via=via, as_of=as_of)
        }
        if ancestor != descendant and ancestor in above:
            return _walk_paths(graph, visible, ancestor, descendant, above, every=every)
    return ()


def _walk_paths(
    graph: LineageGraph,
    visible: _Visible,
    ancestor: str,
    descendant: str,
    above: Collection[str],
    *,
    every: bool,
) -> tuple[Path, ...]:
    """Return paths breadth first, so that the shortest comes first, inside `above` only."""
    found: list[Path] = []
    queue: deque[tuple[str, ...]] = deque([(ancestor,)])
    reached: set[str] = set()
    while queue and len(found) < (MAX_PATHS if every else 1):
        trail = queue.popleft()
        if trail[-1] == descendant:
            found.append(_to_path(graph, visible, trail))
            continue
        steps = visible.steps(graph.children[trail[-1]])
        for child in sorted({step.child for step in steps} & set(above)):
            if every or child not in reached:
                reached.add(child)
                queue.append((*trail, child))
    return tuple(found)


def _to_path(graph: LineageGraph, visible: _Visible, trail: Sequence[str]) -> Path:
    steps = []
    for parent, child in zip(trail, trail[1:], strict=False):
        kinds = [s.kind for s in visible.steps(graph.children[parent]) if s.child == child]
        steps.append(PathStep(parent, child, tuple(kinds)))
    return Path(tuple(steps))


def find_common_ancestors(
    graph: LineageGraph,
    model_ids: Sequence[str],
    *,
    via: str | Iterable[str] | None = None,
    as_of: str | None = None,
) -> tuple[CommonAncestor, ...]:
    """Return all nearest common ancestors of two or more models, the nearest first.

    A common ancestor is nearest if none of its children is a common ancestor too. A model
    counts as its own ancestor here, so that the answer for a model and its descendant is the
    model. Order: least sum of distances, then newest first, then by id.

    Args:
        graph: The lineage to search.
        model_ids: Ids of the models, each once.
        via: The channels to follow; None means all but `code`.
        as_of: Leave out models that were released after this date.

    Returns:
        Nothing if the models share no ancestor.
    """
    visible = _Visible(graph, via=via, as_of=as_of)
    distances: list[dict[str, int]] = []
    for model_id in model_ids:
        relatives = find_relatives(graph, model_id, PARENTS, via=via, as_of=as_of)
        distances.append({model_id: 0, **{item.id: item.distance for item in relatives}})
    common = set.intersection(*(set(found) for found in distances))
    nearest = []
    for node in reversed(graph.models.values()):
        children = {step.child for step in visible.steps(graph.children[node.id])}
        if node.id in common and not children & common:
            each = {m: found[node.id] for m, found in zip(model_ids, distances, strict=True)}
            nearest.append(CommonAncestor(node.id, node.name, node.released, each))
    return tuple(sorted(nearest, key=lambda item: sum(item.distances.values())))


def find_receipts(graph: LineageGraph, *, child: str, parent: str) -> Receipts:
    """Return the derivations of a child from a parent, and the claims that are not accepted.

    Raises:
        UnknownDerivationError: There is neither; the hint names the way that there is.
    """
    pair = {"parent": parent, "child": child}
    derivations, disputes = (
        tuple(item for item in graph.document[key] if pair.items() <= item.items())
        for key in ("derivations", "disputes")
    )
    if not derivations and not disputes:
        raise UnknownDerivationError(**pair, hint=_hint_at_path(graph, parent, child))
    return Receipts(child, parent, derivations, disputes)


def _hint_at_path(graph: LineageGraph, parent: str, child: str) -> str:
    paths = find_paths(graph, parent, child)
    if not paths:
        return f"Neither descends from the other; try 'lineage common-ancestors {child} {parent}'."
    steps = paths[0].steps
    if steps[0].parent == child:
        return f"It is the other way round: try 'lineage why {parent} {steps[-1].parent}'."
    trail = " -> ".join([steps[0].parent, *(step.child for step in steps)])
    return f"It descends from it over {len(steps)} steps: {trail}."


def describe_model(graph: LineageGraph, model_id: str) -> dict[str, Any]:
    """Return the record of a model with its derivations, children, disputes and paper.

    Returns:
        The record of the document, and besides `derivations` (into it), `children`
        (derivations out of it), `disputes` and `paper_record` (or None).
    """
    document = graph.document
    papers = {paper["arxiv_id"]: paper for paper in document["papers"]}
    record = graph.records[model_id]
    return {
        **record,
        "derivations": [s for s in document["derivations"] if s["child"] == model_id],
        "children": [s for s in document["derivations"] if s["parent"] == model_id],
        "disputes": [s for s in document["disputes"] if s["child"] == model_id],
        "paper_record": papers.get(record["paper"]),
    }


def search_models(graph: LineageGraph, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """Return the models whose name, alias, paper, lab or description a text resembles.

    Args:
        graph: The lineage to search.
        text: What to look for, in any case; small slips are forgiven.
        limit: Most models to return.

    Returns:
        One hit a model, the best first; of equal ones the older model first.
    """
    from rapidfuzz import fuzz, utils  # noqa: PLC0415  only a search pays for it

    labs = {lab["id"]: lab["name"] for lab in graph.document["labs"]}
    papers = {paper["arxiv_id"]: paper for paper in graph.document["papers"]}
    wanted = utils.default_process(text)
    if not wanted:
        return ()
    hits = []
    for node in graph.models.values():
        record = graph.records[node.id]
        best = Hit(node.id, node.name, node.released, "", "", 0)
        for field, value, weight in _searchable(record, labs, papers):
            score = round(_score(wanted, utils.default_process(value), fuzz) * weight)
            if score > best.score:
                best = best._replace(field=field, match=value, score=score)
        if best.score >= _LEAST_SCORE:
            hits.append(best)
    hits.sort(key=lambda hit: -hit.score)
    return tuple(hits[:limit])


_LEAST_SCORE = 60


def _score(wanted: str, value: str, fuzz: Any) -> float:  # noqa: ANN401  a module
    if wanted == value:
        return 100.0
    if f" {wanted} " in f" {value} ":
        return 95.0
    if value.startswith(wanted):
        return 90.0
    if wanted in value:
        return 80.0
    return float(fuzz.ratio(wanted, value)) * 0.85


def _searchable(
    record: dict[str, Any], labs: dict[str, str], papers: dict[str, dict[str, Any]]
) -> list[tuple[str, str, float]]:
    paper = papers.get(record["paper"], {"title": "", "authors": []})
    return [
        ("id", record["id"], 1.0),
        ("name", record["name"], 1.0),
        *(("aliases", alias, 0.98) for alias in record["aliases"]),
        ("paper", record["paper"] or "", 1.0),
        ("title", paper["title"], 0.9),
        *(("authors", author, 0.85) for author in paper["authors"]),
        *(("labs", labs[lab], 0.8) for lab in record["labs"]),
        ("adds", record["adds"], 0.75),
    ]


def count_everything(graph: LineageGraph) -> dict[str, Any]:
    """Return how much the graph holds, and of what.

    Returns:
        Totals, the span of dates, derivations by kind, channel and support, models by family,
        the roots (oldest first) and the ten models with most descendants.
    """
    document = graph.document
    derivations = document["derivations"]
    kinds = Counter(item["kind"] for item in derivations)
    supports = Counter(item["support"] for item in derivations)
    influence = {
        model_id: len(find_relatives(graph, model_id, CHILDREN)) for model_id in graph.models
    }
    top = sorted(graph.models, key=lambda model_id: -influence[model_id])[:10]
    dates = [node.released for node in graph.models.values()]
    return {
        "models": len(graph),
        "in_catalog": sum(record["catalog"] is not None for record in document["models"]),
        "derivations": len(derivations),
        "papers": len(document["papers"]),
        "first_released": dates[0] if dates else None,
        "last_released": dates[-1] if dates else None,
        "by_kind": {kind: kinds[kind] for kind in CHANNEL_OF if kinds[kind]},
        "by_channel": dict(
            Counter(channel for channel in Channel for item in derivations if item["channel"] == channel)
        ),
        "by_support": dict(sorted(supports.items())),
        "by_family": dict(sorted(Counter(record["family"] for record in document["models"]).items())),
        "roots": [model_id for model_id, steps in graph.parents.items() if not steps],
        "most_descendants": {model_id: influence[model_id] for model_id in top if influence[model_id]},
    }
