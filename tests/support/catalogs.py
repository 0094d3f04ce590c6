"""Made-up catalogs, written as files."""

from __future__ import annotations

import copy
import errno
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli_w

from lineage.paths import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pytest

SUPPORT = {"source": "https://example.org/paper", "locator": "section 3", "stance": "supports"}
FACT = {"source": "https://example.org/card", "locator": "first line"}
DISPUTE = {"source": "https://example.org/reply", "locator": "page 2", "stance": "disputes"}


def make_entry(name: str, released: str, **changes: Any) -> dict[str, Any]:
    """Return the table of a valid entry, with `changes`; a change to None takes a key out."""
    entry: dict[str, Any] = {
        "name": name,
        "family": "alpha",
        "labs": ["acme"],
        "released": released,
        "architecture": "encoder",
        "modalities": ["text"],
        "pretraining_tasks": ["mlm"],
        "parameters": [{"label": "Base", "count": 1_000_000}],
        "corpus": "Made-up text.",
        "corpus_zh": "虚构文本。",
        "licence": {"text": "MIT", "access": "open"},
        "application": "Tests.",
        "application_zh": "测试。",
        "adds": f"{name} adds nothing.",
        "adds_zh": "无新增。",
        "no_paper": "It is made up.",
        "no_paper_zh": "纯属虚构。",
        "catalog": name,
        **changes,
    }
    if not {step["kind"] for step in entry.get("derivations") or ()} - {"code-reuse"}:
        entry.setdefault("no_parents", "none-found")
    if entry["no_paper"] is None:
        del entry["no_paper_zh"]
    return {key: value for key, value in entry.items() if value is not None}


def make_derivation(parent: str, kind: str, **changes: Any) -> dict[str, Any]:
    """Return the table of a valid derivation, with `changes`."""
    return {
        "parent": parent,
        "kind": kind,
        "note": f"Takes after {parent}.",
        "note_zh": "沿用父模型。",
        "evidence": [SUPPORT],
        **changes,
    }


def _child(name: str, released: str, *steps: tuple[str, str], **changes: Any) -> dict[str, Any]:
    return make_entry(
        name, released, derivations=[make_derivation(*step) for step in steps], **changes
    )


TOY_ENTRIES: dict[str, dict[str, Any]] = {
    "root": make_entry(
        "Root",
        "2017-06-12",
        paper="1701.00001",
        no_paper=None,
        fact_sources=[{**FACT, "fields": ["released"]}],
    ),
    "other-root": make_entry("Other Root", "2017-09", family="beta"),
    "left": _child("Left", "2018-01-10", ("root", "architecture"), aliases=["L1"]),
    "right": _child("Right", "2018-02", ("root", "objective"), family="beta"),
    "merge": _child("Merge", "2018-06-01", ("left", "merging"), ("right", "merging")),
    "tuned": _child("Tuned", "2018-07-01", ("merge", "finetuning")),
    "twin-a": _child("Twin A", "2018-08", ("left", "architecture"), ("right", "inspiration")),
    "twin-b": _child("Twin B", "2018-08", ("left", "scaling"), ("right", "retraining")),
    "student": _child("Student", "2019-01-01", ("tuned", "distillation")),
    "aligned": _child("Aligned", "2019-02-01", ("tuned", "alignment")),
    "copied": _child("Copied", "2019-03-01", ("other-root", "code-reuse")),
    "grandchild": _child("Grandchild", "2019-12", ("aligned", "finetuning")),
}
"""Twelve models: two roots, a merge, twins, and one whose only parent is by code reuse."""

_CONCEPT = {"name": "X", "name_zh": "某", "text": "Made up.", "text_zh": "虚构。"}
_SHARED: dict[str, dict[str, dict[str, Any]]] = {
    "families": {"alpha": {**_CONCEPT, "name": "Alpha"}, "beta": {**_CONCEPT, "name": "Beta"}},
    "tasks": {"mlm": {**_CONCEPT, "name": "Masked language modelling"}},
    "techniques": {"rope": {**_CONCEPT, "name": "RoPE"}},
    "architectures": {"encoder": {**_CONCEPT, "name": "Encoder"}},
    "labs": {"acme": {"name": "Acme", "spellings": ["ACME Inc"]}},
    "sources": {
        "catalog": {
            "name": "The catalog",
            "licence": "not stated",
            "licence_zh": "未说明",
            "retrieved": "2026-11",
        }
    },
}


HUB_ENTRIES: dict[str, dict[str, Any]] = {
    "transformer": make_entry("Transformer", "2017-06-12"),
    "llama": make_entry(
        "LLaMA",
        "2023-02-24",
        derivations=[make_derivation("transformer", "architecture")],
        aliases=["LlamaModel"],
    ),
    "llama-2": make_entry(
        "Llama 2",
        "2023-07-18",
        derivations=[make_derivation("llama", "architecture")],
        hub=["meta-llama/Llama-2-7b-hf"],
        licence={
            "text": "Llama 2 Community License",
            "text_zh": "Llama 2 社区许可证",
            "access": "restricted",
        },
    ),
    "mistral": make_entry(
        "Mistral",
        "2023-09-27",
        derivations=[make_derivation("transformer", "architecture")],
        hub=["mistralai/Mistral-7B-v0.1"],
    ),
}
"""A root, two models with repositories of their own, and one without."""


def write_catalog(
    folder: Path, entries: Mapping[str, Mapping[str, Any]], **shared: Mapping[str, Any]
) -> Path:
    """Write a catalog folder and return it.

    Args:
        folder: Where; made if missing.
        entries: The table of each model, by id.
        **shared: Tables that replace those of a shared file, for example `labs`.
    """
    models = folder / "models"
    models.mkdir(parents=True, exist_ok=True)
    for model_id, entry in entries.items():
        write_entry(models / f"{model_id}.toml", entry)
    for name, tables in {**_SHARED, **shared}.items():
        write_entry(folder / f"{name}.toml", tables)
    return folder


def write_entry(path: Path, table: Mapping[str, Any]) -> None:
    """Write one TOML file."""
    path.write_bytes(tomli_w.dumps(copy.deepcopy(dict(table))).encode())


def copy_catalog(folder: Path, *model_ids: str) -> Path:
    """Copy of the catalog that ships some models and all that they name as parents, and return it.

    What it makes of the rest of the catalog costs a test minutes and tells it nothing more.
    """
    shipped = data_dir()
    kept: set[str] = set()
    named = list(model_ids)
    while named:
        model_id = named.pop()
        if model_id not in kept:
            kept.add(model_id)
            text = (shipped / "models" / f"{model_id}.toml").read_text(encoding="utf-8")
            named += re.findall(r'parent = "([^"]+)"', text)

    def leave_out(parent: str, names: list[str]) -> set[str]:
        if Path(parent).name == "models":
            return set(names) - {f"{model_id}.toml" for model_id in kept}
        return {"generated", "implementations.toml"} & set(names)

    shutil.copytree(shipped, folder, ignore=leave_out)
    return folder


def forbid_listing(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let nobody list a folder, not even root."""
    list_any = Path.iterdir

    def list_others(path: Path) -> Iterator[Path]:
        if path.resolve() == folder.resolve():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return list_any(path)

    monkeypatch.setattr(Path, "iterdir", list_others)


def read_first_models() -> frozenset[str]:
    """Return the ids of the 98 models with which the catalog began."""
    path = Path(__file__).resolve().parents[1] / "fixtures" / "first_models.txt"
    return frozenset(path.read_text(encoding="utf-8").split())
