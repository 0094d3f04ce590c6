"""What machines say of models and the catalog does not: a queue for a person, best first."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from graph.records.dates import is_after
from graph.records.vocabulary import is_ancestry
from lineage.catalog.package_names import Namer, fold_stem, list_named
from lineage.catalog.receipts import How

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.lineage_graph import LineageGraph
    from lineage.catalog.receipts import Names, PackageReceipt, PackageReceipts

_MANY = 4
"""Inherited classes from which, with a shared stem, 28 of 30 sampled pairs were parents."""

BACKWARDS = "backwards"

_SAYS = {
    How.INHERITS: "shares code",
    How.COPIED: "shares code",
    How.SERVED: "served alike",
    How.COMPONENT: "component",
    How.ADAPTED: "adapted",
}


class CandidatePair(NamedTuple):
    """What the packages of one source say of two models.

    Attributes:
        child, parent: What the packages call them.
        child_id, parent_id: The models of the catalog that are meant, if there are.
        says: In which way: `shares code`, `served alike`, `component` or `adapted`.
        classes: How many classes or lines say so.
        stem: Whether both names begin alike.
        date: `forward`, `backwards` in time, or `unknown`.
        known: Kinds of the derivations of ancestry that the catalog has of the two.
        package: Names of the packages.
        place: Where, in the first of them.
    """

    child: str
    parent: str
    child_id: str | None
    parent_id: str | None
    says: str
    classes: int
    stem: bool
    date: str
    known: tuple[str, ...]
    package: str
    place: str


def list_candidates(
    graph: LineageGraph,
    receipts: Mapping[str, PackageReceipts],
    implementations: Mapping[str, Names],
    *,
    family: str | None = None,
    every: bool = False,
) -> list[CandidatePair]:
    """Return what machines say, best first.

    First stand names that begin alike and share four classes or more, then pairs of models that
    the catalog has both; the more classes, the earlier. What runs backwards in time stands last.

    Args:
        graph: The catalog.
        receipts: What machines read, by source.
        implementations: Which model an implementation is of, where names differ.
        family: Only pairs of which one model is of this family, by its id.
        every: Whether to list those too of which the catalog has a derivation of ancestry.
    """
    judge = _Judge(graph, receipts, implementations)
    found = [
        candidate
        for source, file in receipts.items()
        for candidate in judge.list_source(source, file)
        if (every or not candidate.known) and judge.is_of(family, candidate)
    ]
    return sorted(found, key=_rank)


def _rank(candidate: CandidatePair) -> tuple[object, ...]:
    ends = (candidate.child_id is not None) + (candidate.parent_id is not None)
    return (
        candidate.date == BACKWARDS,
        not (candidate.stem and candidate.classes >= _MANY),
        -ends,
        -candidate.classes,
        candidate[:2],
        candidate.says,
    )


class _Judge:
    """Compares what packages say with a catalog."""

    def __init__(
        self,
        graph: LineageGraph,
        receipts: Mapping[str, PackageReceipts],
        implementations: Mapping[str, Names],
    ) -> None:
        self._graph = graph
        self._namer = Namer(list_named(graph.document["models"]), receipts, implementations)
        self._released = {
            subject.name: subject.released
            for file in receipts.values()
            for subject in file.subjects
            if subject.released
        }

    def is_of(self, family: str | None, candidate: CandidatePair) -> bool:
        """Tell whether a model of a pair is of a family; None is every family."""
        ids = (candidate.child_id, candidate.parent_id)
        return family is None or any(
            key is not None and self._graph.records[key]["family"] == family for key in ids
        )

    def list_source(self, source: str, file: PackageReceipts) -> Iterator[CandidatePair]:
        """Yield what the packages of a source say of pairs of different models."""
        for (child, parent, says), receipts in _group(file.receipts):
            child_id, parent_id = (self._namer.find(source, name) for name in (child, parent))
            same = child_id == parent_id if child_id else fold_stem(child) in fold_stem(parent)
            if not same:
                yield CandidatePair(
                    child,
                    parent,
                    child_id,
                    parent_id,
                    says,
                    len({line for receipt in receipts for line in receipt.classes}),
                    _find_stem(child) == _find_stem(parent),
                    self._compare_dates((child, child_id), (parent, parent_id)),
                    self._find_known(child_id, parent_id),
                    ", ".join(sorted({receipt.package for receipt in receipts})),
                    receipts[0].place,
                )

    def _compare_dates(self, child: tuple[str, str | None], parent: tuple[str, str | None]) -> str:
        child_date, parent_date = self._find_date(*child), self._find_date(*parent)
        if child_date is None or parent_date is None:
            return "unknown"
        return BACKWARDS if is_after(parent_date, child_date) else "forward"

    def _find_date(self, name: str, model_id: str | None) -> str | None:
        return self._graph.models[model_id].released if model_id else self._released.get(name)

    def _find_known(self, child: str | None, parent: str | None) -> tuple[str, ...]:
        if child is None or parent is None:
            return ()
        steps = self._graph.parents[child]
        return tuple(s.kind for s in steps if s.parent == parent and is_ancestry(s.channel))


def _group(
    receipts: Iterable[PackageReceipt],
) -> Iterable[tuple[tuple[str, str, str], Sequence[PackageReceipt]]]:
    groups: dict[tuple[str, str, str], list[PackageReceipt]] = defaultdict(list)
    for receipt in receipts:
        groups[receipt.child, receipt.parent, _SAYS[receipt.how]].append(receipt)
    return groups.items()


def _find_stem(name: str) -> str:
    """Return the letters that a name begins with, its owner aside.

    Examples:
        >>> _find_stem("qwen2_moe"), _find_stem("BAAI/bge-m3")
        ('qwen', 'bge')
    """
    match = re.match(r"[a-z]+", name.rpartition("/")[2].lower())
    return match[0] if match else name
