"""YAML that strangers wrote: front matter of model cards, and recipes of merges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.errors import MissingPackageError
from lineage.trace.statements import TraceError

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 2_000_000
"""Bytes of front matter or of a recipe that are read; cards with many results have 500,000."""

_MARK = b"---"
_HINT = "Nothing is read of it; ask its maker to mend it."


def cut_front_matter(content: bytes, where: str) -> bytes:
    r"""Return the front matter of a model card; empty if it has none.

    Args:
        content: The beginning of the card, `LARGEST` bytes and a few of them.
        where: The card, for errors.

    Raises:
        TraceError: It does not end within `LARGEST` bytes.

    Examples:
        >>> cut_front_matter(b"---\nlicense: mit\n---\n# Model", "README.md")
        b'license: mit\n'
    """
    lines = content.removeprefix(b"\xef\xbb\xbf").lstrip().splitlines(keepends=True)
    if not lines or lines[0].strip() != _MARK:
        return b""
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == _MARK:
            return b"".join(lines[1:number])
    if len(content) < LARGEST:
        message = f"The front matter of {where} has no end."
    else:
        message = f"The front matter of {where} is larger than {LARGEST:,} bytes."
    raise TraceError(message, hint=_HINT)


def parse_card(content: bytes, where: str) -> dict[str, Any]:
    """Return the front matter of a model card as a table; empty if it has none.

    Raises:
        TraceError: It is too large, or no table.
    """
    documents = list(parse_yaml(cut_front_matter(content, where), f"front matter of {where}"))
    if not documents or documents[0] is None:
        return {}
    if not isinstance(documents[0], dict):
        message = f"The front matter of {where} is no table of keys and values."
        raise TraceError(message, hint=_HINT)
    return documents[0]


def parse_yaml(content: bytes, where: str) -> Iterator[Any]:
    """Yield the documents of a YAML text; no tag of it makes anything but plain values.

    Raises:
        TraceError: It is no YAML, too large, or points back at parts of itself, by which a few
            lines could become more than a computer holds.
    """
    try:
        import yaml  # an optional package
    except ImportError as error:
        raise MissingPackageError(what="A trace", package="pyyaml", extra="trace") from error
    if len(content) > LARGEST:
        message = f"The {where} is larger than {LARGEST:,} bytes."
        raise TraceError(message, hint=_HINT)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = content.decode()
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=loader)):
            message = f"The {where} points back at parts of itself (YAML aliases)."
            raise TraceError(message, hint=_HINT)
        yield from list(yaml.load_all(text, Loader=loader))
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        message = f"The {where} is no YAML."
        raise TraceError(message, hint=_HINT) from error
