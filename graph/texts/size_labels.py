"""Sizes of a model by the labels that texts and ids of repositories name."""

from __future__ import annotations

import re


def names_size(text: str, label: str) -> bool:
    """Return whether a text names a size by its label, without what stands in brackets behind it.

    Args:
        text: A sentence, or the id of a repository.
        label: Of a size, such as `7B` or `32B (2025-03-25)`.

    Examples:
        >>> names_size("Qwen/Qwen2.5-7B-Instruct", "7B"), names_size("From 0.5B.", "0.5B (new)")
        (True, True)
        >>> [names_size(text, "5B") for text in ("of 0.5B", "of 15B", "of 5Billion", "of 5B.1")]
        [False, False, False, False]
    """
    name = re.escape(label.partition(" (")[0])
    return re.search(rf"(?<![\w.]){name}(?!\w|\.\d)", text, re.IGNORECASE) is not None
