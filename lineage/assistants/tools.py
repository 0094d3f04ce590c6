"""The questions of the graph, as tools.

Every answer comes with its receipts: the derivations that it rests on, the evidence for each,
and where the sources are.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from graph.questions.channels import find_other_channels
from graph.records.vocabulary import ANCESTRY_CHANNELS, Channel
from graph.view import parse_channels
from lineage.papers.abstracts import find_mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graph.lineage_graph import LineageGraph
    from graph.questions.relatives import Relative
    from graph.records.shapes import Derivation

_LONGEST_NAME = 300
_LONGEST_TEXT = 1_000
_MOST = 100_000

Model = Annotated[
    str,
    Field(
        max_length=_LONGEST_NAME,
        description="Id, name or alias of a model, in any case; or its paper: "
        "arXiv id or address.",
    ),
]
Depth = Annotated[
    int | None, Field(ge=1, le=_MOST, description="Most steps; 1 gives the direct ones.")
]
Via = Annotated[
    list[Channel] | None,
    Field(
        max_length=len(Channel),
        description=f"Follow only these channels. Default: {', '.join(ANCESTRY_CHANNELS)}.",
    ),
]
AsOf = Annotated[
    str | None,
    Field(
        max_length=_LONGEST_NAME,
        description="Leave out models released after YYYY, YYYY-MM or YYYY-MM-DD.",
    ),
]


class Tools:
    """The tools: their docstrings and annotations are what an assistant reads."""

    def __init__(self, open_graph: Callable[[], LineageGraph]) -> None:
        self._open_graph = open_graph

    def ancestors(
        self, model: Model, depth: Depth = None, via: Via = None, as_of: AsOf = None
    ) -> dict[str, Any]:
        """List the models that a model descends from, with the receipts of every derivation.

        Where there are none, `other_channels` names those over which there are some.
        """
        graph = self._open_graph()
        ask = partial(graph.ancestors_of, model, depth=depth, as_of=as_of)
        return _answer_relatives(graph, graph.require(model), "ancestors", ask, via)

    def descendants(
        self, model: Model, depth: Depth = None, via: Via = None, as_of: AsOf = None
    ) -> dict[str, Any]:
        """List the models that descend from a model, with the receipts of every derivation.

        Where there are none, `other_channels` names those over which there are some.
        """
        graph = self._open_graph()
        ask = partial(graph.descendants_of, model, depth=depth, as_of=as_of)
        return _answer_relatives(graph, graph.require(model), "descendants", ask, via)

    def why(self, child: Model, parent: Model) -> dict[str, Any]:
        """Show the receipts of the edge between two models: what was inherited, and who says so.

        Claims that are not accepted stand under `disputes`, with the reason.
        """
        graph = self._open_graph()
        receipts = graph.why(child, parent)
        records = graph.records[receipts.child], graph.records[receipts.parent]
        answer = {**receipts._asdict(), "abstract_sentence": find_mention(*records)}
        return {**answer, "sources": _cite(graph, receipts.derivations + receipts.disputes)}

    def show(self, model: Model) -> dict[str, Any]:
        """Show everything that is known of one model: facts, parents, children, corrections."""
        graph = self._open_graph()
        record = graph.show(model)
        cited = [
            *record["derivations"],
            *record["children"],
            *record["disputes"],
            *record["corrections"],
            {"evidence": record["fact_sources"]},
        ]
        return {**record, "sources": _cite(graph, cited)}

    def search(
        self,
        text: Annotated[
            str,
            Field(
                max_length=_LONGEST_TEXT,
                description="Words in any order, or a paper; small slips are forgiven.",
            ),
        ],
        limit: Annotated[int, Field(ge=1, le=_MOST, description="Most models to list.")] = 20,
    ) -> dict[str, Any]:
        """Find models by name, lab, author, technique, task or description; the best first."""
        hits = self._open_graph().search(text, limit=limit)
        return {"hits": [hit._asdict() for hit in hits]}

    def select(
        self,
        selector: Annotated[
            str,
            Field(
                max_length=_LONGEST_TEXT,
                description="+MODEL adds ancestors, MODEL+ descendants, 2+MODEL+1 so many "
                "generations; MODEL+[weights] and [weights]+MODEL follow that channel only; "
                "methods like family:bert, lab:google, uses:rope, year:2020..2022, "
                "params:>=10B, licence:open, via:weights; a space is a union, a comma an "
                "intersection, -TERM takes away.",
            ),
        ],
        exclude: Annotated[
            str | None, Field(max_length=_LONGEST_TEXT, description="A selector to leave out.")
        ] = None,
        via: Via = None,
    ) -> dict[str, Any]:
        """Choose models in the selector language, with the receipts of what is among them."""
        graph = self._open_graph()
        chosen = graph.select(selector, exclude=exclude, via=via)
        inside = {node.id for node in chosen}
        derivations = _find_derivations(graph, inside, via)
        return {
            "models": [node._asdict() for node in chosen],
            "derivations": derivations,
            "sources": _cite(graph, derivations),
        }


def _find_derivations(
    graph: LineageGraph, inside: set[str], via: list[Channel] | None
) -> list[Derivation]:
    """Return the derivations between models of a set, over some channels."""
    channels = parse_channels(via)
    return [
        step
        for step in graph.document["derivations"]
        if inside.issuperset((step["parent"], step["child"])) and step["channel"] in channels
    ]


def _answer_relatives(
    graph: LineageGraph,
    model_id: str,
    title: str,
    ask: Callable[..., Iterable[Relative]],
    via: list[Channel] | None,
) -> dict[str, Any]:
    rows = [relative._asdict() for relative in ask(via=via)]
    others = None if rows else find_other_channels(ask, via)
    inside = {model_id, *(row["id"] for row in rows)}
    derivations = _find_derivations(graph, inside, via)
    return {
        "model": model_id,
        title: rows,
        "other_channels": others.added if others else (),
        "derivations": derivations,
        "sources": _cite(graph, derivations),
    }


def _cite(graph: LineageGraph, cited: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return name, address and terms of every source that evidence names, by id."""
    named = {item["source"] for record in cited for item in record["evidence"]}
    return {
        source["id"]: {key: source[key] for key in ("name", "url", "licence")}
        for source in graph.document["sources"]
        if source["id"] in named
    }
