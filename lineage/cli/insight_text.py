"""Comparisons, traits and reading lists in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from graph.arxiv_ids import find_arxiv_id
from graph.questions.comparison import FIELDS, is_same
from lineage.cli.model_text import list_details
from lineage.cli.text import join_names, say_kinship

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.lineage_graph import LineageGraph
    from graph.questions.comparison import Bequest, Comparison
    from graph.questions.licences import Carrier
    from graph.questions.reading import ReadingStep
    from graph.questions.traits import Trait
    from graph.records.description import ModelDescription

_LEFT_OUT = {"also called", "links"}


def describe_comparison(graph: LineageGraph, comparison: Comparison) -> str:
    """Return two models side by side: kinship, what is the same, what differs, what came down."""
    pair = comparison.first, comparison.second
    lines = [say_kinship(graph, pair, comparison.nearest), *_set_side_by_side(graph, pair)]
    for bequest in comparison.bequests:
        lines += _describe_bequest(graph, bequest)
    return "\n".join(lines) + "\n"


def _set_side_by_side(graph: LineageGraph, pair: tuple[str, str]) -> list[str]:
    names = [graph.models[model_id].name for model_id in pair]
    first, second = (graph.show(model_id) for model_id in pair)
    facts = [dict(list_details(graph, record)) for record in (first, _order_as(first, second))]
    same, different = [], []
    for label in facts[0]:
        values = [fact[label] for fact in facts]
        if label in _LEFT_OUT or not any(values):
            continue
        if values[0] == values[1]:
            same.append(f"  {label}: {values[0]}")
        else:
            shown = (value or "not known" for value in values)
            each = (f"    {name}: {value}" for name, value in zip(names, shown, strict=True))
            different += [f"  {label}", *each]
    return [
        *(["", "the same", *same] if same else []),
        *(["", "different", *different] if different else []),
    ]


def _order_as(first: ModelDescription, second: ModelDescription) -> ModelDescription:
    """Return the second with equal lists in the order of the first."""
    one: Mapping[str, Any] = first
    other: Mapping[str, Any] = second
    equal = {field: one[field] for field in FIELDS if is_same(one[field], other[field])}
    return cast("ModelDescription", {**other, **equal})


def _describe_bequest(graph: LineageGraph, bequest: Bequest) -> list[str]:
    if not bequest.derivations:
        return []
    models = graph.models
    lines = ["", f"{models[bequest.heir].name}, from {models[bequest.ancestor].name}"]
    for step in bequest.derivations:
        edge = f"{models[step['parent']].name} --{step['kind']}--> {models[step['child']].name}"
        doubt = "" if step["support"] == "supported" else f" ({step['support']})"
        lines += [f"  {edge}{doubt}", f"    {step['note']}"]
    return lines


def say_traits(graph: LineageGraph, technique_id: str, traits: Sequence[Trait]) -> str:
    """Return a sentence that says who has a technique first, by descent and from elsewhere."""
    (name,) = (t["name"] for t in graph.document["techniques"] if t["id"] == technique_id)
    parts = [
        f"{_join_or_count(item.name for item in traits if item.how == how)} {verb}"
        for how, verb in (
            ("first", "had it first in this catalog"),
            ("inherited", "inherited it"),
            ("adopted", "adopted it from elsewhere"),
            ("carried", "got it along with the weights of others"),
        )
        if any(item.how == how for item in traits)
    ]
    return f"{name} [{technique_id}]: {'; '.join(parts) or 'no model here has it'}."


def _join_or_count(names: Iterable[str]) -> str:
    known = list(names)
    return join_names(known) if len(known) <= 4 else f"{len(known)} models"  # noqa: PLR2004


def say_licence(graph: LineageGraph, model_id: str, found: Sequence[Carrier]) -> str:
    """Return a sentence with the terms of a model, and how many carry its weights.

    The terms of a closed model are those of no licence ("Service only"), so that the sentence
    does not speak of giving out.
    """
    licence = graph.records[model_id]["licence"]
    name = graph.models[model_id].name
    count = sum(carrier.is_sure for carrier in found)
    rest = len(found) - count
    carriers = f"{count or 'no'} model{'s' if count != 1 else ''} here"
    more = (
        f"; {rest} more took a part of a model that has them in a part, perhaps another"
        if rest
        else ""
    )
    return (
        f"Terms of {name}: {licence['text']} ({licence['access']}); "
        f"{carriers} carr{'y' if count != 1 else 'ies'} its weights{more}."
    )


def say_known(graph: LineageGraph, to: str, known: Iterable[str]) -> str:
    """Return why there is nothing to read about a model: it is known, or lies behind what is."""
    target, ids = graph.require(to), [graph.require(name) for name in known]
    name = graph.models[target].name
    if target in ids:
        return f"{name} is among what you know: nothing is left to read."
    names = join_names([graph.models[key].name for key in ids])
    return f"{name} is an ancestor of what you know ({names}): nothing is left to read."


def to_reading_row(number: int, reading: ReadingStep) -> dict[str, Any]:
    """Return a line of a reading list for people: what to read, or why there is no paper."""
    link = reading.link or ""
    on_arxiv = reading.paper or find_arxiv_id(link)
    what = link if on_arxiv else f"{link} (no arXiv paper: {reading.no_paper})".strip()
    return {"": number, "model": reading.name, "builds_on": reading.builds_on, "read": what}
