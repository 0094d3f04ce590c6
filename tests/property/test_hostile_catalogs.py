"""Whatever stands in a catalog: an answer or one clear error, at once and in little memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.hostile import GIGABYTE, SECONDS, list_commands, make_hostile

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 300
PART = 50


@pytest.mark.parametrize("first", range(0, COUNT, PART))
def test_every_catalog_is_answered_or_refused(tmp_path: Path, home: Path, first: int) -> None:
    """300 of them at lint, show, build and every export; what is accepted is well-formed."""
    paths = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.hostile", str(tmp_path), str(first), str(PART)],
        env={**os.environ, "LINEAGE_HOME": str(home), "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer for answer in answers if answer["faults"]] == []
    assert [answer["seed"] for answer in answers] == list(range(first, first + PART))
    assert PART / 5 < sum(answer["accepted"] for answer in answers) < PART * 4 / 5


def bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (GIGABYTE, GIGABYTE))


@pytest.mark.parametrize("seed", range(COUNT, COUNT + 3))
def test_the_program_itself_never_shows_a_traceback(tmp_path: Path, home: Path, seed: int) -> None:
    data = make_hostile(tmp_path / "catalog", seed)
    asked = [["lint"], *list_commands(tmp_path, accepted=False)]
    for arguments in asked:
        result = subprocess.run(
            [sys.executable, "-m", "lineage", "--data", str(data), *arguments],
            env={**os.environ, "LINEAGE_HOME": str(home), "PYTHONIOENCODING": "cp1252"},
            capture_output=True,
            timeout=SECONDS,
            preexec_fn=bound,
            check=False,
        )
        assert result.returncode in {0, 1}
        assert b"Traceback" not in result.stdout + result.stderr
