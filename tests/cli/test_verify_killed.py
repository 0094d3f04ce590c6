"""A verification that is killed goes on where it stood."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.replica.texts import TextReplica
from tests.support.catalogs import make_derivation, make_entry, write_catalog

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 4
PAGE = (
    "<html><body><h1>Tuned</h1><p>Tuned was made from Root by us all, long ago.</p></body></html>"
)


def test_what_was_read_before_a_kill_is_not_asked_for_again(tmp_path: Path) -> None:
    evidence = [
        {"source": f"https://example.org/{number}", "locator": "first paragraph"}
        for number in range(PAGES)
    ]
    entries = {
        "root": make_entry("Root", "2017-01"),
        "tuned": make_entry(
            "Tuned", "2018-01",
            derivations=[make_derivation("root", "finetuning", evidence=evidence)],
        ),
    }  # fmt: skip
    data = write_catalog(tmp_path / "data", entries)
    command = [sys.executable, "-m", "lineage.cli.main", "--data", str(data), "verify"]
    with TextReplica({f"/example.org/{number}": PAGE for number in range(PAGES)}) as replica:
        env = {**os.environ, "LINEAGE_REPLICA": replica.url, "LINEAGE_HOME": str(tmp_path / "h")}
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE) as first:
            until = time.monotonic() + 60
            while len(replica.texts) < 2 and time.monotonic() < until:
                time.sleep(0.05)
            first.kill()
        before = list(replica.texts)
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        after = replica.texts[len(before) :]
    assert f"{PAGES} receipts: {PAGES} located." in done.stderr
    assert set(before) | set(after) == {f"/example.org/{number}" for number in range(PAGES)}
    assert set(before) & set(after) <= {before[-1]}  # the one that was under way
