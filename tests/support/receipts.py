"""A made-up catalog of models whose packages can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.catalogs import make_derivation, make_entry, write_catalog

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SOURCES = {
    name: {
        "name": f"The {name}",
        "licence": "MIT",
        "retrieved": "2026-11",
        "retrieved_zh": "2026 年 11 月",
        "house": house,
        "code": name != "mteb",
    }
    for name, house in (
        ("catalog", "catalog"),
        ("transformers-code", "transformers"),
        ("diffusers-code", "transformers"),
        ("mteb", "runtimes"),
        ("mlx-code", "runtimes"),
    )
}

ENTRIES: dict[str, dict[str, Any]] = {
    "root": make_entry("Root", "2019-01-01", hub=["acme/root-hub"]),
    "beta": make_entry(
        "Beta", "2020-01-01", derivations=[make_derivation("root", "architecture")]
    ),
    "gamma": make_entry("Gamma", "2021-01-01"),
}
"""The models of `tests.support.packages.TRANSFORMERS`; alpha is Root by its checkpoint."""


def write_readable(folder: Path, entries: Mapping[str, Mapping[str, Any]] = ENTRIES) -> Path:
    """Write a catalog whose sources packages can be read into, and return its folder."""
    return write_catalog(folder, entries, sources=SOURCES)
