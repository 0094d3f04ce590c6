"""Whether a text names a model: of names that overlap the longest wins.

A tripwire, not a proof: `T5` is not found in `Flan-T5` or `mT5`, `GPT` not in `GPT-2`, `Llama 3`
not in `Llama 3.1`, but `LLaMA-7B`, `bert-base-uncased` and `BERTs` name their model.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from lineage.suggest.mentions import needs_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+|\d+")
_HYPHENS = re.compile("[\u2010\u2011\u2012\u2013\u2212\u00ad]")
_BROKEN = re.compile(r"(?<=[^\W\d_])-\n[ \t]*(?=[^\W\d_])")
_JOINER = re.compile(r"[-_. /~{}$\\]{0,3}")
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

_PLURAL = frozenset({"s", "es"})
_COUNTED = re.compile(r"\s*(?:times|points|of|out|epochs?|layers?|models?|gpus?|tokens?|%)")
_QUOTES = frozenset("\"'`")
_MOST_TOKENS = 24


class NameMatch(NamedTuple):
    """Where a text names a model.

    Attributes:
        models: Ids of all that have the name.
        start, end: Where in the normal form.
    """

    models: frozenset[str]
    start: int
    end: int


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


class CatalogNames:
    """Knows the names of all models of a catalog.

    It tells all that a name may mean, in code too, and leaves the judgement to who asks;
    `lineage.suggest.mentions.NameFinder` names one model, and only where it is sure.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """Take names and repositories of each model, by its id."""
        self._models: dict[str, set[str]] = {}
        self._spellings: dict[str, set[str]] = {}
        self._loose: set[str] = set()
        for model_id, texts in names.items():
            for own, text in ((False, model_id), *((True, text) for text in texts)):
                key = squash(text)
                if not key:
                    continue
                self._models.setdefault(key, set()).add(model_id)
                self._spellings.setdefault(key, set())
                if own:
                    self._spellings[key].add(text)
                if own and not needs_case(text):
                    self._loose.add(key)
        self._longest = max(map(len, self._models), default=0)

    def find(self, text: str, *, code: bool = False) -> Iterator[NameMatch]:
        """Yield every mention in a text of normal form, in order.

        Args:
            text: What `to_normal` returns.
            code: Whether names stand in identifiers (`DeepseekV3Attention`).
        """
        tokens = list((_CAMEL if code else _TOKEN).finditer(text))
        at = 0
        while at < len(tokens):
            found = self._find_longest(text, tokens, at, code=code)
            if found is None:
                at += 1
                continue
            last, models = found
            if models:
                yield NameMatch(models, tokens[at].start(), tokens[last].end())
            at = last + 1

    def names(self, text: str, model_id: str, *, code: bool = False) -> NameMatch | None:
        """Return the first mention of a model, or None."""
        mentions = self.find(text, code=code)
        return next((found for found in mentions if model_id in found.models), None)

    def _find_longest(
        self, text: str, tokens: Sequence[re.Match[str]], at: int, *, code: bool
    ) -> tuple[int, frozenset[str]] | None:
        """Return the last token of the longest name that begins at one, and whose it is."""
        if not code and not _begins(text, tokens, at):
            return None
        key = ""
        best: tuple[int, frozenset[str]] | None = None
        for last in range(at, min(at + _MOST_TOKENS, len(tokens))):
            if last > at and not _joins(text, tokens, last):
                break
            key += tokens[last][0].casefold()
            if len(key) > self._longest:
                break
            singular = key if key in self._models else key.removesuffix("s")
            if singular in self._models and (
                code or self._counts(text, tokens, at, last, singular)
            ):
                models = (
                    frozenset(self._models[singular]) if _ends(text, tokens, last, code) else None
                )
                best = (last, models) if models else best
        return best

    def _counts(
        self, text: str, tokens: Sequence[re.Match[str]], at: int, last: int, key: str
    ) -> bool:
        """Tell whether a name that may be an ordinary word is written as a name."""
        if key in self._loose:
            return True
        start = tokens[at].start()
        written = text[start : tokens[last].end()]
        before, after = text[start - 1 : start], text[tokens[last].end() :][:1]
        path = (
            before in {"/", "_"} or after in {"/", "-"} or (before == after and before in _QUOTES)
        )
        return path or written in self._spellings[key] or not written.islower()


def _joins(text: str, tokens: Sequence[re.Match[str]], at: int) -> bool:
    gap = text[tokens[at - 1].end() : tokens[at].start()]
    return gap != ". " and _JOINER.fullmatch(gap) is not None


def _begins(text: str, tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Tell whether a name may begin at a token: not inside a word or another name."""
    if at == 0:
        return True
    gap = text[tokens[at - 1].end() : tokens[at].start()]
    if not gap:
        return False
    return gap != "-" or tokens[at - 1][0].casefold() in _NEUTRAL


def _ends(text: str, tokens: Sequence[re.Match[str]], last: int, code: bool) -> bool:  # noqa: FBT001
    """Tell whether a name may end at a token: no version and no other name goes on."""
    if last + 1 == len(tokens):
        return True
    gap = text[tokens[last].end() : tokens[last + 1].start()]
    after = tokens[last + 1][0]
    if gap == "" and code:
        return not after.isdigit()
    if gap == "":
        return after.casefold() in _PLURAL
    if after.isdigit():
        return _is_size(text, tokens, last + 1, gap)
    if gap != "-" or after.islower():
        return not _is_version(tokens, last + 1, gap)
    return after.casefold() in _SIZED


def _is_size(text: str, tokens: Sequence[re.Match[str]], at: int, gap: str) -> bool:
    """Tell whether a number after a name is no version of it."""
    if gap not in {"-", " ", ".", "_", "-."}:
        return True
    if gap == ".":
        return False
    rest = text[tokens[at].end() :]
    number = re.match(r"(?:\.\d+)?[ -]?([A-Za-z]*)", rest)
    unit = number[1].casefold() if number else ""
    long = len(tokens[at][0]) > 2  # noqa: PLR2004  `bert-768`, a year
    return unit in _UNIT or long or (gap == " " and _COUNTED.match(rest) is not None)


def _is_version(tokens: Sequence[re.Match[str]], at: int, gap: str) -> bool:
    """Tell whether `v2` or the like follows a name."""
    follows = at + 1 < len(tokens) and tokens[at + 1][0].isdigit()
    glued = follows and tokens[at].end() == tokens[at + 1].start()
    return gap in {"-", " ", "_", ""} and tokens[at][0].casefold() == "v" and glued
