"""The written grammar of locators: where in a source a person, or a machine, should look.

A locator is one or several places, and free words may follow:

    locator = place *( ("; " / " and " / ", ") place ) [": " words] [" (" remark ")"]
    place   = step *( ", " finer-step )
    step    = kind [what] [free words]

`section 4.1`, `table 2`, `heading "Training"`, `class X <- Y`, `field adapted_from`, `abstract`,
`paragraph on the encoder`, `model_doc/bert, opening paragraph`. A comma or colon before a finer
step leads into the place before it (a row of a table, a paragraph of a section); before one that
is not finer, it lists. What stands after a colon or in brackets says more to people.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lineage.catalog.place_kinds import QUOTED, PlaceKind, list_patterns


class PlaceStep(NamedTuple):
    """One step towards a place.

    Attributes:
        kind: What sort of place.
        what: Numbers, titles or names, as written, quotes left out; none for `abstract`.
        words: Free words that belong to the step.
    """

    kind: PlaceKind
    what: tuple[str, ...] = ()
    words: str = ""


class Locator(NamedTuple):
    """A locator that was read.

    Attributes:
        places: Each as its steps, from the outside in; all of them are meant.
        words: Free words after a colon.
        remark: What stands in brackets at the end.
    """

    places: tuple[tuple[PlaceStep, ...], ...]
    words: str = ""
    remark: str = ""

    def list_named(self, *kinds: PlaceKind) -> list[str]:
        """Return what the steps of some kinds name, in order."""
        steps = (step for place in self.places for step in place)
        return [name for step in steps if step.kind in kinds for name in step.what]


class LocatorError(ValueError):
    """A locator that begins with no place."""


_RANKS = {PlaceKind.PACKAGE: 0, PlaceKind.FILE: 1, PlaceKind.CATALOG: 1}
_SECTIONS = frozenset({
    PlaceKind.TITLE, PlaceKind.ABSTRACT, PlaceKind.METADATA, PlaceKind.SECTION, PlaceKind.HEADING,
    PlaceKind.NEWS, PlaceKind.RECORD, PlaceKind.HISTORY, PlaceKind.ADDRESS, PlaceKind.WHOLE,
    PlaceKind.PASSAGE, PlaceKind.PAGE,
})  # fmt: skip
_FINEST = frozenset({PlaceKind.COLUMN, PlaceKind.FIELD, PlaceKind.DOCSTRING})
_BREAKS = re.compile(rf"{QUOTED}|\([^()]*(?:\([^()]*\)[^()]*)*\)|(?P<cut>; |, | and |: )")
_REMARK = re.compile(r" ?\(([^()]*(?:\([^()]*\)[^()]*)*)\)$")
_ITEM = re.compile(rf"{QUOTED}|\S+? <- \S+|\S+ served as \S+|[^\s,]+")
_JOINING = frozenset({"and", "or", "to"})


@cache
def parse_locator(text: str) -> Locator:
    """Return the places of a locator.

    Raises:
        LocatorError: It begins with no place.

    Examples:
        >>> found = parse_locator('section 4.1, table 2: the encoder of BERT (read in a copy)')
        >>> [(step.kind.value, step.what) for step in found.places[0]]
        [('section', ('4.1',)), ('table', ('2',))]
        >>> found.words, found.remark
        ('the encoder of BERT', 'read in a copy')
    """
    body, remark = _cut_remark(text.strip())
    first = _match(body, 0)
    if first is None:
        raise LocatorError(text)
    places: list[list[PlaceStep]] = [[first[0]]]
    words: list[str] = []
    end = first[1]
    while end < len(body):
        cut, at = _find_cut(body, end)
        _add_words(places, body[end:at])
        if not cut:
            break
        after = at + len(cut)
        found = _match(body, after)
        if found is None and cut in {": ", "; "}:
            end = _find_next(body, after)
            words.append(body[after:end])
            continue
        if found is None:
            _add_words(places, body[at:after])
            end = after
            continue
        step, end = found
        if cut in {", ", ": "} and _rank(step) > _rank(places[-1][-1]):
            places[-1].append(step)
        else:
            places.append([step])
    whole = tuple(
        tuple(step._replace(words=step.words.strip()) for step in steps) for steps in places
    )
    return Locator(whole, "; ".join(words).strip(), remark)


def _cut_remark(text: str) -> tuple[str, str]:
    found = _REMARK.search(text)
    return (text[: found.start()], found[1]) if found and found.start() else (text, "")


def _find_cut(text: str, start: int) -> tuple[str, int]:
    """Return the next break outside of quotes and brackets, and where it is."""
    for found in _BREAKS.finditer(text, start):
        if found["cut"]:
            return found["cut"], found.start()
    return "", len(text)


def _find_next(text: str, start: int) -> int:
    """Return where the free words after a colon end: before a semicolon and another place."""
    cuts = (found.start() for found in re.finditer("; ", text[start:]))
    ends = (start + at for at in cuts if _match(text, start + at + 2))
    return next(ends, len(text))


def _match(text: str, start: int) -> tuple[PlaceStep, int] | None:
    for kind, pattern in list_patterns():
        found = pattern.match(text, start)
        if found and found.end() > start:
            what = found.groupdict().get("what") or ""
            return PlaceStep(kind, _split(what)), found.end()
    return None


def _split(what: str) -> tuple[str, ...]:
    items = (found[0] for found in _ITEM.finditer(what))
    return tuple(_unquote(item) for item in items if item not in _JOINING)


def _unquote(item: str) -> str:
    return item[1:-1] if item[0] in "\"'" and item[-1] == item[0] else item


def _add_words(places: list[list[PlaceStep]], words: str) -> None:
    step = places[-1][-1]
    places[-1][-1] = step._replace(words=(step.words + words).lstrip(" "))


def _rank(step: PlaceStep) -> int:
    if step.kind in _SECTIONS:
        return 2
    return _RANKS.get(step.kind, 4 if step.kind in _FINEST else 3)
