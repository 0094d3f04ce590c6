"""Errors of the core speak neither shell nor Python: each caller adds the words that help it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import graph

ROOT = Path(graph.__file__).parent
SHELL_OR_PYTHON = re.compile(
    r"--[a-z]|\bpip\b|\blineage [a-z-]+'|'lineage |\w\(\)|\.py\b|\bimport "
)


def list_texts(source: str) -> list[str]:
    """Return every text in a module but docstrings and other bare strings."""
    tree = ast.parse(source)
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare
    ]


def find_callers_words(source: str) -> list[str]:
    return [text for text in list_texts(source) if SHELL_OR_PYTHON.search(text)]


@pytest.mark.parametrize(
    "said",
    [
        "Run 'lineage lint'.",
        "Choose a later date with --as-of.",
        "Install it: pip install x",
        "Call g.show().",
    ],
)
def test_words_of_the_shell_and_of_python_are_seen(said: str) -> None:
    assert find_callers_words(f'raise LineageError("No.", hint="{said}")') == [said]


@pytest.mark.parametrize(
    "path",
    sorted(p for p in ROOT.rglob("*.py") if "raise " in p.read_text(encoding="utf-8")),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_what_the_core_says_is_for_every_caller(path: Path) -> None:
    assert find_callers_words(path.read_text(encoding="utf-8")) == []


def test_errors_are_said_for_every_caller() -> None:
    assert find_callers_words((ROOT / "errors.py").read_text(encoding="utf-8")) == []
