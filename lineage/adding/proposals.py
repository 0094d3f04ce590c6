"""What a paper and its parents let one propose for a new entry: name, id, lane and shape."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from graph.records.vocabulary import CHANNEL_OF, Channel, Kind
from lineage.catalog.blanks import BLANK_ID
from lineage.papers.record import to_one_line
from lineage.suggest.titles import find_head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lineage.catalog.entry import Entry
    from lineage.suggest.suggestion import Candidate, Span

_MOST_NAME_WORDS = 4
_MOST_WORDS = 12
_SAME_SHAPE = frozenset({
    Kind.FINETUNING, Kind.ALIGNMENT, Kind.CONTINUED_PRETRAINING, Kind.COMPRESSION, Kind.MERGING,
    Kind.SCALING, Kind.RETRAINING, Kind.OBJECTIVE,
})  # fmt: skip


class Parent(NamedTuple):
    """A parent that a person accepted, or is about to accept.

    Attributes:
        id: The model.
        kind: How the new model was made from it.
        words: Where the paper says so, the best place first; empty if it is not known.
    """

    id: str
    kind: Kind
    words: tuple[str, ...] = ()


class Shape(NamedTuple):
    """What a model inherits in form.

    Attributes:
        architecture: Id, or the blank id.
        modalities: What it reads or writes; empty if that is not known.
        donor: Id of the parent that has this architecture; empty if there is none.
    """

    architecture: str = BLANK_ID
    modalities: tuple[str, ...] = ()
    donor: str = ""


def guess_name(title: str) -> str:
    """Return the name that stands before the colon or the dash of a title, or nothing.

    Examples:
        >>> guess_name("LLaMA: Open and Efficient Foundation Language Models")
        'LLaMA'
        >>> guess_name("On the Dangers of Models That Are Large: A Study")
        ''
    """
    head = find_head(to_one_line(title))
    return head if len(head.split()) <= _MOST_NAME_WORDS and "<" not in head else ""


def make_id(name: str) -> str:
    """Return the id that a name suggests; nothing if it has neither Latin letters nor digits.

    Examples:
        >>> [make_id(name) for name in ("LLaMA 2", "GPT-4o", "Qwen2.5", "C++ Coder", "盘古")]
        ['llama-2', 'gpt-4o', 'qwen2.5', 'c-plus-plus-coder', '']
    """
    spelt = unicodedata.normalize("NFKD", name.replace("+", " plus ")).casefold()
    plain = re.sub(r"[^a-z0-9.]+", "-", spelt.encode("ascii", "ignore").decode())
    return re.sub(r"[-.]*([-.])[-.]*", r"\1", plain).strip("-.")


def to_parent(candidate: Candidate) -> Parent:
    """Return a proposed parent with the words that propose it."""
    spans = (candidate.span, *candidate.more)
    return Parent(candidate.parent, Kind(candidate.kind), tuple(map(quote_span, spans)))


def quote_span(span: Span) -> str:
    """Return where a paper says something: the place, and its first words, for people to find.

    Examples:
        >>> from lineage.suggest.suggestion import Span
        >>> quote_span(Span("abstract", 3, 15, "based on  BERT"))
        'abstract: "based on BERT"'
    """
    return quote_words(span.field, span.text)


def quote_words(place: str, text: str) -> str:
    """Return a place with the first words of what stands there.

    Examples:
        >>> quote_words("section 2", "Hare  is small.")
        'section 2: "Hare is small."'
    """
    words = to_one_line(text).replace("<", "").replace('"', "'").split()
    rest = " ..." if len(words) > _MOST_WORDS else ""
    return f'{place}: "{" ".join(words[:_MOST_WORDS])}{rest}"'


def find_family(parents: Sequence[Parent], models: Mapping[str, Entry]) -> str:
    """Return the family of the parent that the model is made of, or else of the first one."""
    body = [parent for parent in parents if _gives_body(parent.kind)]
    return next((models[parent.id].family for parent in (*body, *parents)), BLANK_ID)


def find_shape(parents: Sequence[Parent], models: Mapping[str, Entry]) -> Shape:
    """Return architecture and modalities, where the kinds of derivation say that they are kept.

    Parts bring their modalities along.
    """
    donors = [parent.id for parent in parents if parent.kind in _SAME_SHAPE]
    if not donors:
        return Shape()
    parts = [parent.id for parent in parents if parent.kind is Kind.COMPONENT]
    inputs = (item.value for key in (donors[0], *parts) for item in models[key].modalities)
    return Shape(models[donors[0]].architecture, tuple(dict.fromkeys(inputs)), donors[0])


def _gives_body(kind: Kind) -> bool:
    return kind is not Kind.COMPONENT and CHANNEL_OF[kind] in {
        Channel.WEIGHTS,
        Channel.ARCHITECTURE,
    }
