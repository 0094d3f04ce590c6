"""Places in code: a class and what it was made from, a field, a docstring."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from typing import NamedTuple

from lineage.imports.reading import UNPARSABLE, find_defined, list_imports, parse_python

_COPIED = re.compile(r"#[^\n]*?Copied from ([\w.]+)")


class Made(NamedTuple):
    """A class of a file, and what it says that it was made from.

    Attributes:
        name: Its name.
        bases: Names of bases, and of what it was copied from.
    """

    name: str
    bases: frozenset[str]


@lru_cache(maxsize=64)
def parse_code(text: str) -> ast.Module:
    """Return the syntax tree of Python; an empty one of what is none."""
    try:
        return parse_python(text)
    except UNPARSABLE:
        return ast.Module([], [])


@lru_cache(maxsize=64)
def list_made(text: str) -> tuple[Made, ...]:
    """Return the classes and functions of a file with their bases."""
    copied = _list_copied(text)
    tree = parse_code(text)
    there = {local: name for local, _, name in list_imports(tree)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            names = [_last(base) for base in getattr(node, "bases", ())]
            bases = {there.get(name, name) for name in names}
            found.append(Made(node.name, frozenset((bases | copied.get(node.name, set())) - {""})))
    return tuple(found)


def _last(base: ast.expr) -> str:
    if isinstance(base, ast.Name):
        return base.id
    return base.attr if isinstance(base, ast.Attribute) else ""


def _list_copied(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _COPIED.finditer(text):
        defined = find_defined(text, match.end())
        if defined:
            found.setdefault(defined, set()).update(match[1].split(".")[-2:])
    return found


def cut_block(text: str, name: str) -> str | None:
    """Return the source of a class or function, or None if a file has none of that name."""
    for node in ast.walk(parse_code(text)):
        if (
            isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.name == name
        ):
            return ast.get_source_segment(text, node)
    return None


@lru_cache(maxsize=64)
def list_calls(text: str, ending: str) -> tuple[dict[str, str], ...]:
    """Return the keywords, as source, of each call of a name; those of calls inside it, too."""
    return tuple(
        {
            word.arg: ast.unparse(word.value)
            for inner in ast.walk(node)
            if isinstance(inner, ast.Call)
            for word in reversed(inner.keywords)
            if word.arg
        }
        | {word.arg: ast.unparse(word.value) for word in node.keywords if word.arg}
        for node in ast.walk(parse_code(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(ending)
    )
