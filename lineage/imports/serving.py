"""Runtimes: which implementation serves whose checkpoints."""

from __future__ import annotations

import ast
from itertools import chain
from typing import TYPE_CHECKING

from lineage.catalog.package_names import fold_stem, to_stem
from lineage.catalog.receipts import How
from lineage.imports.reading import (
    PackageReading,
    Pairs,
    find_constants,
    list_classes,
    list_imports,
    name_bases,
    parse_files,
    read_literal,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.imports.distributions import Package

_NO_MODEL = frozenset({"base", "mmproj", "registry", "textmodel", "transformers", "utils"})


def read_converter(package: Package) -> PackageReading:
    """Return as which architecture llama.cpp's converter takes checkpoints."""
    pairs = Pairs(package)
    for path, tree in parse_files(package):
        for node in list_classes(tree):
            names = _find_registered(node)
            architecture = _find_architecture(node)
            for name in names if architecture else ():
                _add_served(pairs, name, architecture, place=path)
            stems = {to_stem(name) for name in names}
            for base in name_bases(node):
                for stem in stems:
                    if _are_models(stem, to_stem(base)):
                        what = f"{node.name} <- {base}"
                        pairs.add(stem, to_stem(base), How.INHERITS, place=path, what=what)
    return PackageReading([], pairs.list_receipts())


def _find_registered(node: ast.ClassDef) -> list[str]:
    """Return the names under which a class of the converter is registered."""
    return [
        argument.value
        for call in node.decorator_list
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith(".register")
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def _find_architecture(node: ast.ClassDef) -> str:
    value = find_constants(node.body).get("model_arch")
    return value.attr if isinstance(value, ast.Attribute) else ""


def read_remappings(package: Package) -> PackageReading:
    """Return which types of models mlx serves with the module of another."""
    pairs = Pairs(package)
    for path, tree in parse_files(package):
        constants = find_constants(tree.body)
        table = read_literal(constants.get("MODEL_REMAPPING"), constants)
        for child, parent in table.items() if isinstance(table, dict) else ():
            if isinstance(child, str) and isinstance(parent, str):
                _add_served(pairs, child, parent, place=path)
    return PackageReading([], pairs.list_receipts())


def read_entries(package: Package) -> PackageReading:
    """Return which models sglang serves with the class, or from the file, of another."""
    pairs = Pairs(package)
    for path, tree in parse_files(package):
        file = path.rsplit("/", maxsplit=1)[-1].removesuffix(".py")
        imported = {
            local: name
            for local, node, name in list_imports(tree)
            if node.module and node.module.startswith("sglang.srt.models.")
        }
        for node in list_classes(tree):
            for base in name_bases(node):
                _add_inherited(pairs, node.name, imported.get(base, ""), place=path)
        for name in _list_entries(tree):
            _add_served(pairs, name, file, place=path)
    return PackageReading([], pairs.list_receipts())


def _list_entries(tree: ast.Module) -> Iterator[str]:
    """Yield the classes that a file of sglang serves."""
    value = find_constants(tree.body).get("EntryClass")
    names = value.elts if isinstance(value, ast.List | ast.Tuple) else [value]
    return (name.id for name in names if isinstance(name, ast.Name))


def read_registry(package: Package) -> PackageReading:
    """Return which models vLLM serves with the module of another."""
    pairs = Pairs(package)
    for path, tree in parse_files(package):
        tables = find_constants(tree.body).values()
        rows = chain.from_iterable(zip(t.keys, t.values, strict=True) for t in tables
                                   if isinstance(t, ast.Dict))  # fmt: skip
        for key, value in rows:
            name, target = read_literal(key, {}), read_literal(value, {})
            if isinstance(name, str) and isinstance(target, tuple) and len(target) > 1:
                _add_served(pairs, name, str(target[0]), place=path)
    return PackageReading([], pairs.list_receipts())


def _add_served(pairs: Pairs, name: str, parent: str, *, place: str) -> None:
    if _are_models(to_stem(name), parent):
        what = f"{name} served as {parent}"
        pairs.add(to_stem(name), parent, How.SERVED, place=place, what=what)


def _add_inherited(pairs: Pairs, name: str, base: str, *, place: str) -> None:
    """Take two classes that are each the model itself, and no layer of it."""
    child, parent = to_stem(name), to_stem(base)
    if child != name and parent != base and _are_models(child, parent):
        pairs.add(child, parent, How.INHERITS, place=place, what=f"{name} <- {base}")


def _are_models(child: str, parent: str) -> bool:
    """Tell whether two names are of two models."""
    ends = {fold_stem(child), fold_stem(parent)}
    return len(ends) > 1 and not ends & _NO_MODEL
