"""The documents that every export is read back from."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.documents import make_nasty_document


@pytest.fixture(params=["shipped", "nasty"])
def document(request: pytest.FixtureRequest, shipped_document: Any) -> Any:
    """The document of the catalog that ships, and one of everything that is hard to write."""
    return shipped_document if request.param == "shipped" else make_nasty_document()
