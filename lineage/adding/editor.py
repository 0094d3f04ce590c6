"""Who decides what is added to a catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.adding.addition import Addition, KnownPaperError
    from lineage.adding.reading import PaperReading
    from lineage.adding.wishes import Wishes

CONFIDENCE = 0.7
"""Least confidence of a proposed parent that is taken unasked, unless someone says otherwise."""


class Editor:
    """Decides about new entries; this one takes what is proposed.

    Attributes:
        confidence: Least confidence of a proposed parent that is taken unasked.
        full_text: Whether the texts of papers are read, beside their abstracts.
    """

    def __init__(self, *, confidence: float = CONFIDENCE, full_text: bool = False) -> None:
        self.confidence = confidence
        self.full_text = full_text

    def complete(self, wishes: Wishes, reading: PaperReading) -> Wishes:  # noqa: ARG002
        """Return what is wished for, once the paper has been read."""
        return wishes

    def accept(self, addition: Addition) -> None:
        """Return if an entry may be written; raise if it may not."""

    def note_added(self, addition: Addition) -> None:
        """Take note of an entry that was written."""

    def note_known(self, error: KnownPaperError) -> None:
        """Take note of a ticked paper that the catalog has already."""
