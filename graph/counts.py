"""How much a lineage holds, and of what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from graph.relatives import CHILDREN, find_reachable
from graph.view import View
from graph.vocabulary import CHANNEL_OF, Channel

if TYPE_CHECKING:
    from graph.lineage_graph import LineageGraph


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
        model_id: len(find_reachable(view, {model_id}, CHILDREN)) for model_id in graph.models
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
