"""How many parameters a sentence says that a model has."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNIT = {"m": 10**6, "b": 10**9, "t": 10**12}
_NUMBER = (
    r"(?<![\w.,/-])(?P<number>\d{1,4}(?:\.\d{1,3})?)[ -]?"
    r"(?P<unit>[MBT](?![a-zA-Z])|[mbt]illions?\b|illion\b)"
)
_TOTAL = r"(?P<rest>(?:[- ]?(?:total|parameters?|params|in|of|all)){0,4})"
_ACTIVE = (
    r"(?:,| with| and| of which| \(|, of which){1,2} ?(?:about |only )?"
    r"(?P<active>\d{1,4}(?:\.\d{1,3})?)[ -]?(?P<active_unit>[MBT](?![a-zA-Z])|[mbt]illion\b)"
    r"(?: parameters)?(?: are| being)? (?:active|activated|used)"
)
_SIZE = re.compile(rf"{_NUMBER}{_TOTAL}(?:{_ACTIVE})?")
_SOMETHING_ELSE = re.compile(
    r"[- ]*(?:training |text |image[- ]text |high-quality |synthetic )*(?:tokens?|words|images"
    r"|pairs|examples|samples|documents|sentences|hours|steps|GPU|users|sequences|instructions|videos"
    r"|characters|downloads|pages|proteins|clips|points)\b",
    re.IGNORECASE,
)
_OF_MODELS = re.compile(
    r"\b(?:parameters?|params|sizes?|models?|versions?|variants?|scales?|weights)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class StatedSize:
    """One size of a model.

    Attributes:
        label: What it is called.
        count: Of its parameters.
        active: Of those used for a token; 0 if that is all of them.
    """

    label: str
    count: int
    active: int = 0


def read_sizes(text: str, name: str = "") -> tuple[StatedSize, ...]:
    """Return the sizes that a sentence on a model states, smallest first.

    Args:
        text: The sentence, with marks in place of the names of other models.
        name: What the model is called.

    Examples:
        >>> [(size.label, size.count) for size in read_sizes("We release Hare-7B and 13B models.")]
        [('7B', 7000000000), ('13B', 13000000000)]
        >>> read_sizes("Our model has 671B total parameters, 37B active.")
        (StatedSize(label='671B', count=671000000000, active=37000000000),)
        >>> read_sizes("Our model is trained on 15T tokens with 350M images.")
        ()
    """
    if name:
        text = re.sub(rf"{re.escape(name)}[- ](?=\d)", " ", text)
    text = re.sub(r"(?<=[A-Za-z])-(?=\d)", " ", text)
    if not _OF_MODELS.search(text):
        return ()
    found: dict[int, StatedSize] = {}
    for match in _SIZE.finditer(text):
        if _SOMETHING_ELSE.match(text, match.end()):
            continue
        count = _count(match["number"], match["unit"])
        active = _count(match["active"], match["active_unit"]) if match["active"] else 0
        label = f"{match['number']}{match['unit'][0].upper()}"
        found.setdefault(count, StatedSize(label, count, active if active < count else 0))
    return tuple(found[count] for count in sorted(found))


def _count(number: str, unit: str) -> int:
    return round(float(number) * _UNIT[unit[0].lower()])
