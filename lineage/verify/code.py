"""Places in code: a class and what it was made from, a field, a docstring."""

from __future__ import annotations

import ast
import re
import warnings
from functools import lru_cache
from typing import NamedTuple

_COPIED = re.compile(r"#[^\n]*?Copied from ([\w.]+)")
_NEAR = 600
"""Characters between such a comment and the class, decorators included."""


class Made(NamedTuple):
    """A class of a file, and what it says that it was made from.

    Attributes:
        name: Its name.
        bases: Names of bases, and of what it was copied from.
    """

    name: str
    bases: frozenset[str]


@lru_cache(maxsize=64)
def parse_code(text: str) -> ast.Module | None:
    """Return the syntax tree of Python, or None if it is none."""
    try:
        with warnings.catch_warnings():  # of escapes in strings, which are theirs to mend
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


@lru_cache(maxsize=64)
def list_made(text: str) -> tuple[Made, ...]:
    """Return the classes and functions of a file with their bases."""
    copied = _list_copied(text)
    tree = parse_code(text) or ast.Module([], [])
    other = {
        alias.asname: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            names = [_last(base) for base in getattr(node, "bases", ())]
            bases = {other.get(name, name) for name in names}
            found.append(Made(node.name, frozenset((bases | copied.get(node.name, set())) - {""})))
    return tuple(found)


def _last(base: ast.expr) -> str:
    if isinstance(base, ast.Name):
        return base.id
    return base.attr if isinstance(base, ast.Attribute) else ""


def _list_copied(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    defined = re.compile(r"^[ ]*(?:class|(?:async )?def)[ ]+(\w+)", re.MULTILINE)
    for match in _COPIED.finditer(text):
        below = defined.search(text, match.end(), match.end() + _NEAR)
        if below:
            parts = match[1].split(".")
            found.setdefault(below[1], set()).update({parts[-1], *parts[-2:]})
    return found


def cut_block(text: str, name: str) -> str | None:
    """Return the source of a class or function, or None if a file has none of that name."""
    tree = parse_code(text)
    for node in ast.walk(tree) if tree else ():
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
        for node in ast.walk(parse_code(text) or ast.Module([], []))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(ending)
    )
