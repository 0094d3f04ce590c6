"""How a text uses the models that it names: by the structure of the clauses around them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.records.vocabulary import Kind
from lineage.suggest import words
from lineage.suggest.clauses import LIST, MARK, NAME
from lineage.suggest.denials import is_denied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.suggest.clauses import Clause

_REACH = 8
"""Words between a word of making and the name that it speaks of, at most."""

_MANY = 3
_RELATIVE = re.compile(r"\s*(?:which|that|who|whose)\b")
_OTHER_SUBJECT = re.compile(
    rf"(?:the |both |also |since |because |as )?{MARK}[^,]*? "
    r"(?:is|are|was|were|has|have|can|uses?|builds?|extends?|follows?|relies|rely)\b",
    re.IGNORECASE,
)
_PLURAL_BEFORE = re.compile(
    r"\b(?!(?:this|thus|is|was|has|its|as|us|uses)\b)[a-z]+s $", re.IGNORECASE
)
_OWN_PLURAL = re.compile(r"\b(?:we|our|two|three|four)\b", re.IGNORECASE)


_POSSESSIVE = re.compile(r"\b(?:its|our) $", re.IGNORECASE)
_BUT = re.compile(r"\bbut\b")
_FROM = re.compile(r" (?:from|of)\b")
_PASSIVE = re.compile(
    r" (?:models? )?(?:(?:that|which) )?(?:(?:is|are|was|were|has been|we) )?"
    r"(?:then |further |subsequently |jointly )?",
    re.IGNORECASE,
)


class Use(NamedTuple):
    """One mention of a model.

    Attributes:
        place: Where the model is named.
        start, end: The words that tell, with the name's beginning.
        making: Words of making lead to it, or follow it.
        kind: How the own model was made from it, if those words tell.
        contrast: The clause measures it against something.
        example: It is one of examples, or of many names.
        of_others: Other people's models are made from it.
        denied: The paper's own is said not to be made from it.
        own: Words of the paper's own doing stand before the words of making.
        training: Its sentence speaks of parts or training, and not of other people's models.
    """

    place: int
    start: int
    end: int
    making: bool
    kind: Kind | None
    contrast: bool
    example: bool
    of_others: bool
    denied: bool
    own: bool
    training: bool

    @property
    def is_clean(self) -> bool:
        """Words of making speak of it, and nothing speaks against."""
        return self.making and not (self.contrast or self.example or self.of_others or self.denied)

    @property
    def is_stated(self) -> bool:
        """The paper says what it made of it itself: `We fine-tune` it."""
        return self.is_clean and self.own and self.kind is not None


class _Made(NamedTuple):
    """Words of making at a name: where, and of which kind."""

    start: int
    end: int
    kind: Kind | None


def read_uses(clauses: Iterable[Clause]) -> Iterator[Use]:
    """Yield how the clauses of one text use the models that they name, in order."""
    for clause in clauses:
        names = list(NAME.finditer(clause.text))
        count = sum(not clause.text[: name.start()].endswith(f"{MARK} (") for name in names)
        for listed in LIST.finditer(clause.text):
            runs = [name for name in names if listed.start() <= name.start() < listed.end()]
            for name in runs:
                yield _read_use(clause, listed, name, count)


def speaks_of_own(text: str) -> bool:
    """Tell whether a text has words of the paper's own doing, or presents something."""
    return any(_compile(table).search(text) for table in ("OWN", "PRESENTING"))


