"""What a checkpoint says of itself: its licence, and what it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.characters import escape_unsafe
from graph.errors import LineageError
from graph.hub_ids import to_hub_id
from graph.records.vocabulary import HUB_RELATIONS, HUB_UNSAID
from graph.tracing.trace import State, TraceEvidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST_LINKS = 100
"""Base models of one checkpoint that are read; large merges have twenty."""

_LONGEST = 300


class TraceError(LineageError):
    """A checkpoint that cannot be traced."""


class StatedBase(NamedTuple):
    """What a checkpoint says that it was made from.

    Attributes:
        target: As it says: usually the id of a repository.
        relation: One of `HUB_RELATIONS`, or `HUB_UNSAID`.
        place: Where it says so.
    """

    target: str
    relation: str
    place: TraceEvidence


class Statement(NamedTuple):
    """What a checkpoint says of itself.

    Attributes:
        name: What to call it.
        hub: Id of its repository on the Hub, or None.
        links: What it was made from, each once.
        types: Names of its architecture, the most telling first, and where they stand.
        licence: What it says of its licence, or None.
        access: `open`, `gated` or `private`; None if nobody says.
        released: When its repository was made, or None.
        revision: Commit that was read, or None.
        state: What is known of it.
        says: What is special about it, in words.
    """

    name: str
    hub: str | None = None
    links: tuple[StatedBase, ...] = ()
    types: tuple[tuple[str, TraceEvidence], ...] = ()
    licence: str | None = None
    access: str | None = None
    released: str | None = None
    revision: str | None = None
    state: State = State.READ
    says: str = ""


def clean(value: object) -> str:
    r"""Return a value from outside as one short line that is safe to show; empty if it is no text.

    Examples:
        >>> clean(" a\x1b[31m "), clean(["a"])
        ('a\\x1b[31m', '')
    """
    return escape_unsafe(value.strip()[:_LONGEST]) if isinstance(value, str) else ""


def read_licence(card: Mapping[str, Any]) -> str | None:
    """Return what the front matter of a model card says of the licence.

    Examples:
        >>> read_licence({"license": "other", "license_name": "falcon-2"})
        'falcon-2'
        >>> read_licence({"license": ["mit", "apache-2.0"]})
        'mit, apache-2.0'
    """
    licence, name = card.get("license"), clean(card.get("license_name"))
    if isinstance(licence, list):
        licence = ", ".join(filter(None, map(clean, licence[:MOST_LINKS])))
    licence = clean(licence)
    return name if name and licence.casefold() in {"", "other"} else licence or None


def read_links(card: Mapping[str, Any], place: str, relation: str) -> Iterator[StatedBase]:
    """Yield the base models that the front matter of a model card names.

    Args:
        card: The front matter.
        place: The file or page that it stands in.
        relation: How they were used, where the card does not say.
    """
    said = clean(card.get("base_model_relation")).casefold()
    locator = "front matter, base_model"
    if said in HUB_RELATIONS:
        relation, locator = said, f"{locator} and base_model_relation"
    for target in list_texts(card.get("base_model")):
        yield StatedBase(target, relation, TraceEvidence(place, locator))


def list_texts(value: object) -> list[str]:
    """Return the texts of a value that may be one or a list of them."""
    values = value if isinstance(value, list) else [value]
    return [text for text in map(clean, values[:MOST_LINKS]) if text]


def guess_relation(
    card: Mapping[str, Any],
    *,
    adapter: bool = False,
    quantised: bool = False,
    merge: bool = False,
) -> str:
    """Return how base models were used where the card does not say, as the Hub guesses it.

    Args:
        card: The front matter.
        adapter: Whether there are signs of an adapter.
        quantised: Whether there are signs of quantisation.
        merge: Whether there is a recipe for a merge.
    """
    tags = {tag.casefold() for tag in list_texts(card.get("tags"))}
    libraries = {clean(card.get("library_name")).casefold()}
    if adapter or "peft" in libraries or {"lora", "adapter"} & tags:
        return "adapter"
    if quantised or {"gguf", "gptq", "awq", "exl2"} & (tags | libraries):
        return "quantized"
    if merge or {"merge", "mergekit"} & tags:
        return "merge"
    return "finetune"


def gather_links(links: Iterable[StatedBase]) -> tuple[StatedBase, ...]:
    """Return links, those of one target together as one: as it is first said, the rest dropped."""
    found: dict[str, StatedBase] = {}
    for link in links:
        key = (to_hub_id(link.target) or link.target).casefold()
        first = found.get(key)
        if first is None or (first.relation == HUB_UNSAID and link.relation != HUB_UNSAID):
            found[key] = link
    return tuple(list(found.values())[:MOST_LINKS])
