"""Rules for names: each names one thing of its sort, in whatever case and form it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from graph.names import fold_name
from lineage.catalog.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.records.references import Concept, Lab
    from lineage.catalog.records import Catalog

    Named = Iterable[tuple[str, Iterable[tuple[str, str]]]]
    """Ids, each with the keys and values of what else it is called."""


def check_names(catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem for each name that names something else of its sort, or stands twice."""
    for model_id, key, message in _find_shared(
        (model_id, [("name", model.name), *(("aliases", alias) for alias in model.aliases)])
        for model_id, model in catalog.models.items()
    ):
        yield Problem(f"models/{model_id}.toml", key, message, "duplicate-name")
    tables: dict[str, Mapping[str, Concept | Lab]] = {**catalog.concepts, "labs": catalog.labs}
    for name, records in tables.items():
        for record_id, key, message in _find_shared(
            (record_id, _list_keys(record)) for record_id, record in records.items()
        ):
            yield Problem(f"{name}.toml", f"{record_id}.{key}", message, "duplicate-name")


def _list_keys(record: Concept | Lab) -> Iterator[tuple[str, str]]:
    """Yield the names of a record; in Chinese two concepts may be called alike."""
    yield "name", record.name
    for key in ("aliases", "spellings"):
        yield from ((key, name) for name in getattr(record, key, ()))


def _find_shared(named: Named) -> Iterator[tuple[str, str, str]]:
    """Yield id, key and message of each name that something before it has, or itself twice."""
    records = [(key, list(names)) for key, names in named]
    owners = {fold_name(key): key for key, _ in records}
    for record_id, names in records:
        own: set[str] = set()
        for key, name in names:
            owner = owners.setdefault(fold_name(name), record_id)
            composed = normalize("NFC", name)
            if owner != record_id or composed in own:
                yield record_id, key, f"unexpected '{name}', which already names {owner}"
            own.add(composed)
