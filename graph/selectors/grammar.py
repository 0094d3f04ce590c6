"""The grammar of selectors, and their parser: from text to a tree."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from parsy import ParseError, alt, eof, forward_declaration, index, regex, seq, string

from graph.selectors.errors import SelectorError

ABOVE = r"[0-9]{0,9}\+"
BELOW = r"\+[0-9]{0,9}"
NAME = r"""[^- \t\r\n\u00a0\u3000,()"'“”+:][^ \t\r\n\u00a0\u3000,()"'“”+:]*"""
VALUE = r"""[^ \t\r\n\u00a0\u3000,()"'“”+]+"""
QUOTED = r""""[^"]*"|'[^']*'|“[^”]*”"""
SPACE = r"[ \t\r\n\u00a0\u3000]+"

GRAMMAR = rf"""
selector: SPACE? word (SPACE word)* SPACE?
word:     "-"? term ("," term)*
term:     ABOVE? atom BELOW?
atom:     NAME | QUOTED | METHOD (VALUE | QUOTED) | "(" selector ")"

ABOVE.1:  /{ABOVE}/
BELOW:    /{BELOW}/
METHOD.1: NAME ":"
NAME:     /{NAME}/
VALUE:    /{VALUE}/
QUOTED:   /{QUOTED}/
SPACE:    /{SPACE}/
""".strip()
"""The language in the notation of Lark; a test holds the parser below to it."""

MOST_NESTED = 8
"""Most groups inside each other."""

_USUAL_FORMS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ATOM = "a model or method"
_VALUE = "a value"
_QUOTE = "a closing quote"
_TELLING = (_VALUE, _QUOTE, _ATOM, "a space", "','", "')'")


class Name(NamedTuple):
    """A model, or with an asterisk a pattern of ids.

    Attributes:
        text: What stands there, without quotes.
        column: Where it begins.
        is_pattern: Whether it holds an asterisk that is not quoted.
    """

    text: str
    column: int
    is_pattern: bool


class Filter(NamedTuple):
    """A method with its value.

    Attributes:
        method, value: What stands there, without colon and quotes.
        column, value_column: Where they begin.
    """

    method: str
    column: int
    value: str
    value_column: int


class Term(NamedTuple):
    """A model, a method or a group, with as many generations as it asks for.

    Attributes:
        above: Generations of ancestors to add; infinity adds all.
        atom: What they are counted from.
        below: Generations of descendants to add.
    """

    above: float
    atom: Name | Filter | Group
    below: float


class Word(NamedTuple):
    """Terms joined by commas.

    Attributes:
        is_excluded: Whether they follow a minus.
        terms: What a model must be in, all of them.
    """

    is_excluded: bool
    terms: list[Term]


class Group(NamedTuple):
    """Words between spaces.

    Attributes:
        words: As they stand, at least one.
    """

    words: list[Word]


def parse_selector(text: str) -> Group:
    """Return the tree of a selector.

    Full-width signs, as Chinese and Japanese keyboards write them, are read as the usual ones.

    Raises:
        SelectorError: The text is not in the language.

    Examples:
        >>> parse_selector("2+gpt-3").words[0].terms[0]
        Term(above=2.0, atom=Name(text='gpt-3', column=3, is_pattern=False), below=0.0)
    """
    text = text.translate(_USUAL_FORMS)
    _check_nesting(text)
    try:
        tree: Group = _SELECTOR.parse(text)
    except ParseError as error:
        raise _explain(error, text) from None
    return tree


def _check_nesting(text: str) -> None:
    depth = 0
    for match in re.finditer(rf"{QUOTED}|[()]", text):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth > MOST_NESTED:
            problem = f"more than {MOST_NESTED} groups inside each other"
            raise SelectorError(problem, column=match.start() + 1)


def _explain(error: ParseError, text: str) -> SelectorError:
    """Say what stands where the parser could not go on, and what could have stood there."""
    wishes = [wish for wish in _TELLING if wish in error.expected]
    if _ATOM in wishes:
        wishes = [wish for wish in wishes if wish != "a space"]
    *most, last = wishes
    found = text[error.index : error.index + 1]
    return SelectorError(
        f"unexpected '{found}'" if found else "unexpected end",
        column=error.index + 1,
        expected=f"{', '.join(most)} or {last}" if most else last,
    )


def _to_generations(sign: str | None) -> float:
    if sign is None:
        return 0.0
    return float(sign.strip("+") or math.inf)


def _to_name(start: int, text: str) -> Name:
    return Name(text, start + 1, "*" in text)


def _to_quoted_name(start: int, text: str) -> Name:
    return Name(text, start + 1, is_pattern=False)


def _to_filter(start: int, method: str, value_start: int, value: str) -> Filter:
    return Filter(method, start + 1, value, value_start + 1)


def _to_term(above: str | None, atom: Name | Filter | Group, below: str | None) -> Term:
    return Term(_to_generations(above), atom, _to_generations(below))


_space = regex(SPACE).desc("a space")
_quoted = alt(
    *(
        string(opening) >> regex(f"[^{closing}]*") << string(closing).desc(_QUOTE)
        for opening, closing in ('""', "''", "“”")
    )
)
_group = forward_declaration()
_filter = seq(
    index, regex(f"({NAME}):", group=1).desc(_ATOM), index, _quoted | regex(VALUE).desc(_VALUE)
)
_atom = alt(
    seq(index, _quoted).combine(_to_quoted_name),
    string("(").desc(_ATOM) >> _group << string(")").desc("')'"),
    _filter.combine(_to_filter),
    seq(index, regex(NAME).desc(_ATOM)).combine(_to_name),
)
_term = seq(regex(ABOVE).optional(), _atom, regex(BELOW).optional()).combine(_to_term)
_word = seq(
    string("-").result(value=True).optional(default=False),
    _term.sep_by(string(",").desc("','"), min=1),
).combine(Word)
_group.become(_space.optional() >> _word.sep_by(_space, min=1).map(Group) << _space.optional())
_SELECTOR = _group << eof
