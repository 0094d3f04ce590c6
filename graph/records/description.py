"""What is told of one model: its record, and what the document says of it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from graph.records.shapes import ModelRecord

if TYPE_CHECKING:
    from graph.records.shapes import Derivation, DisputedDerivation, PaperRecord


class CarriedTechnique(TypedDict):
    """A technique that came with the weights of the parents.

    Attributes:
        technique: Its id.
        way: Ids from a model whose entry names it to the one that is told of.
    """

    technique: str
    way: list[str]


class ModelDescription(ModelRecord):
    """Everything that is known of a model, as `LineageGraph.show` tells it."""

    derivations: list[Derivation]
    children: list[Derivation]
    disputes: list[DisputedDerivation]
    paper_record: PaperRecord | None
    carried: list[CarriedTechnique]
