"""The ids of arXiv papers, however people write them."""

from __future__ import annotations

import re

from graph.errors import LineageError

_PREFIX = re.compile(
    r"""
    (?:
        (?:https?://)?(?:[a-z0-9-]+\.)*arxiv\.org/(?:abs|pdf|html|format|src)/
      | (?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.
      | arxiv:\s*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SUFFIX = re.compile(r"(?:[?#].*|/|\.pdf|\s*\[[a-z-]+(?:\.[a-z-]+)?\])+$", re.IGNORECASE)
_NEW = re.compile(r"(\d{4}\.\d{4,5})(?:v[1-9]\d*)?", re.ASCII | re.IGNORECASE)
_OLD = re.compile(
    r"([a-z]+(?:-[a-z]+)*)(?:\.[a-z]{2})?/(\d{7})(?:v[1-9]\d*)?", re.ASCII | re.IGNORECASE
)
_ONLY_VERSION = re.compile(r"v([1-9]\d*)$", re.ASCII | re.IGNORECASE)


class InvalidArxivIdError(LineageError, ValueError):
    """Text that names no arXiv paper.

    Attributes:
        texts: What was given.
    """

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        named = ", ".join(f"'{text}'" for text in texts)
        verb = "is not an arXiv id" if len(texts) == 1 else "are not arXiv ids"
        super().__init__(
            f"{named} {verb}.",
            hint="Write the id, for example 1706.03762 or cs/0112017, or the paper's address.",
        )


def parse_arxiv_id(text: str) -> str:
    """Return the canonical id, without version, that `text` stands for.

    Args:
        text: An id, with or without `arXiv:` and version; an address of an abstract page or a
            PDF; or a DOI that arXiv gave out.

    Raises:
        InvalidArxivIdError: `text` is none of these.

    Examples:
        >>> parse_arxiv_id("https://arxiv.org/pdf/1706.03762v7.pdf")
        '1706.03762'
        >>> parse_arxiv_id("arXiv:cs.CL/0112017")
        'cs/0112017'
    """
    bare = _strip(text)
    if match := _NEW.fullmatch(bare):
        return match[1]
    if match := _OLD.fullmatch(bare):
        return f"{match[1].lower()}/{match[2]}"
    raise InvalidArxivIdError(text)


def parse_arxiv_ids(texts: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the canonical ids of `texts`, each once, in the order given; blanks are passed over.

    Raises:
        InvalidArxivIdError: Some of `texts` are no ids; it names all of them.
    """
    found: dict[str, None] = {}
    invalid: list[str] = []
    for text in texts:
        if not text.strip():
            continue
        try:
            found[parse_arxiv_id(text)] = None
        except InvalidArxivIdError:
            invalid.append(text)
    if invalid:
        raise InvalidArxivIdError(*invalid)
    return tuple(found)


def parse_version(text: str) -> int | None:
    """Return the version that an id or address ends with, if it names one.

    Examples:
        >>> parse_version("http://arxiv.org/abs/1706.03762v7")
        7
    """
    match = _ONLY_VERSION.search(_strip(text))
    return int(match[1]) if match else None


def to_file_name(arxiv_id: str) -> str:
    """Return the name of the file that holds the record of a canonical id.

    Examples:
        >>> to_file_name("cs/0112017")
        'cs_0112017.json'
    """
    return f"{arxiv_id.replace('/', '_')}.json"


def _strip(text: str) -> str:
    bare = text.strip()
    if prefix := _PREFIX.match(bare):
        bare = bare[prefix.end() :]
    return _SUFFIX.sub("", bare).strip()
