"""From catalog files and paper records to the one document that everything else reads."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

from graph.collector import collector_paused
from graph.names import to_paper_key
from graph.records.vocabulary import CHANNEL_OF, SCHEMA_VERSION, UNVERIFIED
from lineage.catalog.code_edges import derive_steps
from lineage.catalog.load import CONCEPT_FILES, load_catalog
from lineage.catalog.rules import require_clean
from lineage.catalog.support import Houses, judge_support
from lineage.catalog.verified import to_receipt
from lineage.papers.store import read_fetched
from lineage.paths import fetched_papers_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from graph.records.claims import Claim, Correction, Inheritance, Remark
    from graph.records.fields import Record
    from graph.records.references import Paper
    from graph.records.shapes import Document
    from lineage.catalog.entry import Entry
    from lineage.catalog.records import Catalog
    from lineage.catalog.verified import Verified

_LINKS = ("derivations", "disputes")


def load_document(data_dir: Path) -> Document:
    """Return the lineage document of a catalog folder, as `lineage export json` writes it.

    Paper records that the user fetched replace those of the snapshot.

    Raises:
        CatalogError: The catalog has problems; all of them at once.
        LineageError: A fetched record cannot be read.
    """
    return complete_document(require_clean(load_catalog(data_dir)))


def complete_document(catalog: Catalog) -> Document:
    """Return the document of a checked catalog with the best paper records at hand.

    Raises:
        LineageError: A fetched record cannot be read.
    """
    wanted = find_paper_ids(catalog)
    papers = {**catalog.papers, **read_fetched(fetched_papers_dir(), wanted)}
    return build_document(catalog, {key: papers[key] for key in wanted if key in papers})


def find_paper_ids(catalog: Catalog) -> list[str]:
    """Return the arXiv ids that the catalog names, of models and of concepts, sorted."""
    named = [model.paper for model in catalog.models.values()]
    for concepts in catalog.concepts.values():
        named += [concept.paper for concept in concepts.values()]
    return sorted({arxiv_id for arxiv_id in named if arxiv_id is not None})


@collector_paused()
def build_document(catalog: Catalog, papers: Mapping[str, Paper]) -> Document:
    """Return a checked catalog and its paper records as plain JSON values."""
    models = sorted(catalog.models.items())
    houses = Houses(catalog)
    steps = derive_steps(catalog)
    document: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "models": [{"id": key, **_plain(model, exclude=set(_LINKS))} for key, model in models],
        "derivations": [
            _derivation(child, step, houses, catalog.verified)
            for child, _ in models
            for step in steps[child]
        ],
        "disputes": [
            _dispute(child, claim, catalog.verified)
            for child, model in models
            for claim in model.disputes
        ],
        "papers": [{"arxiv_id": key, **_plain(paper)} for key, paper in sorted(papers.items())],
        "labs": _with_ids(catalog.labs),
        "groups": sorted(_with_ids(catalog.groups), key=itemgetter("order")),
    }
    for name in CONCEPT_FILES:
        document[name] = _with_ids(catalog.concepts[name])
    document["sources"] = _list_sources(catalog, papers, houses)
    return cast("Document", document)  # the schema of the catalog's records is that of its parts


def _plain(record: Record, *, exclude: set[str] | None = None) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude=exclude)


def _with_ids(records: Mapping[str, Record]) -> list[dict[str, Any]]:
    return [{"id": key, **_plain(record)} for key, record in sorted(records.items())]


def _plain_with_verdicts(
    child: str, record: Inheritance | Claim, verified: Mapping[str, Verified]
) -> dict[str, Any]:
    """Return a record, and of its evidence what the last look at its place found, if any."""
    plain = _plain(record)
    for told, item in zip(plain["evidence"], record.evidence if verified else (), strict=False):
        known = verified.get(to_receipt(child, record.parent, item).key)
        if known is not None:
            told |= {"verdict": known.verdict.value, "checked": known.checked}
    return plain


def _derivation(
    child: str, step: Inheritance, houses: Houses, verified: Mapping[str, Verified]
) -> dict[str, Any]:
    supporting = houses.find_supporting(child, step)
    plain = _plain_with_verdicts(child, step, verified)
    evidence = plain.pop("evidence")
    return {
        "parent": plain.pop("parent"),
        "child": child,
        "kind": plain.pop("kind"),
        "channel": CHANNEL_OF[step.kind].value,
        **plain,
        "support": judge_support(step) if supporting.houses else "unverified",
        "houses": [house.value for house in supporting.houses],
        "primary": supporting.primary,
        "evidence": evidence,
    }


def _dispute(child: str, claim: Claim, verified: Mapping[str, Verified]) -> dict[str, Any]:
    plain = _plain_with_verdicts(child, claim, verified)
    return {"parent": plain.pop("parent"), "child": child, **plain}


def _list_sources(
    catalog: Catalog, papers: Mapping[str, Paper], houses: Houses
) -> list[dict[str, Any]]:
    """Return the sources of the catalog, and those that evidence names by address, undated."""
    listed = _with_ids(catalog.sources)
    cited = {source for model in catalog.models.values() for source in _cited(model)}
    for source in sorted(cited - catalog.sources.keys() - {UNVERIFIED}):
        text = source.removeprefix("arxiv:")
        paper_id = to_paper_key(source).removeprefix("arxiv:")
        if text == source:
            name, url = source, source
        else:
            name = papers[paper_id].title if paper_id in papers else f"arXiv {paper_id}"
            url = f"https://arxiv.org/abs/{text}"
        listed.append(
            {"id": source, "name": name, "url": url, "licence": "not stated",
             "licence_zh": "未说明", "retrieved": None, "retrieved_zh": None,
             "note": None, "note_zh": None, "house": houses.of_source(source).value, "code": False,
             "corrections": []}
        )  # fmt: skip
    return listed


def _cited(entry: Entry) -> Iterable[str]:
    records: tuple[Inheritance | Claim | Correction | Remark, ...] = (
        *entry.derivations,
        *entry.disputes,
        *entry.corrections,
        *entry.remarks,
    )
    yield from (item.source for record in records for item in record.evidence)
    yield from (fact.source for fact in entry.fact_sources)
