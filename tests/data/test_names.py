"""A name that is public stands for one thing, in the packages and in the page's scripts."""

from __future__ import annotations

import ast

from scripts.scorecard_code import Module, read_modules
from scripts.scorecard_twins import REASONS, find_twins, list_exports, list_names, tell_twins


def test_a_name_stands_in_one_module_or_has_a_reason() -> None:
    python, page = find_twins(list_names(read_modules())), find_twins(list_exports())
    assert {name: at for name, at in python.items() if name not in REASONS} == {}
    assert {name: at for name, at in page.items() if name not in REASONS} == {}
    assert REASONS.keys() - python.keys() - page.keys() == set()


def test_a_new_twin_is_told() -> None:
    text = "class Reading: ...\ndef _own(): ...\n"
    twins = [Module(name, text, ast.parse(text)) for name in ("graph/a.py", "lineage/b.py")]
    assert find_twins(list_names(twins)) == {"Reading": ["graph/a.py", "lineage/b.py"]}
    assert tell_twins(twins) == "1: Reading"
