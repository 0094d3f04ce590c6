"""mteb: from which checkpoint an embedding model was adapted, and what else is declared of it."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from graph.errors import LineageError
from graph.hub_ids import HUB
from graph.records.dates import parse_date
from graph.records.fields import HUB_PATTERN
from lineage.catalog.receipts import How, Subject
from lineage.imports.reading import (
    PackageReading,
    Pairs,
    find_constants,
    parse_files,
    read_literal,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.imports.distributions import Package

_FIELDS = ("name", "adapted_from", "release_date", "n_parameters", "license", "revision")
_LONGEST = 200
_NAME = re.compile(r"[A-Za-z][\w.+ -]*")
"""A parent that is no repository but, say, `XLM-RoBERTa`; a path of somebody's disk is none."""


def read_embeddings(package: Package) -> PackageReading:
    """Return what mteb declares of embedding models; who adapts itself adapts nothing."""
    pairs = Pairs(package)
    subjects: dict[str, Subject] = {}
    for path, tree in parse_files(package):
        for fields in _find_models(tree):
            name = _to_text(fields["name"])
            if re.fullmatch(HUB_PATTERN, name) is None:
                continue
            for parent in _list_parents(fields["adapted_from"]):
                if parent != name:
                    what = f"adapted_from = {parent}"
                    pairs.add(name, parent, How.ADAPTED, place=path, what=what)
            subjects[name] = _to_subject(name, fields)
    receipts = pairs.list_receipts()
    named = {name for receipt in receipts for name in (receipt.child, receipt.parent)}
    return PackageReading([subjects[name] for name in sorted(named & subjects.keys())], receipts)


def _find_models(tree: ast.Module) -> Iterator[dict[str, object]]:
    constants = find_constants(tree.body)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("ModelMeta"):
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            yield {name: read_literal(given.get(name), constants) for name in _FIELDS}


def _list_parents(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list | tuple) else [value]:
        name = _to_text(one).removeprefix(f"{HUB}/")
        if re.fullmatch(HUB_PATTERN, name) or _NAME.fullmatch(name):
            yield name


def _to_text(value: object) -> str:
    """Return a short line of text; anything else counts as nothing."""
    good = isinstance(value, str) and value.isprintable() and len(value) <= _LONGEST
    return str(value) if good else ""


def _to_subject(name: str, fields: dict[str, object]) -> Subject:
    count = fields["n_parameters"]
    whole = isinstance(count, int | float) and count > 0 and count == count // 1
    return Subject(
        name=name,
        hub=name,
        released=_to_date(fields["release_date"]),
        parameters=int(count) if whole and isinstance(count, int | float) else None,
        licence=_to_text(fields["license"]) or None,
        revision=_to_text(fields["revision"]) or None,
    )


def _to_date(value: object) -> str | None:
    try:
        text = _to_text(value)
        parse_date(text)
    except LineageError:
        return None
    return text
