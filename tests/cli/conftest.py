"""Running commands in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner, Result

from lineage.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


class Run(Protocol):
    """Runs `lineage` with arguments."""

    def __call__(self, *args: str) -> Result: ...


@pytest.fixture
def run(warm_home: Path) -> Run:  # noqa: ARG001  asked for, so that it is there
    """`lineage` on the catalog that ships."""
    return lambda *args: CliRunner().invoke(main, args)


@pytest.fixture
def run_toy(toy_catalog: Path) -> Run:
    """`lineage` on the toy catalog."""
    return lambda *args: CliRunner().invoke(main, ["--data", str(toy_catalog), *args])
