from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import LineageError
from lineage.adding.review import (
    Review,
    read_ticked,
    render_json,
    render_markdown,
    write_review,
)
from lineage.adding.sifting import Proposal, Reason, sift_papers
from lineage.papers.record import FetchedPaper
from lineage.suggest.scoring import Suggester
from lineage.suggest.suggestion import Candidate, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.lineage_graph import LineageGraph
    from lineage.suggest.suggestion import PaperText

LIST = """\
# New papers since 2026-11-01

2 papers of cs.CL, cs.LG whose own model seems to extend one of the catalog, the surest first.
Tick those that belong in it, then run `lineage add --from` with this file.

- [ ] [2611.00002](https://arxiv.org/abs/2611.00002) Two (cs.CL, 2026-11-02)
  - bert: finetuning, 0.90 (abstract: “fine-tune BERT”)
  - gpt: architecture, 0.60 (abstract: “fine-tune BERT”)
- [ ] [2611.00001](https://arxiv.org/abs/2611.00001) One (cs.CL, 2026-11-02)
  - bert: finetuning, 0.90 (abstract: “fine-tune BERT”)
"""


def make_record(title: str, **changes: Any) -> FetchedPaper:
    values = {
        "title": title,
        "authors": ("Ann Ode",),
        "submitted": "2026-11-02",
        "primary_category": "cs.CL",
        "source": "arxiv",
        "retrieved": "2026-11-22",
        "abstract": "We fine-tune BERT.",
        **changes,
    }
    return FetchedPaper.model_validate(values)


class FakeSuggester:
    """Proposes what it was told to, by title."""

    def __init__(self, **candidates: Mapping[str, float]) -> None:
        self._candidates = candidates

    def suggest(self, paper: PaperText) -> Suggestion:
        span = Span("abstract", 3, 17, "fine-tune  BERT")
        kinds = {"bert": "finetuning", "gpt": "architecture"}
        chosen = tuple(
            Candidate(parent, kinds[parent], confidence, span)
            for parent, confidence in self._candidates.get(paper.title, {}).items()
        )
        return Suggestion(paper.arxiv_id, paper.title, chosen, ("t5",))


def rank(papers: dict[str, FetchedPaper], known: set[str] | None = None) -> tuple[Proposal, ...]:
    suggester = FakeSuggester(
        One={"bert": 0.9}, Two={"bert": 0.9, "gpt": 0.6}, Three={"gpt": 0.95}, Four={"bert": 0.9}
    )
    return sift_papers(papers, suggester, known=known or set()).proposals  # type: ignore[arg-type]


def make_review() -> Review:
    papers = {"2611.00001": make_record("One"), "2611.00002": make_record("Two")}
    return Review("2026-11-01", ("cs.CL", "cs.LG"), rank(papers), {})


def test_the_surest_come_first_then_those_with_more_parents_then_by_id() -> None:
    titles = {"4": "Four", "1": "One", "2": "Two", "3": "Three", "5": "Nothing"}
    papers = {f"2611.0000{key}": make_record(title) for key, title in titles.items()}
    order = [proposal.arxiv_id[-1] for proposal in rank(papers)]
    assert order == ["3", "2", "1", "4"]
    assert [p.arxiv_id[-1] for p in rank(dict(reversed(papers.items())))] == order


def test_known_and_withdrawn_papers_are_left_out() -> None:
    papers = {
        "2611.00001": make_record("One"),
        "2611.00002": make_record("Two", withdrawn=True),
        "2611.00003": make_record("Three"),
    }
    assert [p.arxiv_id for p in rank(papers, {"2611.00001"})] == ["2611.00003"]


def test_the_list_is_markdown_with_boxes() -> None:
    assert render_markdown(make_review()) == LIST


def test_the_same_as_json_says_what_each_proposal_rests_on() -> None:
    document = json.loads(render_json(make_review()))
    assert {key: value for key, value in document.items() if key != "papers"} == {
        "schema_version": 1,
        "since": "2026-11-01",
        "categories": ["cs.CL", "cs.LG"],
        "seen": 2,
        "left_out": {},
    }
    assert document["papers"][1] == {
        "arxiv_id": "2611.00001",
        "title": "One",
        "authors": ["Ann Ode"],
        "submitted": "2026-11-02",
        "primary_category": "cs.CL",
        "candidates": [
            {
                "parent": "bert",
                "kind": "finetuning",
                "channel": "weights",
                "confidence": 0.9,
                "span": {"field": "abstract", "start": 3, "end": 17, "text": "fine-tune  BERT"},
                "more": [],
                "proposed_by": ["words"],
            }
        ],
        "mentioned": ["t5"],
        "lacking": [],
    }


