"""Recipes of merges, as mergekit writes them into the folder of what it made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.tracing.trace import TraceEvidence
from lineage.trace.statements import MOST_LINKS, StatedBase, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAMES = ("mergekit_config.yml", "mergekit_config.yaml", "mergekit_moe_config.yml")
"""Files that hold a recipe."""


def read_recipe(documents: Iterable[Any], where: str) -> list[StatedBase]:
    """Return what a merge was made from, in the order of the recipe.

    Args:
        documents: The YAML documents of the recipe.
        where: Its file.

    Examples:
        >>> recipe = {"models": [{"model": "a/b"}, {"model": "c/d"}], "base_model": "a/b"}
        >>> [link.target for link in read_recipe([recipe], "mergekit_config.yml")]
        ['a/b', 'c/d']
    """
    found: dict[str, StatedBase] = {}
    for document in documents:
        for key, target in _list_models(document) if isinstance(document, dict) else ():
            found.setdefault(target, StatedBase(target, "merge", TraceEvidence(where, key)))
    return list(found.values())[:MOST_LINKS]


def _list_models(recipe: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, field in (("models", "model"), ("experts", "source_model")):
        for item in _list_tables(recipe.get(key)):
            yield from _name(key, item.get(field))
    for part in _list_tables(recipe.get("slices")):
        for item in _list_tables(part.get("sources")):
            yield from _name("slices", item.get("model"))
    yield from _name("base_model", recipe.get("base_model"))


def _list_tables(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _name(key: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):  # {"model": {"path": ...}}
        value = value.get("model", value)
        value = value.get("path") if isinstance(value, dict) else value
    target = clean(value).split("+", maxsplit=1)[0]  # MODEL+LORA
    if target:
        yield key, target
