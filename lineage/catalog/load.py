"""Reading a catalog folder: files to typed records, and every problem on the way."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from graph.collector import collector_paused
from graph.records.fields import ARXIV_ID_PATTERN, Record, is_id
from graph.records.references import Concept, Family, Group, Lab, Paper, Source, Technique
from lineage.catalog.blanks import add_placeholders
from lineage.catalog.entry import Entry
from lineage.catalog.problems import Problem, describe_validation
from lineage.catalog.receipts import (
    IMPLEMENTATIONS,
    read_implementations,
    read_receipts,
)
from lineage.catalog.records import Catalog
from lineage.catalog.toml import TomlError, parse_toml
from lineage.catalog.verified import read_verified
from lineage.files import read_small
from lineage.folders import is_leftover

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RecordT = TypeVar("RecordT", bound=Record)

CONCEPT_FILES = ("families", "tasks", "techniques", "architectures")
"""Names of the vocabulary files whose tables are concepts."""

_CONCEPTS: dict[str, type[Concept]] = {"families": Family, "techniques": Technique}
"""Vocabulary files whose tables say more than a concept does."""


@collector_paused()
def load_catalog(folder: Path) -> Catalog:
    """Read every file of a catalog folder; what cannot be read becomes a problem."""
    catalog = Catalog()
    problems = catalog.problems
    for path in sorted((folder / "models").iterdir()):
        if not is_leftover(path.name):
            _read_model(path, catalog)
    for name in CONCEPT_FILES:
        record = _CONCEPTS.get(name, Concept)
        catalog.concepts[name] = _read_tables(folder / f"{name}.toml", record, catalog)
    if (folder / "groups.toml").exists():
        catalog.groups = _read_tables(folder / "groups.toml", Group, catalog)
    catalog.labs = _read_tables(folder / "labs.toml", Lab, catalog)
    catalog.sources = _read_tables(folder / "sources.toml", Source, catalog)
    catalog.papers = read_snapshot(folder / "papers", problems)
    catalog.receipts = read_receipts(folder, problems)
    if (folder / IMPLEMENTATIONS).exists():
        tables = _read_toml(folder / IMPLEMENTATIONS, IMPLEMENTATIONS, problems) or {}
        catalog.implementations = read_implementations(tables, problems)
    catalog.verified = read_verified(folder, problems)
    add_placeholders(catalog)
    return catalog


def extend_catalog(
    catalog: Catalog, model_id: str, text: str, papers: Mapping[str, Paper]
) -> Catalog:
    """Return a catalog with one more entry, and with paper records that it lacks.

    Args:
        catalog: What it extends, which stays as it is.
        model_id: Id of the new entry.
        text: What its file will hold, in TOML.
        papers: Records by arXiv id.
    """
    extended = replace(
        catalog,
        models=dict(catalog.models),
        concepts={name: dict(concepts) for name, concepts in catalog.concepts.items()},
        papers={**papers, **catalog.papers},
        tables=dict(catalog.tables),
        ids={*catalog.ids, model_id},
        names=dict(catalog.names),
        problems=list(catalog.problems),
    )
    _take_entry(model_id, parse_toml(text), extended)
    add_placeholders(extended)
    return extended


def _read_model(path: Path, catalog: Catalog) -> None:
    file = f"models/{path.name}"
    if path.suffix != ".toml" or not is_id(path.stem):
        message = f"unexpected name '{path.name}', expected <id>.toml with a lowercase id"
        catalog.problems.append(Problem(file, "(file name)", message, "file-name"))
        return
    catalog.ids.add(path.stem)
    table = _read_toml(path, file, catalog.problems)
    if table is not None:
        _take_entry(path.stem, table, catalog)


def _take_entry(model_id: str, table: dict[str, object], catalog: Catalog) -> None:
    catalog.tables[model_id] = table
    model = _validate(f"models/{model_id}.toml", table, Entry, catalog.problems)
    if model is not None:
        catalog.models[model_id] = model


def _read_tables(path: Path, record: type[RecordT], catalog: Catalog) -> dict[str, RecordT]:
    problems = catalog.problems
    tables = _read_toml(path, path.name, problems)
    catalog.names[path.stem] = None if tables is None else set(tables)
    found: dict[str, RecordT] = {}
    for name, table in sorted((tables or {}).items()):
        if not is_id(name):
            problems.append(
                Problem(path.name, name, "unexpected key, expected a lowercase id", "keys")
            )
            continue
        before = len(problems)
        value = _validate(path.name, table, record, problems)
        problems[before:] = [p._replace(key=f"{name}.{p.key}") for p in problems[before:]]
        if value is not None:
            found[name] = value
    return found


def _validate(
    file: str, table: object, record: type[RecordT], problems: list[Problem]
) -> RecordT | None:
    try:
        return record.model_validate(table)
    except ValidationError as error:
        problems.extend(describe_validation(file, error))
        return None


def _read_toml(path: Path, file: str, problems: list[Problem]) -> dict[str, object] | None:
    text = _read_text(path, file, problems)
    if text is None:
        return None
    try:
        return parse_toml(text)
    except TomlError as error:
        place = re.search(r"\(at (.+)\)$", str(error))
        key = f"({place[1]})" if place else "(whole file)"
        message = f"not TOML: {str(error).split(' (at ')[0]}"
        problems.append(Problem(file, key, message, "toml"))
        return None


def _read_text(path: Path, file: str, problems: list[Problem]) -> str | None:
    try:
        return read_small(path).decode("utf-8-sig")
    except OSError as error:
        problem = Problem(file, "(whole file)", f"cannot be read: {error.strerror}", "read")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = f"{error.object[error.start]:#04x}"
        message = f"byte {byte} is not UTF-8 text, expected a file saved as UTF-8"
        problem = Problem(file, f"(line {line})", message, "read")
    problems.append(problem)
    return None


def _list_snapshot(folder: Path, problems: list[Problem]) -> list[Path]:
    if not folder.is_dir():
        return []
    try:  # `glob` would take a folder that it may not list for an empty one
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix == ".json" and not is_leftover(path.name)
        )
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        problems.append(Problem(folder.name, "(whole folder)", message, "read"))
        return []


def read_snapshot(folder: Path, problems: list[Problem]) -> dict[str, Paper]:
    """Read the paper records of a catalog folder; a catalog may come without any."""
    papers: dict[str, Paper] = {}
    for path in _list_snapshot(folder, problems):
        file = f"papers/{path.name}"
        arxiv_id = path.stem.replace("_", "/")
        if not re.fullmatch(ARXIV_ID_PATTERN, arxiv_id):
            message = f"unexpected name '{path.name}', expected <arXiv id>.json"
            problems.append(Problem(file, "(file name)", message, "file-name"))
            continue
        text = _read_text(path, file, problems)
        if text is None:
            continue
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            problems.append(Problem(file, "(whole file)", f"not JSON: {error}", "json"))
            continue
        paper = _validate(file, value, Paper, problems)
        if paper is not None:
            papers[arxiv_id] = paper
    return papers
