"""Questions about a lineage: who descends from whom, along which steps, and who says so."""

from __future__ import annotations

from collections import Counter, deque
from itertools import pairwise
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


class View:
    """The part of a graph that a question may see.

    Attributes:
        graph: The whole.

    Raises:
        UnknownChannelError: `via` names no channel.
        DateError: `as_of` is not a date.
    """

    def __init__(
        self,
        graph: LineageGraph,
        *,
        via: str | Iterable[str] | None = None,
        as_of: str | None = None,
    ) -> None:
        """Choose what to see.

        Args:
            graph: The whole.
            via: The channels to follow; None means all but `code`.
            as_of: Leave out models that were released after this date.
        """
        self.graph = graph
        self._channels = parse_channels(via)
        self._as_of = as_of
        if as_of is not None:
            parse_date(as_of)

    def has(self, model_id: str) -> bool:
        """Tell whether a model was there by the date of the view."""
        released = self.graph.models[model_id].released
        return self._as_of is None or not is_after(released, self._as_of)

    def require(self, model_id: str) -> None:
        """Return if a model was there by the date of the view.

        Raises:
            LineageError: It was released later.
        """
        if not self.has(model_id):
            node = self.graph.models[model_id]
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


def find_relatives(
    view: View, model_id: str, direction: str, *, depth: int | None = None
) -> tuple[Relative, ...]:
    """Return all ancestors or all descendants of a model, oldest first.

    Models released on the same day are ordered by id; the model itself is not among them.

    Args:
        view: What to search.
        model_id: Where to begin.
        direction: `PARENTS` or `CHILDREN`.
        depth: Most steps to take; 1 gives parents or children. None means no limit.

    Raises:
        LineageError: The model itself was released after the date of the view.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> [relative.id for relative in tiny_graph().ancestors_of("distilbert")]
        ['transformer', 'bert']
    """
    view.require(model_id)
    graph = view.graph
    steps_of = graph.parents if direction == PARENTS else graph.children
    found: dict[str, tuple[str, ...]] = {model_id: ()}
    queue = deque([model_id])
    while queue:
        here = queue.popleft()
        if depth is not None and len(found[here]) >= depth:
            continue
        for step in view.steps(steps_of[here]):
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


def find_paths(view: View, first: str, second: str, *, every: bool = False) -> tuple[Path, ...]:
    """Return the shortest path of descent between two models, or every one of them.

    The models may be given in either order; each path runs from the ancestor to the
    descendant. Shorter paths come first, paths of one length in the order of their ids.

    Args:
        view: What to search.
        first: Id of one end.
        second: Id of the other end.
        every: Whether to return all paths, at most `MAX_PATHS`, instead of the shortest.

    Returns:
        No path if neither model descends from the other.
    """
    for model_id in (first, second):
        view.require(model_id)
    for ancestor, descendant in ((first, second), (second, first)):
        above = {relative.id for relative in find_relatives(view, descendant, PARENTS)}
        if ancestor in above:
            inside = above | {descendant}
            return _walk_paths(view, ancestor, descendant, inside, every=every)
    return ()


def _walk_paths(
    view: View, ancestor: str, descendant: str, inside: Collection[str], *, every: bool
) -> tuple[Path, ...]:
    """Return paths breadth first, so that the shortest comes first, over models of `inside` only."""
    found: list[Path] = []
    queue: deque[tuple[str, ...]] = deque([(ancestor,)])
    reached: set[str] = set()
    while queue and len(found) < (MAX_PATHS if every else 1):
        trail = queue.popleft()
        if trail[-1] == descendant:
            found.append(_to_path(view, trail))
            continue
        steps = view.steps(view.graph.children[trail[-1]])
        for child in sorted({step.child for step in steps} & set(inside)):
            if every or child not in reached:
                reached.add(child)
                queue.append((*trail, child))
    return tuple(found)


def _to_path(view: View, trail: Sequence[str]) -> Path:
    steps = []
    for parent, child in pairwise(trail):
        kinds = [s.kind for s in view.steps(view.graph.children[parent]) if s.child == child]
        steps.append(PathStep(parent, child, tuple(kinds)))
    return Path(tuple(steps))


def find_common_ancestors(view: View, model_ids: Sequence[str]) -> tuple[CommonAncestor, ...]:
    """Return all nearest common ancestors of two or more models, the nearest first.

    A common ancestor is nearest if none of its children is a common ancestor too. A model
    counts as its own ancestor here, so that the answer for a model and its descendant is the
    model. Order: least sum of distances, then newest first, then by id.

    Args:
        view: What to search.
        model_ids: Ids of the models, each once.

    Returns:
        Nothing if the models share no ancestor.
    """
    graph = view.graph
    distances: list[dict[str, int]] = []
    for model_id in model_ids:
        relatives = find_relatives(view, model_id, PARENTS)
        distances.append({model_id: 0, **{item.id: item.distance for item in relatives}})
    common = set.intersection(*(set(found) for found in distances))
    nearest = []
    for node in reversed(graph.models.values()):
        children = {step.child for step in view.steps(graph.children[node.id])}
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
    paths = find_paths(View(graph), parent, child)
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


def _score(wanted: str, value: str, fuzz: Any) -> float:
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
    view = View(graph)
    influence = {
        model_id: len(find_relatives(view, model_id, CHILDREN)) for model_id in graph.models
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
            Counter(
                channel
                for channel in Channel
                for item in derivations
                if item["channel"] == channel
            )
        ),
        "by_support": dict(sorted(supports.items())),
        "by_family": dict(
            sorted(Counter(record["family"] for record in document["models"]).items())
        ),
        "roots": [model_id for model_id, steps in graph.parents.items() if not steps],
        "most_descendants": {
            model_id: influence[model_id] for model_id in top if influence[model_id]
        },
    }
