"""The readable page of each family, technique, training task and architecture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from lineage.website.citation import cite_paper
from lineage.website.frame import About, build_frame
from lineage.website.library import USE_FIELDS
from lineage.website.structured_data import describe_term

if TYPE_CHECKING:
    from collections.abc import Callable

    from lineage.website.citation import Citation
    from lineage.website.edition import Edition, Link
    from lineage.website.frame import Frame
    from lineage.website.library import Record


_NOTHING = Markup()


class User(NamedTuple):
    """A model that belongs to the page.

    Attributes:
        model: A link to its page.
        released, labs: When, and by whom.
        how: How it came to belong here, in words.
        sources: From which models, if from any.
    """

    model: Link
    released: str
    labs: str
    how: str
    sources: Markup = _NOTHING


class ConceptPage(NamedTuple):
    """Everything on the page of a concept.

    Attributes:
        frame: What is around the text.
        name, aliases, text: What it is.
        paper: The paper that introduced it, if there is one.
        paper_note: Where it comes from, if that needs words.
        note_is_english: Whether those are English on a page in another language.
        introduced_by: Models of that paper.
        catalog: Its name in arXiv 2302.07730, in words; empty if it is not explained there.
        heading, how: Above the table and its last column.
        users: Models, oldest first.
        note: What the last column means.
    """

    frame: Frame
    name: str
    aliases: str
    text: str
    paper: Citation | None
    paper_note: str
    note_is_english: bool
    introduced_by: Markup
    catalog: str
    heading: str
    how: str
    users: tuple[User, ...]
    note: str


class _Sort(NamedTuple):
    """How the concepts of a kind are used: the words, and who uses one."""

    heading: str
    how: str
    note: str
    list_users: Callable[[Edition, str, str], tuple[User, ...]]


def build_concept_page(edition: Edition, kind: str, concept_id: str) -> ConceptPage:
    """Put together the page of a concept."""
    library, words, sort = edition.library, edition.words, _SORTS[kind]
    concept = library.concepts[kind][concept_id]
    models = library.by_paper.get(concept["paper"], ())
    return ConceptPage(
        frame=build_frame(edition, _tell_about(edition, kind, concept)),
        name=edition.say(concept, "name"),
        aliases=words["comma"].join(_list_aliases(edition, concept)),
        text=edition.say(concept, "text"),
        paper=cite_paper(edition, concept["paper"]),
        paper_note=edition.say(concept, "paper_note") or "",
        note_is_english=edition.lacks(concept, "paper_note"),
        introduced_by=edition.link_models(models),
        catalog=words["explained"].format(name=concept["catalog"]) if concept["catalog"] else "",
        heading=words[sort.heading],
        how=words[sort.how],
        users=sort.list_users(edition, kind, concept_id),
        note=words[sort.note] if sort.note else "",
    )


def _tell_about(edition: Edition, kind: str, concept: Record) -> About:
    family = concept["id"] if kind == "families" else ""
    headline = edition.library.family_headlines[edition.language].get(family, "")
    return About(
        path=f"{kind}/{concept['id']}/",
        title=f"{edition.say(concept, 'name')} · {edition.words['site']}",
        description=edition.say(concept, "text"),
        part=kind,
        kind="article",
        data=describe_term(edition, kind, concept),
        headline=headline,
        family=family,
        card_text=headline,
    )


def _list_aliases(edition: Edition, concept: Record) -> list[str]:
    """Return other names; in Chinese also the English one."""
    name = edition.say(concept, "name")
    return [alias for alias in (concept["name"], *concept["aliases"]) if alias != name]


def _list_members(edition: Edition, kind: str, concept_id: str) -> tuple[User, ...]:
    """Return the models of a family or an architecture, and what they build on."""
    library = edition.library
    return tuple(
        _make_user(
            edition,
            model_id,
            sources=edition.link_models(
                dict.fromkeys(step["parent"] for step in library.parents[model_id])
            ),
        )
        for model_id in library.users[kind].get(concept_id, ())
    )


def _list_trained(edition: Edition, kind: str, concept_id: str) -> tuple[User, ...]:
    """Return the models that are trained on a task, and when."""
    library, words = edition.library, edition.words
    users = []
    for model_id in library.users[kind].get(concept_id, ()):
        model: Record = library.models[model_id]
        fields = (field for field in USE_FIELDS[kind] if concept_id in model[field])
        how = words["comma"].join(words[field] for field in fields)
        users.append(_make_user(edition, model_id, how=how))
    return tuple(users)


def _list_bearers(edition: Edition, _kind: str, concept_id: str) -> tuple[User, ...]:
    """Return the models that use a technique, and how they came to it."""
    return tuple(
        _make_user(
            edition,
            trait.id,
            how=edition.words["carried_from" if trait.how == "carried" else trait.how],
            sources=edition.link_models(trait.inherited_from),
        )
        for trait in edition.library.traits[concept_id]
    )


def _make_user(
    edition: Edition, model_id: str, *, how: str = "", sources: Markup = _NOTHING
) -> User:
    model = edition.library.models[model_id]
    labs = edition.name_labs(model)
    return User(edition.link_model(model_id), model["released"], labs, how, sources)


_SORTS = {
    "families": _Sort("members", "parents", "", _list_members),
    "architectures": _Sort("members", "parents", "", _list_members),
    "techniques": _Sort("users", "how", "traits_note", _list_bearers),
    "tasks": _Sort("users", "trained", "", _list_trained),
}
