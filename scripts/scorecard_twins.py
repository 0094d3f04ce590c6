"""Public names that stand in two modules: a reader would take one for the other."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from scripts.scorecard_code import ROOT, Named, list_scripts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.scorecard_code import Module

REASONS = {
    "main": "the command as it is installed, and the group of commands that it loads",
}
"""Names that may stand twice, and what each of the two is."""

_SHAPES = "graph/records/shapes.py"
"""Types of the same document as its neighbours', under the same names: a test holds them alike."""

_TYPE = re.compile(r"^export (?:interface|type) (\w+)|@typedef \{.*\} (\w+)", re.MULTILINE)
_EXPORT = re.compile(r"^export (?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)


def list_names(modules: Iterable[Module]) -> list[tuple[str, str]]:
    """Return name and module of each public class and function, as the modules have them."""
    return [
        (node.name, module.name)
        for module in modules
        if module.name != _SHAPES
        for node in module.tree.body
        if isinstance(node, Named) and not node.name.startswith("_")
    ]


def list_exports() -> list[tuple[str, str]]:
    """Return name and path of everything that the page's scripts export."""
    return [
        (name, path.relative_to(ROOT).as_posix())
        for path in list_scripts()
        for name in _EXPORT.findall(path.read_text("utf-8"))
    ]


def list_types() -> list[tuple[str, str]]:
    """Return name and path of every type that the page's scripts have a name for."""
    types = (ROOT / "site" / "static" / "js").rglob("*.d.ts")
    return [
        (exported or defined, path.relative_to(ROOT).as_posix())
        for path in (*list_scripts(), *sorted(types))
        for exported, defined in _TYPE.findall(path.read_text("utf-8"))
    ]


def find_twins(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the names that stand in several modules, with these, by name."""
    places = defaultdict(list)
    for name, place in names:
        places[name].append(place)
    return {name: found for name, found in sorted(places.items()) if len(found) > 1}


def tell_twins(modules: Iterable[Module]) -> str:
    """Return how many names stand twice without a reason, and which."""
    page = find_twins([*list_exports(), *list_types()])
    twins = find_twins(list_names(modules)).keys() | page.keys()
    found = sorted(twins - REASONS.keys())
    return f"{len(found)}{': ' if found else ''}{', '.join(found)}"
