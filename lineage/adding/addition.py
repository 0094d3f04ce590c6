"""Adding a model to a catalog folder: everything is checked before the first file is touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import LineageError
from lineage.adding.drafts import render_draft
from lineage.catalog.assemble import complete_document
from lineage.catalog.blanks import find_blanks
from lineage.catalog.load import extend_catalog
from lineage.catalog.rules import check_catalog
from lineage.files import write_together
from lineage.papers.store import render_record, to_file_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graph.records.references import Paper
    from graph.records.shapes import Document
    from lineage.adding.drafts import Draft
    from lineage.catalog.problems import Problem
    from lineage.catalog.records import Catalog

FOLDER_HINT = "Free space or mend the rights, or choose another catalog folder."
TAKEN_HINT = "Another run added it first: look at what is there now."


class RejectedEntryError(LineageError, ValueError):
    """A new entry that breaks a rule of the catalog.

    Attributes:
        problems: What is wrong with it.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(
            f"The new entry does not fit into the catalog:\n{lines}",
            hint="Nothing was written. Wish for something else.",
        )


class KnownPaperError(LineageError, ValueError):
    """A paper whose model the catalog has already.

    Attributes:
        arxiv_id: The paper.
        model_ids: The models that it introduced.
    """

    def __init__(self, arxiv_id: str, models: dict[str, str]) -> None:
        self.arxiv_id = arxiv_id
        self.model_ids = tuple(models)
        named = " and ".join(f"{name} [{model_id}]" for model_id, name in models.items())
        super().__init__(
            f"arXiv {arxiv_id} is already in the catalog: it introduced {named}.",
            hint=f"See what is known of '{self.model_ids[0]}'.",
        )


@dataclass(frozen=True)
class Addition:
    """A model that is ready to be written.

    Attributes:
        entry: Its catalog file.
        contents: What goes into which file, that of the model last.
        blanks: How many blanks its catalog file has.
        before, after: The lineage documents without and with it.
    """

    entry: Path
    contents: dict[Path, bytes]
    blanks: int
    before: Document
    after: Document

    def write(self) -> None:
        """Write the files: all of them or none.

        Raises:
            UnwritableError: One cannot be written, or is there already.
        """
        write_together(self.contents, hint=FOLDER_HINT, taken=TAKEN_HINT)


def require_new_paper(catalog: Catalog, arxiv_id: str) -> None:
    """Return if no model of the catalog was introduced by a paper.

    Raises:
        KnownPaperError: One was.
    """
    known = {key: model.name for key, model in catalog.models.items() if model.paper == arxiv_id}
    if known:
        raise KnownPaperError(arxiv_id, known)


def prepare_addition(folder: Path, catalog: Catalog, draft: Draft, paper: Paper) -> Addition:
    """Check a new entry against all rules, and return what is to be written.

    Args:
        folder: The catalog folder.
        catalog: What it holds, without problems.
        draft: The new entry.
        paper: Record of its paper.

    Raises:
        RejectedEntryError: The entry breaks a rule.
    """
    text = render_draft(draft, {key: model.name for key, model in catalog.models.items()})
    extended = extend_catalog(catalog, draft.model_id, text, {draft.arxiv_id: paper})
    problems = check_catalog(extended)
    if problems:
        raise RejectedEntryError(problems)
    target = folder / "models" / f"{draft.model_id}.toml"
    contents = {target: text.encode("utf-8")}
    if draft.arxiv_id not in catalog.papers:
        record = render_record(paper).encode("utf-8")
        contents = {folder / "papers" / to_file_name(draft.arxiv_id): record, **contents}
    blanks = sum(blank.file == f"models/{target.name}" for blank in find_blanks(extended))
    return Addition(
        target, contents, blanks, complete_document(catalog), complete_document(extended)
    )
