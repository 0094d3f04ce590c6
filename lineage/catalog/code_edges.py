"""Code lineage: which models share an implementation, as edges that no person wrote."""

from __future__ import annotations

from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

from graph.records.claims import Evidence, Inheritance
from graph.records.dates import is_after
from graph.records.vocabulary import CHANNEL_OF, Basis, Channel, Kind
from lineage.catalog.package_names import make_namer
from lineage.catalog.receipts import CODE, How

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lineage.catalog.entry import Entry
    from lineage.catalog.records import Catalog

    Steps = dict[str, tuple[Inheritance, ...]]
    """Derivations by the id of the child."""

NOTE = (
    "Both share an implementation, as a machine found it in code; that is no ancestry by itself."
)
NOTE_ZH = "机器在代码中发现两者共用实现；共用代码本身不构成派生关系。"

_TELLING = ("Attention", "DecoderLayer", "EncoderLayer", "Block", "Layer", "Model")
"""Endings of the classes that say most of an implementation, the best first."""


class Pair(NamedTuple):
    """What one package says of two models of the catalog.

    Attributes:
        child, parent: Their ids.
        package: Name of the package.
        place: Path in the package.
        classes: What there.
        how: What it says.
    """

    child: str
    parent: str
    package: str
    place: str
    classes: tuple[str, ...]
    how: How


def derive_steps(catalog: Catalog) -> Steps:
    """Return the derivations of each model, with what machines found.

    Pairs that share code become derivations of the channel `code` after those of the file, or
    evidence of the one that the file has. A declared base model becomes evidence of the one
    derivation by weights of that pair. A pair that runs backwards in time, or closes a cycle,
    is left out.
    """
    steps = {key: tuple(model.derivations) for key, model in catalog.models.items()}
    if not catalog.receipts:
        return steps
    labels = {
        package.name: (package.source, f"{package.name} {package.version}")
        for file in catalog.receipts.values()
        for package in file.packages
    }
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in sorted(find_pairs(catalog)):
        if not _runs_backwards(catalog.models, pair):
            found[pair.child, pair.parent].append(pair)
    for (child, parent), pairs in found.items():
        sharing = [p for p in pairs if p.how in CODE]
        adapted = [p for p in pairs if p.how is How.ADAPTED]
        steps[child] = _add_code(steps[child], parent, _to_evidence(sharing, labels))
        steps[child] = _add_weights(steps[child], parent, _to_evidence(adapted, labels))
    return _drop_cycles(steps, catalog.models)


def find_pairs(catalog: Catalog, only: str | None = None) -> Iterator[Pair]:
    """Yield what packages, of all sources or only of one, say of pairs of models."""
    namer = make_namer(catalog)
    for source, file in catalog.receipts.items():
        for receipt in file.receipts if only in (None, source) else ():
            child = namer.find(source, receipt.child)
            parent = namer.find(source, receipt.parent)
            if child is not None and parent is not None and child != parent:
                classes = receipt.classes
                yield Pair(child, parent, receipt.package, receipt.place, classes, receipt.how)


def _runs_backwards(models: Mapping[str, Entry], pair: Pair) -> bool:
    return is_after(models[pair.parent].released, models[pair.child].released)


def _to_evidence(
    pairs: Sequence[Pair], labels: Mapping[str, tuple[str, str]]
) -> tuple[Evidence, ...]:
    """Return one item of evidence for each package that says something of a model's classes."""
    packages: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        packages[pair.package].append(pair)
    found = []
    for package, said in packages.items():
        classes = sorted({name for pair in said for name in pair.classes if _is_class(name)})
        if classes:
            source, label = labels[package]
            what = describe_classes(classes)
            first = what.split(", ")[0]
            holding = [pair for pair in said if first in pair.classes]
            place = max(holding, key=lambda pair: (len(pair.classes), pair.place)).place
            locator = f"{label}, {place}: {what}"
            found.append(Evidence(source=source, locator=locator, basis=Basis.GENERATED))
    return tuple(found)


def _is_class(name: str) -> bool:
    """Tell whether a line is about more than a function.

    Examples:
        >>> [_is_class(name) for name in ("A <- BertLayer", "f <- repeat_kv", "a served as b")]
        [True, False, True]
    """
    _, arrow, parent = name.partition(" <- ")
    return not arrow or parent[:1].isupper()


def describe_classes(classes: Sequence[str]) -> str:
    """Return the most telling of several lines, and how many there are.

    Examples:
        >>> describe_classes(["XConfig <- YConfig", "XAttention <- YAttention"])
        'XAttention <- YAttention, 2 classes'
    """
    first = min(classes, key=lambda name: (_rank(name), name))
    return first if len(classes) == 1 else f"{first}, {len(classes)} classes"


def _rank(name: str) -> int:
    ranks = (rank for rank, ending in enumerate(_TELLING) if name.endswith(ending))
    return next(ranks, len(_TELLING))


def _add_code(
    steps: tuple[Inheritance, ...], parent: str, evidence: tuple[Evidence, ...]
) -> tuple[Inheritance, ...]:
    if not evidence:
        return steps
    for place, step in enumerate(steps):
        if step.parent == parent and step.kind is Kind.CODE_REUSE:
            return _extend(steps, place, evidence)
    made = Inheritance(
        parent=parent, kind=Kind.CODE_REUSE, note=NOTE, note_zh=NOTE_ZH, evidence=evidence
    )
    return (*steps, made)


def _add_weights(
    steps: tuple[Inheritance, ...], parent: str, evidence: tuple[Evidence, ...]
) -> tuple[Inheritance, ...]:
    fitting = [
        place
        for place, step in enumerate(steps)
        if step.parent == parent and CHANNEL_OF[step.kind] is Channel.WEIGHTS
    ]
    return _extend(steps, fitting[0], evidence) if len(fitting) == 1 else steps


def _extend(
    steps: tuple[Inheritance, ...], place: int, evidence: Iterable[Evidence]
) -> tuple[Inheritance, ...]:
    """Return derivations of which one has more evidence; a source that it names stays alone."""
    step = steps[place]
    known = {item.source for item in step.evidence}
    new = [item for item in evidence if item.source not in known]
    more = step.model_copy(update={"evidence": (*step.evidence, *new)})
    return (*steps[:place], more, *steps[place + 1 :])


def _drop_cycles(steps: Steps, models: Mapping[str, Entry]) -> Steps:
    """Return the derivations without generated ones that close a cycle.

    Dates that are known to the month or year can let one through the check of dates.
    """
    kept = {key: list(model.derivations) for key, model in models.items()}
    if _is_acyclic(steps):
        return steps
    result = {key: list(items[: len(kept[key])]) for key, items in steps.items()}
    for child, items in sorted(steps.items()):
        for step in items[len(kept[child]) :]:
            if not _descends(result, step.parent, child):
                result[child].append(step)
    return {key: tuple(items) for key, items in result.items()}


def _is_acyclic(steps: Mapping[str, Iterable[Inheritance]]) -> bool:
    try:
        TopologicalSorter({k: {s.parent for s in v} for k, v in steps.items()}).prepare()
    except CycleError:
        return False
    return True


def _descends(steps: Mapping[str, Iterable[Inheritance]], model: str, ancestor: str) -> bool:
    waiting, seen = [model], {model}
    while waiting:
        for step in steps.get(waiting.pop(), ()):
            if step.parent == ancestor:
                return True
            if step.parent not in seen:
                seen.add(step.parent)
                waiting.append(step.parent)
    return False
