"""The command that puts a paper's model into the catalog."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from lineage.adding.editor import CONFIDENCE
from lineage.cli.folder import chosen_own_dir, data_option

_WAYS = "Give either ARXIV_ID or --from FILE; the options for one model go with ARXIV_ID."


@click.command(epilog="Example: lineage add 2402.00838 --yes --build")
@click.argument("arxiv_id", metavar="[ARXIV_ID]", required=False)
@click.option(
    "--from",
    "review",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Add the ticked papers of a list that 'lineage discover' wrote.",
)
@click.option("--name", help="What its makers call the model.", metavar="TEXT")
@click.option("--id", "model_id", help="Its id, and the name of its file.", metavar="ID")
@click.option("--family", help="Its family, by id or name.", metavar="NAME")
@click.option("--lab", "labs", multiple=True, help="Who released it; repeatable.", metavar="NAME")
@click.option("--architecture", help="Its architecture, by id or name.", metavar="NAME")
@click.option(
    "--modality",
    "modalities",
    multiple=True,
    metavar="NAME",
    help="What it reads or writes, such as text; repeatable.",
)
@click.option(
    "--extends",
    multiple=True,
    metavar="PARENT:KIND",
    help="A parent, in place of those that are proposed; repeatable.",
)
@click.option("--adds", metavar="TEXT", help="What it adds to its parents, in one sentence.")
@click.option(
    "--released", metavar="DATE", help="When it was released, if not with the paper's submission."
)
@click.option(
    "--another",
    is_flag=True,
    help="Another model of a paper that the catalog has, such as a chat version.",
)
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    default=CONFIDENCE,
    show_default=True,
    help="Least confidence of a proposed parent that is taken unasked.",
)
@click.option("--full-text", is_flag=True, help="Read the paper's text, too, for its sections.")
@click.option("--yes", is_flag=True, help="Ask nothing: take options and proposals.")
@click.option("--build", "rebuild", is_flag=True, help="Build the page afterwards.")
@data_option
def add(
    arxiv_id: str | None,
    review: Path | None,
    *,
    confidence: float,
    full_text: bool,
    yes: bool,
    rebuild: bool,
    **said: Any,
) -> None:
    """Add the model of a paper to the catalog.

    Fetches the paper, proposes name, family and parents with the words that say so, asks, and
    writes one file, with marked blanks for what the paper does not tell. Receipts of --full-text
    name sections. Without a terminal, nothing is written unless --yes is given, nor if anything
    is amiss.
    """
    from lineage.adding.wishes import Wishes
    from lineage.adding.workflow import add_paper, add_ticked
    from lineage.cli.editing import TerminalEditor, in_shell_words
    from lineage.cli.progress import TerminalWatcher

    wishes = Wishes(**said | {"extends": said["extends"] or None})
    if (arxiv_id is None) == (review is None) or (review is not None and wishes != Wishes()):
        raise click.UsageError(_WAYS)
    folder, watcher = chosen_own_dir(), TerminalWatcher()
    editor = TerminalEditor(yes=yes, confidence=confidence, full_text=full_text)
    with in_shell_words(editor):
        if review is not None:
            add_ticked(folder, review, editor=editor, watcher=watcher)
        else:
            add_paper(folder, arxiv_id or "", wishes, editor=editor, watcher=watcher)
    if rebuild:
        from lineage.cli.website import build

        click.get_current_context().invoke(build)
