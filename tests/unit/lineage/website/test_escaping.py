"""Texts as HTML, each escaped once."""

from __future__ import annotations

from markupsafe import Markup

from lineage.website.edition import Link
from lineage.website.escaping import to_html


def test_text_and_html_that_look_alike_are_told_apart() -> None:
    for _ in range(2):
        assert to_html("<b>") == "&lt;b&gt;"
        assert to_html(Markup("<b>")) == "<b>"


def test_what_is_no_text_is_written_as_it_writes_itself() -> None:
    assert to_html(Link("<b>", "?a&b")) == '<a href="?a&amp;b">&lt;b&gt;</a>'
    assert to_html(0.5) == "0.5"
