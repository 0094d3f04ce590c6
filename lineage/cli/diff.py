"""The command that compares two exports."""

from __future__ import annotations

from pathlib import Path

import click

from graph.errors import LineageError

_FILE = click.Path(path_type=Path)


@click.command(epilog="Example: lineage diff old.json new.json --format markdown")
@click.argument("old", metavar="OLD.json", type=_FILE)
@click.argument("new", metavar="NEW.json", type=_FILE)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to print the changes; json is complete, markdown is for a release note.",
)
@click.option("--exit-code", is_flag=True, help="Exit with status 1 if anything differs.")
def diff(old: Path, new: Path, form: str, exit_code: bool) -> None:  # noqa: FBT001  a flag of click
    """Show what changed between two exports, and in which answers.

    OLD.json and NEW.json are files that 'lineage export json -o FILE' wrote. Compared are models,
    derivations, papers and all vocabulary lists; a derivation is known by parent, child and kind.
    """
    from graph.exports.diff import (
        ForeignDocumentError,
        diff_documents,
        require_document,
    )
    from lineage.cli.changes import WRITERS
    from lineage.files import read_json

    hint = "Write one with 'lineage export json -o FILE'."
    try:
        before, after = (
            require_document(read_json(path, hint=hint), str(path)) for path in (old, new)
        )
    except ForeignDocumentError as error:
        raise LineageError(str(error), hint=hint) from error
    found = diff_documents(before, after)
    click.echo(WRITERS[form](found), nl=False)
    if exit_code and any(found):
        click.get_current_context().exit(1)
