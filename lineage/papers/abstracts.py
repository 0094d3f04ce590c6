"""Sentences of fetched abstracts that name a model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lineage.paths import fetched_papers_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z$\\(])")


def find_mention(child: Mapping[str, Any], parent: Mapping[str, Any]) -> str | None:
    """Return the sentence of the child's abstract that names the parent.

    Args:
        child: Record of the child in the document.
        parent: Record of the parent in the document.

    Returns:
        The first such sentence; None if there is none, or the abstract was not fetched.
    """
    folder = fetched_papers_dir()
    if child["paper"] is None or not folder.is_dir():
        return None
    from lineage.papers.store import read_record  # pydantic is slow to import

    record = read_record(folder, child["paper"])
    if record is None:
        return None
    return find_sentence(record.abstract, [parent["name"], *parent["aliases"]])


def find_sentence(text: str, names: Iterable[str]) -> str | None:
    """Return the first sentence of a text that holds one of the names as a word of its own.

    Examples:
        >>> find_sentence("We start small. We fine-tune BERT. It works.", ["BERT"])
        'We fine-tune BERT.'
        >>> find_sentence("We optimise.", ["opt"])
    """
    pattern = re.compile(
        "|".join(rf"(?<![\w-]){re.escape(name)}(?![\w-])" for name in names), re.IGNORECASE
    )
    return next((part for part in _SENTENCE_END.split(text) if pattern.search(part)), None)
