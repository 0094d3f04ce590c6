"""Finding the place in a text that a locator names."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from lineage.catalog.place_kinds import PlaceKind
from lineage.papers.texts.text import FIGURE, ROW, TABLE
from lineage.verify.code import cut_block
from lineage.verify.paragraphs import HEAD, find_counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lineage.catalog.locators import PlaceStep
    from lineage.papers.texts.text import Block, Section, Text

_STOP = frozenset(
    {"the", "a", "an", "of", "on", "and", "in", "for", "to", "with", "its", "by", "from", "as"}
)
_HEADED = frozenset({PlaceKind.SECTION, PlaceKind.HEADING, PlaceKind.NEWS})
_LINES = frozenset(
    {PlaceKind.ROW, PlaceKind.ITEM, PlaceKind.LIST, PlaceKind.ENTRY, PlaceKind.LINE}
)
_TITLED = re.compile(r"^(?:titled )?[\"']?([A-Z\[].*?)[\"']?$")


class Spot(NamedTuple):
    """A spot that was looked for in a text.

    Attributes:
        text: What stands there; None if there is no such place.
        name: What the place is called, for people.
    """

    text: str | None
    name: str


def find_place(text: Text, steps: Sequence[PlaceStep]) -> Spot:
    """Return what stands at a place, by its steps from the outside in."""
    sections = text.sections
    found = Spot(text.whole, name="the text")
    for step in steps:
        found = _find_step(text, sections, step, found)
        if found.text is None:
            return found
        if step.kind in _HEADED:
            sections = _find_sections(text, step) or sections
    return found


def _find_step(text: Text, sections: Sequence[Section], step: PlaceStep, outer: Spot) -> Spot:
    if step.kind in _HEADED:
        return _find_section(text, step, outer)
    if step.kind in {PlaceKind.CLASS, PlaceKind.FUNCTION} and step.what:
        return _find_code(text, step)
    if step.kind in _PARTS:
        words = _PARTS[step.kind](text)
        return Spot(words or None, name=_name(step))
    lines = not any(section.title for section in text.sections)
    return _find_block(_blocks(sections), step, outer, lines=lines)


def _find_code(text: Text, step: PlaceStep) -> Spot:
    """Return the classes and functions of a name; of one that was made from another, both."""
    names = [name.partition(" <- ")[0] for name in step.what]
    cut = [cut_block(text.whole, name) for name in names]
    return Spot("\n".join(filter(None, cut)) or None, name=_name(step))


def _find_abstract(text: Text) -> str:
    """Return the abstract, also where only bold words say that it is one."""
    labelled = [b for b in _blocks(text.sections) if _fold(b.label) == "abstract"]
    return text.abstract or _join(labelled)


def _find_title(text: Text) -> str:
    """Return the title; of a file without headings, such as a licence, the first line."""
    untitled = not any(section.title for section in text.sections)
    return text.title or (_join(_blocks(text.sections)[:1]) if untitled else "")


def _find_metadata(text: Text) -> str:
    return text.metadata or _join(_blocks(text.sections)[:HEAD])


_PARTS: dict[PlaceKind, Callable[[Text], str]] = {
    PlaceKind.ABSTRACT: _find_abstract,
    PlaceKind.TITLE: _find_title,
    PlaceKind.METADATA: _find_metadata,
}
"""Parts that every text has, or has not."""


def _find_block(blocks: Sequence[Block], step: PlaceStep, outer: Spot, *, lines: bool) -> Spot:
    if step.kind in {PlaceKind.TABLE, PlaceKind.FIGURE} and step.what:
        kinds = {TABLE, ROW} if step.kind is PlaceKind.TABLE else {FIGURE}
        drawn = [b for b in blocks if b.kind in kinds and b.label]
        if not drawn:  # a PDF does not tell its tables from its text
            return outer
        hits = [b for b in drawn if b.label in step.what]
        return Spot(_join(hits) or None, name=_name(step))
    if step.kind in _LINES and step.what:
        return _find_lines(blocks, step)
    if step.kind is PlaceKind.PARAGRAPH and step.what:
        return _find_prose(blocks, step, outer, lines=lines)
    return outer


def _find_section(text: Text, step: PlaceStep, outer: Spot) -> Spot:
    inner = _find_sections(text, step)
    if inner:
        return Spot(_join([*_titles(inner), *_blocks(inner)]), name=_name(step))
    labelled = [b for b in _blocks(text.sections) if b.label and _is_labelled(b.label, step)]
    if labelled:
        return Spot(_join(labelled), name=_name(step))
    topical = not step.what and not _TITLED.match(_title_of(step))
    numbered = any(section.number for section in text.sections)
    plain = not any(section.title for section in text.sections)
    there = plain and any(_fold(title) in _fold(text.whole) for title in _list_titles(step))
    if topical or there or (step.what and step.kind is PlaceKind.SECTION and not numbered):
        return outer
    return Spot(None, name=_name(step))


def _is_labelled(label: str, step: PlaceStep) -> bool:
    """Tell whether bold words that begin a block are the title that a step names."""
    return any(_fold(label) == _fold(title) for title in step.what or _list_titles(step))


def _titles(sections: Iterable[Section]) -> list[str]:
    return [f"{section.number} {section.title}".strip() for section in sections]


def _find_sections(text: Text, step: PlaceStep) -> tuple[Section, ...]:
    """Return the sections that a step names, with what stands below them."""
    if step.what and step.kind is PlaceKind.SECTION:
        hits = [at for at, s in enumerate(text.sections) if s.number in step.what]
        titled = _title_of(step)
        if hits and titled and _TITLED.match(titled):
            fitting = [at for at in hits if _is_like(text.sections[at].title, titled)]
            elsewhere = any(_is_like(s.title, titled) for s in text.sections if s.title)
            hits = fitting or ([] if elsewhere else hits)
    else:
        wanted = step.what or _list_titles(step) or (_word_of(step),)
        hits = [at for at, s in enumerate(text.sections) if any(_is_titled(s, w) for w in wanted)]
        exact = [
            at for at in hits if any(_fold(text.sections[at].title) == _fold(w) for w in wanted)
        ]
        hits = exact or hits
    return _with_below(text.sections, hits)


def _word_of(step: PlaceStep) -> str:
    return "news" if step.kind is PlaceKind.NEWS else step.words or "introduction"


def _title_of(step: PlaceStep) -> str:
    return re.split(r" (?:and|on|in) (?=[a-z])", step.words)[0].strip(" .\"'")


def _list_titles(step: PlaceStep) -> tuple[str, ...]:
    """Return the titles that free words may mean, the longest first: `News, May` is of News."""
    whole, first = _title_of(step), step.words.split(",")[0].strip(" .\"'")
    several = step.words.split(" and ") if _TITLED.match(step.words) else []
    return tuple(dict.fromkeys(title for title in (whole, first, *several) if title))


def _with_below(sections: Sequence[Section], hits: Iterable[int]) -> tuple[Section, ...]:
    kept: dict[int, Section] = {}
    for at in hits:
        kept[at] = sections[at]
        number = sections[at].number
        for below in range(at + 1, len(sections)):
            inside = number and sections[below].number.startswith(f"{number}.")
            if not inside and sections[below].level <= sections[at].level:
                break
            kept[below] = sections[below]
    return tuple(kept[at] for at in sorted(kept))


def _find_lines(blocks: Sequence[Block], step: PlaceStep) -> Spot:
    hits = [block for block in blocks if any(_fold(w) in _fold(block.text) for w in step.what)]
    if step.kind is PlaceKind.ROW:
        hits = [block for block in hits if block.kind == ROW] or hits
    if not hits:
        return Spot(None, name=_name(step))
    return Spot(_join(hits), name=_name(step))


def _find_prose(blocks: Sequence[Block], step: PlaceStep, outer: Spot, *, lines: bool) -> Spot:
    counted = find_counted(blocks, step.what[0], lines=lines)
    if counted is not None:
        return Spot(_join(counted) or None, name=_name(step))
    hits = [
        b for b in blocks if any(_is_like(b.label, w) or _fold(b.text).startswith(_fold(w))
                                 for w in step.what)
    ]  # fmt: skip
    if not hits:
        return outer
    return Spot(_join(hits) or None, name=_name(step))


def _blocks(sections: Iterable[Section]) -> list[Block]:
    return [block for section in sections for block in section.blocks]


def _join(blocks: Iterable[Block | str]) -> str:
    return "\n".join(block if isinstance(block, str) else block.text for block in blocks)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"[^\W_]+", folded))


def _is_titled(section: Section, wanted: str) -> bool:
    numbered = f"{section.number} {section.title}"
    return _is_like(section.title, wanted) or _fold(numbered) == _fold(wanted)


def _is_like(title: str, wanted: str) -> bool:
    """Tell whether a title is the one that is wanted, or says the same and more."""
    left, right = _fold(title), _fold(wanted)
    if not left or not right:
        return left == right
    return (
        left == right
        or f" {right} " in f" {left} "
        or (len(left.split()) > 1 and f" {left} " in f" {right} ")
    )


def _name(step: PlaceStep) -> str:
    return f"{step.kind.value} {' and '.join(step.what) or step.words}".strip()
