"""`lineage add`, killed at fifty moments."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from lineage.catalog.load import load_catalog
from lineage.catalog.rules import check_catalog
from lineage.cli.main import main
from lineage.papers.record import FetchedPaper
from lineage.papers.store import read_record, write_record
from tests.support.posix import needs_posix

SEED = 4
HARE = FetchedPaper(
    title="Hare: A Small Assistant",
    authors=("A. Nonym",),
    submitted="2024-02-01",
    updated="2024-02-01",
    version=1,
    primary_category="cs.CL",
    source="arxiv",
    retrieved="2026-11-01",
    abstract="We fine-tune Root.",
)


@needs_posix
def test_no_file_is_ever_broken_and_the_model_never_stands_without_its_paper(
    toy_catalog: Path, home: Path
) -> None:
    write_record(home / "papers", "2402.90001", HARE)
    model = toy_catalog / "models" / "hare.toml"
    record = toy_catalog / "papers" / "2402.90001.json"
    args = ["--data", str(toy_catalog), "add", "2402.90001", "--yes"]
    script = [
        sys.executable,
        "-m",
        "tests.support.killing",
        str(SEED),
        str(model),
        str(record),
        *args,
    ]
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(script, capture_output=True, text=True, check=False, cwd=root)
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(runs) == 50, done.stderr
    assert all(killed for killed, *_ in runs)
    assert not model.exists()
    assert CliRunner().invoke(main, args).exit_code == 0
    whole = (model.read_text(encoding="utf-8"), record.read_text(encoding="utf-8"))
    states = {(left_model, left_record) for _, left_model, left_record in runs}
    assert states <= {(None, None), (None, whole[1]), whole}
    assert {(None, None), whole} <= states
    catalog = load_catalog(toy_catalog)
    assert check_catalog(catalog) == []
    assert read_record(home / "papers", "2402.90001") == HARE
