"""Join the page's JavaScript modules into one script, without any tool but Python.

Understands exactly the modules that the page is written in, and refuses everything else:
`import {a, b} from "./x.js";` at the start of a line, and `export` before a declaration. The one
other file that they import is `graph/words.json`, as `WORDS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import LineageError
from graph.words import read_words_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_IMPORT = re.compile(r'^import \{([^{}]*)\} from "\./([a-z_]+\.js)";\n', re.MULTILINE)
_WORDS = "words.json"
_WORDS_IMPORT = 'import WORDS from "../../../graph/words.json" with { type: "json" };\n'
_DECLARATION = re.compile(
    r"^(export )?(?:async )?(?:const|let|function\*?|class) ([A-Za-z_$][\w$]*)", re.MULTILINE
)
_UNKNOWN = re.compile(
    r"^(?:import\b|export\b(?! (?:async )?(?:const|function|class) )).*", re.MULTILINE
)
_DOC_COMMENT = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)


class BundleError(LineageError):
    """A module of the page that cannot be joined with the others.

    Attributes:
        module: File name of the module.
    """

    def __init__(self, module: str, problem: str) -> None:
        self.module = module
        super().__init__(
            f"site/static/js/{module}: {problem}.",
            hint='Write imports as: import {name} from "./module.js";',
        )


@dataclass(frozen=True)
class Module:
    """One parsed module.

    Attributes:
        name: Its file name.
        imports: Names that it imports, by the module they come from.
        exports: Names that it exports.
        declared: Every name that it declares at the top, exported or not.
        body: Its text without import lines and `export` words.
    """

    name: str
    imports: Mapping[str, tuple[str, ...]]
    exports: frozenset[str]
    declared: tuple[str, ...]
    body: str


def bundle_modules(texts: Mapping[str, str], *, entry: str) -> str:
    """Return one strict script with `entry` and all that it imports, each module once.

    Args:
        texts: Text of each module by its file name.
        entry: File name of the module to begin with.

    Raises:
        BundleError: A module is missing, imports in a circle, uses an import or export that is
            not understood, or declares a name that another one declares, too.
    """
    modules = _sort_modules({_WORDS: read_words_text(), **texts}, entry=entry)
    _check_names(modules)
    bodies = "".join(f"// {module.name}\n{module.body.strip()}\n" for module in modules)
    script = f'(() => {{\n"use strict";\n{bodies}}})();\n'
    if "</script" in script.lower():
        raise BundleError(entry, "unexpected '</script' in the joined script")
    return script


def parse_module(name: str, text: str) -> Module:
    """Take a module apart."""
    if name == _WORDS:
        return Module(name, {}, frozenset({"WORDS"}), ("WORDS",), f"const WORDS = {text.strip()};")
    needs_words = _WORDS_IMPORT in text
    text = text.replace(_WORDS_IMPORT, "")
    imports = {
        match[2]: tuple(part for part in re.split(r"[\s,]+", match[1]) if part)
        for match in _IMPORT.finditer(text)
    }
    if needs_words:
        imports[_WORDS] = ("WORDS",)
    body = _DOC_COMMENT.sub("", _IMPORT.sub("", text))
    unknown = _UNKNOWN.search(body)
    if unknown:
        raise BundleError(name, f"unexpected '{unknown[0].strip()}'")
    found = _DECLARATION.findall(body)
    return Module(
        name=name,
        imports=imports,
        exports=frozenset(declared for export, declared in found if export),
        declared=tuple(declared for _, declared in found),
        body=re.sub(r"^export ", "", body, flags=re.MULTILINE),
    )


def _sort_modules(texts: Mapping[str, str], *, entry: str) -> list[Module]:
    """Return the modules that `entry` needs, each after those that it imports."""
    done: dict[str, Module] = {}
    open_modules: list[str] = []

    def visit(name: str, *, importer: str) -> None:
        if name in done:
            return
        if name in open_modules:
            raise BundleError(importer, f"unexpected circle of imports through '{name}'")
        if name not in texts:
            raise BundleError(importer, f"unknown module '{name}'")
        open_modules.append(name)
        module = parse_module(name, texts[name])
        for other in module.imports:
            visit(other, importer=name)
        open_modules.pop()
        done[name] = module

    visit(entry, importer=entry)
    return list(done.values())


def _check_names(modules: Sequence[Module]) -> None:
    by_name = {module.name: module for module in modules}
    owners: dict[str, str] = {}
    for module in modules:
        for other, names in module.imports.items():
            for missing in sorted(set(names) - by_name[other].exports):
                raise BundleError(module.name, f"'{other}' exports no '{missing}'")
        for name in module.declared:
            if name in owners:
                raise BundleError(module.name, f"'{owners[name]}' declares '{name}', too")
            owners[name] = module.name
