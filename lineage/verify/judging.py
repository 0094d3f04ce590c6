"""What a text says of a receipt: is the place there, and does it name the parent?"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from lineage.catalog.place_kinds import PlaceKind
from lineage.catalog.verified import ReceiptVerdict
from lineage.verify.places import Spot, find_place
from lineage.verify.spellings import to_normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.catalog.locators import Locator, PlaceStep
    from lineage.papers.texts.text import Text
    from lineage.verify.names import CatalogNames

_LINKS = frozenset({PlaceKind.FIGURE, PlaceKind.HISTORY})
"""Places that hold no text to look into."""

_CODE = re.compile(
    r"\b(?:import \w|def \w+\(|class \w+[(:]|self\.|fn \w+[(<]|use \w+::"
    r"|[a-z_]+\.[a-z_.]+\.[A-Z]\w+)|#include [<\"]"
)
"""What only code says: Python's, Rust's, C++'s; the path of a class in a configuration."""

_AROUND = 60


class Judgement(NamedTuple):
    """A verdict and its reason.

    Attributes:
        verdict: What came of it.
        found: What was found, and where.
    """

    verdict: ReceiptVerdict
    found: str


def judge(text: Text, locator: Locator, models: Sequence[str], finder: CatalogNames) -> Judgement:
    """Return what a text says.

    Args:
        text: Without references.
        locator: Where to look.
        models: Ids of which one must be named: the parent; the child, too, in the parent's own.
            If there are none, the place must only be there.
        finder: Knows names.
    """
    places = [steps for steps in locator.places if not _is_blind(steps)]
    if not places:
        return Judgement(
            ReceiptVerdict.NOT_CHECKABLE, "a picture or a history is for people to look at"
        )
    seen = [_look(text, steps, models, finder) for steps in places]
    located = [item for item in seen if item.verdict is ReceiptVerdict.LOCATED]
    missing = [item for item in seen if item.found.startswith("no ")]
    if located and not missing:
        return located[0]
    if not models:
        return Judgement(ReceiptVerdict.ABSENT, missing[0].found)
    whole = to_normal(text.whole)
    named = _mention(whole, models, finder)
    if located and missing:
        return Judgement(ReceiptVerdict.MOVED, f"{located[0].found}, but {missing[0].found}")
    if named:
        return Judgement(ReceiptVerdict.MOVED, f"{seen[0].found}, but elsewhere: {named}")
    return Judgement(ReceiptVerdict.ABSENT, f"{seen[0].found}, nor is it named elsewhere")


def _is_blind(steps: Sequence[PlaceStep]) -> bool:
    return any(step.kind in _LINKS for step in steps)


def _look(
    text: Text, steps: Sequence[PlaceStep], models: Sequence[str], finder: CatalogNames
) -> Judgement:
    found: Spot = find_place(text, steps)
    if found.text is None:
        return Judgement(ReceiptVerdict.MOVED, f"no {found.name}")
    if not models:
        return Judgement(ReceiptVerdict.LOCATED, f"{found.name} is there")
    named = _mention(to_normal(found.text), models, finder)
    if named:
        return Judgement(ReceiptVerdict.LOCATED, f"{found.name}: {named}")
    return Judgement(ReceiptVerdict.ABSENT, f"{found.name} does not name {' or '.join(models)}")


def _mention(text: str, models: Sequence[str], finder: CatalogNames) -> str:
    """Return the words around the first mention, or nothing."""
    for model, code in product(models, (False, True) if _CODE.search(text) else (False,)):
        mention = finder.names(text, model, code=code)
        if mention:
            start = max(0, mention.start - _AROUND)
            return text[start : mention.end + _AROUND].strip()
    return ""
