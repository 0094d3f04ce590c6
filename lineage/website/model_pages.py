"""The readable page of each model."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from graph.hub_ids import HUB
from graph.texts.numbers import format_sizes
from lineage.website.citation import cite_paper
from lineage.website.edition import Link, keep_web_address, shorten_address
from lineage.website.frame import About, build_frame
from lineage.website.kin import (
    list_children,
    list_corrections,
    list_disputes,
    list_parents,
    name_field,
    split_kin,
)
from lineage.website.model_files import to_model_file
from lineage.website.remarks import list_remarks
from lineage.website.structured_data import describe_software

if TYPE_CHECKING:
    from markupsafe import Markup

    from lineage.website.citation import Citation
    from lineage.website.edition import Edition
    from lineage.website.frame import Frame
    from lineage.website.kin import Dispute, ShownCorrection, ShownRelative
    from lineage.website.library import Record
    from lineage.website.remarks import ShownRemark

_REPORT = "https://github.com/transformer-lineage/transformer-lineage/issues/new?template=wrong-fact.yml&"
_MEND = "https://github.com/transformer-lineage/transformer-lineage/edit/main/lineage/data/models/"
_LANGUAGE = {"en": "", "zh": "&lang=zh"}
"""What a link to the interactive page adds, so that it speaks the language of the page."""


class ShownFact(NamedTuple):
    """One fact.

    Attributes:
        name: What it is about, in words.
        values: Texts, some of which lead to pages.
    """

    name: str
    values: tuple[Link, ...]


class ShownFactSource(NamedTuple):
    """Where some facts come from."""

    fields: str
    source: Link
    locator: str


class ModelPage(NamedTuple):
    """Everything on the page of a model.

    Attributes:
        frame: What is around the text.
        id: Of the model.
        model: A link to the page itself.
        released, labs, family, adds: What stands at the top.
        aliases: Other names, as one text.
        timeline: The model in the interactive page.
        place: A picture of where the model stands.
        file: The way to the same as JSON.
        parents, children: The nearest relatives.
        alongside: Models that it follows in a series or shares the code of, and nothing more.
        beside: Models that follow it in a series or share its code, and descend from it in no
            other way.
        no_parents: Why there are no parents.
        remarks: What is true of its making and is no derivation.
        hub: Repositories with its weights.
        ancestors, descendants: All of them, oldest first, as links.
        disputes, corrections: What does not hold.
        facts, sources: What is known, and where it comes from.
        catalog: Its name in arXiv 2302.07730, in words; empty if it is not listed.
        paper: The paper, if there is one.
        no_paper: Why there is none.
        reason_is_english: Whether that is English on a page in another language.
        links: Official pages.
        mend: Where to edit the file of the model.
        report: Where to report an error.
    """

    frame: Frame
    id: str
    model: Link
    released: str
    labs: str
    family: Link
    adds: str
    aliases: str
    timeline: str
    place: Markup
    file: str
    parents: tuple[ShownRelative, ...]
    alongside: tuple[ShownRelative, ...]
    children: tuple[ShownRelative, ...]
    beside: tuple[ShownRelative, ...]
    no_parents: str
    remarks: tuple[ShownRemark, ...]
    hub: tuple[Link, ...]
    ancestors: Markup
    descendants: Markup
    disputes: tuple[Dispute, ...]
    corrections: tuple[ShownCorrection, ...]
    facts: tuple[ShownFact, ...]
    sources: tuple[ShownFactSource, ...]
    catalog: str
    paper: Citation | None
    no_paper: str
    reason_is_english: bool
    links: tuple[Link, ...]
    mend: str
    report: str


def build_model_page(edition: Edition, model_id: str, place: Markup) -> ModelPage:
    """Put together the page of a model; `place` is the picture of where it stands."""
    library, words = edition.library, edition.words
    model = library.models[model_id]
    parents, alongside = split_kin(list_parents(edition, model_id))
    children, beside = split_kin(list_children(edition, model_id))
    return ModelPage(
        frame=build_frame(edition, _tell_about(edition, model)),
        id=model_id,
        model=edition.link_model(model_id),
        released=model["released"],
        labs=edition.name_labs(model),
        family=edition.link_concept("families", model["family"]),
        adds=edition.say(model, "adds"),
        aliases=words["comma"].join(model["aliases"]),
        timeline=f"{edition.root}index.html#model={model_id}{_LANGUAGE[edition.language]}",
        place=place,
        file=edition.root + to_model_file(model_id),
        parents=parents,
        alongside=alongside,
        children=children,
        beside=beside,
        no_parents=words[
            f"no_parents.{reason}" if (reason := model["no_parents"]) else "no_parents"
        ],
        remarks=list_remarks(edition, model),
        hub=tuple(Link(name, f"{HUB}/{name}") for name in model["hub"]),
        ancestors=edition.link_models(library.ancestors[model_id]),
        descendants=edition.link_models(library.descendants[model_id]),
        disputes=list_disputes(edition, model_id),
        corrections=list_corrections(edition, model),
        facts=tuple(fact for fact in _list_facts(edition, model) if fact.values),
        sources=_list_sources(edition, model),
        catalog=words["catalog"].format(name=model["catalog"]) if model["catalog"] else "",
        paper=cite_paper(edition, model["paper"]),
        no_paper=edition.say(model, "no_paper") or words["unknown"],
        reason_is_english=edition.lacks(model, "no_paper"),
        links=tuple(
            Link(shorten_address(link), keep_web_address(link)) for link in model["links"]
        ),
        mend=f"{_MEND}{model_id}.toml",
        report=_find_report(model_id, model["name"]),
    )


@cache  # pages in every language have the same address
def _find_report(model_id: str, name: str) -> str:
    """Return where to report an error of a model."""
    return _REPORT + urlencode({"title": f"{model_id}: ", "model": f"{name} ({model_id})"})


def _tell_about(edition: Edition, model: Record) -> About:
    words = edition.words
    return About(
        path=f"models/{model['id']}/",
        title=f"{model['name']} · {words['site']}",
        description=words["model_about"].format(
            name=model["name"],
            released=model["released"],
            labs=edition.name_labs(model),
            adds=edition.say(model, "adds"),
        ),
        part="models",
        kind="article",
        headline=edition.library.headlines[edition.language][model["id"]],
        family=model["family"],
        card_text=edition.library.family_headlines[edition.language].get(model["family"], ""),
        data=describe_software(edition, model),
    )


def _list_facts(edition: Edition, model: Record) -> list[ShownFact]:
    words, licence = edition.words, model["licence"]
    terms = words["remarked"].format(
        text=edition.say(licence, "text"), remark=edition.word("access", licence["access"])
    )
    modalities = [Link(edition.word("modality", name)) for name in model["modalities"]]
    concepts = {
        "pretraining_tasks": "tasks",
        "fine_tuning_tasks": "tasks",
        "techniques": "techniques",
    }
    carried = edition.library.carrying.find_carried(model["id"])
    return [
        ShownFact(words["released"], (Link(model["released"]),)),
        ShownFact(words["labs"], (Link(edition.name_labs(model)),)),
        ShownFact(words["family"], (edition.link_concept("families", model["family"]),)),
        ShownFact(
            words["architecture"],
            (edition.link_concept("architectures", model["architecture"]),),
        ),
        ShownFact(words["parameters"], (Link(_tell_sizes(edition, model)),)),
        ShownFact(words["modalities"], tuple(modalities)),
        *(
            ShownFact(words[field], edition.link_concepts(kind, model[field]))
            for field, kind in concepts.items()
        ),
        ShownFact(words["carried"], edition.link_concepts("techniques", carried)),
        *(
            ShownFact(words[field], (Link(edition.say(model, field)),))
            for field in ("corpus", "application")
            if model[field]
        ),
        ShownFact(words["licence"], (Link(terms),)),
    ]


def _tell_sizes(edition: Edition, model: Record) -> str:
    sizes = format_sizes(model["parameters"], edition.language)
    return edition.words["more_sizes"].format(sizes=sizes) if model["more_sizes"] else sizes


def _list_sources(edition: Edition, model: Record) -> tuple[ShownFactSource, ...]:
    return tuple(
        ShownFactSource(
            fields=edition.words["comma"].join(
                name_field(edition, field) for field in fact["fields"]
            ),
            source=edition.link_source(fact["source"]),
            locator=fact["locator"],
        )
        for fact in model["fact_sources"]
    )
