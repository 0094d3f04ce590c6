"""Text as people read it, without TeX, that still knows where each character stood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TEX = re.compile(
    r"""
      (?P<drop>\\(?:cite[a-z]*|footnote|ref|label)(?:\[[^\]]*\])*\{[^{}]*\})
    | (?P<subscript>\$?_\{?(?:\\(?:text|math)[a-z]*\{)?(?=[A-Za-z0-9]))
    | (?P<command>\\(?:text|math)[a-z]*|\\(?:emph|mbox|textsc|bf|it|sc|em)(?![a-z])\s?|[{}$])
    | \\(?P<escaped>[%&_\#])
    | (?P<dot>\\cdot(?![a-z])\s?)
    | (?P<blank>(?:\s|~|\\[,;\x20]|\ue000)+)
    | (?P<hyphen>[\u2010\u2011\u2013](?=\w))
    | (?P<quote>\u2019)
    """,
    re.VERBOSE,
)
_BECOMES = {
    "drop": "", "subscript": "-", "command": "", "dot": "·", "blank": " ", "hyphen": "-",
    "quote": "'",
}  # fmt: skip
_SENTENCE_END = re.compile(
    r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bet al\.)(?<!\bvs\.)(?<!\bcf\.)(?<!\bresp\.)"
    r"(?<=[.!?]) (?=[^a-z])"
)


class Plain(NamedTuple):
    """A text without TeX.

    Attributes:
        text: The plain text, blanks single.
        offsets: For each of its characters, and for its end, the place in the source.
        source: The text as it was given.
    """

    text: str
    offsets: Sequence[int]
    source: str

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the plain text begins and ends in the source."""
        return self.offsets[start], self.offsets[end - 1] + 1


def to_plain(source: str) -> Plain:
    r"""Return a text without TeX; sizes in subscript follow a hyphen.

    Examples:
        >>> to_plain(r"We tune $\text{BERT}_{\text{large}}$ by 5\%.").text
        'We tune BERT-large by 5%.'
    """
    characters: list[str] = []
    offsets: list[int] = []
    place = 0
    for match in _TEX.finditer(source):
        characters += source[place : match.start()]
        offsets += range(place, match.start())
        name = match.lastgroup or ""
        text = _BECOMES.get(name, match["escaped"] or "")
        characters += text
        offsets += [match.start()] * len(text)
        place = match.end()
    characters += source[place:]
    offsets += range(place, len(source) + 1)
    return Plain("".join(characters), offsets, source)


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends.

    Examples:
        >>> [slice(*ends) for ends in split_sentences("One, e.g. X. Two.")]
        [slice(0, 12, None), slice(13, 17, None)]
    """
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def find_sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentences of a text that hold any of the characters from `start` to `end`.

    Examples:
        >>> find_sentence_at("We start. We fine-tune BERT. It works.", 13, 27)
        'We fine-tune BERT.'
    """
    ends = [(first, last) for first, last in split_sentences(text) if first < end and last > start]
    return text[ends[0][0] : ends[-1][1]] if ends else text