def _read_use(clause: Clause, listed: re.Match[str], name: re.Match[str], names: int) -> Use:
    before = clause.text[: listed.start()]
    after = clause.text[listed.end() :]
    made = _find_left(before) or _find_right(listed, name, after)
    denied = _is_denied(before, made, after)
    if denied and made and _compile("UNCHANGED").match(clause.text, made.start):
        denied, made = False, None
    contrast = _find_contrast(before) and not (made and _POSSESSIVE.search(before[: made.start]))
    of_others = _is_of_others(clause, before, made)
    start = made.start if made else name.start()
    end = max(made.end if made else 0, name.end())
    return Use(
        clause.start + name.start(),
        clause.start + start,
        clause.start + end,
        made is not None,
        made.kind if made else None,
        contrast,
        names >= _MANY or _is_example(before),
        of_others,
        denied and not of_others,
        made is not None and _compile("OWN").search(before[: made.start]) is not None,
        not of_others and _compile("TRAINING").search(clause.sentence) is not None,
    )


def _find_left(before: str) -> _Made | None:
    """Return the nearest words of making that reach to the end of a text.

    Words that tell a kind come first, and among them those that name no part of a model: to
    replace the encoder of another model is to change its architecture.
    """
    reaching: list[_Made] = []
    for made in reversed(list(_list_making(before))):
        between = before[made.end :].removeprefix(" by")
        if len(between.split()) > _REACH or _compile("STOPS").search(between):
            break
        reaching.append(made)
    return min(reaching, key=_rank, default=None)


def _rank(made: _Made) -> int:
    if made.kind is None:
        return 2
    return int(made.kind is Kind.COMPONENT)


def _list_making(text: str) -> Iterator[_Made]:
    found = [
        _Made(match.start(), match.end(), kind)
        for kind, pattern in _making().items()
        for match in pattern.finditer(text)
    ]
    yield from sorted(found, key=lambda made: (made.end, -made.start))


def _find_right(listed: re.Match[str], name: re.Match[str], after: str) -> _Made | None:
    """Return the words of making that follow a name, or say what was done to it."""
    if match := _after().match(after):
        return _Made(name.start(), listed.end() + match.end(), None)
    passive = _PASSIVE.match(after)
    if passive is None:
        return None
    for kind, pattern in _making().items():
        match = pattern.match(after, passive.end())
        if match and kind is not None and not _FROM.match(after, match.end()):
            return _Made(name.start(), listed.end() + match.end(), kind)
    return None


def _is_denied(before: str, made: _Made | None, after: str) -> bool:
    """Tell whether the words of making at a name, or the name after such words, are denied."""
    leading = before[: made.end] if made else ""
    if _BUT.search(before[len(leading) :]):
        leading = ""  # `not based on BERT but on T5`
    if is_denied(leading, after):
        return True
    return is_denied(before, "") and (made is not None or any(_list_making(before)))


def _find_contrast(before: str) -> bool:
    """Tell whether a word of contrast reaches to the end of a text: no comma is between."""
    for match in _compile("CONTRAST").finditer(before):
        between = before[match.end() :]
        if "," not in between and len(between.split()) <= _REACH:
            return True
    return False


def _is_example(before: str) -> bool:
    found = list(_compile("EXAMPLE").finditer(before))
    return bool(found) and len(before[found[-1].end() :].split()) <= _MANY


def _is_of_others(clause: Clause, before: str, made: _Made | None) -> bool:
    """Tell whether the words speak of models of other people."""
    before = before[: made.start] if made else before
    if clause.follows_model and _RELATIVE.match(clause.text):
        return True
    if _compile("OTHERS").search(before) and not _compile("OWN").search(before):
        return True
    open_kind = made is not None and made.kind is None
    if open_kind and _PLURAL_BEFORE.search(before) and not _OWN_PLURAL.search(before):
        return True
    return _OTHER_SUBJECT.match(before) is not None


@cache
def _compile(table: str) -> re.Pattern[str]:
    return words.compile_words(getattr(words, table))


@cache
def _making() -> dict[Kind | None, re.Pattern[str]]:
    return {kind: words.compile_words(listed) for kind, listed in words.MAKING.items()}


@cache
def _after() -> re.Pattern[str]:
    pattern = words.compile_words(words.AFTER).pattern
    return re.compile(rf"[ ]?(?:model |models |language models? )?{pattern}", re.IGNORECASE)
