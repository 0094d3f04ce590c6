"""The shape of one catalog file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.records.claims import Claim, Inheritance
from graph.records.models import Model


class Entry(Model):
    """One file of the catalog: the facts of a model, and what it took from its parents.

    Attributes:
        derivations: What it took from its parents, the most substantial first.
        disputes: Parents that a source claims and that are not accepted here.
    """

    derivations: Annotated[tuple[Inheritance, ...], Field(strict=False)] = ()
    disputes: Annotated[tuple[Claim, ...], Field(strict=False)] = ()
