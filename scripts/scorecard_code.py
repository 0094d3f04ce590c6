"""What can be counted in the source: lines, functions, docstrings, types, hints."""

from __future__ import annotations

import ast
import re
import statistics
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
Function = ast.FunctionDef | ast.AsyncFunctionDef
Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
Told = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Module
_SHELL = re.compile(r"(?<![\w/.])lineage [a-z][a-z-]+|(?<!\S)--[a-z]|pip install")
_DOCUMENT_TYPE = re.compile(r"dict\[str, Any\]")


@dataclass(frozen=True)
class Module:
    """A Python file of the two packages.

    Attributes:
        name: Its path below the repository.
        text: All of it.
        tree: The same, parsed.
    """

    name: str
    text: str
    tree: ast.Module


def read_modules() -> list[Module]:
    """Return every module of `graph` and `lineage`."""
    paths = [path for room in ("graph", "lineage") for path in sorted((ROOT / room).rglob("*.py"))]
    texts = [(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths]
    return [Module(name, text, ast.parse(text)) for name, text in texts]


def list_functions(modules: Iterable[Module]) -> list[Function]:
    """Return every function and method."""
    return [
        node for module in modules for node in ast.walk(module.tree) if isinstance(node, Function)
    ]


def tell_module_lines(modules: Iterable[Module]) -> str:
    """Return median and maximum of lines a module; empty ones do not count."""
    sizes = {one.name: len(one.text.splitlines()) for one in modules}
    full = {name: size for name, size in sizes.items() if size > 1 and "__init__" not in name}
    largest = max(full, key=lambda name: full[name])
    return f"{statistics.median(full.values()):.0f} / {full[largest]} ({largest})"


def count_lines(function: Function) -> int:
    """Return the lines of a function without its docstring and decorators."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None and first.end_lineno:
        lines -= first.end_lineno - first.lineno + 1
    return lines


def tell_function_lines(functions: list[Function]) -> str:
    """Return median and ninth decile of lines a function."""
    sizes = sorted(count_lines(one) for one in functions)
    return f"{statistics.median(sizes):.0f} / {sizes[len(sizes) * 9 // 10]}"


def tell_annotated(functions: list[Function]) -> str:
    """Return the share of functions whose every argument and answer has a type."""
    whole = [
        one.returns is not None
        and all(
            argument.annotation or argument.arg in {"self", "cls"}
            for argument in (*one.args.posonlyargs, *one.args.args, *one.args.kwonlyargs)
        )
        for one in functions
    ]
    return f"{sum(whole) / len(whole):.0%}"


def tell_plain_dicts(modules: Iterable[Module]) -> str:
    """Return how often `dict[str, Any]` stands in the code, and in how many modules."""
    counts = [len(_DOCUMENT_TYPE.findall(module.text)) for module in modules]
    return f"{sum(counts)} in {sum(map(bool, counts))} modules (of any use)"


def list_public(module: Module) -> Iterator[Told]:
    """Yield a module, and its public classes, functions and methods."""
    yield module.tree
    for node in module.tree.body:
        if isinstance(node, Named) and not node.name.startswith("_"):
            yield node
            members = node.body if isinstance(node, ast.ClassDef) else []
            yield from (one for one in members if isinstance(one, Function) and one.name[0] != "_")


def tell_docstrings(modules: Iterable[Module]) -> str:
    """Return the share of what is public that has a docstring."""
    texts = [ast.get_docstring(node) for module in modules for node in list_public(module)]
    return f"{sum(map(bool, texts)) / len(texts):.1%}"


def tell_examples(modules: Iterable[Module]) -> str:
    """Return the share of public functions of `graph` whose docstring has a runnable example."""
    texts = [
        ast.get_docstring(node) or ""
        for module in modules
        if module.name.startswith("graph/")
        for node in list_public(module)
        if isinstance(node, Function)
    ]
    return f"{sum('>>>' in text for text in texts) / len(texts):.0%}"


def tell_shell_words(modules: Iterable[Module]) -> str:
    """Return how many texts of `graph` that are no docstrings speak of commands or options."""
    found = [
        f"{module.name}: {node.value[:40]!r}"
        for module in modules
        if module.name.startswith("graph/")
        for node in _list_texts(module.tree)
        if isinstance(node.value, str) and _SHELL.search(node.value)
    ]
    return f"{len(found)}{': ' if found else ''}{'; '.join(found[:3])}"


def _list_texts(tree: ast.Module) -> list[ast.Constant]:
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told
    ]


def list_scripts() -> list[Path]:
    """Return every script of the page."""
    return sorted((ROOT / "site" / "static" / "js").rglob("*.js"))


def tell_script_folders() -> str:
    """Return the most scripts in a folder, and the longest script."""
    paths = list_scripts()
    folders = Counter(path.parent.name for path in paths).most_common(1)[0]
    sizes = {path.name: len(path.read_text("utf-8").splitlines()) for path in paths}
    largest = max(sizes, key=lambda name: sizes[name])
    return f"{folders[1]} ({folders[0]}) / {sizes[largest]} lines ({largest})"


def tell_who(modules: Iterable[Module], pattern: str, *, scripts: bool) -> str:
    """Return how many modules (and scripts) have a text that matches, and which."""
    texts = [(module.name, module.text) for module in modules]
    if scripts:
        texts += [(path.name, path.read_text("utf-8")) for path in list_scripts()]
    found = [name for name, text in texts if re.search(pattern, text)]
    return f"{len(found)}: {', '.join(found)}"
