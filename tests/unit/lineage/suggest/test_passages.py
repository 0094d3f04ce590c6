"""Which parts of a full text are read, where they stand, and what they add to the abstract."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lineage.papers.texts.text import PARAGRAPH, ROW, Block, Section, Text
from lineage.suggest.passages import Passage, list_passages
from lineage.suggest.suggestion import PaperText

if TYPE_CHECKING:
    from lineage.suggest.scoring import Suggester


def make_text(*heads: tuple[str, str, int]) -> Text:
    blocks = (Block(PARAGRAPH, "Words."), Block(ROW, "A | row"))
    return Text("Hare", "", tuple(Section(*head, blocks) for head in heads))


@pytest.mark.parametrize(
    ("heads", "places"),
    [
        pytest.param([("2", "Model", 1), ("2.1", "Layers", 2)], ["section 2", "section 2.1"],
                     id="numbered"),
        pytest.param([("2", "Related Models", 1), ("3", "Results", 1), ("", "Training", 1)],
                     ['heading "Training"'], id="of others, and results"),
        pytest.param([("4", "Evaluation", 1), ("4.1", "Model", 2)], [], id="below results"),
        pytest.param([("B", "Training Details", 1)], ["appendix B"], id="an appendix"),
        pytest.param([("1", "Introduction", 1), ("1.1", "Aims", 2), ("", "", 1)], [],
                     id="the introduction"),
    ],
)  # fmt: skip
def test_sections_are_read_that_may_tell_how_the_model_was_made(
    heads: list[tuple[str, str, int]], places: list[str]
) -> None:
    passages = list_passages(make_text(*heads))
    assert passages == tuple(Passage(place, "Words.") for place in places)


def suggest(suggester: Suggester, abstract: str, *passages: tuple[str, str]) -> list[object]:
    paper = PaperText(
        arxiv_id=None, title="A Study", abstract=abstract, published=None,
        passages=tuple(Passage(*passage) for passage in passages),
    )  # fmt: skip
    return [
        (item.parent, item.kind, item.confidence, item.span.field,
         [span.field for span in item.more])
        for item in suggester.suggest(paper).candidates
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We initialise the model from BERT.", True),
        ("The model is initialised from the weights of BERT.", True),
        ("Previous work fine-tunes BERT.", False),
        ("We fine-tune BERT as a baseline.", False),
        ("Unlike BERT, ours is small.", False),
    ],
)
def test_only_strong_words_of_the_paper_count(
    suggester: Suggester, text: str, *, found: bool
) -> None:
    assert bool(suggest(suggester, "Hare is small.", ("section 3", text))) is found


def test_the_text_confirms_the_abstract_and_adds_to_it(suggester: Suggester) -> None:
    assert suggest(
        suggester, "We fine-tune T5.",
        ("section 2", "We fine-tune T5 on tables. It is continually pre-trained from OPT."),
        ("section 3.1", "We fine-tune T5 again."), ("section 3.1", "We fine-tune T5 once more."),
    ) == [
        ("t5", "finetuning", 0.98, "abstract", ["section 2", "section 3.1"]),
        ("opt", "continued-pretraining", 0.65, "section 2", []),
    ]  # fmt: skip


def test_a_comparison_in_the_abstract_does_not_void_what_the_text_states(
    suggester: Suggester,
) -> None:
    found = suggest(suggester, "Hare beats BERT.", ("section 2", "We initialise it from BERT."))
    assert [item[0] for item in found] == ["bert"]  # type: ignore[index]


def test_the_own_name_in_the_text_names_no_other_model(suggester: Suggester) -> None:
    paper = PaperText(
        arxiv_id=None, title="Grounding BERT: A Model", abstract="It is small.", published=None,
        passages=(Passage("section 3", "We train Grounding BERT on tables."),),
    )  # fmt: skip
    assert suggester.suggest(paper).candidates == ()
