"""From the id of a paper to the files of its model, for whoever asks: the shell, or a program.

A person decides: `add_paper` writes what its `Editor` accepts. The plain one accepts what is
proposed, so that calling it is the yes; the shell's asks at the terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.arxiv_ids import parse_arxiv_id
from graph.errors import LineageError
from graph.lineage_graph import LineageGraph
from lineage.adding.addition import KnownPaperError, prepare_addition, require_new_paper
from lineage.adding.editor import Editor
from lineage.adding.reading import PaperReading
from lineage.adding.ticks import read_ticks
from lineage.adding.wishes import Wishes, require_possible, settle
from lineage.catalog.assemble import complete_document
from lineage.catalog.load import load_catalog
from lineage.catalog.rules import require_clean
from lineage.papers.fetching import PapersLostError, list_reasons
from lineage.papers.obtaining import fetch_missing, obtain_paper, require_there
from lineage.papers.texts.obtaining import obtain_text
from lineage.papers.watching import SILENT, Watcher
from lineage.suggest.scoring import Suggester
from lineage.suggest.suggestion import PaperText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from lineage.adding.addition import Addition

NO_WISHES = Wishes()
"""Everything as it is proposed."""

_ONE_BY_ONE = "Add these one by one, and say what their papers do not."


class NotAddedError(LineageError):
    """Papers of a list that could not be added; the others were.

    Attributes:
        reasons: Why, by arXiv id.
        lost: The error that kept papers from being fetched, if that is the reason for all.
    """

    def __init__(
        self, reasons: Mapping[str, str], *, asked: int, lost: PapersLostError | None
    ) -> None:
        self.reasons = dict(reasons)
        self.lost = lost if lost and self.reasons == lost.lost else None
        why = str(lost.stopped or "") if lost else ""
        noun = "paper" if asked == 1 else "papers"
        verb = "was" if len(reasons) == 1 else "were"
        count = f"{why} {len(reasons)} of {asked} {noun} {verb} not added:".lstrip()
        hint = self.lost.hint if self.lost else _ONE_BY_ONE
        super().__init__(f"{count}\n{list_reasons(reasons)}", hint=hint)


PLAIN_EDITOR = Editor()


def read_paper(
    folder: Path,
    arxiv_id: str,
    wishes: Wishes = NO_WISHES,
    *,
    full_text: bool = False,
    watcher: Watcher = SILENT,
) -> PaperReading:
    """Return a paper and what the catalog makes of it; arXiv is asked only for what can be.

    Args:
        folder: The catalog folder.
        arxiv_id: Id, address or DOI of the paper.
        wishes: What is said already of its model.
        full_text: Whether the text of the paper is read, too.
        watcher: Is told how asking arXiv goes.

    Raises:
        LineageError: The catalog has its model, a wish cannot be met, the paper or its text cannot
            be had, or it was withdrawn.
    """
    arxiv_id = parse_arxiv_id(arxiv_id)
    catalog = require_clean(load_catalog(folder))
    if not wishes.another:
        require_new_paper(catalog, arxiv_id)
    graph = LineageGraph.from_document(complete_document(catalog))
    require_possible(wishes, catalog, graph)
    record = obtain_paper(arxiv_id, watcher=watcher)
    require_there(arxiv_id, record)
    text = obtain_text(arxiv_id, record, watcher=watcher) if full_text else None
    paper = PaperText.of_record(arxiv_id, record, text.text if text else None)
    return PaperReading(arxiv_id, record, text, Suggester(graph).suggest(paper), catalog, graph)


def add_paper(
    folder: Path,
    arxiv_id: str,
    wishes: Wishes = NO_WISHES,
    *,
    editor: Editor = PLAIN_EDITOR,
    watcher: Watcher = SILENT,
) -> Addition:
    """Write the model of a paper into the catalog, and return what was written.

    Args:
        folder: The catalog folder.
        arxiv_id: Id, address or DOI of the paper.
        wishes: What is said of its model; proposals stand in for the rest.
        editor: Says what the paper does not, whether its text is read, and yes or no.
        watcher: Is told how asking arXiv goes.

    Raises:
        LineageError: It cannot be added, or the editor does not accept it; nothing was written.
    """
    reading = read_paper(folder, arxiv_id, wishes, full_text=editor.full_text, watcher=watcher)
    draft = settle(editor.complete(wishes, reading), reading, confidence=editor.confidence)
    addition = prepare_addition(folder, reading.catalog, draft, reading.record.to_paper())
    editor.accept(addition)
    addition.write()
    editor.note_added(addition)
    return addition


def add_ticked(
    folder: Path,
    review: Path,
    *,
    editor: Editor = PLAIN_EDITOR,
    watcher: Watcher = SILENT,
) -> tuple[Addition, ...]:
    """Add the ticked papers of a review list, each whole or not at all.

    Args:
        folder: The catalog folder.
        review: The list, as `lineage.adding.review` writes it.
        editor: Says whether texts are read, and yes or no to each.
        watcher: Is told how asking arXiv goes.

    Raises:
        NotAddedError: Some could not be added; the others are.
        LineageError: There is no such list, nothing is ticked in it, or the catalog has problems.
    """
    waiting = _leave_out_known(folder, read_ticks(review), editor)
    lost = _fetch_together(waiting, watcher)
    failures = dict(lost.lost) if lost else {}
    added = []
    for arxiv_id in waiting:
        if arxiv_id in failures:
            continue
        try:
            addition = add_paper(folder, arxiv_id, editor=editor, watcher=watcher)
            added.append(addition)
        except LineageError as error:
            failures[arxiv_id] = str(error)
    if failures:
        raise NotAddedError(failures, asked=len(waiting), lost=lost)
    return tuple(added)


def _leave_out_known(folder: Path, ticked: Sequence[str], editor: Editor) -> list[str]:
    """Return the papers whose models the catalog lacks."""
    catalog, waiting = require_clean(load_catalog(folder)), []
    for arxiv_id in ticked:
        try:
            require_new_paper(catalog, arxiv_id)
            waiting.append(arxiv_id)
        except KnownPaperError as known:
            editor.note_known(known)
    return waiting


def _fetch_together(ids: Sequence[str], watcher: Watcher) -> PapersLostError | None:
    """Fetch papers in as few requests as can be, and return what could not be had.

    Raises:
        LineageError: The user's folder cannot be written.
    """
    try:
        fetch_missing(ids, watcher=watcher)
    except PapersLostError as error:
        return error
    return None
