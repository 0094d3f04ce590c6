"""Write the files that are made from code: the JSON Schemas. With `--check`: fail on drift."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from graph.document import to_json_schema
from lineage.catalog.entry import Entry

DATA = Path(__file__).resolve().parent.parent / "lineage" / "data"


def to_text(schema: dict[str, Any]) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Write every generated file, or say which are out of date."""
    texts = {
        DATA / "lineage.schema.json": to_text(to_json_schema()),
        DATA / "entry.schema.json": to_text(Entry.model_json_schema()),
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
