"""Headers of weight files: what a GGUF or a safetensors file says of itself, no weights read."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

from graph.errors import MissingPackageError
from graph.hub_ids import to_hub_id
from graph.records.vocabulary import HUB_UNSAID
from graph.tracing.trace import TraceEvidence
from lineage.trace.statements import (
    MOST_LINKS,
    StatedBase,
    Statement,
    TraceError,
    clean,
    gather_links,
    list_texts,
    read_links,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LARGEST_HEADER = 100_000_000
"""Bytes of the largest header of a safetensors file, as the format has it."""

_HINT = "Is it whole? Fetch it anew."

ARCHITECTURE = "general.architecture"
"""The field of a GGUF file that names its sort of model."""


def read_gguf(path: Path) -> Statement:
    """Return what a GGUF file says of itself.

    Raises:
        MissingPackageError: The package `gguf` is not installed.
        TraceError: It is no GGUF file, or not whole.
    """
    try:
        from lineage.trace.gguf_fields import read_gguf_fields  # an optional package
    except ImportError as error:
        raise MissingPackageError(what="A GGUF file", package="gguf", extra="trace") from error
    fields = read_gguf_fields(path)
    where = clean(path.name)
    architecture = clean(fields.get(ARCHITECTURE))
    types = ((architecture, TraceEvidence(where, ARCHITECTURE)),) if architecture else ()
    return Statement(
        name=where,
        links=gather_links([*_list_sources(fields, where), *_list_base_models(fields, where)]),
        types=types,
        licence=_read_licence(fields),
    )


def _read_licence(fields: Mapping[str, Any]) -> str | None:
    """Return the licence, by its name where it is no usual one."""
    licence, name = (clean(fields.get(key)) for key in ("general.license", "general.license.name"))
    return (name if licence in {"", "other"} else "") or licence or None


def _list_base_models(fields: Mapping[str, Any], where: str) -> Iterator[StatedBase]:
    count = fields.get("general.base_model.count", 0)
    for number in range(min(count if isinstance(count, int) else 0, MOST_LINKS)):
        key = f"general.base_model.{number}"
        target = _name_repository(fields, key)
        if target:
            yield StatedBase(target, HUB_UNSAID, TraceEvidence(where, key))


def _list_sources(fields: Mapping[str, Any], where: str) -> Iterator[StatedBase]:
    """Yield the repository that the file was made from, where it names one."""
    for key in ("general.source.repo_url", "general.source.url"):
        target = to_hub_id(clean(fields.get(key)))
        if target and "/" in target:
            yield StatedBase(target, "quantized", TraceEvidence(where, key))
            return


def _name_repository(fields: Mapping[str, Any], key: str) -> str:
    for field in ("repo_url", "url"):
        address = clean(fields.get(f"{key}.{field}"))
        if to_hub_id(address):
            return str(to_hub_id(address))
    owner, name = (clean(fields.get(f"{key}.{field}")) for field in ("organization", "name"))
    said = f"{owner}/{name}".replace(" ", "-") if owner and name else name
    return to_hub_id(said) or name


def read_safetensors(path: Path) -> Statement:
    """Return what the metadata of a safetensors file say.

    Raises:
        MissingPackageError: The package `safetensors` is not installed.
        TraceError: It is no safetensors file, or not whole.
    """
    try:
        from safetensors import SafetensorError, safe_open  # an optional package
    except ImportError as error:
        what, package = "A safetensors file", "safetensors"
        raise MissingPackageError(what=what, package=package, extra="trace") from error
    _require_header(path)
    try:
        with safe_open(path, framework="np") as file:
            metadata = dict(file.metadata() or {})
    except (SafetensorError, OSError, ValueError, UnicodeDecodeError) as error:
        message = f"'{path}' is no whole safetensors file."
        raise TraceError(message, hint=_HINT) from error
    return read_metadata(metadata, clean(path.name))


def _require_header(path: Path) -> None:
    """Return if a header of the length that the file states can be there."""
    with path.open("rb") as file:
        head = file.read(8)
    whole = len(head) == 8 and struct.unpack("<Q", head)[0] <= LARGEST_HEADER  # noqa: PLR2004
    if not whole:
        message = f"'{path}' is no whole safetensors file."
        raise TraceError(message, hint=_HINT)


def read_metadata(metadata: Mapping[str, str], where: str) -> Statement:
    """Return what the metadata of a safetensors file say; see the fields of ModelSpec.

    Examples:
        >>> read_metadata({"base_model": "a/b", "license": "mit"}, "m.safetensors").links[0].target
        'a/b'
    """
    card: dict[str, Any] = {key: _plain(value) for key, value in metadata.items()}
    links = [
        link._replace(place=TraceEvidence(where, "metadata, base_model"))
        for link in read_links(card, where, HUB_UNSAID)
    ]
    merged = list_texts(_plain(metadata.get("modelspec.merged_from", "")))
    sources = [part.strip() for text in merged for part in text.split(",")]
    links += [
        StatedBase(source, "merge", TraceEvidence(where, "metadata, modelspec.merged_from"))
        for source in sources
        if to_hub_id(source)
    ]
    kind = clean(metadata.get("model_type")) or clean(metadata.get("modelspec.architecture"))
    key = "model_type" if clean(metadata.get("model_type")) else "modelspec.architecture"
    return Statement(
        name=where,
        links=gather_links(links),
        types=((kind, TraceEvidence(where, f"metadata, {key}")),) if kind else (),
        licence=clean(metadata.get("license")) or clean(metadata.get("modelspec.license")) or None,
    )


def _plain(text: str) -> str | list[Any]:
    """Return a text, or the list that it holds as JSON: all values there are texts."""
    if text.startswith("["):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return text
        if isinstance(found, list):
            return found
    return text
