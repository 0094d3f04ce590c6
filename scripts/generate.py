"""Write what is made from code: the JSON Schemas; answers and the selectors in the README.

With `--check`: write nothing, and fail if anything is out of date.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from graph.records.document import to_json_schema
from graph.selectors.grammar import GRAMMAR
from graph.selectors.methods import METHODS
from lineage.catalog.entry import Entry

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "lineage" / "data"
CONSOLE = re.compile(r"```console\n\$ lineage ([^\n]*)\n.*?```", re.DOTALL)

PART = re.compile(r"(<!-- generated from graph/selectors: (\w+) -->)\n.*?<!-- end -->", re.DOTALL)


def to_text(schema: dict[str, Any]) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def answer(command: str) -> str:
    """Return what `lineage` prints for a command of the README."""
    program = [str(Path(sys.executable).with_name("lineage")), *shlex.split(command)]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "LINEAGE_HOME": home, "COLUMNS": "100"}
        environment.pop("LINEAGE_DATA", None)
        done = subprocess.run(
            program, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True
        )
    return done.stdout


def render_methods() -> str:
    """Return the table of the methods of selectors."""
    rows = [
        f"| {', '.join(f'`{example}`' for example in method.examples)} | {method.chooses} |"
        for method in METHODS.values()
    ]
    return "\n".join(["| Method | Chooses |", "|---|---|", *rows])


def render_readme(text: str) -> str:
    """Return the README with its `$ lineage` answers and its generated parts as they are now."""
    parts = {"methods": render_methods(), "grammar": f"```\n{GRAMMAR}\n```"}
    text = CONSOLE.sub(
        lambda block: f"```console\n$ lineage {block[1]}\n{answer(block[1])}```", text
    )
    return PART.sub(lambda block: f"{block[1]}\n{parts[block[2]]}\n<!-- end -->", text)


def main() -> int:
    """Write every generated file, or say which are out of date."""
    readme = ROOT / "README.md"
    texts = {
        DATA / "lineage.schema.json": to_text(to_json_schema()),
        DATA / "entry.schema.json": to_text(Entry.model_json_schema()),
        readme: render_readme(readme.read_text(encoding="utf-8")),
    }
    stale = [
        path
        for path, text in texts.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.name} is out of date: run scripts/generate.py", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(texts[path], encoding="utf-8")
        print(f"wrote {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
