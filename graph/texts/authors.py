"""Names of authors: without the marks of footnotes, and taken apart as BibTeX means them.

No parser of names does both halves of this: `nameparser` and `pybtex` know nothing of groups, and
the page's scripts need the same rules, which stand in `words.json`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.words import read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEX_MARK = re.compile(r"\$\s*\^[^$]*\$")
_NUMBERS_AT_END = re.compile(r"[0-9]{1,2}(?:, ?[0-9]{1,2})*$")
_NO_PERSON = re.compile(r"[0-9,:/]|^The ")
_WORD_ENDS = re.compile(r"[ .-]")
_AT_ENDS = " ,;:"


class Person(NamedTuple):
    """The name of a person in three parts.

    Attributes:
        first: Given names; may be empty.
        last: Family name, with what stands before it, such as `van der`.
        suffix: Such as `Jr.` or `III`; may be empty.
    """

    first: str
    last: str
    suffix: str


def clean_author(name: str) -> str:
    """Return a name without marks of footnotes; nothing if there is no name at all.

    Numbers count as marks where they are glued to the name of a person.

    Examples:
        >>> clean_author("Susan Zhang∗†"), clean_author("Myle Ott1,2,"), clean_author(":")
        ('Susan Zhang', 'Myle Ott', '')
        >>> clean_author("01.AI"), clean_author("Phi4"), clean_author("Martin King, Jr.")
        ('01.AI', 'Phi4', 'Martin King, Jr.')
    """
    text = _TEX_MARK.sub("", name).translate(_list_marks())
    text = " ".join(text.split()).strip(_AT_ENDS)
    numbers = _NUMBERS_AT_END.search(text)
    if numbers and " " in text and not _has_group_word(text):
        before = text[: numbers.start()]
        text = before if before[-1:].islower() or before[-1:] == "." else text
    return text if any(map(str.isalnum, text)) else ""


def clean_authors(names: Sequence[str]) -> tuple[str, ...]:
    """Return names without marks of footnotes, and without those that are nothing else.

    Examples:
        >>> clean_authors(["BigScience Workshop", ":", "Teven Le Scao"])
        ('BigScience Workshop', 'Teven Le Scao')
    """
    return tuple(text for text in map(clean_author, names) if text)


def split_author(name: str) -> Person | None:
    """Return the parts of a person's name; None for a group, or a name of one word.

    Examples:
        >>> split_author("Hal Daumé III")
        Person(first='Hal', last='Daumé', suffix='III')
        >>> split_author("Teven Le Scao")
        Person(first='Teven', last='Le Scao', suffix='')
        >>> split_author("Gemma Team")
    """
    *words, last = name.split(" ")
    suffix = last if words and last in _read_list("suffixes") else ""
    if suffix:
        words[-1] = words[-1].removesuffix(",")
    else:
        words.append(last)
    text = " ".join(words)
    if len(words) == 1 or _NO_PERSON.search(text) or _has_group_word(text):
        return None
    start = _find_last_name(words)
    return Person(" ".join(words[:start]), " ".join(words[start:]), suffix)


def _find_last_name(words: Sequence[str]) -> int:
    """Return the place of the first word of the family name."""
    end = len(words) - 1
    particles = _read_list("particles")
    for place in range(end):
        word = words[place]
        if word.lower() in _lower_particles() and word[:1].islower():
            return place
        if place and (word[:1].islower() or (word in particles and not _is_given(words[-1]))):
            return place
    return end


def _is_given(word: str) -> bool:
    """Tell whether a family name is one before which a particle is a given name."""
    return _fold(word) in _read_list("after_given_names")


@cache
def _lower_particles() -> frozenset[str]:
    return frozenset(word.lower() for word in _read_list("particles"))


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _has_group_word(text: str) -> bool:
    return not _read_list("group_words").isdisjoint(_WORD_ENDS.split(text))


@cache
def _list_marks() -> dict[int, None]:
    return dict.fromkeys(map(ord, read_words()["names"]["marks"]))


@cache
def _read_list(name: str) -> frozenset[str]:
    return frozenset(read_words()["names"][name])
