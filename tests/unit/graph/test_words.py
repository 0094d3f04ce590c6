"""A text that shell, readable pages and the page's scripts share stands once: in `words.json`."""

from __future__ import annotations

import json

from graph.words import read_words
from lineage.paths import site_dir
from lineage.website.words import _SHARED, _WORDS


def read_messages(language: str) -> dict[str, str]:
    """Return the page's own texts by their keys."""
    path = site_dir() / "static" / "js" / "words" / f"{language}.json"
    texts = json.loads(path.read_text(encoding="utf-8"))
    return {key: text for key, text in texts.items() if isinstance(text, str)}


def test_no_text_of_the_page_is_written_in_python_too() -> None:
    english, chinese = read_messages("en"), read_messages("zh")
    assert len(english) == len(chinese) > 300
    page = {(english[key], chinese[key]): key for key in english}
    twice = {key: page[texts] for key, texts in _WORDS.items() if texts in page}
    assert twice == {}


def test_no_shared_text_is_written_again() -> None:
    texts = read_words()["texts"]
    assert texts.keys() & read_messages("en").keys() == set()
    assert texts.keys() & read_messages("zh").keys() == set()
    assert texts.keys() & _WORDS.keys() == set()
    assert set(_SHARED.values()) <= texts.keys()
