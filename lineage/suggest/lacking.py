"""Models that a paper builds on and the catalog lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.records.vocabulary import Kind
from lineage.suggest.clauses import mask_names, split_clauses
from lineage.suggest.mentions import Mention
from lineage.suggest.suggestion import Lacking
from lineage.suggest.uses import read_uses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lineage.suggest.mentions import NameFinder
    from lineage.suggest.reading import Field

_NO_MATTER = frozenset({Kind.INSPIRATION, Kind.ARCHITECTURE, Kind.OBJECTIVE})
"""Kinds that as often take up a method, a tool or a data set as a model."""

_NAME = re.compile(
    r"(?<![\w/@.-])(?:[A-Z]?[a-z]*[a-z][A-Z][\w+]*(?:-[A-Z0-9][\w.]*)*|[A-Z][A-Za-z]+-?[vV]?\d[\w.-]*)"
    r"(?<![.-])(?![\w/])"
)
_INTRODUCED = re.compile(
    r"\b(?:introduc|present|propos|develop|releas|call|nam|dub|term|christen|buil|deriv|obtain)\w*"
    r"(?: [a-z][\w-]*){0,4} $"
)
_NO_MODEL_AFTER = re.compile(
    r"'?s? ?(?:data ?sets?|corp(?:us|ora)|benchmarks?|tasks?|tokens|GPUs?|TPUs?|chips?|leaderboard"
    r"|challenge|library|framework|optimi[sz]er|loss|images|questions|instructions|license)\b",
    re.IGNORECASE,
)
_DATA_BEFORE = re.compile(r"\b(?:tun\w*|train\w*)\b[^,;]* (?:on|with|using|over|in) (?:the )?$")
_NO_MODELS = re.compile(
    r"(?:[ABHVP]\d{2,3}|TPU\w*|ImageNet\S*|GitHub|PyTorch|TensorFlow|JAX|Adam\w*|LoRA|QLoRA"
    r"|GSM8K|MMLU\w*|HumanEval|COCO\w*|LAION\w*|CommonCrawl|OpenWebText|WebText|BookCorpus|ShareGPT"
    r"|MinHash|SentencePiece|\w*QA|\w*FP\d+|INT\d+|[A-Z]{1,3}\d|\w+-(?:AI|Team|Labs?)|SuperGLUE|SQuAD\w*|FlashAttention\w*|DeepSpeed|OpenReview|arXiv|[A-Z]\d)"
)
_VERSION = re.compile(r"(?:[\s-]?[vV]?\d[\w.]*|-[\w.]+)$")


def list_lacking(fields: Sequence[Field], finder: NameFinder, *, own: str) -> tuple[Lacking, ...]:
    """Return the names after words of derivation that no model of the catalog has, in order.

    Args:
        fields: Title, abstract and comment, and paragraphs of the full text.
        finder: Knows the names of the catalog.
        own: What the paper calls its model; empty if that is not known. A name with which the
            title begins is its own, too.
    """
    found: dict[str, Lacking] = {}
    listed = (name for field in fields for name in _list_introduced(field))
    introduced = {name.casefold() for name in (own, *listed)}
    for field in fields:
        for lacking in _read(field, finder, introduced):
            found.setdefault(lacking.name, lacking)
    return tuple(found.values())


def _list_introduced(field: Field) -> Iterator[str]:
    text = field.plain.text
    for match in _NAME.finditer(text):
        first = field.name == "title" and match.start() == 0
        if first or _INTRODUCED.search(text[: match.start()]):
            yield match[0]


def _read(field: Field, finder: NameFinder, introduced: set[str]) -> Iterator[Lacking]:
    text = field.plain.text
    unknown = {
        item.start: item
        for item in (*finder.find_versions(text), *_list_unknown(field))
        if text[item.start : item.end].casefold() not in introduced
    }
    if not unknown:
        return
    mentions = sorted({**{item.start: item for item in field.mentions}, **unknown}.values(),
                      key=lambda item: item.start)  # fmt: skip
    for use in read_uses(split_clauses(mask_names(text, mentions))):
        item = unknown.get(use.place)
        telling = use.is_clean and use.kind not in _NO_MATTER
        if item is not None and telling and _is_model(text, item):
            name = text[item.start : item.end]
            start, end = use.start, use.end
            yield Lacking(
                name,
                _find_near(name, finder),
                str(use.kind or ""),
                field.to_span(start, end),
                field.find_sentence(start, end),
            )


def _list_unknown(field: Field) -> Iterator[Mention]:
    """Yield the names in a text that look like those of models and are not in the catalog."""
    known = [(item.start, item.end) for item in field.mentions]
    for match in _NAME.finditer(field.plain.text):
        apart = all(match.end() <= start or match.start() >= end for start, end in known)
        if apart and not _NO_MODELS.fullmatch(match[0]):
            yield Mention("", match.start(), match.end())


def _is_model(text: str, item: Mention) -> bool:
    """Tell whether a name stands where a model does, and not where a data set would."""
    before, after = text[max(0, item.start - 80) : item.start], text[item.end :]
    return not _NO_MODEL_AFTER.match(after) and not _DATA_BEFORE.search(before)


def _find_near(name: str, finder: NameFinder) -> str:
    """Return the model of the catalog that another version of a name belongs to, or nothing."""
    while (shorter := _VERSION.sub("", name)) != name:
        name = shorter
        if near := sorted(finder.identify(name)):
            return near[0]
    return ""
