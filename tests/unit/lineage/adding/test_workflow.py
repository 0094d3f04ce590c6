"""A program adds papers as the shell does: one call, without a terminal and without click."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from graph.errors import LineageError
from lineage.adding.editor import Editor
from lineage.adding.wishes import WishError, Wishes
from lineage.adding.workflow import NotAddedError, add_paper, add_ticked, read_paper
from lineage.papers.record import FetchedPaper
from lineage.papers.store import write_record
from lineage.paths import fetched_papers_dir
from tests.support.catalogs import make_entry, write_catalog

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.adding.addition import Addition, KnownPaperError

HARE, NAMELESS, KNOWN = "2402.90001", "2402.90003", "2001.90001"


def keep_paper(arxiv_id: str, title: str) -> None:
    """Put a paper into the user's store, so that nobody is asked for it."""
    record = FetchedPaper(
        title=title,
        authors=("A. Nonym",),
        submitted="2024-02-01",
        updated="2024-02-01",
        version=1,
        primary_category="cs.CL",
        source="arxiv",
        retrieved="2026-11-22",
        abstract="We fine-tune GNU-1 on text that anyone can read.",
    )
    write_record(fetched_papers_dir(), arxiv_id, record)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A catalog of one model, and two papers that were fetched before."""
    keep_paper(HARE, "Hare: A Small Assistant")
    keep_paper(NAMELESS, "On Assistants")
    gnu = make_entry("GNU-1", "2020-01-01", paper=KNOWN, no_paper=None)
    return write_catalog(tmp_path / "catalog", {"gnu-1": gnu})


class Diary(Editor):
    """Accepts everything, and writes down what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def note_added(self, addition: Addition) -> None:
        self.said.append(f"added {addition.entry.stem}")

    def note_known(self, error: KnownPaperError) -> None:
        self.said.append(f"known {error.arxiv_id}")


class Refuser(Editor):
    """Accepts nothing."""

    def accept(self, addition: Addition) -> None:
        message = f"No {addition.entry.stem}."
        raise LineageError(message)


def list_models(data: Path) -> list[str]:
    return sorted(path.stem for path in (data / "models").iterdir())


def test_one_call_adds_a_paper_with_what_is_proposed(data: Path) -> None:
    addition = add_paper(data, f"https://arxiv.org/abs/{HARE}v1")
    assert addition.entry == data / "models" / "hare.toml"
    assert list_models(data) == ["gnu-1", "hare"]
    parents = [step["parent"] for step in addition.after["derivations"]]
    assert (addition.before["derivations"], parents) == ([], ["gnu-1"])


def test_a_paper_is_read_without_writing_anything(data: Path) -> None:
    reading = read_paper(data, HARE)
    assert [item.parent for item in reading.suggestion.candidates] == ["gnu-1"]
    assert list_models(data) == ["gnu-1"]


def test_an_editor_that_refuses_leaves_everything_as_it_was(data: Path) -> None:
    with pytest.raises(LineageError, match=r"^No hare\.$"):
        add_paper(data, HARE, editor=Refuser())
    assert list_models(data) == ["gnu-1"]


def test_a_ticked_list_adds_what_it_can_and_names_the_rest(data: Path, tmp_path: Path) -> None:
    review = tmp_path / "new-papers.md"
    ids = (KNOWN, NAMELESS, HARE)
    lines = (f"- [x] [{key}](https://arxiv.org/abs/{key}) A paper\n" for key in ids)
    review.write_text("".join(lines), encoding="utf-8")
    diary = Diary()
    with pytest.raises(NotAddedError) as caught:
        add_ticked(data, review, editor=diary)
    assert set(caught.value.reasons) == {NAMELESS}
    assert diary.said == [f"known {KNOWN}", "added hare"]


@pytest.mark.parametrize(
    ("wishes", "field"),
    [
        pytest.param(Wishes(model_id="No Id"), "model_id", id="no id"),
        pytest.param(Wishes(model_id="gnu-1"), "model_id", id="a taken id"),
        pytest.param(Wishes(extends=("gnu-1",)), "extends", id="a parent without its kind"),
    ],
)
def test_a_wish_that_cannot_be_met_says_which_and_not_an_option(
    data: Path, wishes: Wishes, field: str
) -> None:
    with pytest.raises(WishError) as caught:
        add_paper(data, HARE, wishes)
    assert caught.value.field == field
    assert "--" not in f"{caught.value} {caught.value.hint}"


def test_the_workflow_loads_neither_click_nor_the_client_of_arxiv() -> None:
    code = "import sys, lineage.adding.workflow as _; print({'click', 'arxiv'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
