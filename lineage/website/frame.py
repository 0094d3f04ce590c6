"""What every readable page has around its text: head, menu and foot."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from graph.exports.triples import BASE
from graph.words import LANGUAGES
from lineage.paths import site_dir
from lineage.website.contexts import PICTURE, PICTURE_TEXT, build_policy, to_inline_json
from lineage.website.edition import Link, find_edition, find_root, to_file, to_url
from lineage.website.library import CONCEPTS
from lineage.website.templates import fill_template
from lineage.website.words import name_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import SimpleNamespace

    from graph.words import Language
    from lineage.website.edition import Edition

LANGUAGE_TAGS: dict[Language, str] = {"en": "en", "zh": "zh-Hans"}
_LOCALES: dict[Language, str] = {"en": "en_GB", "zh": "zh_CN"}
MENU = ("models", *CONCEPTS)

STYLE = "pages.css"
"""The style sheet of the readable pages, below the folder of the site."""

_POLICY = build_policy(style="'self' file:", scripts=())
"""What a page may load; from disk, not every browser takes the folder of a page for its own."""


class Alternate(NamedTuple):
    """The same page in a language.

    Attributes:
        tag: Of the language, or `x-default`.
        url: The published address.
    """

    tag: str
    url: str


class Common(NamedTuple):
    """What all pages of a part of the site have in common, as HTML.

    Attributes:
        look: The icon and the style sheet.
        menu: The parts of the site.
        foot: Thanks and terms.
    """

    look: Markup
    menu: Markup
    foot: Markup


class _Surroundings(NamedTuple):
    """What is in them.

    Attributes:
        t: The texts in the language of the page.
        style: The way to the style sheet.
        root: The way to the folder of the site.
        menu: The parts of the site, with the key of each.
        part: Key of the part that the page belongs to.
        metadata_date: When the newest paper record was read; empty if there is none.
    """

    t: SimpleNamespace
    style: str
    root: str
    menu: tuple[tuple[str, Link], ...]
    part: str
    metadata_date: str


class Frame(NamedTuple):
    """What is around the text of a page.

    Attributes:
        words: The texts in the language of the page.
        tag, other_tag: Of the language of the page, and of the other one.
        locale: The language as Open Graph wants it.
        title, description: Of the page.
        headline: What others show above a link to it.
        picture, picture_text: What they show beside it, and the same in words.
        kind: What Open Graph calls a page of this sort.
        url: Where the page is published.
        alternates: The page in each language.
        root: The way to the folder of the site.
        other: The page in the other language; None if there is none.
        policy: What allows the style sheet of the site and nothing else.
        data: JSON-LD, safe inside a script element; None if there is none.
        common: What is the same on all pages of its part.
    """

    words: SimpleNamespace
    tag: str
    other_tag: str
    locale: str
    title: str
    description: str
    headline: str
    picture: str
    picture_text: str
    kind: str
    url: str
    alternates: tuple[Alternate, ...]
    root: str
    other: Link | None
    policy: str
    data: str | None
    common: Common


class About(NamedTuple):
    """What a page says of itself.

    Attributes:
        path: Of the page below its edition, with `/` at its end.
        title, description: For the head of the page.
        part: Key of the part of the site that it belongs to.
        kind: What Open Graph calls a page of this sort.
        data: JSON-LD, if there is any.
        translated: Whether the page is there in every language.
        headline: What it says in one sentence; nothing: its title.
        family: Id of the family whose card others show beside a link; nothing: the whole picture.
        card_text: What that card says.
    """

    path: str
    title: str
    description: str
    part: str
    kind: str = "website"
    data: Mapping[str, Any] | None = None
    translated: bool = True
    headline: str = ""
    family: str = ""
    card_text: str = ""


def build_frame(edition: Edition, about: About) -> Frame:
    """Put together what is around the text of a page."""
    words = edition.words
    (other,) = (language for language in LANGUAGES if language != edition.language)
    return Frame(
        words=name_words(edition.language),
        tag=LANGUAGE_TAGS[edition.language],
        other_tag=LANGUAGE_TAGS[other],
        locale=_LOCALES[edition.language],
        title=about.title,
        description=about.description,
        headline=about.headline or about.title,
        picture=to_card(about.family) if about.family else PICTURE,
        picture_text=about.card_text if about.family else PICTURE_TEXT,
        kind=about.kind,
        url=to_url(about.path, edition.language),
        alternates=list_alternates(about.path) if about.translated else (),
        root=edition.root,
        other=Link(words["other_language"], edition.root + to_file(about.path, other))
        if about.translated
        else None,
        policy=_POLICY,
        data=None if about.data is None else to_inline_json(about.data),
        common=_render_common(
            edition.language, edition.depth, about.part, edition.library.metadata_date
        ),
    )


@cache
def _render_common(language: Language, depth: int, part: str, metadata_date: str) -> Common:
    words, home = name_words(language), find_edition(depth)
    surroundings = _Surroundings(
        t=words,
        style=find_root(language, depth) + STYLE,
        root=find_root(language, depth),
        menu=tuple((key, Link(getattr(words, key), f"{home}{key}/index.html")) for key in MENU),
        part=part,
        metadata_date=metadata_date,
    )
    return Common(
        *(
            Markup(fill_template(f"pages/{name}.html.jinja", surroundings))  # noqa: S704  they escape
            for name in Common._fields
        )
    )


def to_card(family_id: str) -> str:
    """Return the published address of the card of a family, which `scripts/cards` photographs."""
    return f"{BASE}cards/{family_id}.png"


@cache  # the same for the page in each language, and for the map of the site
def list_alternates(path: str) -> tuple[Alternate, ...]:
    """Return a page in every language, and the one for readers of any other."""
    return (
        *(Alternate(LANGUAGE_TAGS[language], to_url(path, language)) for language in LANGUAGES),
        Alternate("x-default", to_url(path)),
    )


def read_style() -> str:
    """Return the style sheet of the readable pages."""
    return (site_dir() / "static" / "css" / "pages.css").read_text(encoding="utf-8")