def test_a_title_is_text_in_the_list_and_calls_nobody() -> None:
    title = "*Big* <script> [x](y) `z` @user #12 & $\\alpha$"
    proposals = (Proposal("2611.00001", make_record(title), make_review().proposals[0][2]),)
    line = render_markdown(Review("2026-11-01", ("cs.CL",), proposals, {})).splitlines()[5]
    assert line == (
        r"- [ ] [2611.00001](https://arxiv.org/abs/2611.00001) \*Big\* &lt;script> \[x\](y) "
        r"\`z\` @<!-- -->user #<!-- -->12 &amp; \$\\alpha\$ (cs.CL, 2026-11-02)"
    )


@pytest.mark.parametrize(
    ("line", "ticked"),
    [
        pytest.param("- [x] [2611.1](https://arxiv.org/abs/2611.1) A", ("2611.1",), id="x"),
        pytest.param("- [X] [cs/1](https://arxiv.org/abs/cs/1) A", ("cs/1",), id="capital"),
        pytest.param("- [ ] [2611.1](https://arxiv.org/abs/2611.1) A", (), id="not ticked"),
        pytest.param("- [x] [2611.1](https://arxiv.org/abs/2611.2) A", (), id="not the same"),
        pytest.param("  - [x] [2611.1](https://arxiv.org/abs/2611.1)", (), id="indented"),
        pytest.param("- [x] something else", (), id="another line"),
    ],
)
def test_only_the_ticks_of_papers_are_read_back(line: str, ticked: tuple[str, ...]) -> None:
    assert read_ticked(f"# List\n\n{line}\n") == ticked


def test_ticks_survive_when_the_list_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    write_review(path, make_review())
    assert path.read_text(encoding="utf-8") == LIST
    ticked = LIST.replace("- [ ] [2611.00001]", "- [x] [2611.00001]")
    path.write_text(ticked, encoding="utf-8")
    write_review(path, make_review())
    assert path.read_text(encoding="utf-8") == ticked
    assert (tmp_path / "new.json").read_text(encoding="utf-8") == render_json(make_review())


def test_a_file_that_is_no_list_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    path.write_bytes(b"\xff")
    with pytest.raises(LineageError) as caught:
        write_review(path, make_review())
    assert str(caught.value) == f"'{path}' is there, but it is no review list that can be read."
    assert caught.value.hint == "Choose another file with --out."
    assert [item.name for item in tmp_path.iterdir()] == ["new.md"]


def test_what_is_left_out_is_counted_by_its_reason(tiny_graph: LineageGraph) -> None:
    names = "BERT, DISTILBERT and the TRANSFORMER"
    papers = {
        "2611.00001": make_record("One", abstract="We fine-tune BERT."),
        "2611.00002": make_record("Two", abstract=f"We compare {names}."),
        "2611.00003": make_record("Three", abstract="We compare BERT with air."),
        "2611.00004": make_record("Four", withdrawn=True),
        "2611.00005": make_record("Five"),
        "2611.00006": make_record("Six", abstract="We compare DISTILBERT with air."),
    }
    sifted = sift_papers(papers, Suggester(tiny_graph), known={"2611.00005"})
    assert [item.arxiv_id for item in sifted.proposals] == ["2611.00001"]
    assert sifted.left_out == {
        Reason.KNOWN: 1, Reason.WITHDRAWN: 1, Reason.MANY_NAMED: 1, Reason.NO_PARENT: 2,
    }  # fmt: skip
    text = render_markdown(Review("2026-11-01", ("cs.CL",), sifted.proposals, sifted.left_out))
    assert (
        "\nSeen: 6 papers. Left out: 1 in the catalog already, 1 withdrawn, 1 with three or more "
        "models named and none plainly extended, 2 without a parent.\n"
    ) in text
