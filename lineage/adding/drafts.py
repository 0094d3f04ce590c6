"""A new catalog entry, with all that is known of a paper's model and blanks for the rest."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from graph.records.vocabulary import UNVERIFIED, Access, Basis, Kind, NoParents, Stance
from lineage.catalog.blanks import BLANK_ID, mark_blank
from lineage.catalog.rules import FACTS_THAT_NEED_A_SOURCE
from lineage.catalog.template import render_entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lineage.adding.facts import Fact, Facts, LicenceTerms
    from lineage.adding.proposals import Parent
    from lineage.adding.sizes import StatedSize

_OF_THE_RECORD = ("title", "abstract", "comment")
"""Places that arXiv's record has, too, and that versions hardly change."""

_TOLD = ("labs", "parameters", "licence", "architecture", "modalities", "links", "hub")
"""Facts that go into the entry, in their order there."""

_LOOKED_UP = {
    "labs": "by the affiliations: look whether these are all",
    "parameters": "look whether the list is whole",
    "architecture": "by the paper's words: look whether that is so",
    "modalities": "by the abstract: look whether these are all",
}
_NOTES: dict[Kind, tuple[str, str]] = {
    Kind.FINETUNING: ("Fine-tuned from {}.", "由 {} 微调而来。"),
    Kind.ALIGNMENT: ("Made from {} by alignment.", "由 {} 经对齐训练而来。"),
    Kind.CONTINUED_PRETRAINING: (
        "Continues the pre-training of {}.",
        "在 {} 的基础上继续预训练。",
    ),
    Kind.COMPRESSION: ("A compressed {}.", "{} 的压缩版本。"),
    Kind.COMPONENT: ("Uses {} as a part.", "以 {} 为组成部分。"),
    Kind.MERGING: ("Its weights are merged from those of {}.", "其权重由 {} 的权重合并而来。"),
    Kind.ARCHITECTURE: ("Changes the architecture of {}.", "改动了 {} 的架构。"),
    Kind.SCALING: ("Follows {} at another size.", "以不同规模沿用 {}。"),
    Kind.RETRAINING: ("Trains the architecture of {} anew.", "沿用 {} 的架构重新训练。"),
    Kind.OBJECTIVE: (
        "Gives the architecture of {} another pre-training objective.",
        "沿用 {} 的架构，改用另一种预训练目标。",
    ),
    Kind.DISTILLATION: ("Distilled from {}.", "由 {} 蒸馏而来。"),
    Kind.SYNTHETIC_DATA: ("Trained on what {} generated.", "以 {} 生成的数据训练。"),
    Kind.INSPIRATION: ("Takes up an idea of {}.", "采纳了 {} 的思路。"),
    Kind.CODE_REUSE: ("Reuses code of {}.", "复用了 {} 的代码。"),
    Kind.SUCCESSION: ("The next release after {}.", "{} 之后的下一个版本。"),
}


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is settled of a new entry.

    Attributes:
        model_id, name: Of the model.
        arxiv_id: Of its paper.
        version: Of the paper whose full text was read, as `v2`; empty if none was.
        family, architecture: Ids; the blank id if it is not known.
        donor: Id of the parent from which the architecture is taken to be kept, if there is one.
        labs, modalities: Empty if they are not known.
        released: Date of its release.
        submitted: Whether that is the date on which the paper was submitted.
        facts: What the paper tells beside its parents.
        adds: What it adds to its parents, in one sentence; empty if nobody said.
        parents: In the order in which they go into the entry.
    """

    model_id: str
    name: str
    arxiv_id: str
    version: str
    family: str
    architecture: str
    donor: str
    labs: tuple[str, ...]
    modalities: tuple[str, ...]
    released: str
    submitted: bool
    facts: Facts
    adds: str
    parents: tuple[Parent, ...]


def render_draft(draft: Draft, names: Mapping[str, str]) -> str:
    """Return the text of the catalog file.

    Args:
        draft: What is settled.
        names: Of the models, by id.
    """
    table = {
        **_list_facts(draft),
        "fact_sources": _list_fact_sources(draft),
        "derivations": [_derive(draft, parent, names[parent.id]) for parent in draft.parents],
    }
    return render_entry(table, comments=_list_comments(draft, table))


def _list_facts(draft: Draft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "aliases": [],
        "family": draft.family,
        "labs": list(draft.labs),
        "released": draft.released,
        "architecture": draft.architecture,
        "modalities": list(draft.modalities),
        "pretraining_tasks": [],
        "fine_tuning_tasks": [],
        "parameters": _list_sizes(draft.facts.parameters),
        "corpus": mark_blank("what it was trained on"),
        "corpus_zh": mark_blank("the same in Chinese"),
        "licence": _to_licence(draft.facts.licence),
        "application": mark_blank("what it is for"),
        "application_zh": mark_blank("the same in Chinese"),
        "adds": draft.adds or mark_blank("what it adds to its parents, in one sentence"),
        "adds_zh": mark_blank("the same in Chinese"),
        "techniques": [],
        "paper": draft.arxiv_id,
        "links": list(draft.facts.links.value if draft.facts.links else ()),
        **({"hub": list(draft.facts.hub.value)} if draft.facts.hub else {}),
        **({} if draft.parents else {"no_parents": NoParents.NONE_FOUND.value}),
    }


def _list_sizes(fact: Fact[tuple[StatedSize, ...]] | None) -> list[dict[str, Any]]:
    return [
        {
            "label": size.label,
            "count": size.count,
            **({"active": size.active} if size.active else {}),
        }
        for size in (fact.value if fact else ())
    ]


def _to_licence(fact: Fact[LicenceTerms] | None) -> dict[str, str]:
    if fact is None:
        return {"text": mark_blank("the terms"), "access": Access.UNKNOWN.value}
    return {"text": fact.value.text, "access": fact.value.access.value}


def _list_comments(draft: Draft, table: Mapping[str, Any]) -> dict[str, str]:
    """Return what to say behind keys whose value is a blank without words, or inherited."""
    tables = {
        "labs": "tables of labs.toml",
        "modalities": "what it reads and writes",
        "pretraining_tasks": "tables of tasks.toml",
        "fine_tuning_tasks": "tables of tasks.toml",
        "parameters": '{ label = "7B", count = 7_000_000_000 }, smallest first',
        "techniques": "tables of techniques.toml",
    }
    comments = {key: f"TODO: {what}" for key, what in tables.items() if not table[key]}
    for key in ("family", "architecture"):
        if table[key] == BLANK_ID:
            comments[key] = f"TODO: its {key}"
    for fact in fields(draft.facts):
        if table.get(fact.name) and getattr(draft.facts, fact.name) and fact.name in _LOOKED_UP:
            comments[fact.name] = _LOOKED_UP[fact.name]
    if draft.donor:
        comments["architecture"] = f"as {draft.donor}: look whether that is so"
    return comments


def _list_fact_sources(draft: Draft) -> Sequence[dict[str, Any]]:
    dated = {
        "fields": ["released"],
        "source": f"arxiv:{draft.arxiv_id}",
        "locator": "submission history, date of the first version",
    }
    told = [
        {"fields": [name], "source": _cite(draft, fact.place), "locator": fact.place}
        for name in _TOLD
        if (fact := getattr(draft.facts, name)) is not None
    ]
    listed = [dated, *told] if draft.submitted else told
    covered = {name for item in listed for name in item["fields"]}
    left = [name for name in FACTS_THAT_NEED_A_SOURCE if name not in covered]
    rest = {
        "fields": left,
        "source": UNVERIFIED,
        "locator": mark_blank("which source says so, and where in it"),
    }
    return [*listed, rest] if left else listed


def _cite(draft: Draft, place: str) -> str:
    """Return the source for a place in the paper: in its version where a section is named."""
    version = "" if place.startswith(_OF_THE_RECORD) else draft.version
    return f"arxiv:{draft.arxiv_id}{version}"


def _derive(draft: Draft, parent: Parent, name: str) -> dict[str, Any]:
    note, note_zh = _NOTES[parent.kind]
    return {
        "parent": parent.id,
        "kind": parent.kind.value,
        "note": note.format(name),
        "note_zh": note_zh.format(name),
        "evidence": [_support(draft, words) for words in parent.words or ("",)],
    }


def _support(draft: Draft, words: str) -> dict[str, str]:
    """Return a receipt that a machine found; the words name their place (`quote_span`)."""
    if not words:
        blank = mark_blank("where the paper says so; then name it as the source")
        return {"source": UNVERIFIED, "locator": blank, "stance": Stance.SUPPORTS.value}
    return {
        "source": _cite(draft, words),
        "locator": words,
        "stance": Stance.SUPPORTS.value,
        "basis": Basis.GENERATED.value,
    }
