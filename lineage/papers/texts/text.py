"""A text in its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

PARAGRAPH, ITEM, ROW, TABLE, FIGURE, CODE = "paragraph", "item", "row", "table", "figure", "code"

_CUT = re.compile(
    r"(?:references|bibliography|literature cited|acknowledge?ments?)\W*", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:§\s*|Section\s+|Appendix\s+)?(\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.\d{1,2})*)(?:[.:)]\s*|\s+)(.+)",
    re.DOTALL,
)
_CAPTION = re.compile(r"\s*(Table|Figure|Fig\.|Algorithm)\s*([A-Z]?\d+)", re.IGNORECASE)


class UnreadableTextError(ValueError):
    """What came is no text of the sort that was expected; the message says why."""


class NoticeError(UnreadableTextError):
    """What came is a notice, or half a file, in place of what was asked for."""


class Block(NamedTuple):
    """A paragraph, or what stands beside paragraphs.

    Attributes:
        kind: One of the constants of this module.
        text: What it says.
        label: Number of the table or figure, or the title that a paragraph begins with.
    """

    kind: str
    text: str
    label: str = ""


class Section(NamedTuple):
    """A heading and what follows it, up to the next heading.

    Attributes:
        number: As printed; empty if there is none.
        title: Without the number.
        level: 1 for the outermost.
        blocks: What stands there.
    """

    number: str
    title: str
    level: int
    blocks: tuple[Block, ...] = ()


class Text(NamedTuple):
    """A whole text.

    Attributes:
        title: Of the whole.
        abstract: Empty if there is none.
        sections: In order; what stands before the first heading has no title.
        metadata: Front matter, as written.
    """

    title: str
    abstract: str
    sections: tuple[Section, ...]
    metadata: str = ""

    @property
    def whole(self) -> str:
        """Return everything that it says, headings included."""
        parts = [self.title, self.metadata, self.abstract]
        for section in self.sections:
            parts += [section.title, *(block.text for block in section.blocks)]
        return "\n".join(part for part in parts if part)


def require_length(text: str, *, most: int) -> None:
    """Return if a text has so many characters or fewer.

    Raises:
        UnreadableTextError: It has more.
    """
    if len(text) > most:
        message = f"it has more than {most:,} characters"
        raise UnreadableTextError(message)


def find_abstract(sections: Iterable[Section]) -> str:
    """Return what stands under the heading `Abstract`; empty if there is none."""
    found = next((one for one in sections if one.title.casefold() == "abstract"), None)
    return "\n".join(block.text for block in found.blocks) if found else ""


class Builder:
    """Puts a text together, in time that grows with its length and no faster."""

    def __init__(self) -> None:
        """Begin before the first heading."""
        self._heads: list[tuple[str, str, int]] = [("", "", 1)]
        self._blocks: list[list[Block]] = [[]]

    def begin(self, heading: str, level: int | None = None) -> None:
        """Begin a section; its number tells its level where nothing else does."""
        number, title = split_number(heading)
        self._heads.append((number, title, number.count(".") + 1 if level is None else level))
        self._blocks.append([])

    def add(self, block: Block) -> None:
        """Take a block into the section that was begun last."""
        self._blocks[-1].append(block)

    def build(self) -> tuple[Section, ...]:
        """Return the sections that have a title or say something."""
        parts = zip(self._heads, self._blocks, strict=True)
        sections = (Section(*head, tuple(blocks)) for head, blocks in parts)
        return tuple(section for section in sections if section.title or section.blocks)


def split_number(heading: str) -> tuple[str, str]:
    """Return number and title of a heading as printed.

    Examples:
        >>> split_number("4.1 Model"), split_number("A. Data"), split_number("A Model")
        (('4.1', 'Model'), ('A', 'Data'), ('', 'A Model'))
    """
    heading = " ".join(heading.split())
    found = _NUMBERED.fullmatch(heading)
    if found is None or (len(found[1]) == 1 and found[1] == "A" and heading[1:2] == " "):
        return "", heading
    return found[1], found[2].strip()


def find_label(caption: str) -> str:
    """Return the number of a table or figure by its caption.

    Examples:
        >>> find_label("Table 2: Sizes"), find_label("Sizes")
        ('2', '')
    """
    found = _CAPTION.match(caption)
    return found[2] if found else ""


def cut_references(text: Text) -> Text:
    """Return a text without references and acknowledgements, and what stands below them."""
    kept: list[Section] = []
    below = 0
    for section in text.sections:
        if below and section.level > below:
            continue
        below = section.level if _CUT.fullmatch(section.title) else 0
        if not below:
            kept.append(section)
    return text._replace(sections=tuple(kept))
