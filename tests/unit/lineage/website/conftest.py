"""A small site that several modules read."""

from __future__ import annotations

import pytest

from tests.support.sites import make_site_document, render_readable


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    """The readable pages of the small site, by path."""
    return render_readable(make_site_document())
