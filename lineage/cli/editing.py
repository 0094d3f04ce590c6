"""The person at the terminal, who decides what is added to the catalog."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from graph.errors import LineageError
from graph.exports.diff import diff_documents
from lineage.adding.editor import CONFIDENCE, Editor
from lineage.adding.workflow import NotAddedError
from lineage.cli.adding_hints import to_adding_hint
from lineage.cli.asking import ask_wishes, is_terminal
from lineage.cli.changes import write_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.adding.addition import Addition, KnownPaperError
    from lineage.adding.reading import PaperReading
    from lineage.adding.wishes import Wishes

_SAY_YES = "If the changes above are right, give --yes."
_ONE_BY_ONE = "Add these one by one, with options: lineage add ARXIV_ID --name NAME ..."


class TerminalEditor(Editor):
    """Shows what an entry changes, and asks, unless there is no terminal or `--yes`."""

    def __init__(
        self, *, yes: bool, confidence: float = CONFIDENCE, full_text: bool = False
    ) -> None:
        super().__init__(confidence=confidence, full_text=full_text)
        self.is_asked = is_terminal() and not yes
        self.says_yes = yes

    def complete(self, wishes: Wishes, reading: PaperReading) -> Wishes:
        """Ask for what options do not say."""
        return ask_wishes(wishes, reading) if self.is_asked else wishes

    def accept(self, addition: Addition) -> None:
        """Show what the new model changes in the graph, and return if the person wants it.

        Raises:
            LineageError: Nobody said yes.
        """
        changes = diff_documents(addition.before, addition.after)
        click.echo(write_changes(changes), nl=False, err=True)
        if self.is_asked:
            click.confirm("Add it?", default=True, abort=True, err=True)
        elif not self.says_yes:
            message = "Nothing was written: nobody said yes."
            raise LineageError(message, hint=_SAY_YES)

    def note_added(self, addition: Addition) -> None:
        """Print the name of the file, and how much of it is to be filled in."""
        left = f"{addition.blanks} blank{'s' if addition.blanks != 1 else ''}"
        click.echo(f"{left} to fill in; 'lineage lint' lists them.", err=True)
        click.echo(addition.entry)

    def note_known(self, error: KnownPaperError) -> None:
        """Say which paper is passed over, and why."""
        click.echo(f"Passed over: {error}", err=True)


@contextmanager
def in_shell_words(editor: TerminalEditor) -> Iterator[None]:
    """Give errors of adding the hints that help in the shell."""
    try:
        yield
    except NotAddedError as error:
        if error.lost is None:
            decided = editor.says_yes or editor.is_asked
            error.hint = _ONE_BY_ONE if decided else _SAY_YES
        raise
    except LineageError as error:
        error.hint = to_adding_hint(error)
        raise
