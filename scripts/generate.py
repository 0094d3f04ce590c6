"""Write what is made from code: the JSON Schemas; answers and selectors in README and `docs/`.

With `--check`: write nothing, and fail if anything is out of date.
"""

from __future__ import annotations

import contextlib
import json
import re
import shlex
import sys
import tempfile
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from graph.records.document import to_json_schema
from graph.selectors.grammar import GRAMMAR
from graph.selectors.methods import METHODS
from lineage.catalog.entry import Entry
from lineage.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "lineage" / "data"
WIDTH = 98
"""Of help texts, which have a margin of two."""

CONSOLE = re.compile(r"```console\n\$ lineage ([^\n]*)\n.*?```", re.DOTALL)

PART = re.compile(r"(<!-- generated from graph/selectors: (\w+) -->)\n.*?<!-- end -->", re.DOTALL)


def to_text(schema: dict[str, Any]) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def answer(command: str, home: str) -> str:
    """Return what `lineage` prints for a command of a document, with a home of its own."""
    environment = {"LINEAGE_HOME": home, "LINEAGE_DATA": None, "COLUMNS": "100"}
    words = shlex.split(command)
    asked = CliRunner().invoke(
        main, words, prog_name="lineage", env=environment, terminal_width=WIDTH
    )
    if asked.exit_code != 0:
        print(f"lineage {command}\n{asked.stderr}", file=sys.stderr)
        sys.exit(1)
    return asked.stdout


def render_methods() -> str:
    """Return the table of the methods of selectors."""
    rows = [
        f"| {', '.join(f'`{example}`' for example in method.examples)} | {method.chooses} |"
        for method in METHODS.values()
    ]
    return "\n".join(["| Method | Chooses |", "|---|---|", *rows])


def list_documents() -> list[Path]:
    """Return the README and the pages of `docs/`."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def render_document(text: str, home: str) -> str:
    """Return a document with its `$ lineage` answers and its generated parts as they are now."""
    parts = {"methods": render_methods(), "grammar": f"```\n{GRAMMAR}\n```"}
    text = CONSOLE.sub(
        lambda block: f"```console\n$ lineage {block[1]}\n{answer(block[1], home)}```", text
    )
    return PART.sub(lambda block: f"{block[1]}\n{parts[block[2]]}\n<!-- end -->", text)


def render_files() -> dict[Path, str]:
    """Return the text of every generated file by its path."""
    with tempfile.TemporaryDirectory() as home, contextlib.chdir(ROOT):
        documents = {
            path: render_document(path.read_text(encoding="utf-8"), home)
            for path in list_documents()
        }
    return {
        DATA / "lineage.schema.json": to_text(to_json_schema()),
        DATA / "entry.schema.json": to_text(Entry.model_json_schema()),
        **documents,
    }


def generate() -> int:
    """Write every generated file, or say which are out of date."""
    texts = render_files()
    stale = [
        path
        for path, text in texts.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(
                f"{path.relative_to(ROOT)} is out of date: run scripts/generate.py",
                file=sys.stderr,
            )
        return 1 if stale else 0
    for path in stale:
        path.write_text(texts[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(generate())
