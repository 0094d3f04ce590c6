"""How texts spell a name: where in a row of letters and digits it may begin and end."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Tokens = Sequence[re.Match[str]]

_SOLID = "\u3041-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Letters of writing that leaves no blank beside a name: Japanese, Chinese, Korean."""

_TOKEN = re.compile(rf"[^\W\d_{_SOLID}]+|[{_SOLID}]|\d+")
_CAMEL = re.compile(rf"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z{_SOLID}]+|[{_SOLID}]|\d+")
_HYPHENS = re.compile("[\u2010\u2011\u2012\u2013\u2212\u00ad]")
_BROKEN = re.compile(r"(?<=[^\W\d_])-\n[ \t]*(?=[^\W\d_])")
_JOINER = re.compile(r"[-_. /~{}$\\\u00b7]{0,3}")
_UNIT = frozenset({"b", "m", "k", "t", "bn", "bit", "bits", "billion", "million", "x"})
_SIZED = frozenset({
    "base", "chat", "instruct", "it", "hf", "small", "medium", "large", "huge", "giant", "tiny",
    "mini", "nano", "micro", "xl", "xxl", "xs", "s", "b", "l", "h", "g", "uncased", "cased",
    "multilingual", "based", "like", "style", "derived", "model", "models", "family", "series",
    "encoder", "decoder", "backbone", "tokenizer", "en", "zh", "v", "pt", "ft", "sft", "dpo",
    "t", "vit", "so",
})  # fmt: skip
"""What may follow a name and a hyphen without making it another's."""

_NEUTRAL = frozenset({
    "meta", "google", "facebook", "openai", "microsoft", "nvidia", "the", "original", "vanilla",
    "standard", "pre", "non", "multi", "post", "frozen", "pretrained", "teacher", "student",
    "base", "from", "of", "as", "ai", "org", "research", "lab", "hf", "anon", "co",
})  # fmt: skip
"""What may stand before a name and a hyphen."""

_SOLID_TOKEN = re.compile(f"[{_SOLID}]")
_GLUED = frozenset({"s", "es", "xl", "xxl"})
"""What may follow a name without a blank: of several, or of a size, as `T5XXL`."""

_COUNTED = re.compile(r"\s*(?:times|points|of|out|epochs?|layers?|models?|gpus?|tokens?|%)")
_QUOTES = frozenset("\"'`")
_OF_A_MODEL = re.compile(
    r"xx?l(?![a-z])|[ _](?:\d+(?:[._]\d+)?[bBmM]\b"
    r"|(?:architecture|backbone|block|(?:en|de)coder|layer|model|network|variant)s?\b)"
)
"""What tells that a word before it is the name of a model: a size, or what models consist of."""

_LONG = 2
"""Digits of a version at most; `bert-768` and a year have more."""


def to_normal(text: str) -> str:
    r"""Return a text in the form in which names are looked for: NFKC, words at line ends joined.

    Examples:
        >>> to_normal("Trans-\nformer and GPT\u20113")
        'Transformer and GPT-3'
    """
    text = _HYPHENS.sub("-", unicodedata.normalize("NFKC", text))
    return " ".join(_BROKEN.sub("", text).split())


def squash(text: str) -> str:
    """Return the letters and digits of a name.

    Examples:
        >>> squash("Qwen2.5-VL")
        'qwen25vl'
    """
    return "".join(_TOKEN.findall(unicodedata.normalize("NFKC", text).casefold()))


def cut_tokens(text: str, *, code: bool) -> Tokens:
    """Return the words and numbers of a text of normal form; of code, the parts of identifiers."""
    return list((_CAMEL if code else _TOKEN).finditer(text))


def joins(text: str, tokens: Tokens, at: int) -> bool:
    """Tell whether a token may belong to the same name as the one before it."""
    gap = text[tokens[at - 1].end() : tokens[at].start()]
    return gap != ". " and _JOINER.fullmatch(gap) is not None


def begins(text: str, tokens: Tokens, at: int, *, code: bool) -> bool:
    """Tell whether a name may begin at a token: not inside a word or another name."""
    if at == 0:
        return True
    before = tokens[at - 1]
    gap = text[before.end() : tokens[at].start()]
    if code:
        return gap != "" or not tokens[at][0].islower()
    if not gap:
        return _SOLID_TOKEN.fullmatch(before[0]) is not None
    return gap != "-" or before[0].casefold() in _NEUTRAL


def ends(text: str, tokens: Tokens, last: int, *, code: bool) -> bool:
    """Tell whether a name may end at a token: no version and no other name goes on."""
    if last + 1 == len(tokens):
        return True
    gap = text[tokens[last].end() : tokens[last + 1].start()]
    after = tokens[last + 1][0]
    if not gap:
        return _ends_before(tokens, last, code=code)
    if after.isdigit():
        return _is_size(text, tokens, last + 1, gap)
    if gap != "-" or after.islower():
        return not _is_version(tokens, last + 1, gap)
    return after.casefold() in _SIZED


def _ends_before(tokens: Tokens, last: int, *, code: bool) -> bool:
    """Tell whether a name may end where the next token follows without a gap."""
    here, after = tokens[last][0], tokens[last + 1][0].casefold()
    if code:
        return not after.isdigit() and not (here.isdigit() and after in _UNIT)
    if _SOLID_TOKEN.fullmatch(after):
        return True
    return after in _GLUED or (len(here) > _LONG and here.isdigit() and after == "v")


def _is_size(text: str, tokens: Tokens, at: int, gap: str) -> bool:
    """Tell whether a number after a name is no version of it."""
    if gap not in {"-", " ", ".", "_", "-."}:
        return True
    if gap == ".":
        return False
    rest = text[tokens[at].end() :]
    number = re.match(r"(?:\.\d+)?[ -]?([A-Za-z]*)", rest)
    unit = number[1].casefold() if number else ""
    long = len(tokens[at][0]) > _LONG
    return unit in _UNIT or long or (gap == " " and _COUNTED.match(rest) is not None)


def _is_version(tokens: Tokens, at: int, gap: str) -> bool:
    """Tell whether `v2` or the like follows a name."""
    follows = at + 1 < len(tokens) and tokens[at + 1][0].isdigit()
    glued = follows and tokens[at].end() == tokens[at + 1].start()
    return gap in {"-", " ", "_", ""} and tokens[at][0].casefold() == "v" and glued


def is_marked(text: str, start: int, end: int) -> bool:
    """Tell whether what stands beside a word says that it is a name: a path, quotes, a size."""
    before, after = text[start - 1 : start], text[end : end + 1]
    quoted = before in _QUOTES and after in {before, "_"}
    is_host = text.endswith("//", 0, start)
    return (
        quoted
        or (before in {"/", "_"} and not is_host)
        or after in {"/", "-"}
        or _OF_A_MODEL.match(text, end) is not None
    )
