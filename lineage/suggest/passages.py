"""The parts of a paper's full text that may tell how its model was made, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lineage.papers.texts.text import ITEM, PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.papers.texts.text import Section, Text

_LEFT_OUT = re.compile(
    r"\b(?:related|prior|previous|background|preliminar\w+|evaluat\w*|results?|baselines?"
    r"|compar\w+|ablations?|limitations?|conclusions?|discussions?|ethic\w*|impact|broader"
    r"|analys[ie]s|benchmarks?|findings|risks?|safety|societal|future|author|contributions?)\b",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(r"\b(?:introduction|abstract)\b", re.IGNORECASE)
_NO_TITLE = re.compile(r"[\"<>]")


class Passage(NamedTuple):
    """A paragraph of the text of a paper.

    Attributes:
        place: Where it stands, as a locator of the catalog: `section 4.1`.
        text: What it says.
    """

    place: str
    text: str


def list_passages(text: Text) -> tuple[Passage, ...]:
    """Return the paragraphs of a text that may tell how its model was made, in order.

    The introduction is left out, as it tells of the field, and what `list_told` leaves out.

    Args:
        text: The text, without references.
    """
    return tuple(
        Passage(name_place(above), words)
        for above, words in _list_told(text)
        if not _INTRODUCTION.search(above[0].title)
    )


def list_told(text: Text) -> tuple[Passage, ...]:
    """Return the paragraphs of a text, in order, without those on other models and results."""
    return tuple(Passage(name_place(above), words) for above, words in _list_told(text))


def _list_told(text: Text) -> Iterator[tuple[list[Section], str]]:
    for above in _list_sections(text.sections):
        if not _is_left_out(above):
            for block in above[-1].blocks:
                if block.kind in {PARAGRAPH, ITEM}:
                    yield above, block.text


def name_place(above: Sequence[Section]) -> str:
    """Return the locator of a section: the nearest number, or else its title.

    Args:
        above: The section, and those around it, from the outside in.

    Examples:
        >>> from lineage.papers.texts.text import Section
        >>> one, two = Section("3", "Model", 1), Section("", "Loss", 2)
        >>> name_place([one]), name_place([one, two]), name_place([two])
        ('section 3', 'section 3', 'heading "Loss"')
        >>> name_place([Section("B.1", "Data", 2)])
        'appendix B.1'
    """
    number = next((section.number for section in reversed(above) if section.number), "")
    if number:
        return f"{'section' if number[0].isdigit() else 'appendix'} {number}"
    return f'heading "{_NO_TITLE.sub("", above[-1].title).strip()}"'


def _list_sections(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """Yield each section with a title, after those around it."""
    above: list[Section] = []
    for section in sections:
        above = [outer for outer in above if outer.level < section.level]
        above.append(section)
        if _NO_TITLE.sub("", section.title).strip():
            yield above


def _is_left_out(above: Sequence[Section]) -> bool:
    return any(_LEFT_OUT.search(section.title) for section in above)
