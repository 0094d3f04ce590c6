"""The tree that a selector becomes: words of terms, and what stands in them."""

from __future__ import annotations

from typing import NamedTuple


class Name(NamedTuple):
    """A model, or with an asterisk a pattern of ids.

    Attributes:
        text: What stands there, without quotes.
        column: Where it begins.
        is_pattern: Whether it holds an asterisk that is not quoted.
    """

    text: str
    column: int
    is_pattern: bool


class Filter(NamedTuple):
    """A method with its value.

    Attributes:
        method, value: What stands there, without colon and quotes.
        column, value_column: Where they begin.
    """

    method: str
    column: int
    value: str
    value_column: int


class ChannelName(NamedTuple):
    """What stands between square brackets, to keep a walk to a channel.

    Attributes:
        text: As it stands there.
        column: Where it begins.
    """

    text: str
    column: int


class Reach(NamedTuple):
    """How far a plus goes, and over what.

    Attributes:
        generations: The most steps to take; infinity takes all.
        channels: What may be followed; none are named: what counts as ancestry.
    """

    generations: float
    channels: tuple[ChannelName, ...] = ()


NOWHERE = Reach(0.0)
"""The reach of a term without a plus on that side."""


class Term(NamedTuple):
    """A model, a method or a group, with the relatives that it asks for.

    Attributes:
        above: Which ancestors to add.
        atom: What they are counted from.
        below: Which descendants to add.
    """

    above: Reach
    atom: Name | Filter | WordGroup
    below: Reach


class Word(NamedTuple):
    """Terms joined by commas.

    Attributes:
        is_excluded: Whether they follow a minus.
        terms: What a model must be in, all of them.
    """

    is_excluded: bool
    terms: list[Term]


class WordGroup(NamedTuple):
    """Words between spaces.

    Attributes:
        words: As they stand, at least one.
    """

    words: list[Word]
