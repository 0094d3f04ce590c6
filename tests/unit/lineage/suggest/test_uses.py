"""How clauses use the models that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lineage.suggest.mentions import NameFinder
from lineage.suggest.reading import read_field

if TYPE_CHECKING:
    from graph.lineage_graph import LineageGraph
    from lineage.suggest.uses import Use


@pytest.fixture(scope="module")
def finder(graph: LineageGraph) -> NameFinder:
    """Finds the well-known names."""
    return NameFinder(graph.models.values())


def read(finder: NameFinder, text: str, own: str = "") -> tuple[Use, ...]:
    return tuple(read_field("abstract", text, finder, own).uses)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Hare is based on BERT.", "based on BERT", id="before"),
        pytest.param("A frozen CLIP reads.", "frozen CLIP", id="an adjective"),
        pytest.param("Hare uses BERT's weights.", "uses BERT's", id="a genitive"),
        pytest.param("T5 serves as the encoder.", "T5 serves as", id="after"),
        pytest.param("Hare is a BERT-based tagger.", "BERT-based", id="a compound"),
        pytest.param("It replaces the encoder of BART.", "replaces the encoder of BART",
                     id="the whole before a part"),
        pytest.param("It is inspired by T5.", "inspired by T5", id="a passive"),
    ],
)  # fmt: skip
def test_words_of_making_lead_to_a_name_or_follow_it(
    finder: NameFinder, text: str, words: str
) -> None:
    (use,) = read(finder, text)
    assert use.is_clean
    assert text[use.start : use.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "We build one two three four five six seven eight nine BERT.",
        "It is trained by people who like BERT.",
        "We train it, but BERT is old.",
        "The low-rank update of Memory-Augmented BERT is shown.",
    ],
)
def test_words_of_making_reach_a_few_words_in_their_clause(finder: NameFinder, text: str) -> None:
    assert [use.making for use in read(finder, text)] == [False]


@pytest.mark.parametrize(
    ("text", "against"),
    [
        pytest.param("It beats a model based on BERT.", "contrast", id="a contrast"),
        pytest.param("We build models such as BERT.", "example", id="an example"),
        pytest.param("We combine GPT-2, BERT and OPT.", "example", id="one of many"),
        pytest.param("Existing taggers build on BERT.", "of_others", id="other people's"),
        pytest.param("ViT is based on BERT.", "of_others", id="another model"),
        pytest.param("Taggers based on BERT are slow.", "of_others", id="a class of models"),
    ],
)
def test_some_things_speak_against(finder: NameFinder, text: str, against: str) -> None:
    use = next(use for use in read(finder, text) if use.making)
    assert getattr(use, against)
    assert not use.is_clean


def test_what_is_its_own_is_made_though_it_is_beaten(finder: NameFinder) -> None:
    (use,) = read(finder, "Hare surpasses its teacher GPT-2.")
    assert (use.contrast, use.is_clean) == (False, True)


def test_a_name_and_its_abbreviation_are_one_of_many_only_with_others(
    finder: NameFinder,
) -> None:
    both = read(finder, "We extend the Vision Transformer (ViT) and BERT.")
    assert [use.example for use in both] == [False, False, False]


def test_the_own_name_holds_no_names(finder: NameFinder) -> None:
    text = "We present Grounding BERT. Grounding BERT extends BERT."
    assert [text[use.place :] for use in read(finder, text, "Grounding BERT")] == ["BERT."]
    assert len(read(finder, text)) == 3


def test_sentences_on_training_are_told_from_others(finder: NameFinder) -> None:
    training, other = read(finder, "The layers of BERT are grown. BERT is old.")
    assert (training.training, other.training) == (True, False)
    (use,) = read(finder, "Recently, others trained BERT.")
    assert not use.training
