"""The Transformer: named for what nearly every model is, it is a parent where it is changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.records.vocabulary import Kind
from lineage.suggest.denials import is_denied
from lineage.suggest.plain import split_sentences
from lineage.suggest.suggestion import Candidate
from lineage.suggest.words import OTHERS, OWN, compile_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.suggest.reading import Field

ROOT = "transformer"
"""Its id."""

_CONFIDENCE = 0.75
_PLAIN = r"(?:original|standard|vanilla|plain|canonical|pure|basic|classic|well-known)"
_IT = (
    rf"(?:(?:the|a(?= {_PLAIN})) (?:{_PLAIN} )?Transformer(?:'s)?|(?:the )?{_PLAIN} transformer"
    rf"|{_PLAIN} Transformer|(?i:(?:{_PLAIN} )?transformers))"
    r"(?![\w-]| ?\()(?! (?:models?|language|library|family|variants?)\b)"
)
_CHANGE = (
    r"(?i:extend|generali[sz]|modif|augment|equip|redesign|simplif|reformulat|rethink|enhanc"
    r"|revis|alter|improv|sparsif|scal|adapt|combin|marr|unit|blend|hybridi[sz]|fus)\w*"
)
_CHANGE_IN = (
    r"(?i:replac|substitut|swap|remov|chang|drop|insert|inject|introduc|add|incorporat|graft"
    r"|integrat|build|bring|put)\w*"
)
_NOUN = (
    r"(?i:extension|variant|version|modification|generali[sz]ation|simplification|improvement)s?"
)
_PART = (
    r"(?i:attention|layers?|blocks?|embeddings?|feed-?forward|positions?|normali[sz]ation|encoder"
    r"|decoder|modules?|residuals?)"
)
_CARRY = r"(?i:appl(?:y|ies|ied|ying)|bring|carr(?:y|ies|ied|ying)|transfer|transplant|port)\w*"
_CHANGES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_CHANGE} (?:[\w-]+ ){{0,6}}?{_IT}",
        rf"\b{_NOUN} (?:of|on|to|upon) {_IT}",
        rf"\b{_CHANGE_IN} (?:[\w-]+ ){{1,8}}?(?:of|in|into|from|to|onto|with) {_IT}",
        rf"\b{_CARRY} {_IT} (?:\w+ )?(?:over )?(?:to|onto|into)\b",
        rf"\b{_PART} (?:[\w-]+ )?(?:of|in|inside|within) {_IT}",
        rf"\b(?i:start|begin|depart|deviat)\w* (?:with|from) {_IT}",
    )
)
_OTHERS = compile_words(OTHERS)
_OWN = compile_words(OWN)


def judge_root(fields: Sequence[Field]) -> Candidate | None:
    """Return the Transformer as a candidate where a paper changes, combines or transplants it.

    A model that is merely a Transformer, or based on one, makes none; nor does what is denied.

    Args:
        fields: Title, abstract and comment.
    """
    for field in fields:
        for start, end in _list_changes(field.plain.text):
            span, sentence = field.to_span(start, end), field.find_sentence(start, end)
            return Candidate(ROOT, Kind.ARCHITECTURE.value, _CONFIDENCE, span, sentence)
    return None


def _list_changes(text: str) -> Iterator[tuple[int, int]]:
    for first, last in split_sentences(text):
        sentence = text[first:last]
        of_others = _OTHERS.search(sentence) and not _OWN.search(sentence)
        for pattern in () if of_others else _CHANGES:
            found = pattern.search(sentence)
            if found and not is_denied(sentence[: found.start()], ""):
                yield first + found.start(), first + found.end()
