"""Two models side by side: what they are, what they share, and what each inherited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.errors import LineageError
from graph.questions.descent import find_paths
from graph.questions.relatives import PARENTS, find_kin, find_reachable
from graph.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.index import LineageIndex
    from graph.questions.relatives import CommonAncestor
    from graph.records.shapes import Derivation

FIELDS = (
    "released", "labs", "family", "architecture", "modalities", "pretraining_tasks",
    "fine_tuning_tasks", "techniques", "parameters", "corpus", "application", "licence", "adds",
    "paper",
)  # fmt: skip
"""The fields that a comparison sets side by side, in order."""


class ComparedField(NamedTuple):
    """One field of both models, as in the document.

    Attributes:
        field: Name of the field.
        first, second: The two values.
        same: Whether they are equal; lists are compared as sets.
    """

    field: str
    first: Any
    second: Any
    same: bool


class Bequest(NamedTuple):
    """What one model inherited from a shared ancestor.

    Attributes:
        ancestor: Id of the shared ancestor.
        heir: Id of the model.
        derivations: Those along the shortest way, the oldest first, as in the document; none
            if the model is itself the ancestor.
    """

    ancestor: str
    heir: str
    derivations: tuple[Derivation, ...]


class Comparison(NamedTuple):
    """Two models side by side.

    Attributes:
        first, second: Ids of the models.
        facts: Every field of `FIELDS`.
        nearest: Their nearest common ancestors, the nearest first.
        shared: Ids of all models from which both descend, oldest first; one of the two is
            among them if the other descends from it.
        bequests: What the first and the second inherited from each of `nearest`.
    """

    first: str
    second: str
    facts: tuple[ComparedField, ...]
    nearest: tuple[CommonAncestor, ...]
    shared: tuple[str, ...]
    bequests: tuple[Bequest, ...]


def compare_models(
    graph: LineageIndex,
    first: str,
    second: str,
    *,
    via: str | Iterable[str] | None = None,
    as_of: str | None = None,
) -> Comparison:
    """Return two models side by side.

    Args:
        graph: The lineage to search.
        first: Id of one model.
        second: Id of the other.
        via: The channels that make an ancestor; None means those of `find_kin` for the nearest,
            and all of ancestry for those that both share.
        as_of: Leave out models that were released after this date.

    Raises:
        LineageError: They are the same model, or one was released after `as_of`.
    """
    if first == second:
        message = f"Both names mean {graph.models[first].name}."
        raise LineageError(message, hint="Give two different models.")
    facts = _compare_facts(graph.records[first], graph.records[second])
    kin, nearest = find_kin(graph, (first, second), via=via, as_of=as_of)
    whole = View(graph, via=via, as_of=as_of)
    above = [
        {model_id} | find_reachable(whole, {model_id}, PARENTS) for model_id in (first, second)
    ]
    shared = tuple(model_id for model_id in graph.models if model_id in above[0] & above[1])
    bequests = tuple(
        _find_bequest(kin, whole, item.id, heir) for item in nearest for heir in (first, second)
    )
    return Comparison(first, second, facts, nearest, shared, bequests)


def _compare_facts(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[ComparedField, ...]:
    return tuple(
        ComparedField(field, one[field], other[field], same=is_same(one[field], other[field]))
        for field in FIELDS
    )


def is_same(one: object, other: object) -> bool:
    """Tell whether two values of a field say the same; the order of a list says nothing.

    Examples:
        >>> is_same(["rope", "bpe"], ["bpe", "rope"]), is_same(["rope"], ["rope", "bpe"])
        (True, False)
    """
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(item in other for item in one)
    return one == other


def _find_bequest(kin: View, whole: View, ancestor: str, heir: str) -> Bequest:
    """Return everything that was carried over along the shortest way by which two are kin."""
    if ancestor == heir:
        return Bequest(ancestor, heir, ())
    (path,) = find_paths(kin, ancestor, heir)
    followed = [
        (step.parent, step.child, step.kind)
        for here in path.steps
        for step in whole.steps(kin.graph.parents[here.child])
        if step.parent == here.parent
    ]
    records = {
        (item["parent"], item["child"], item["kind"]): item
        for item in kin.graph.document["derivations"]
    }
    return Bequest(ancestor, heir, tuple(records[key] for key in followed))
