"""Write a made-up catalog of any size: python scripts/made_up.py COUNT FOLDER.

The files say what `tests.support.synthetic.make_synthetic_document` says, but for the
papers: a catalog need not have records of them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHARED = ("families", "tasks", "techniques", "architectures", "labs")
_DERIVED = {"id", "child", "channel", "support", "houses", "primary"}
"""What stands in the document and follows from the files."""


def write_catalog(folder: Path, document: Mapping[str, Any]) -> None:
    """Write a made-up document as a catalog folder."""
    models = folder / "models"
    models.mkdir(parents=True, exist_ok=True)
    steps: dict[str, list[str]] = {record["id"]: [] for record in document["models"]}
    for step in document["derivations"]:
        steps[step["child"]].append(f"\n[[derivations]]\n{to_toml(step)}")
    for record in document["models"]:
        text = "".join([to_toml(record), *steps[record["id"]]])
        (models / f"{record['id']}.toml").write_text(text, encoding="utf-8")
    for name in _SHARED:
        tables = [f'["{record["id"]}"]\n{to_toml(record)}' for record in document[name]]
        (folder / f"{name}.toml").write_text("\n".join(tables), encoding="utf-8")
    (folder / "sources.toml").touch()


def to_toml(record: Mapping[str, Any]) -> str:
    """Return the fields of a record as lines of TOML, without those that are derived or empty."""
    kept = {key: value for key, value in record.items() if key not in _DERIVED}
    return "".join(
        f"{key} = {_to_value(value)}\n" for key, value in kept.items() if value not in (None, [])
    )


def _to_value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_to_value, value))}]"
    if isinstance(value, dict):
        fields = (f"{key} = {_to_value(one)}" for key, one in value.items() if one is not None)
        return f"{{ {', '.join(fields)} }}"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    write_catalog(Path(sys.argv[2]), make_synthetic_document(int(sys.argv[1])))
