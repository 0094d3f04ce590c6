"""A public name stands for one thing and is used; a file that a text names is there."""

from __future__ import annotations

import ast
import re

from scripts.scorecard_code import ROOT, Module, list_scripts, read_modules
from scripts.scorecard_twins import (
    REASONS,
    find_twins,
    list_exports,
    list_names,
    list_types,
    tell_twins,
)


def test_a_name_stands_in_one_module_or_has_a_reason() -> None:
    python, page = (
        find_twins(list_names(read_modules())),
        find_twins([*list_exports(), *list_types()]),
    )
    assert {name: at for name, at in python.items() if name not in REASONS} == {}
    assert {name: at for name, at in page.items() if name not in REASONS} == {}
    assert REASONS.keys() - python.keys() - page.keys() == set()


def test_a_new_twin_is_told() -> None:
    text = "class Reading: ...\ndef _own(): ...\n"
    twins = [Module(name, text, ast.parse(text)) for name in ("graph/a.py", "lineage/b.py")]
    assert find_twins(list_names(twins)) == {"Reading": ["graph/a.py", "lineage/b.py"]}
    assert tell_twins(twins) == "1: Reading"


def test_what_a_script_exports_another_or_a_test_imports() -> None:
    tests = [*(ROOT / "site" / "test").glob("*.js"), *(ROOT / "tests").rglob("*.py")]
    paths = [*list_scripts(), *tests]
    words = {path: set(re.findall(r"\w+", path.read_text("utf-8"))) for path in paths}
    unused = [
        f"{place}: {name}"
        for name, place in list_exports()
        if not any(name in found for path, found in words.items() if path != ROOT / place)
    ]
    assert unused == []


def test_a_file_that_the_code_names_is_there() -> None:
    named = re.compile(r"\b(?:graph|lineage|site|scripts|docs)/[\w/-]+\.(?:py|js|d\.ts|md)\b")
    types = (ROOT / "site" / "static" / "js").rglob("*.d.ts")
    texts = {path.name: path.read_text("utf-8") for path in (*list_scripts(), *types)}
    texts |= {module.name: module.text for module in read_modules()}
    lost = [
        f"{name}: {path}"
        for name, text in texts.items()
        for path in named.findall(text)
        if not (ROOT / path).exists()
    ]
    assert lost == []
