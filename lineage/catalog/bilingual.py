"""Texts that must stand in Chinese too, where the schema cannot tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lineage.catalog.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.records.fields import Record
    from lineage.catalog.records import Catalog

_PART_OF_A_NAME = re.compile(r".*\d|.+[A-Z]")
_BLANK = "TODO"


def check_chinese(catalog: Catalog) -> Iterator[Problem]:
    """Yield the texts that lack their Chinese, and Chinese texts of nothing.

    The terms of a licence may be a mere name, such as `Apache-2.0`, which needs no Chinese.
    """
    for model_id, model in catalog.models.items():
        file = f"models/{model_id}.toml"
        yield from _check(file, "", model, "no_paper")
        yield from _check(file, "", model, "corpus")
        yield from _check(file, "", model, "application")
        yield from _check(file, "licence.", model.licence, "text")
        for number, size in enumerate(model.parameters):
            if size.licence is not None:
                yield from _check(file, f"parameters[{number}].licence.", size.licence, "text")
        for number, step in enumerate(model.derivations):
            yield from _check(file, f"derivations[{number}].", step, "variant")
    for name, concepts in catalog.concepts.items():
        for concept_id, concept in concepts.items():
            yield from _check(f"{name}.toml", f"{concept_id}.", concept, "paper_note")
    for source_id, source in catalog.sources.items():
        for field in ("licence", "retrieved", "note"):
            yield from _check("sources.toml", f"{source_id}.", source, field)


def _check(file: str, place: str, record: Record, field: str) -> Iterator[Problem]:
    english, chinese = getattr(record, field), getattr(record, f"{field}_zh")
    key = f"{place}{field}_zh"
    if chinese is None and english is not None and not is_name(english):
        yield Problem(file, key, f"missing, expected '{field}' in Chinese", "chinese")
    if chinese is not None and english is None:
        yield Problem(file, key, f"unexpected, since there is no '{field}'", "chinese")


def is_name(text: str) -> bool:
    """Return whether a text has no words, only names; a blank counts as a name.

    Examples:
        >>> is_name("Apache-2.0"), is_name("CC BY-NC 4.0"), is_name("MIT (code)")
        (True, True, False)
    """
    return text.startswith(_BLANK) or all(map(_PART_OF_A_NAME.match, text.split()))
