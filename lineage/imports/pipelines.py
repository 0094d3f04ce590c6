"""diffusers: the encoders, autoencoders and denoisers that the pipelines of a model take."""

from __future__ import annotations

import ast
import re
from itertools import chain
from typing import TYPE_CHECKING

from lineage.catalog.receipts import How
from lineage.imports.reading import PackageReading, Pairs, list_classes, list_imports, parse_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.imports.distributions import Package

_NO_MODEL = re.compile(
    r"Tokenizer|Processor|Scheduler|FeatureExtractor|SafetyChecker|Mixin$|^PreTrainedModel$"
)

_OWN_MODELS = ("modeling", "text_encoder")
"""How files begin that stand beside a pipeline and hold its own models."""


def read_pipelines(package: Package) -> PackageReading:
    """Return which classes of models the pipelines of each folder take."""
    pairs = Pairs(package)
    for path, tree in parse_files(package):
        folder = path.split("/")[-2]
        libraries = dict(_find_libraries(tree))
        for argument, name in chain.from_iterable(map(_list_arguments, list_classes(tree))):
            if name in libraries and not _NO_MODEL.search(name):
                what = f"{argument} = {name} of {libraries[name]}"
                pairs.add(folder, name, How.COMPONENT, place=path, what=what)
    return PackageReading([], pairs.list_receipts())


def _find_libraries(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the names that may be models, and the library of each."""
    for local, node, _ in list_imports(tree):
        parts = (node.module or "").removeprefix("diffusers.").split(".")
        if parts[0] == "transformers" and node.level == 0:
            yield local, "transformers"
        elif parts[0] == "models" or (node.level == 1 and parts[0].startswith(_OWN_MODELS)):
            yield local, "diffusers"


def _list_arguments(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Yield the arguments of a pipeline, with each class that their types name."""
    for item in node.body:
        if isinstance(item, ast.FunctionDef) and item.name == "__init__":
            for argument in [*item.args.posonlyargs, *item.args.args, *item.args.kwonlyargs]:
                for name in _list_names(argument.annotation):
                    yield argument.arg, name


def _list_names(annotation: ast.expr | None) -> Iterator[str]:
    for node in ast.walk(annotation) if annotation else ():
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"\w+", node.value)
