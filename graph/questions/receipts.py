"""What is known of one edge or of one model, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnknownDerivationError
from graph.questions.descent import find_paths
from graph.records.vocabulary import Basis, Channel, Stance
from graph.view import View

if TYPE_CHECKING:
    from graph.index import LineageIndex
    from graph.records.shapes import Derivation, DisputedDerivation, ModelDescription


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
        UnknownDerivationError: There is neither; the hint names the way that there is.

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
        raise UnknownDerivationError(**pair, way=_find_way(graph, parent, child))
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


def _find_way(graph: LineageIndex, parent: str, child: str) -> list[str]:
    """Return the ids along the shortest descent between two models, the oldest first."""
    paths = find_paths(View(graph), parent, child)
    steps = paths[0].steps if paths else ()
    return [*(step.parent for step in steps[:1]), *(step.child for step in steps)]


def describe_model(graph: LineageIndex, model_id: str) -> ModelDescription:
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
        "paper_record": papers.get(record["paper"] or ""),
    }
