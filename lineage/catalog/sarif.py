"""Findings in SARIF 2.1.0, which code hosts show beside the lines that they are about."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from lineage.files import read_small

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
"""What SARIF calls the folder to which paths are relative: the repository's."""

_STEP = re.compile(r"([\w-]+)(?:\[(\d+)\])?")


class Finding(NamedTuple):
    """What is shown beside a line.

    Attributes:
        file: Where it is.
        rule: Short name of the rule, without spaces.
        level: `error`, `warning` or `note`.
        text: What was found.
        line: Counted from one.
    """

    file: Path
    rule: str
    level: str
    text: str
    line: int = 1


def to_sarif(findings: Iterable[Finding], *, tool: str) -> dict[str, object]:
    """Return findings as one run of a tool.

    Paths are relative to the repository that holds a file, or to the working folder; a file that
    is in neither has its whole address.
    """
    findings = list(findings)
    rules = sorted({finding.rule for finding in findings})
    driver = {"name": tool, "rules": [{"id": rule, **_describe(tool, rule)} for rule in rules]}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_show(one) for one in findings]}],
    }


def _describe(tool: str, rule: str) -> dict[str, dict[str, str]]:
    """Return what code hosts show of a rule."""
    words = {"text": f"{tool}: {rule.replace('-', ' ')}"}
    return {"shortDescription": words, "fullDescription": words, "help": words}


def _show(finding: Finding) -> dict[str, object]:
    place = {
        "artifactLocation": _locate(finding.file),
        "region": {"startLine": finding.line},
    }
    return {
        "ruleId": finding.rule,
        "level": finding.level,
        "message": {"text": finding.text},
        "locations": [{"physicalLocation": place}],
    }


def _locate(file: Path) -> dict[str, str]:
    path = file.resolve()
    root = _find_root(path.parent)
    if root is None:
        return {"uri": path.as_uri()}
    return {"uri": quote(path.relative_to(root).as_posix()), "uriBaseId": _ROOT}


def _find_root(folder: Path) -> Path | None:
    """Return the repository of a folder, else the working folder if that holds it."""
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return place
    here = Path.cwd()
    return here if folder.is_relative_to(here) else None


def find_line(file: Path, key: str) -> int:
    """Return the line of a TOML file of this catalog that a key is on; 1 if there is none.

    Args:
        file: An entry, or another file.
        key: As problems write it, such as `derivations[0].parent`.
    """
    lines = _read_lines(file)
    at = 0
    for name, index in _STEP.findall(key):
        tables = [n for n, line in enumerate(lines) if line.strip() == f"[[{name}]]"]
        if tables:
            at = tables[min(int(index or 0), len(tables) - 1)]
            continue
        keys = (n for n in range(at, len(lines)) if re.match(rf"{name}\s*=", lines[n].strip()))
        at = next(keys, at)
    return at + 1


def find_line_with(file: Path, *texts: str) -> int:
    """Return the first line of a TOML file that has all texts as values; 1 if there is none."""
    written = [text.replace("\\", "\\\\").replace('"', '\\"') for text in texts]
    for number, line in enumerate(_read_lines(file), 1):
        if all(text in line for text in written):
            return number
    return 1


def _read_lines(file: Path) -> list[str]:
    try:
        return read_small(file).decode("utf-8", "replace").splitlines()
    except OSError:
        return []
