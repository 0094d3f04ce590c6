"""transformers: which classes of a model's folder inherit from, or are copied from, another's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lineage.catalog.receipts import How, Subject
from lineage.imports.reading import (
    PackageReading,
    Pairs,
    find_defined,
    list_classes,
    list_imports,
    name_bases,
    parse_text,
)

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator

    from lineage.imports.distributions import Package

_COPIED = re.compile(
    r"^(?P<indent>[ ]*)#.*?Copied from transformers\.models\.(?:deprecated\.)?"
    r"(?P<folder>\w+)\.\w+\.(?P<name>\w+(?:\.\w+)?)",
    re.MULTILINE,
)
_OUTPUT = re.compile(r"OutputWith\w+$")
"""Classes that only name what a model returns: no implementation."""

_CHECKPOINT = re.compile(r'checkpoint="([A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*)"')
_LINKED = re.compile(r"\]\(https://huggingface\.co/([A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*?)/?\)")


def read_modular(package: Package) -> PackageReading:
    """Return what the model folders of transformers share, and their checkpoints."""
    pairs = Pairs(package)
    checkpoints: dict[str, str] = {}
    for path, text in package.files.items():
        folder, file = path.split("/")[-2:]
        if file.startswith("modular_"):
            for parent, what in _find_inherited(parse_text(package, path, text), folder):
                pairs.add(folder, parent, How.INHERITS, place=path, what=what)
        for parent, what in _find_copied(text):
            if parent != folder:
                pairs.add(folder, parent, How.COPIED, place=path, what=what)
        checkpoint = _find_checkpoint(file, text)
        if checkpoint:
            checkpoints.setdefault(folder, checkpoint)
    subjects = [Subject(name=name, hub=checkpoints[name]) for name in sorted(checkpoints)]
    return PackageReading(subjects, pairs.list_receipts())


def _find_inherited(tree: ast.Module, folder: str) -> Iterator[tuple[str, str]]:
    """Yield the other folder and both names, for each class that inherits from there."""
    imported = {
        local: (parent, name)
        for local, node, name in list_imports(tree)
        if (parent := _find_folder(node)) and parent != folder
    }
    for node in list_classes(tree):
        for base in name_bases(node):
            if base in imported and not _OUTPUT.search(base):
                parent, name = imported[base]
                yield parent, f"{node.name} <- {name}"


def _find_folder(node: ast.ImportFrom) -> str:
    """Return the model folder that a statement imports from, if it is one."""
    parts = (node.module or "").split(".")
    for prefix, level in ((["transformers", "models"], 0), (["models"], 3)):
        if node.level == level and parts[: len(prefix)] == prefix:
            parts = parts[len(prefix) :]
            break
    else:
        if node.level != 2:  # noqa: PLR2004  `from ..llama.modeling_llama import`
            return ""
    parts = [part for part in parts if part != "deprecated"]
    return parts[0] if len(parts) == 2 else ""  # noqa: PLR2004  folder and file


def _find_copied(text: str) -> Iterator[tuple[str, str]]:
    for match in _COPIED.finditer(text):
        name = match["name"] if match["indent"] else match["name"].split(".")[0]
        yield match["folder"], f"{find_defined(text, match.end()) or '?'} <- {name}"


def _find_checkpoint(file: str, text: str) -> str:
    """Return the checkpoint that the documentation of a configuration names."""
    if not file.startswith(("configuration_", "modular_")):
        return ""
    match = _CHECKPOINT.search(text) or (
        _LINKED.search(text) if file.startswith("configuration_") else None
    )
    return match[1] if match else ""
