"""Join the page's JavaScript modules into one script, without any tool but Python.

Understands exactly the modules that the page is written in, and refuses everything else:
`import {a, b} from "./x.js";` at the start of a line, `export` before a declaration, and tables
of texts: `import TABLE from "./x.json" with { type: "json" };`. Paths are relative to the module
that imports, and each module keeps its names to itself.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import LineageError
from graph.words import read_words_text

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "site/static/js"
_WORDS = posixpath.relpath("graph/words.json", FOLDER)
"""The one table that stands outside of the folder: the shell says its texts, too."""

_IMPORT = re.compile(r'^import \{([^{}]*)\} from "(\.[^"\n]*\.js)";\n', re.MULTILINE)
_TABLE_IMPORT = re.compile(
    r'^import ([A-Z_]+) from "(\.[^"\n]*\.json)" with \{ type: "json" \};\n', re.MULTILINE
)
_EXPORT = re.compile(
    r"^export (?:async )?(?:const|function\*?|class) ([A-Za-z_$][\w$]*)", re.MULTILINE
)
_UNKNOWN = re.compile(
    r"^(?:import\b|export\b(?! (?:async )?(?:const|function|class) )).*", re.MULTILINE
)
_DOC_COMMENT = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_TABLE = "default"


class BundleError(LineageError):
    """A module of the page that cannot be joined with the others.

    Attributes:
        module: Path of the module in the folder of scripts.
    """

    def __init__(self, module: str, problem: str) -> None:
        self.module = module
        super().__init__(
            f"{FOLDER}/{module}: {problem}.",
            hint='Write imports as: import {name} from "./module.js";',
        )


@dataclass(frozen=True)
class Module:
    """One parsed module.

    Attributes:
        path: Its path in the folder of scripts.
        imports: For each import the path of the other module and the names there and here.
        exports: Names that it exports.
        body: Its text without import lines and `export` words.
    """

    path: str
    imports: tuple[tuple[str, Mapping[str, str]], ...]
    exports: tuple[str, ...]
    body: str


def bundle_modules(texts: Mapping[str, str], *, entry: str) -> str:
    """Return one strict script with `entry` and all that it imports, each module once.

    Args:
        texts: Text of each module and table by its path in the folder of scripts.
        entry: Path of the module to begin with.

    Raises:
        BundleError: A module is missing, imports in a circle, or uses an import or export that
            is not understood.
    """
    modules = _sort_modules({_WORDS: read_words_text(), **texts}, entry=entry)
    scopes = "".join(_write_scope(module) for module in modules.values())
    script = f'(() => {{\n"use strict";\nconst modules = {{}};\n{scopes}}})();\n'
    if "</script" in script.lower():
        raise BundleError(entry, "unexpected '</script' in the joined script")
    return script


def parse_module(path: str, text: str) -> Module:
    """Take a module apart."""
    if path.endswith(".json"):
        return Module(path, (), (_TABLE,), text.strip())
    folder = posixpath.dirname(path)
    imports = [
        (posixpath.normpath(posixpath.join(folder, match[2])), _read_names(match[1]))
        for match in _IMPORT.finditer(text)
    ]
    tables = [
        (posixpath.normpath(posixpath.join(folder, match[2])), {_TABLE: match[1]})
        for match in _TABLE_IMPORT.finditer(text)
    ]
    body = _DOC_COMMENT.sub("", _TABLE_IMPORT.sub("", _IMPORT.sub("", text)))
    unknown = _UNKNOWN.search(body)
    if unknown:
        raise BundleError(path, f"unexpected '{unknown[0].strip()}'")
    return Module(
        path=path,
        imports=(*imports, *tables),
        exports=tuple(_EXPORT.findall(body)),
        body=re.sub(r"^export ", "", body, flags=re.MULTILINE).strip(),
    )


def _read_names(text: str) -> dict[str, str]:
    """Return the names between the braces of an import, as there and as here."""
    parts = [part.split(" as ") for part in re.split(r"\s*,\s*", text.strip()) if part]
    return {names[0].strip(): names[-1].strip() for names in parts}


def _write_scope(module: Module) -> str:
    """Return a module as a function of its own that gives what it exports."""
    place = f'modules["{module.path}"] = '
    if module.exports == (_TABLE,):
        return f"{place}{{{_TABLE}: {module.body}}};\n"
    imports = "".join(
        f"const {{{', '.join(_write_name(*names) for names in given.items())}}} = "
        f'modules["{path}"];\n'
        for path, given in module.imports
        if given
    )
    exports = f"return {{{', '.join(module.exports)}}};\n" if module.exports else ""
    return f"{place}(() => {{\n{imports}{module.body}\n{exports}}})();\n"


def _write_name(there: str, here: str) -> str:
    return there if there == here else f"{there}: {here}"


def _sort_modules(texts: Mapping[str, str], *, entry: str) -> dict[str, Module]:
    """Return the modules that `entry` needs, each after those that it imports."""
    done: dict[str, Module] = {}
    open_modules: list[str] = []

    def visit(path: str, *, importer: str) -> None:
        if path in done:
            return
        if path in open_modules:
            raise BundleError(importer, f"unexpected circle of imports through '{path}'")
        if path not in texts:
            raise BundleError(importer, f"unknown module '{path}'")
        open_modules.append(path)
        module = parse_module(path, texts[path])
        for other, names in module.imports:
            visit(other, importer=path)
            for missing in sorted(names.keys() - set(done[other].exports)):
                raise BundleError(path, f"'{other}' exports no '{missing}'")
        open_modules.pop()
        done[path] = module

    visit(entry, importer=entry)
    return done
