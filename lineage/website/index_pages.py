"""The lists: all models, and all concepts of a kind."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from graph.questions.headlines import write_headline
from graph.words import say_count
from lineage.website.edition import Link, to_url
from lineage.website.frame import About, build_frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from lineage.website.edition import Edition
    from lineage.website.frame import Frame


class ListedModel(NamedTuple):
    """One line of the list of models.

    Attributes:
        link: To its page.
        released, labs: When, and by whom.
        adds: What it adds to its parents.
        parents: What it builds on.
    """

    link: Link
    released: str
    labs: str
    adds: str
    parents: Markup


class FamilyModels(NamedTuple):
    """The models of a family, oldest first."""

    id: str
    family: Link
    models: Markup


class YearModels(NamedTuple):
    """The models of a year, newest first."""

    year: str
    models: tuple[ListedModel, ...]


class ModelIndex(NamedTuple):
    """Everything on the page that lists the models.

    Attributes:
        frame: What is around the text.
        about: What the page is.
        feed: The way to the feed of new models.
        families: Every family that has models, in the order of the date of its first.
        years: The newest first.
    """

    frame: Frame
    about: str
    feed: str
    families: tuple[FamilyModels, ...]
    years: tuple[YearModels, ...]


class ListedConcept(NamedTuple):
    """One line of a list of concepts.

    Attributes:
        link: To its page.
        text: What it is.
        number: How many models belong to it, in words.
    """

    link: Link
    text: str
    number: str


class ConceptIndex(NamedTuple):
    """Everything on a page that lists concepts."""

    frame: Frame
    name: str
    about: str
    concepts: tuple[ListedConcept, ...]


def build_model_index(edition: Edition) -> ModelIndex:
    """Put together the page that lists the models."""
    library, words = edition.library, edition.words
    about = words["index_about"].format(n=f"{len(library.models):,}")
    newest = list(reversed(library.models))
    by_year = groupby(newest, key=lambda key: str(library.models[key]["released"])[:4])
    return ModelIndex(
        frame=_frame_list(edition, "models", about),
        about=about,
        feed=f"{edition.root}feed.xml",
        families=tuple(
            FamilyModels(
                family, edition.link_concept("families", family), edition.link_models(models)
            )
            for family, models in library.users["families"].items()
        ),
        years=tuple(
            YearModels(year, tuple(_list_model(edition, key) for key in keys))
            for year, keys in by_year
        ),
    )


def _list_model(edition: Edition, model_id: str) -> ListedModel:
    model = edition.library.models[model_id]
    parents = dict.fromkeys(step["parent"] for step in edition.library.parents[model_id])
    return ListedModel(
        link=edition.link_model(model_id),
        released=model["released"],
        labs=edition.name_labs(model),
        adds=edition.say(model, "adds"),
        parents=edition.link_models(parents),
    )


def build_concept_index(edition: Edition, kind: str) -> ConceptIndex:
    """Put together the page that lists the concepts of a kind, by name."""
    library, words = edition.library, edition.words
    about = words[f"{kind}_about"]
    records = sorted(
        library.concepts[kind].values(), key=lambda one: (one["name"].casefold(), one["id"])
    )
    users: Mapping[str, Sequence[object]] = library.users[kind]
    if kind == "techniques":
        users = library.traits
    concepts = tuple(
        ListedConcept(
            link=edition.link_concept(kind, record["id"]),
            text=edition.say(record, "text"),
            number=say_count("models", len(users.get(record["id"], ())), edition.language),
        )
        for record in records
    )
    return ConceptIndex(_frame_list(edition, kind, about), words[kind], about, concepts)


def _frame_list(edition: Edition, part: str, description: str) -> Frame:
    words = edition.words
    data = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "@id": to_url(f"{part}/", edition.language),
        "name": words[part],
        "description": description,
        "isPartOf": {"@type": "WebSite", "@id": to_url(""), "name": words["site"]},
    }
    title = f"{words[part]} · {words['site']}"
    is_all = part == "models"
    headline = write_headline(edition.library.graph, edition.language) if is_all else ""
    about = About(f"{part}/", title, description, part, data=data, headline=headline)
    return build_frame(edition, about)
