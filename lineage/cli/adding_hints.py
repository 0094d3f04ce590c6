"""What to do about an error of adding, in the words of the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.adding.addition import FOLDER_HINT, TAKEN_HINT, KnownPaperError, RejectedEntryError
from lineage.adding.wishes import WishError
from lineage.cli.hints import to_shell_hint

if TYPE_CHECKING:
    from graph.errors import LineageError

_OPTIONS = {"name": ": --name NAME", "model_id": " with --id", "extends": ""}
_HINTS = {
    FOLDER_HINT: FOLDER_HINT.replace("folder.", "folder with --data DIR."),
    TAKEN_HINT: "Another run added it first: 'lineage lint' and 'lineage show' tell what is "
    "there now.",
}


def to_adding_hint(error: LineageError) -> str:
    """Return the hint of an error of adding, with the option or the command that helps."""
    if isinstance(error, WishError):
        return error.hint.replace(".", f"{_OPTIONS[error.field]}.")
    if isinstance(error, RejectedEntryError):
        return "Nothing was written. Say otherwise with the options: lineage add --help."
    if isinstance(error, KnownPaperError):
        shown = f"Run 'lineage show {error.model_ids[0]}' to see what is known"
        return f"{shown}; add another model of it with --another and --name."
    return _HINTS.get(error.hint) or to_shell_hint(error)
