"""Ids of repositories on the Hugging Face Hub: the one place that reads them."""

from __future__ import annotations

import re

HUB = "https://huggingface.co"
"""Where the Hub is."""

PAGES = frozenset({"blog", "collections", "docs", "learn", "papers"})
"""What its addresses begin with that belong to nobody who has a repository there."""

OTHER_SORTS = frozenset({"datasets", "spaces"})
"""What stands before the owner of a repository that holds no model."""

LONGEST_HUB_ID = 96
"""Characters of the longest id, as the Hub has it."""

HUB_NAME = "[A-Za-z0-9][A-Za-z0-9_.-]*"
"""The pattern of an owner, and of a repository; an id is both, or of old ones the second alone."""

_ID = re.compile(rf"(?:{HUB_NAME}/)?{HUB_NAME}")
_ADDRESS = re.compile(r"(?:https?://)?(?P<host>[^/?#\s]+)/(?P<path>[^?#\s]*)", re.IGNORECASE)
_HOSTS = frozenset({"huggingface.co", "www.huggingface.co", "hf.co"})


def to_hub_id(text: str, endpoint: str = "") -> str | None:
    """Return the id of a repository that a text names; None if it can be none.

    Args:
        text: An id, or the address of a page of the repository.
        endpoint: Address of the Hub, where it is another one.

    Examples:
        >>> to_hub_id("https://huggingface.co/openai-community/gpt2/tree/main")
        'openai-community/gpt2'
        >>> to_hub_id("../../etc/passwd"), to_hub_id("gpt2")
        (None, 'gpt2')
    """
    text = text.strip()
    if "://" in text or text.startswith(("hf.co/", "huggingface.co/")):
        text = _read_address(text, endpoint)
    whole = len(text) <= LONGEST_HUB_ID and _ID.fullmatch(text)
    return text if whole and ".." not in text and not text.endswith(".git") else None


def _read_address(text: str, endpoint: str) -> str:
    match = _ADDRESS.match(text)
    if match is None or match["host"] not in {*_HOSTS, endpoint.partition("://")[2].strip("/")}:
        return ""
    return "/".join(match["path"].strip("/").split("/")[:2])
