"""The grammar of selectors, and their parser: from text to a tree."""

from __future__ import annotations

import math
import re

from parsy import ParseError, alt, eof, forward_declaration, index, regex, seq, string

from graph.selectors.errors import SelectorError
from graph.selectors.tree import NOWHERE, ChannelName, Filter, Name, Reach, Term, Word, WordGroup

ABOVE = r"[0-9]{0,9}\+"
BELOW = r"\+[0-9]{0,9}"
CHANNEL = r"""[^ \t\r\n\u00a0\u3000,()\[\]"'“”+:]+"""
NAME = rf"(?!-){CHANNEL}"
VALUE = r"""[^ \t\r\n\u00a0\u3000,()\[\]"'“”+]+"""
QUOTED = r""""[^"]*"|'[^']*'|“[^”]*”"""
SPACE = r"[ \t\r\n\u00a0\u3000]+"

GRAMMAR = rf"""
selector: SPACE? word (SPACE word)* SPACE?
word:     "-"? term ("," term)*
term:     above? atom below?
above:    ABOVE channels? | channels ABOVE
below:    BELOW channels?
channels: "[" SPACE? CHANNEL SPACE? ("," SPACE? CHANNEL SPACE?)* "]"
atom:     NAME | QUOTED | METHOD (VALUE | QUOTED) | "(" selector ")"

ABOVE.1:  /{ABOVE}/
BELOW:    /{BELOW}/
METHOD.1: NAME ":"
CHANNEL:  /{CHANNEL}/
NAME:     /{NAME}/
VALUE:    /{VALUE}/
QUOTED:   /{QUOTED}/
SPACE:    /{SPACE}/
""".strip()
"""The language in the notation of Lark; a test holds the parser below to it.

A plus adds relatives: of what follows it the ancestors, of what it follows the descendants. A
number beside it, away from the model, says how many generations: `2+gpt-3+1`. Channels in square
brackets keep the walk to them, and stand after plus and number on both sides:
`2+[weights,knowledge]chatgpt`, `llama+2[weights]`; where ancestors are asked for they may stand
before them as well: `[weights]+chatgpt`, `[weights]2+chatgpt`. A plus without channels walks over
those that count as ancestry.
"""

MOST_NESTED = 8
"""Most groups inside each other."""

_USUAL_FORMS = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    ord("【"): ord("["),
    ord("】"): ord("]"),
}
_ATOM = "a model or method"
_VALUE = "a value"
_QUOTE = "a closing quote"
_CHANNEL = "a channel"
_PLUS = "a number or '+'"
_CHANNELS_HINT = (
    "Channels stand as in llama+[weights], llama+2[weights], [weights]+chatgpt and "
    "2+[weights]chatgpt; quote a name with brackets."
)
_TELLING = (_VALUE, _QUOTE, _CHANNEL, _PLUS, _ATOM, "a space", "','", "']'", "')'")


def parse_selector(text: str) -> WordGroup:
    """Return the tree of a selector.

    Full-width signs and brackets, as Chinese and Japanese keyboards write them, are read as the
    usual ones.

    Raises:
        SelectorError: The text is not in the language.

    Examples:
        >>> parse_selector("2+gpt-3").words[0].terms[0]  # doctest: +NORMALIZE_WHITESPACE
        Term(above=Reach(generations=2.0, channels=()),
             atom=Name(text='gpt-3', column=3, is_pattern=False),
             below=Reach(generations=0.0, channels=()))
    """
    text = text.translate(_USUAL_FORMS)
    _check_nesting(text)
    try:
        tree: WordGroup = _SELECTOR.parse(text)
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
        hint=_CHANNELS_HINT if _is_at_brackets(text, error.index) else "",
    )


def _is_at_brackets(text: str, place: int) -> bool:
    """Tell whether square brackets stand where they mean nothing, or a number behind them."""
    return text[place : place + 1] == "[" or bool(re.match(r"\][0-9]", text[place - 1 :]))


def _to_reach(sign: str, channels: list[ChannelName] | None) -> Reach:
    return Reach(float(sign.strip("+") or math.inf), tuple(channels or ()))


def _to_channel(start: int, text: str) -> ChannelName:
    return ChannelName(text, start + 1)


def _to_name(start: int, text: str) -> Name:
    return Name(text, start + 1, "*" in text)


def _to_quoted_name(start: int, text: str) -> Name:
    return Name(text, start + 1, is_pattern=False)


def _to_filter(start: int, method: str, value_start: int, value: str) -> Filter:
    return Filter(method, start + 1, value, value_start + 1)


def _to_term(above: Reach | None, atom: Name | Filter | WordGroup, below: Reach | None) -> Term:
    return Term(above or NOWHERE, atom, below or NOWHERE)


_space = regex(SPACE).desc("a space")
_comma = string(",").desc("','")
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
_channel = seq(index, regex(CHANNEL).desc(_CHANNEL)).combine(_to_channel)
_gap = regex(SPACE).optional()
_channels = (
    string("[") >> (_gap >> _channel << _gap).sep_by(_comma, min=1) << string("]").desc("']'")
)
_above = alt(
    seq(channels=_channels, sign=regex(ABOVE).desc(_PLUS)),
    seq(sign=regex(ABOVE), channels=_channels.optional()),
).combine_dict(_to_reach)
_below = seq(sign=regex(BELOW), channels=_channels.optional()).combine_dict(_to_reach)
_term = seq(_above.optional(), _atom, _below.optional()).combine(_to_term)
_word = seq(
    string("-").result(value=True).optional(default=False),
    _term.sep_by(_comma, min=1),
).combine(Word)
_group.become(_space.optional() >> _word.sep_by(_space, min=1).map(WordGroup) << _space.optional())
_SELECTOR = _group << eof
