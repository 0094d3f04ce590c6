"""Lines of the timeline do not lead through models that they do not join."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from graph.drawing.family_rows import lay_out_families
from lineage.paths import site_dir
from lineage.website.render import build_page_data


def test_no_line_among_the_heirs_of_llama_leads_through_another_model(
    tmp_path: Path, shipped_document: Any
) -> None:
    page = build_page_data(shipped_document, lay_out_families(shipped_document))
    data = tmp_path / "data.json"
    data.write_text(json.dumps(page), "utf-8")
    node = Path(sys.executable).with_name("node")
    result = subprocess.run(
        [node, site_dir() / "test" / "shipped_lines.js", data],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(result.stdout)
    assert found["lines"] >= 15
    assert found["straight"] > 0
    assert found["crossings"] == []
