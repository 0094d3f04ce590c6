"""The receipts of an edge in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.receipts import is_machine_code
from graph.words import get_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.lineage_graph import LineageGraph
    from graph.questions.receipts import Receipts
    from graph.records.shapes import (
        Derivation,
        Evidence,
    )


def describe_receipts(graph: LineageGraph, receipts: Receipts, mention: str | None) -> str:
    """Return the receipts of an edge as text."""
    names = {key: graph.models[key].name for key in (receipts.child, receipts.parent)}
    lines: list[str] = []
    for item in receipts.derivations:
        if lines and is_machine_code(item):
            lines += _tell_code(item)
            continue
        lines.append(
            f"{names[receipts.child]} <- {names[receipts.parent]}: "
            f"{item['kind']} ({item['channel']}), {_say_support(item)}"
        )
        variant = [f"  only: {item['variant']}"] if item["variant"] else []
        lines += [f"  {item['note']}", *variant, *list_evidence_lines(graph, item["evidence"])]
    for claim in receipts.disputes:
        lines.append(
            f"{names[receipts.child]} <- {names[receipts.parent]}: claimed, but not accepted here"
        )
        lines += [f"  {claim['reason']}", *list_evidence_lines(graph, claim["evidence"])]
    if mention:
        lines.append(f'  abstract: "{mention}"')
    return "\n".join(lines) + "\n"


def _tell_code(derivation: Derivation) -> list[str]:
    """Return what machines found in code, beside the derivation that it supports.

    Examples:
        >>> locator = "transformers 5.24.0, models/b.py: BLayer <- ALayer, 2 classes"
        >>> _tell_code({"evidence": [{"locator": locator}]})
        ['  and in code: BLayer <- ALayer, 2 classes, transformers 5.24.0, models/b.py']
    """
    places = (item["locator"].partition(": ") for item in derivation["evidence"])
    return [f"  and in code: {what}, {place}" for place, _, what in places]


def _say_support(derivation: Derivation) -> str:
    """Return who supports a derivation, and whether a maker does.

    Examples:
        >>> _say_support({"support": "supported", "houses": ["maker", "catalog"], "primary": True})
        'supported by 2 houses: maker, catalog'
    """
    houses = derivation["houses"]
    if not houses:
        return str(derivation["support"])
    count = f"{len(houses)} house{'s' if len(houses) > 1 else ''}"
    missing = "" if derivation["primary"] else "; no maker says so"
    return f"{derivation['support']} by {count}: {', '.join(houses)}{missing}"


def say_check(item: Evidence) -> str:
    """Return what the last look at a place found, and when; nothing if there was none.

    Examples:
        >>> item = {"source": "x", "locator": "y", "stance": "supports", "basis": "read"}
        >>> say_check({**item, "verdict": "absent", "checked": "2026-12-01"})
        '; not found there on 2026-12-01'
        >>> say_check(item)
        ''
    """
    text = get_texts().get(f"evidence.{item.get('verdict', '')}")
    return f"; {text.format(date=item.get('checked', ''))}" if text else ""


def list_evidence_lines(graph: LineageGraph, evidence: Iterable[Evidence]) -> list[str]:
    """Return a line for each place where something can be checked."""
    urls = {source["id"]: source["url"] for source in graph.document["sources"]}
    lines = []
    for item in evidence:
        source = item["source"]
        shown = source if urls.get(source) in (None, source) else f"{source} <{urls[source]}>"
        basis = " (found by machine)" if item["basis"] == "generated" else ""
        lines.append(f"  {item['stance']}: {shown}: {item['locator']}{basis}{say_check(item)}")
    return lines
