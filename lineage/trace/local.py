"""What lies on this computer: a folder with a checkpoint, or one file of weights."""

from __future__ import annotations

import json
import re
import stat
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph.tracing.trace import TraceEvidence
from lineage.files import read_small
from lineage.trace import recipes
from lineage.trace.front_matter import LARGEST, parse_card, parse_yaml
from lineage.trace.headers import read_gguf, read_safetensors
from lineage.trace.statements import (
    StatedBase,
    Statement,
    TraceError,
    clean,
    gather_links,
    guess_relation,
    read_licence,
    read_links,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

CARD, CONFIG, ADAPTER, GENERATION = (
    "README.md", "config.json", "adapter_config.json", "generation_config.json",
)  # fmt: skip
"""Files of a checkpoint that say what it was made from."""

_LARGEST_CONFIG = 10_000_000
_MOST_FILES = 10_000
_SNAPSHOT = re.compile(r"models--([\w.-]+?)--([\w.-]+)")
_PARTS = re.compile(r"(?:adapter_model|model|pytorch_model|consolidated)[\w.-]*\.safetensors")


def read_local(path: Path) -> Statement:
    """Return what a folder or a file says of itself.

    Raises:
        MissingPackageError: A package that it needs is not installed.
        TraceError: It cannot be read, or says nothing.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return _read_folder(path)
        if not stat.S_ISREG(status.st_mode):
            message = f"'{path}' is neither a file nor a folder."
            raise TraceError(message, hint="Name a folder, a GGUF or a safetensors file.")
        return _read_file(path)
    except OSError as error:
        message = f"'{error.filename or path}' cannot be read: {error.strerror or error}."
        raise TraceError(message, hint="Name a folder, a GGUF or a safetensors file.") from error


def _read_file(path: Path) -> Statement:
    with path.open("rb") as file:
        magic = file.read(4)
    if magic in {b"GGUF", b"FUGG"} or path.suffix.lower() == ".gguf":
        return _fill_owner(read_gguf(path), path)
    if path.suffix.lower() == ".safetensors":
        said = read_safetensors(path)
        beside = path.parent / CONFIG, path.parent / CARD, path.parent / ADAPTER
        if _PARTS.fullmatch(path.name) and any(part.is_file() for part in beside):
            return _read_folder(path.parent, said)._replace(name=clean(path.name))
        return _fill_owner(said, path)
    if path.name in {CARD, CONFIG, ADAPTER, *recipes.NAMES}:
        return _read_folder(path.parent)
    message = f"'{path}' is neither a GGUF nor a safetensors file."
    raise TraceError(message, hint="Name the folder of the checkpoint, or one of its files.")


def _read_folder(folder: Path, header: Statement | None = None) -> Statement:
    card = _read_card(folder / CARD)
    configs = {name: read_config(folder / name) for name in (CONFIG, ADAPTER, GENERATION)}
    recipe = [link for name in recipes.NAMES for link in _read_recipe(folder / name)]
    header = header or _read_weights(folder)
    if not card and header is None and not recipe and not any(configs.values()):
        message = f"'{folder}' says nothing of a checkpoint."
        looked_for = (
            f"{CONFIG}, {ADAPTER}, a {CARD} with front matter, a recipe of a merge, or weights"
        )
        raise TraceError(message, hint=f"Name a folder with {looked_for}.")
    relation = guess_relation(
        card or {},
        adapter=bool(configs[ADAPTER]),
        quantised="quantization_config" in (configs[CONFIG] or {}),
        merge=bool(recipe),
    )
    links = [
        *read_links(card or {}, CARD, relation),
        *_read_adapter(configs[ADAPTER] or {}),
        *recipe,
        *(header.links if header else ()),
    ]
    links = links or [*_read_origin(configs, relation)]
    statement = Statement(
        name=clean(folder.resolve().name) or clean(str(folder)),
        links=gather_links(links),
        types=(*read_types(configs[CONFIG] or {}), *(header.types if header else ())),
        licence=read_licence(card or {}) or (header.licence if header else None),
    )
    return _fill_owner(statement, folder)


def _read_card(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return parse_card(file.read(LARGEST + 8), f"'{path}'")


def read_config(path: Path) -> dict[str, Any] | None:
    """Return a JSON file that holds a table; None if there is none.

    Raises:
        TraceError: It holds no JSON, or no table.
    """
    if not path.exists():
        return None
    content = read_small(path, limit=_LARGEST_CONFIG)
    return parse_config(content, f"'{path}'")


def parse_config(content: bytes, where: str) -> dict[str, Any]:
    """Return the table that a JSON text holds.

    Raises:
        TraceError: It is no JSON, or no table.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        message = f"{where} is no JSON."
        raise TraceError(message, hint="Is it whole? Fetch it anew.") from error
    if not isinstance(found, dict):
        message = f"{where} is no table of keys and values."
        raise TraceError(message, hint="Fetch it anew, or ask its maker to mend it.")
    return found


def _read_recipe(path: Path) -> list[StatedBase]:
    if not path.is_file():
        return []
    content = read_small(path, limit=LARGEST)
    return recipes.read_recipe(parse_yaml(content, f"recipe '{path}'"), path.name)


def _read_weights(folder: Path) -> Statement | None:
    """Return what the first file of weights of a folder says, if there is any."""
    files = sorted(
        path
        for path in islice(folder.iterdir(), _MOST_FILES)
        if path.suffix.lower() in {".gguf", ".safetensors"} and path.is_file()
    )
    if not files:
        return None
    return (
        read_gguf(files[0]) if files[0].suffix.lower() == ".gguf" else read_safetensors(files[0])
    )


def _read_adapter(config: Mapping[str, Any]) -> Iterator[StatedBase]:
    target = clean(config.get("base_model_name_or_path"))
    if target:
        yield StatedBase(target, "adapter", TraceEvidence(ADAPTER, "base_model_name_or_path"))


def _read_origin(
    configs: Mapping[str, Mapping[str, Any] | None], relation: str
) -> Iterator[StatedBase]:
    """Yield the repository that the weights were loaded from before they were saved here."""
    for name in (CONFIG, GENERATION):
        target = clean((configs[name] or {}).get("_name_or_path"))
        if target and "/" in target and not target.startswith((".", "/", "~")):
            yield StatedBase(target, relation, TraceEvidence(name, "_name_or_path"))


def read_types(config: Mapping[str, Any]) -> tuple[tuple[str, TraceEvidence], ...]:
    """Return what a config says of the architecture, the most telling name first."""
    types = []
    inner = config.get("text_config")
    for table, prefix in (
        (config, ""),
        (inner if isinstance(inner, dict) else {}, "text_config."),
    ):
        kind = clean(table.get("model_type"))
        if kind:
            types.append((kind, TraceEvidence(CONFIG, f"{prefix}model_type")))
    names = config.get("architectures")
    if isinstance(names, list) and names and clean(names[0]):
        types.append((clean(names[0]), TraceEvidence(CONFIG, "architectures")))
    return tuple(types)


def _fill_owner(statement: Statement, path: Path) -> Statement:
    """Return a statement with the repository that a cache of the Hub keeps it under."""
    for part in reversed(path.absolute().parts):
        found = _SNAPSHOT.fullmatch(part)
        if found:
            hub = f"{found[1]}/{found[2]}"
            return statement._replace(hub=hub, name=hub)
    return statement
