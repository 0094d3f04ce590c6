"""What is known of one edge or of one model, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.errors import NO_DESCENT, LineageError
from graph.questions.descent import find_paths
from graph.records.vocabulary import Basis, Channel, Stance
from graph.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.index import LineageIndex
    from graph.questions.descent import Path
    from graph.records.description import ModelDescription
    from graph.records.shapes import Derivation, DisputedDerivation


_DIRECT = 2
"""Models on the way of a direct descent."""


def _count(way: Sequence[str]) -> str:
    return f"{len(way) - 1} steps: {' -> '.join(way)}"


class UnknownDerivationError(LineageError, LookupError):
    """A pair of models between which the graph has no direct derivation.

    Attributes:
        parent: Id of the supposed parent.
        child: Id of the supposed child.
        way: Ids along the shortest descent between them, the oldest first; empty if there is none.
        via: The channels of that way, if it is none of ancestry.
    """

    def __init__(
        self, *, parent: str, child: str, way: Sequence[str] = (), via: Sequence[str] = ()
    ) -> None:
        self.parent = parent
        self.child = child
        self.way = tuple(way)
        self.via = tuple(via)
        if parent == child:
            hint = "That is one model: name two different ones."
        elif not way:
            hint = f"{NO_DESCENT}; ask for their common ancestors."
        elif via:
            over = " and ".join(via)
            hint = f"{NO_DESCENT}; but over {over} it takes {_count(way)}."
        elif way[0] == child:
            hint = f"It is the other way round: ask why '{parent}' builds on '{child}'."
            if len(way) > _DIRECT:
                hint = (
                    f"It is the other way round: '{parent}' descends from it over {_count(way)}."
                )
        else:
            hint = f"It descends from it over {_count(way)}."
        super().__init__(f"'{child}' has no derivation from '{parent}'.", hint=hint)


class Receipts(NamedTuple):
    """What is known of the edge between two models.

    Attributes:
        child, parent: The two ends.
        derivations: The accepted derivations, as in the document.
        disputes: Claims of a derivation that are not accepted, as in the document.
    """

    child: str
    parent: str
    derivations: tuple[Derivation, ...]
    disputes: tuple[DisputedDerivation, ...]


def find_receipts(graph: LineageIndex, *, child: str, parent: str) -> Receipts:
    """Return the derivations of a child from a parent, and the claims that are not accepted.

    Raises:
        UnknownDerivationError: There is neither; the hint names the way that there is, over
            other channels than those of ancestry where no other leads there.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> receipts = find_receipts(tiny_graph(), child="distilbert", parent="bert")
        >>> [step["kind"] for step in receipts.derivations]
        ['distillation']
    """
    pair = {"parent": parent, "child": child}
    document = graph.document
    derivations = tuple(s for s in document["derivations"] if pair.items() <= s.items())
    disputes = tuple(s for s in document["disputes"] if pair.items() <= s.items())
    if not derivations and not disputes:
        raise _miss(graph, parent, child)
    return Receipts(child, parent, derivations, disputes)


def is_machine_code(derivation: Derivation) -> bool:
    """Tell whether a derivation says only that machines found shared code.

    Examples:
        >>> found = [{"stance": "supports", "basis": "generated"}]
        >>> is_machine_code({"channel": "code", "evidence": found})
        True
        >>> is_machine_code({"channel": "weights", "evidence": found})
        False
    """
    return derivation["channel"] == Channel.CODE and is_generated(derivation)


def is_generated(derivation: Derivation) -> bool:
    """Tell whether nobody but machines found what supports a derivation."""
    speaking = (item for item in derivation["evidence"] if item["stance"] == Stance.SUPPORTS)
    return all(item["basis"] == Basis.GENERATED for item in speaking)


def _miss(graph: LineageIndex, parent: str, child: str) -> UnknownDerivationError:
    """Return the error about a pair, with the shortest descent between the two."""
    from graph.questions.channels import find_other_channels  # only where an answer is empty

    def ask(via: Sequence[str] | None) -> tuple[Path, ...]:
        return find_paths(View(graph, via=via), parent, child)

    paths = ask(None)
    others = None if paths else find_other_channels(ask, None)
    via = others.via if others else ()
    if via:
        paths = ask(via)
    steps = paths[0].steps if paths else ()
    way = [*(step.parent for step in steps[:1]), *(step.child for step in steps)]
    return UnknownDerivationError(parent=parent, child=child, way=way, via=via)


def describe_model(graph: LineageIndex, model_id: str) -> ModelDescription:
    """Return the record of a model with its derivations, children, disputes and paper.

    Returns:
        The record of the document, and besides `derivations` (into it), `children`
        (derivations out of it), `disputes`, `paper_record` (or None) and `carried` (techniques
        that it does not name and its weights bring; see `graph.questions.carrying`).
    """
    from graph.questions.carrying import Carrying  # receipts alone do without

    document = graph.document
    papers = {paper["arxiv_id"]: paper for paper in document["papers"]}
    record = graph.records[model_id]
    return {
        **record,
        "derivations": [s for s in document["derivations"] if s["child"] == model_id],
        "children": [s for s in document["derivations"] if s["parent"] == model_id],
        "disputes": [s for s in document["disputes"] if s["child"] == model_id],
        "paper_record": papers.get(record["paper"] or ""),
        "carried": Carrying(graph).describe(model_id),
    }
