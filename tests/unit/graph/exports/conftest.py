"""The documents that every export is read back from."""

from __future__ import annotations

from typing import Any

import pytest

from lineage.catalog.assemble import load_document
from lineage.paths import data_dir
from tests.support.documents import make_nasty_document


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The document of the catalog that ships."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINEAGE_HOME", str(tmp_path_factory.mktemp("empty-home")))
        patch.delenv("LINEAGE_DATA", raising=False)
        return load_document(data_dir())


@pytest.fixture(params=["shipped", "nasty"])
def document(request: pytest.FixtureRequest, shipped: Any) -> Any:
    """The document of the catalog that ships, and one of everything that is hard to write."""
    return shipped if request.param == "shipped" else make_nasty_document()
