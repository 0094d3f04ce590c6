"""What no single file can be held to: names, references, dates and evidence across files."""

from __future__ import annotations

import re
from graphlib import CycleError as SortError
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from graph.errors import find_near, show_cycle
from graph.records.dates import is_after
from graph.records.fields import MOST_ITEMS, URL_PATTERN
from graph.records.vocabulary import UNVERIFIED, Stance
from lineage.catalog.authors import check_authors
from lineage.catalog.bilingual import check_chinese
from lineage.catalog.completeness import check_completeness
from lineage.catalog.entry import Entry
from lineage.catalog.judgement import check_judgement, find_floating_revision, is_yardstick
from lineage.catalog.naming import check_names
from lineage.catalog.places import check_places
from lineage.catalog.problems import CatalogError, Problem, show_value
from lineage.catalog.receipt_rules import check_receipts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graph.records.claims import Claim, Correction, Inheritance, Remark
    from lineage.catalog.records import Catalog

FACTS_THAT_NEED_A_SOURCE = ("labs", "licence", "parameters", "released")
"""Fields for which an entry that is not in 2302.07730 must say where they come from."""

_PAPER_OR_PAGE = re.compile(
    rf"arxiv:(?:\d{{4}}\.\d{{4,5}}|[a-z][a-z-]*/\d{{7}})(?:v[1-9]\d*)?|{URL_PATTERN[1:-1]}"
)


def check_catalog(catalog: Catalog) -> list[Problem]:
    """Return every problem of a catalog, those of reading included, sorted by file and key."""
    problems = list(catalog.problems)
    for model_id, model in catalog.models.items():
        problems += _check_derivations(catalog, model_id, model)
        problems += _check_fields(model_id, model)
    problems += check_authors(catalog)
    problems += check_chinese(catalog)
    problems += check_judgement(catalog)
    problems += check_completeness(catalog)
    problems += _check_references(catalog)
    problems += _check_sources(catalog)
    problems += check_names(catalog)
    problems += check_receipts(catalog)
    problems += check_places(catalog)
    problems += _check_cycles(catalog)
    return sorted(set(problems))


def require_clean(catalog: Catalog) -> Catalog:
    """Return a catalog that breaks no rule.

    Raises:
        CatalogError: It has problems; all of them at once.
    """
    problems = check_catalog(catalog)
    if problems:
        raise CatalogError(problems)
    return catalog


def _file(model_id: str) -> str:
    return f"models/{model_id}.toml"


def _unknown(file: str, key: str, value: str, *, what: str, known: Collection[str]) -> Problem:
    near = find_near(value, known, count=1)
    guess = f" ({near[0]}?)" if near else ""
    message = f"unexpected id {show_value(value)}, expected {what} in the catalog{guess}"
    return Problem(file, key, message, "references")


_VOCABULARY = {
    "family": ("families", "a family"),
    "architecture": ("architectures", "an architecture"),
    "labs": ("labs", "a lab"),
    "pretraining_tasks": ("tasks", "a task"),
    "fine_tuning_tasks": ("tasks", "a task"),
    "techniques": ("techniques", "a technique"),
}
"""Fields that name tables of vocabulary files: the file, and what a table is."""


def _check_references(catalog: Catalog) -> Iterator[Problem]:
    """Yield the ids that name nothing, also those in entries that have other problems."""
    for model_id, table in catalog.tables.items():
        file = _file(model_id)
        for field, (vocabulary, what) in _VOCABULARY.items():
            known = catalog.names[vocabulary]
            values = table.get(field)
            for value in values[:MOST_ITEMS] if isinstance(values, list) else [values]:
                if isinstance(value, str) and known is not None and value not in known:
                    yield _unknown(file, field, value, what=what, known=known)
        for key, parent in _list_parents(table):
            if parent not in catalog.ids:
                yield _unknown(file, key, parent, what="a model", known=catalog.ids)


