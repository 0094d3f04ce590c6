"""What the templates are filled with: one frozen record for each template."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.exports.triples import BASE
from graph.questions.counts import count_derivations
from graph.questions.headlines import write_headline
from graph.words import say_count
from lineage.website.json_text import to_small_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.index import LineageIndex
    from graph.records.shapes import Document
    from lineage.website.first_picture import FirstPicture

TITLE = "Transformer Lineage"
PICTURE = (
    "https://raw.githubusercontent.com/transformer-lineage/transformer-lineage"
    "/main/.github/images/timeline.png"
)
"""What others show beside a link to the page: the picture of the README."""

PICTURE_TEXT = (
    "The timeline: models in lanes of families, with the ancestors and descendants of BERT lit"
)
_ESCAPES = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class FallbackModel(NamedTuple):
    """One line of the list that stands in for the graph where scripts do not run.

    Attributes:
        name: Name of the model.
        href: The way to its page.
        released: Its date.
        parents: Names of its parents.
    """

    name: str
    href: str
    released: str
    parents: tuple[str, ...]


class PageContext(NamedTuple):
    """Everything in `index.html`.

    Attributes:
        title, description: For the head of the page.
        headline: What the whole lineage says, in one sentence.
        address: Where the page is published.
        picture, picture_text: What others show beside a link to it, and the same in words.
        policy: Content-Security-Policy that allows nothing but the scripts and the style here.
        style: The one style sheet; goes into the page as it is, as do scripts and data.
        scripts: The scripts, in their order.
        data: Blocks of JSON by the id of their element; none holds a `<`.
        models: Every model, oldest first.
        first: What is seen before a script runs.
        early: The script that runs before anything is seen; gives the page its theme.
    """

    title: str
    description: str
    headline: str
    address: str
    picture: str
    picture_text: str
    policy: str
    style: str
    scripts: tuple[str, ...]
    data: tuple[tuple[str, str], ...]
    models: tuple[FallbackModel, ...]
    first: FirstPicture
    early: str


def build_page_context(
    graph: LineageIndex,
    *,
    style: str,
    scripts: tuple[str, str, str],
    data: Mapping[str, Any],
    first: FirstPicture,
) -> PageContext:
    """Put together what the page shows.

    Args:
        graph: The lineage.
        style: Text of the style sheet.
        scripts: Texts of the scripts: one that runs before anything is seen, one that runs, and
            one that the page brings in when it is wanted.
        data: Values for the scripts, by the id of their element.
        first: What is seen before a script runs.
    """
    style += first.style
    early, main, _ = scripts
    return PageContext(
        title=TITLE,
        description=_describe(graph.document),
        headline=write_headline(graph),
        address=BASE,
        picture=PICTURE,
        picture_text=PICTURE_TEXT,
        policy=build_policy(style=allow_text(style), scripts=scripts),
        style=style,
        scripts=(main,),
        data=tuple((key, to_inline_json(value)) for key, value in data.items()),
        models=_list_models(graph),
        first=first,
        early=early,
    )


def to_inline_json(value: object) -> str:
    r"""Return JSON that is safe inside a script element: no `<`, no line separators.

    Examples:
        >>> to_inline_json("</script>")
        '"\\u003c/script>"'
    """
    text = to_small_json(value)
    for char, escape in _ESCAPES.items():
        text = text.replace(char, escape)
    return text


def build_policy(*, style: str, scripts: Sequence[str]) -> str:
    """Return a Content-Security-Policy that forbids all but one style and some inline scripts.

    Args:
        style: Where the style may come from, in the words of such policies.
        scripts: Texts of the scripts.
    """
    allowed = " ".join(map(allow_text, scripts)) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src {style}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def allow_text(text: str) -> str:
    """Return what allows an inline text in a Content-Security-Policy."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _describe(document: Document) -> str:
    edges = say_count("derivations", count_derivations(document))
    return (
        f"How {len(document['models']):,} Transformer models descend from each other: {edges}, "
        "each with its kind and the sources that say so."
    )


def _list_models(graph: LineageIndex) -> tuple[FallbackModel, ...]:
    document = graph.document
    names = {model["id"]: model["name"] for model in document["models"]}
    parents: dict[str, dict[str, None]] = {model_id: {} for model_id in names}
    for derivation in document["derivations"]:
        parents[derivation["child"]][names[derivation["parent"]]] = None
    return tuple(
        FallbackModel(
            name=model["name"],
            href=f"models/{model['id']}/index.html",
            released=model["released"],
            parents=tuple(parents[model["id"]]),
        )
        for model in map(graph.records.__getitem__, graph.models)
    )
