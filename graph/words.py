"""Texts and formats that the shell, the pages and the page's scripts share: `words.json`.

The scripts read the same file (`site/static/js/words/messages.js`), so that nothing is written
twice.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@cache
def read_words_text() -> str:
    """Return the text of `words.json`."""
    return Path(__file__).with_name("words.json").read_text(encoding="utf-8")


@cache
def read_words() -> Mapping[str, Any]:
    """Return `words.json`: texts by key and language, and the rules of the formats."""
    words: dict[str, Any] = json.loads(read_words_text())
    return MappingProxyType(words)


@cache
def get_texts(language: Language = "en") -> Mapping[str, str]:
    """Return the shared texts of one language by their keys; `one|many` is chosen by a number.

    Examples:
        >>> sorted(get_texts("zh")) == sorted(get_texts("en"))
        True
    """
    number = LANGUAGES.index(language)
    return MappingProxyType({key: forms[number] for key, forms in read_words()["texts"].items()})


def write_list(items: Sequence[str], language: Language = "en") -> str:
    """Join texts as the language does.

    Examples:
        >>> write_list(["BERT", "GPT"]), write_list(["BERT", "GPT"], "zh")
        ('BERT, GPT', 'BERT、GPT')
    """
    return get_texts(language)["list.comma"].join(items)


def write_text(key: str, language: Language = "en", **values: str | int) -> str:
    """Return a shared text with what stands in its braces; `n` chooses its form.

    Numbers are written as `1,169`; a year is given as text.

    Examples:
        >>> write_text("headline.models", n=1169), write_text("headline.nothing", "zh")
        ('1,169 models', '没有模型')
    """
    forms = get_texts(language)[key].split("|")
    form = forms[0 if values.get("n", 1) == 1 else -1]
    written = {
        name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()
    }
    return form.format_map(written)


@cache  # small numbers, which are said again and again
def say_count(
    what: Literal["models", "derivations", "sources"], number: int, language: Language = "en"
) -> str:
    """Return a number of things in words.

    Examples:
        >>> say_count("models", 1), say_count("models", 2)
        ('1 model', '2 models')
    """
    return write_text(f"count.{what}", language, n=number)


def write_authors(
    authors: Sequence[str], *, most: int, language: Language = "en", others: bool = False
) -> str:
    """Return authors as one text, the first few of many.

    Args:
        authors: Their names.
        most: How many are written.
        language: Of the text.
        others: Whether there are more than those listed, nobody knows how many.

    Examples:
        >>> write_authors(["A", "B", "C"], most=2), write_authors(["A", "B"], most=2)
        ('A, B and 1 more', 'A, B')
    """
    few = write_list(authors[:most], language)
    if others:
        return write_text("paper.others", language, authors=few)
    more = len(authors) - most
    if more <= 0:
        return few
    return write_text("paper.more", language, authors=few, n=more)
