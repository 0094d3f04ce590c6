"""How much a lineage holds, and of what."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from graph.questions.receipts import is_generated, is_machine_code
from graph.questions.relatives import CHILDREN, find_reachable
from graph.records.vocabulary import CHANNEL_OF, Channel, is_ancestry
from graph.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.index import LineageIndex
    from graph.records.shapes import Derivation, Document, Table

_TWO = 2


def count_everything(graph: LineageIndex) -> dict[str, Any]:
    """Return how much the graph holds, and of what.

    Returns:
        Totals, the span of dates, derivations by kind, channel and support, models by family
        and group, the roots (oldest first; who shares code that a machine found is no parent)
        and the ten models with most descendants. Derivations are those of ancestry; shared code
        and series are counted beside them, and by kind and channel. Shares (0 to 1) are of the
        derivations: those that a maker or the code itself states
        (`primary`), that two houses or more state (`two_houses`), that no source states
        (`unverified`), and that machines alone found (`generated`). `without_parents` counts
        models by the reason.
    """
    document = graph.document
    derivations = document["derivations"]
    models = document["models"]
    ancestry = [item for item in derivations if is_ancestry(item["channel"])]
    children = {item["child"] for item in derivations if not is_machine_code(item)}
    reasons = [record["no_parents"] for record in models]
    groups = {family["id"]: family["group"] for family in document["families"]}
    kinds = Counter(item["kind"] for item in derivations)
    channels = Counter(item["channel"] for item in derivations)
    supports = Counter(item["support"] for item in ancestry)
    view = View(graph)
    influence = {
        model_id: len(find_reachable(view, {model_id}, CHILDREN)) for model_id in graph.models
    }
    top = sorted(graph.models, key=lambda model_id: -influence[model_id])[:10]
    dates = [node.released for node in graph.models.values()]
    return {
        "models": len(graph),
        "in_catalog": sum(record["catalog"] is not None for record in document["models"]),
        "derivations": len(ancestry),
        "shared_code": channels[Channel.CODE],
        "series": channels[Channel.SERIES],
        "shares": _measure_shares(ancestry),
        "without_parents": dict(sorted(Counter(filter(None, reasons)).items())),
        "milestones": sum(record["milestone"] for record in document["models"]),
        "papers": len(document["papers"]),
        "first_released": dates[0] if dates else None,
        "last_released": dates[-1] if dates else None,
        "by_kind": {kind: kinds[kind] for kind in CHANNEL_OF if kinds[kind]},
        "by_channel": {
            str(channel): channels[channel] for channel in Channel if channels[channel]
        },
        "by_support": dict(sorted(supports.items())),
        "by_family": dict(
            sorted(Counter(record["family"] for record in document["models"]).items())
        ),
        "by_group": {
            group["id"]: sum(groups[record["family"]] == group["id"] for record in models)
            for group in document["groups"]
        },
        "roots": [model_id for model_id in graph.models if model_id not in children],
        "most_descendants": {
            model_id: influence[model_id] for model_id in top if influence[model_id]
        },
    }


def count_derivations(document: Document) -> int:
    """Return how many derivations a document has, those of ancestry: no shared code, no series."""
    return sum(is_ancestry(item["channel"]) for item in document["derivations"])


def count_nodes(document: Document) -> int:
    """Return how many nodes of any sort a document has: as many as `build_typed_graph` makes."""
    papers = {paper["arxiv_id"] for paper in document["papers"]}
    cited = {model["paper"] for model in document["models"]} - {None}
    tables: tuple[Table, ...] = (
        "models",
        "labs",
        "families",
        "tasks",
        "techniques",
        "architectures",
    )
    return len(papers | cited) + sum(len(document[table]) for table in tables)


def _measure_shares(derivations: Sequence[Derivation]) -> dict[str, float]:
    """Return which part of derivations has which support, to three places."""
    tests: dict[str, Callable[[Derivation], bool]] = {
        "primary": itemgetter("primary"),
        "two_houses": lambda item: len(item["houses"]) >= _TWO,
        "unverified": lambda item: item["support"] == "unverified",
        "generated": is_generated,
    }
    total = max(len(derivations), 1)
    return {name: round(sum(map(test, derivations)) / total, 3) for name, test in tests.items()}
