"""The command that puts a paper's model into the catalog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.errors import LineageError
from lineage.cli.asking import ask_wishes, is_terminal
from lineage.cli.folder import data_option, own_data_dir

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lineage.adding.addition import Addition
    from lineage.adding.wishes import Reading, Wishes
    from lineage.catalog.records import Catalog
    from lineage.papers.fetching import PapersLostError

CONFIDENCE = 0.7
"""Least confidence of a proposed parent that is taken unasked, unless the user says otherwise."""

_SAY_YES = "If the changes above are right, give --yes."
_ONE_BY_ONE = "Add these one by one, with options: lineage add ARXIV_ID --name NAME ..."
_WAYS = "Give either ARXIV_ID or --from FILE; the options for one model go with ARXIV_ID."


class NotAddedError(LineageError):
    """Papers of a list that could not be added; the others were.

    Attributes:
        reasons: Why, by arXiv id.
    """

    def __init__(self, reasons: Mapping[str, str], *, asked: int, why: str, hint: str) -> None:
        from lineage.papers.fetching import list_reasons  # noqa: PLC0415  `--help` needs none

        self.reasons = dict(reasons)
        noun = "paper" if asked == 1 else "papers"
        verb = "was" if len(reasons) == 1 else "were"
        count = f"{why} {len(reasons)} of {asked} {noun} {verb} not added:".lstrip()
        super().__init__(f"{count}\n{list_reasons(reasons)}", hint=hint)


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
    "--confidence",
    type=click.FloatRange(0, 1),
    default=CONFIDENCE,
    show_default=True,
    help="Least confidence of a proposed parent that is taken unasked.",
)
@click.option("--yes", is_flag=True, help="Ask nothing: take options and proposals.")
@click.option("--build", "rebuild", is_flag=True, help="Build the page afterwards.")
@data_option
def add(
    arxiv_id: str | None,
    review: Path | None,
    *,
    confidence: float,
    yes: bool,
    rebuild: bool,
    **said: Any,
) -> None:
    """Add the model of a paper to the catalog.

    Fetches the paper, proposes name, family and parents with the words that say so, asks, and
    writes one file, with marked blanks for what the paper does not tell. Without a terminal,
    nothing is written unless --yes is given. Nothing is written if anything is amiss.
    """
    from lineage.adding.wishes import Wishes  # noqa: PLC0415  `--help` needs none

    wishes = Wishes(**said | {"extends": said["extends"] or None})
    if (arxiv_id is None) == (review is None) or (review is not None and wishes != Wishes()):
        raise click.UsageError(_WAYS)
    folder = own_data_dir()
    if review is not None:
        _add_ticked(folder, review, confidence=confidence, yes=yes)
    else:
        _add_one(folder, arxiv_id or "", wishes, confidence=confidence, yes=yes)
    if rebuild:
        from lineage.cli.website import build  # noqa: PLC0415  only --build pays for it

        click.get_current_context().invoke(build)


def _add_one(folder: Path, text: str, wishes: Wishes, *, confidence: float, yes: bool) -> None:
    """Add one model, with a person's yes.

    Raises:
        LineageError: It cannot be added, or nobody said yes.
    """
    from graph.arxiv_ids import parse_arxiv_id  # noqa: PLC0415
    from lineage.adding.addition import prepare_addition  # noqa: PLC0415  `--help` needs none
    from lineage.adding.wishes import settle  # noqa: PLC0415

    asked = is_terminal() and not yes
    reading = _read(folder, parse_arxiv_id(text), wishes)
    if asked:
        wishes = ask_wishes(wishes, reading)
    draft = settle(wishes, reading, confidence=confidence)
    addition = prepare_addition(folder, reading.catalog, draft, reading.record.to_paper())
    _show(addition)
    if asked:
        click.confirm("Add it?", default=True, abort=True, err=True)
    elif not yes:
        message = "Nothing was written: nobody said yes."
        raise LineageError(message, hint=_SAY_YES)
    addition.write()
    left = f"{addition.blanks} blank{'s' if addition.blanks != 1 else ''}"
    click.echo(f"{left} to fill in; 'lineage lint' lists them.", err=True)
    click.echo(addition.entry)


def _read(folder: Path, arxiv_id: str, wishes: Wishes) -> Reading:
    """Return a paper and what the catalog makes of it; arXiv is asked only for what can be.

    Raises:
        LineageError: The catalog has its model, a wish cannot be met, the paper cannot be had, or
            it was withdrawn.
    """
    from graph.lineage_graph import LineageGraph  # noqa: PLC0415  `--help` needs none
    from lineage.adding.addition import require_new_paper  # noqa: PLC0415
    from lineage.adding.wishes import Reading, require_possible  # noqa: PLC0415
    from lineage.catalog.assemble import complete_document  # noqa: PLC0415
    from lineage.cli.papers import read_or_fetch  # noqa: PLC0415
    from lineage.suggest.scoring import PaperText, Suggester  # noqa: PLC0415

    catalog = _load(folder)
    require_new_paper(catalog, arxiv_id)
    graph = LineageGraph.from_document(complete_document(catalog))
    require_possible(wishes, catalog, graph)
    record = read_or_fetch(arxiv_id)
    if record.withdrawn:
        message = f"arXiv {arxiv_id} was withdrawn by its authors."
        raise LineageError(message, hint=f"See https://arxiv.org/abs/{arxiv_id} for the reason.")
    suggestion = Suggester(graph).suggest(PaperText.of_record(arxiv_id, record))
    return Reading(arxiv_id, record, suggestion, catalog, graph)


def _load(folder: Path) -> Catalog:
    from lineage.catalog.load import load_catalog  # noqa: PLC0415  `--help` needs none
    from lineage.catalog.rules import require_clean  # noqa: PLC0415

    return require_clean(load_catalog(folder))


def _show(addition: Addition) -> None:
    """Print what the new model changes in the graph."""
    from graph.exports.diff import diff_documents  # noqa: PLC0415  `--help` needs none
    from lineage.cli.changes import write_text  # noqa: PLC0415

    click.echo(write_text(diff_documents(addition.before, addition.after)), nl=False, err=True)


def _add_ticked(folder: Path, review: Path, *, confidence: float, yes: bool) -> None:
    """Add the ticked papers of a review list, each whole or not at all.

    Raises:
        LineageError: Some could not be added; the others are.
    """
    from lineage.adding.addition import require_new_paper  # noqa: PLC0415  `--help` needs none
    from lineage.adding.ticks import read_ticks  # noqa: PLC0415
    from lineage.adding.wishes import Wishes  # noqa: PLC0415

    catalog, waiting = _load(folder), []
    for arxiv_id in read_ticks(review):
        try:
            require_new_paper(catalog, arxiv_id)
            waiting.append(arxiv_id)
        except LineageError as known:
            click.echo(f"Passed over: {known}", err=True)
    lost = _fetch_together(waiting)
    failures = dict(lost.lost) if lost else {}
    for arxiv_id in waiting:
        if arxiv_id in failures:
            continue
        try:
            _add_one(folder, arxiv_id, Wishes(), confidence=confidence, yes=yes)
        except LineageError as error:
            failures[arxiv_id] = str(error)
    if failures:
        why = str(lost.stopped or "") if lost else ""
        hint = _ONE_BY_ONE if yes or is_terminal() else _SAY_YES
        if lost and failures == lost.lost:
            hint = lost.hint
        raise NotAddedError(failures, asked=len(waiting), why=why, hint=hint)


def _fetch_together(ids: list[str]) -> PapersLostError | None:
    """Fetch papers in as few requests as can be, and return what could not be had.

    Raises:
        LineageError: The user's folder cannot be written.
    """
    from lineage.cli.papers import fetch_missing  # noqa: PLC0415  `--help` needs none
    from lineage.papers.fetching import PapersLostError  # noqa: PLC0415

    try:
        fetch_missing(tuple(ids))
    except PapersLostError as error:
        return error
    return None
