"""Questions that a machine can ask of entries and that only a person can answer.

None of them is an error: a size with other terms, or a model made twice, may be the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records.vocabulary import UNDISCLOSED, Access, Kind
from lineage.catalog.inherited_terms import find_binding_parents
from lineage.catalog.problems import QUESTION, Problem
from lineage.catalog.verified import CatalogReceipt, ReceiptVerdict, to_receipt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.catalog.entry import Entry
    from lineage.catalog.records import Catalog

_WHOLE = (Kind.FINETUNING, Kind.ALIGNMENT, Kind.CONTINUED_PRETRAINING, Kind.COMPRESSION)
"""Kinds in which the whole parent became the whole child, so that there is one such parent."""

_CUT = 100
"""Authors after which some sources stop without saying so."""


def find_questions(catalog: Catalog) -> list[Problem]:
    """Return the questions that a catalog raises, sorted by file and key."""
    found: list[Problem] = []
    for model_id, model in catalog.models.items():
        found += _ask_of_parents(f"models/{model_id}.toml", model)
        found += _ask_of_licence(catalog, f"models/{model_id}.toml", model)
        found += _ask_of_sizes(f"models/{model_id}.toml", model)
        found += _ask_of_receipts(catalog, model_id, model)
        found += _ask_of_record(catalog, f"models/{model_id}.toml", model)
    found += _ask_of_authors(catalog)
    return sorted(found)


def _ask_of_parents(file: str, model: Entry) -> Iterator[Problem]:
    whole = [s.parent for s in model.derivations if s.kind in _WHOLE and s.variant is None]
    parents = list(dict.fromkeys(whole))
    if len(parents) > 1:
        message = (
            f"can all of its weights come from {' and from '.join(parents)}? "
            "If not, say of which variant each is true, or split the entry"
        )
        yield Problem(file, "derivations", message, QUESTION)


def _ask_of_licence(catalog: Catalog, file: str, model: Entry) -> Iterator[Problem]:
    for number, parent in find_binding_parents(catalog, model):
        name = model.derivations[number].parent
        message = (
            f"is its licence open although it carries weights of {name}, "
            f"which is {parent.licence.access.value}?"
        )
        yield Problem(file, f"derivations[{number}].parent", message, QUESTION)


def _ask_of_sizes(file: str, model: Entry) -> Iterator[Problem]:
    """Ask for counts where anyone may have the weights, so that nobody keeps them back."""
    access = model.licence.access
    public = access in {Access.OPEN, Access.RESTRICTED} or (access is Access.UNKNOWN and model.hub)
    if public and model.parameters and all(s.count == UNDISCLOSED for s in model.parameters):
        message = (
            "do its makers keep every count back, though they give the weights out? "
            "If no place with a count was found, the list is []"
        )
        yield Problem(file, "parameters", message, QUESTION)


def _ask_of_record(catalog: Catalog, file: str, model: Entry) -> Iterator[Problem]:
    """Ask for the record of a paper, in a catalog that keeps records."""
    if catalog.papers and model.paper is not None and model.paper not in catalog.papers:
        name = f"papers/{model.paper.replace('/', '_')}.json"
        message = f"where is the record of {model.paper}? Expected {name}"
        yield Problem(file, "paper", message, QUESTION)


def _ask_of_receipts(catalog: Catalog, model_id: str, model: Entry) -> Iterator[Problem]:
    """Ask for what the last look at a place did not find, and for what nobody can look up."""
    for number, step in enumerate(model.derivations):
        key = f"derivations[{number}].evidence"
        known = [
            catalog.verified.get(to_receipt(model_id, step.parent, item).key)
            for item in step.evidence
        ]
        for position, item in enumerate(known):
            if item is not None and item.verdict is ReceiptVerdict.ABSENT:
                message = (
                    f"does its place still name {step.parent}? "
                    f"It did not on {item.checked}: {item.found}"
                )
                yield Problem(f"models/{model_id}.toml", f"{key}[{position}]", message, QUESTION)
        blind = [one for one in known if one and one.verdict is ReceiptVerdict.NOT_CHECKABLE]
        if len(known) == len(blind) == 1:
            message = "is there a place that a machine can look up, too? It is the only one"
            yield Problem(f"models/{model_id}.toml", f"{key}[0]", message, QUESTION)
    for number, fact in enumerate(model.fact_sources):
        seen = catalog.verified.get(CatalogReceipt(model_id, "", fact.source, fact.locator).key)
        if seen is not None and seen.verdict is ReceiptVerdict.ABSENT:
            message = f"is its place still there? It was not on {seen.checked}: {seen.found}"
            yield Problem(
                f"models/{model_id}.toml", f"fact_sources[{number}].locator", message, QUESTION
            )


def _ask_of_authors(catalog: Catalog) -> Iterator[Problem]:
    for paper_id, paper in catalog.papers.items():
        if len(paper.authors) == _CUT and not paper.more_authors:
            message = f"is the list whole? It stops at exactly {_CUT} authors"
            yield Problem(
                f"papers/{paper_id.replace('/', '_')}.json", "authors", message, QUESTION
            )
