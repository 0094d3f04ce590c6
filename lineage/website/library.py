"""A lineage document, indexed for the readable pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from graph.exports.bibtex import write_entry
from graph.lineage_graph import LineageGraph
from graph.questions.carrying import Carrying
from graph.questions.headlines import write_family_headlines, write_model_headline
from graph.questions.traits import trace_bearers
from graph.records.dates import parse_date
from graph.records.vocabulary import is_ancestry
from graph.view import View
from graph.words import LANGUAGES
from lineage.website.json_text import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.questions.traits import Trait
    from graph.records.shapes import ConceptTable, Derivation, DisputedDerivation, Document
    from graph.words import Language

CONCEPTS: tuple[ConceptTable, ...] = ("families", "techniques", "tasks", "architectures")
"""The kinds of concepts that have pages, in the order of the menu."""

USE_FIELDS: dict[str, tuple[str, ...]] = {
    "families": ("family",),
    "techniques": ("techniques",),
    "tasks": ("pretraining_tasks", "fine_tuning_tasks"),
    "architectures": ("architecture",),
}
"""In which fields of a model the concepts of a kind are named."""

NEW_DAYS = 90
"""How long a model counts as new, in days before the newest date in the document."""

Record = Mapping[str, Any]
"""A record of any list, read by the name of a field."""

RecordT = TypeVar("RecordT", bound=Mapping[str, object])


class Library:
    """What the pages look up.

    Attributes:
        document: The lineage document.
        graph: Its graph.
        models: Every model by id, oldest first.
        concepts: Records by kind and id.
        papers, labs, sources: Records by id.
        parents: Derivations into each model, the oldest parent first.
        children: Derivations out of each model, the oldest child first.
        disputes: Claims that are not accepted, by id of the child.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.graph = LineageGraph.from_document(document)
        records = _by(document["models"], "id")
        self.models = {key: records[key] for key in self.graph.models}
        self.concepts: dict[str, dict[str, Record]] = {
            kind: {record["id"]: record for record in document[kind]} for kind in CONCEPTS
        }
        self.papers = _by(document["papers"], "arxiv_id")
        self.labs = _by(document["labs"], "id")
        self.sources = _by(document["sources"], "id")
        self.parents = self._group(
            lambda step: step["child"], order_by=lambda step: step["parent"]
        )
        self.children = self._group(
            lambda step: step["parent"], order_by=lambda step: step["child"]
        )
        self.disputes: dict[str, list[DisputedDerivation]] = {key: [] for key in self.models}
        for claim in document["disputes"]:
            self.disputes[claim["child"]].append(claim)

        self._written: dict[int, str] = {}

    def prepare(self) -> None:
        """Work out what several parts of the site look up, so that forked processes have it."""
        _ = self.headlines, self.family_headlines, self.new

    def write(self, record: Mapping[str, object]) -> str:
        """Return a record of the document as JSON; it is written once for all files."""
        key = id(record)  # the document keeps it
        if key not in self._written:
            self._written[key] = to_json(record)
        return self._written[key]

    def _group(
        self, end: Callable[[Derivation], str], *, order_by: Callable[[Derivation], str]
    ) -> dict[str, list[Derivation]]:
        groups: dict[str, list[Derivation]] = {key: [] for key in self.models}
        rank = {key: number for number, key in enumerate(self.models)}
        for step in sorted(self.document["derivations"], key=lambda one: rank[order_by(one)]):
            groups[end(step)].append(step)
        return groups

    @cached_property
    def ancestral_parents(self) -> dict[str, list[str]]:
        """Ids of the parents of each model that count as ancestry, oldest first, each once."""
        return {key: _list_ends(steps, "parent") for key, steps in self.parents.items()}

    @cached_property
    def ancestral_children(self) -> dict[str, list[str]]:
        """Ids of the children of each model that count as ancestry, oldest first, each once."""
        return {key: _list_ends(steps, "child") for key, steps in self.children.items()}

    @cached_property
    def ancestors(self) -> dict[str, tuple[str, ...]]:
        """Ids of all ancestors of each model, oldest first."""
        return {key: tuple(one.id for one in self.graph.ancestors_of(key)) for key in self.models}

    @cached_property
    def descendants(self) -> dict[str, tuple[str, ...]]:
        """Ids of all descendants of each model, oldest first."""
        below: dict[str, list[str]] = {key: [] for key in self.models}
        for key, ancestors in self.ancestors.items():
            for ancestor in ancestors:
                below[ancestor].append(key)
        return {key: tuple(ids) for key, ids in below.items()}

    @cached_property
    def headlines(self) -> dict[Language, dict[str, str]]:
        """What each model's page says in one sentence, by language and id."""
        return {
            language: {
                key: write_model_headline(
                    self.graph, key, language, kin=(above, len(self.descendants[key]))
                )
                for key, above in self.ancestors.items()
            }
            for language in LANGUAGES
        }

    @cached_property
    def family_headlines(self) -> dict[Language, dict[str, str]]:
        """The same of each family."""
        written = {
            key: write_family_headlines(self.graph, key) for key in self.concepts["families"]
        }
        return {
            language: {key: one[language] for key, one in written.items()}
            for language in LANGUAGES
        }

    @cached_property
    def users(self) -> dict[str, dict[str, list[str]]]:
        """Ids of the models that belong to each concept, oldest first, by kind and id."""
        users: dict[str, dict[str, list[str]]] = {kind: {} for kind in CONCEPTS}
        for kind, fields in USE_FIELDS.items():
            for key, model in self.models.items():
                for concept in dict.fromkeys(_list_values(model, fields)):
                    users[kind].setdefault(concept, []).append(key)
        return users

    @cached_property
    def by_paper(self) -> dict[str, list[str]]:
        """Ids of the models that each paper introduced, oldest first, by arXiv id."""
        found: dict[str, list[str]] = {}
        for key, model in self.models.items():
            if model["paper"] is not None:
                found.setdefault(model["paper"], []).append(key)
        return found

    @cached_property
    def bibtex(self) -> dict[str, str]:
        """Each paper as BibTeX, by arXiv id: pages in every language show the same."""
        return {key: write_entry(paper) for key, paper in self.papers.items()}

    @cached_property
    def traits(self) -> dict[str, tuple[Trait, ...]]:
        """Who has each technique, and how each model came to it."""
        view, users = View(self.graph), self.users["techniques"]
        return {
            key: trace_bearers(view, users.get(key, ()), self.carrying.find_carriers(key))
            for key in self.concepts["techniques"]
        }

    @cached_property
    def carrying(self) -> Carrying:
        """Which techniques are carried along with weights."""
        return Carrying(self.graph)

    @cached_property
    def as_of(self) -> str:
        """The newest date of a paper record or a release: what the document knows of.

        It stands in for today, so that two builds give the same pages.
        """
        return max(
            [
                *(paper["retrieved"] for paper in self.papers.values()),
                *(model["released"] for model in self.models.values()),
            ],
            key=find_first_day,
            default="",
        )

    @cached_property
    def metadata_date(self) -> str:
        """The newest date on which a paper record was read; empty if there are none."""
        return max((paper["retrieved"] for paper in self.papers.values()), default="")

    @cached_property
    def days(self) -> dict[str, int]:
        """The first day on which each model may have come out, as an ordinal, by id."""
        return {
            key: find_first_day(model["released"]).toordinal()
            for key, model in self.models.items()
        }

    @cached_property
    def new(self) -> frozenset[str]:
        """Ids of the models that were released in the last days before `as_of`."""
        if not self.models:
            return frozenset()
        since = find_first_day(self.as_of).toordinal() - NEW_DAYS
        return frozenset(key for key, day in self.days.items() if day >= since)


def find_first_day(date: str) -> dt.date:
    """Return the first day that a partial date may mean.

    Examples:
        >>> find_first_day("2022-03")
        datetime.date(2022, 3, 1)
    """
    year, month, day = (*parse_date(date), 1, 1)[:3]
    return dt.date(year, month, day)


def _list_ends(steps: Iterable[Derivation], end: Literal["parent", "child"]) -> list[str]:
    return list(dict.fromkeys(step[end] for step in steps if is_ancestry(step["channel"])))


def _list_values(model: Record, fields: Iterable[str]) -> Iterable[str]:
    for field in fields:
        yield from [model[field]] if isinstance(model[field], str) else model[field]


def _by(records: Iterable[RecordT], key: str) -> dict[str, RecordT]:
    return {str(record[key]): record for record in records}