def _list_parents(table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name in ("derivations", "disputes"):
        records = table.get(name)
        for number, record in enumerate(records[:MOST_ITEMS] if isinstance(records, list) else ()):
            parent = record.get("parent") if isinstance(record, dict) else None
            if isinstance(parent, str):
                yield f"{name}[{number}].parent", parent


def _check_derivations(catalog: Catalog, model_id: str, model: Entry) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for number, derivation in enumerate(model.derivations):
        key = f"derivations[{number}]"
        yield from _check_parent_date(catalog, model_id, derivation.parent)
        if (derivation.parent, derivation.kind) in seen:
            message = f"unexpected second '{derivation.kind}' from '{derivation.parent}'"
            yield Problem(_file(model_id), key, f"{message}, expected one", "repeated")
        seen.add((derivation.parent, derivation.kind))
        if all(item.stance is Stance.DISPUTES for item in derivation.evidence):
            message = "unsupported: expected at least one item of evidence that supports it"
            yield Problem(_file(model_id), f"{key}.evidence", message, "unsupported")
    accepted = {derivation.parent for derivation in model.derivations}
    for number, dispute in enumerate(model.disputes):
        key = f"disputes[{number}]"
        if dispute.parent in accepted:
            message = f"unexpected '{dispute.parent}', which is also among the derivations"
            yield Problem(_file(model_id), f"{key}.parent", message, "contradiction")
        if all(item.stance is Stance.SUPPORTS for item in dispute.evidence):
            message = "expected at least one item of evidence that disputes the claim"
            yield Problem(_file(model_id), f"{key}.evidence", message, "unsupported")


def _check_parent_date(catalog: Catalog, model_id: str, parent_id: str) -> Iterator[Problem]:
    parent = catalog.models.get(parent_id)
    released = catalog.models[model_id].released
    if parent is not None and is_after(parent.released, released):
        message = (
            f"unexpected date {released}, "
            f"expected not before its parent {parent_id} ({parent.released})"
        )
        yield Problem(_file(model_id), "released", message, "dates")


def _check_sources(catalog: Catalog) -> Iterator[Problem]:
    for source_id, listed in catalog.sources.items():
        if listed.retrieved is None:
            key, message = f"{source_id}.retrieved", "missing, expected a value"
            yield Problem("sources.toml", key, message, "keys")
    for file, key, source in _list_cited(catalog):
        known = catalog.names["sources"]
        if known is None or source in known or source == UNVERIFIED:
            continue
        if not _PAPER_OR_PAGE.fullmatch(source):
            yield _unknown(file, key, source, what="a source", known=known)
        elif (revision := find_floating_revision(source)) is not None:
            message = f"unexpected revision {show_value(revision)}, expected a commit, which stays"
            yield Problem(file, key, message, "floating")
        elif key.startswith("derivations[") and is_yardstick(source):
            message = (
                "unexpected Ecosystem Graphs, by which derivations are measured, "
                "expected a source of their own"
            )
            yield Problem(file, key, message, "judgement")


def _list_cited(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """Yield file, key and source of everything that names a source."""
    for model_id, model in catalog.models.items():
        file = _file(model_id)
        for name in ("derivations", "disputes", "corrections", "remarks"):
            yield from _list_evidence(file, name, getattr(model, name))
        for number, fact in enumerate(model.fact_sources):
            yield file, f"fact_sources[{number}].source", fact.source
        for number, correction in enumerate(model.corrections):
            yield file, f"corrections[{number}].source", correction.source
    for source_id, source in catalog.sources.items():
        yield from _list_evidence("sources.toml", f"{source_id}.corrections", source.corrections)


def _list_evidence(
    file: str, name: str, records: Iterable[Inheritance | Claim | Correction | Remark]
) -> Iterator[tuple[str, str, str]]:
    for number, record in enumerate(records):
        for position, item in enumerate(record.evidence):
            yield file, f"{name}[{number}].evidence[{position}].source", item.source


def _check_fields(model_id: str, model: Entry) -> Iterator[Problem]:
    file = _file(model_id)
    if (model.paper is None) == (model.no_paper is None):
        message = "expected either 'paper' or, where there is none, the reason in 'no_paper'"
        yield Problem(file, "paper", message, "paper")
    names: list[tuple[str, str]] = [
        (f"corrections[{number}].field", correction.field)
        for number, correction in enumerate(model.corrections)
    ]
    for number, fact in enumerate(model.fact_sources):
        names += [(f"fact_sources[{number}].fields", name) for name in fact.fields]
    for key, name in names:
        if name not in Entry.model_fields:
            message = f"unexpected '{name}', expected a field of the entry"
            yield Problem(file, key, message, "fields")
    if model.catalog is None:
        covered = {name for fact in model.fact_sources for name in fact.fields}
        for name in FACTS_THAT_NEED_A_SOURCE:
            if name not in covered:
                message = f"expected a source of '{name}', which 2302.07730 does not give"
                yield Problem(file, "fact_sources", message, "facts")


def _check_cycles(catalog: Catalog) -> Iterator[Problem]:
    parents = {
        model_id: {item.parent for item in model.derivations if item.parent in catalog.models}
        for model_id, model in catalog.models.items()
    }
    try:
        TopologicalSorter(parents).prepare()
    except SortError:
        yield from _describe_cycles(parents)


def _describe_cycles(parents: dict[str, set[str]]) -> Iterator[Problem]:
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph(
        (parent, child) for child, all_of in parents.items() for parent in sorted(all_of)
    )
    for component in nx.strongly_connected_components(graph):
        first = min(component)
        if len(component) == 1 and not graph.has_edge(first, first):
            continue
        cycle = [parent for parent, _ in nx.find_cycle(graph.subgraph(component), first)]
        message = f"unexpected cycle {show_cycle(cycle)}, expected none"
        yield Problem(_file(first), "derivations", message, "cycle")
