"""From readings to candidates."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from lineage.suggest.suggestion import PaperText

if TYPE_CHECKING:
    from lineage.suggest.scoring import Suggester
    from lineage.suggest.suggestion import Suggestion


def suggest(
    suggester: Suggester,
    abstract: str,
    *,
    title: str = "A Study",
    published: str | None = None,
    arxiv_id: str | None = None,
) -> Suggestion:
    return suggester.suggest(
        PaperText(arxiv_id=arxiv_id, title=title, abstract=abstract, published=published)
    )


def parents(suggestion: Suggestion) -> list[str]:
    return [item.parent for item in suggestion.candidates]


def test_the_answer_has_the_keys_of_the_contract(suggester: Suggester) -> None:
    abstract = "We fine-tune LLaMA-7B.\nIt beats Alpaca."
    answer = suggest(suggester, abstract, title="Hare: Small", arxiv_id="2305.00001").to_json()
    confidence = answer["candidates"][0]["confidence"]
    assert 0.8 < confidence < 1
    assert json.loads(json.dumps(answer)) == {
        "arxiv_id": "2305.00001",
        "title": "Hare: Small",
        "candidates": [
            {
                "parent": "llama",
                "kind": "finetuning",
                "channel": "weights",
                "confidence": confidence,
                "span": {
                    "field": "abstract", "start": 3, "end": 21, "text": "fine-tune LLaMA-7B",
                },
                "sentence": "We fine-tune LLaMA-7B.",
                "more": [],
                "proposed_by": ["words"],
            }
        ],
        "mentioned": ["alpaca"],
        "lacking": [],
        "refused": [],
    }  # fmt: skip


def test_a_span_is_the_text_of_the_source_with_its_tex(suggester: Suggester) -> None:
    abstract = r"Here we  extend \textbf{BERT}$_{large}$ to tables."
    span = suggest(suggester, abstract).candidates[0].span
    assert abstract[span.start : span.end] == span.text == r"extend \textbf{BERT}$_{large"


def test_the_same_words_again_make_no_surer(suggester: Suggester) -> None:
    once = suggest(suggester, "We fine-tune T5.").candidates[0].confidence
    assert suggest(suggester, "We fine-tune T5. " * 5).candidates[0].confidence == once


@pytest.mark.parametrize(
    ("title", "proposed"),
    [
        pytest.param("BERT: Pre-training of Deep Bidirectional Encoders", [], id="own name"),
        pytest.param("DistilHare: a distilled version of BERT", ["bert"], id="made-up name"),
        pytest.param("BERT-1B: Scaling BERT", ["bert"], id="a name with another size"),
        pytest.param("BERT for Everyone: a Study", ["bert"], id="more than a name"),
    ],
)
def test_the_name_before_the_colon_of_a_title_is_the_own_model(
    suggester: Suggester, title: str, proposed: list[str]
) -> None:
    assert parents(suggest(suggester, "Hare extends BERT.", title=title)) == proposed


def test_the_own_model_is_not_even_mentioned(suggester: Suggester) -> None:
    answer = suggest(suggester, "We extend BERT and T5.", arxiv_id="1810.04805")
    assert (parents(answer), answer.mentioned) == (["t5"], ())


@pytest.mark.parametrize(
    ("published", "proposed"),
    [
        pytest.param("2023-02-23", [], id="the day before"),
        pytest.param("2023-02-24", ["llama"], id="the same day"),
        pytest.param("2023-02", ["llama"], id="the same month"),
        pytest.param("2023-01", [], id="the month before"),
        pytest.param(None, ["llama"], id="date not known"),
    ],
)
def test_younger_models_are_left_out(
    suggester: Suggester, published: str | None, proposed: list[str]
) -> None:
    answer = suggest(suggester, "We fine-tune LLaMA.", published=published)
    assert parents(answer) == proposed
    assert answer.mentioned == ()


def test_the_transformer_counts_where_nothing_nearer_is_stated(suggester: Suggester) -> None:
    alone = "We extend the Transformer."
    assert parents(suggest(suggester, alone)) == ["transformer"]
    both = suggest(suggester, f"{alone} Weights are initialised from BERT.")
    assert (parents(both), both.mentioned) == (["bert"], ("transformer",))


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("We extend the Transformer with recurrence.", True),
        ("We replace attention in the Transformer by convolutions.", True),
        ("We apply a standard Transformer directly to images.", True),
        ("Hare unites convolutions and the Transformer.", True),
        ("We introduce recurrence into transformers.", True),
        ("Hare is a simplified version of the Transformer.", True),
        ("Hare is a Transformer-based model.", False),
        ("Hare is based on the Transformer architecture.", False),
        ("Hare uses a Transformer as its encoder.", False),
        ("We modify transformer models of other people.", False),
        ("Recent work extends the Transformer with recurrence.", False),
        ("We train transformers for speech.", False),
    ],
)
def test_the_transformer_is_a_parent_where_it_is_changed(
    suggester: Suggester, text: str, *, changed: bool
) -> None:
    assert parents(suggest(suggester, text)) == (["transformer"] if changed else [])


@pytest.mark.parametrize("parent", ["LLaMA-7B", "LLaMA"])
@pytest.mark.parametrize("own", ["Zebu from", "from"])
def test_each_parent_of_a_sentence_has_its_own_kind(
    suggester: Suggester, parent: str, own: str
) -> None:
    answer = suggest(suggester, f"We fine-tune {own} {parent} and distill from GPT-3.")
    assert {item.parent: (item.kind, item.channel) for item in answer.candidates} == {
        "llama": ("finetuning", "weights"),
        "gpt-3": ("distillation", "knowledge"),
    }


def test_a_clean_mention_counts_though_the_paper_compares_elsewhere(suggester: Suggester) -> None:
    abstract = (
        "We present two techniques that lower the memory and the training time of BERT. "
        "Our model has fewer parameters compared to BERT."
    )
    assert parents(suggest(suggester, abstract)) == ["bert"]


def test_candidates_stand_by_confidence_then_id_and_mentions_by_place(
    suggester: Suggester,
) -> None:
    abstract = "PaLM and Gopher are large. Hare is based on T5. We fine-tune OPT and BART."
    answer = suggest(suggester, abstract)
    assert parents(answer) == ["bart", "opt", "t5"]
    assert answer.mentioned == ("palm", "gopher")


def test_the_title_counts(suggester: Suggester) -> None:
    answer = suggest(suggester, "Fast and small.", title="Distilling BERT for Phones")
    assert [(item.parent, item.span.field) for item in answer.candidates] == [("bert", "title")]


def test_a_title_that_begins_with_what_was_done_names_no_own_model(suggester: Suggester) -> None:
    answer = suggest(suggester, "Our model is small.", title="Distilling BERT: A Way")
    assert parents(answer) == ["bert"]


def test_the_comment_counts(suggester: Suggester) -> None:
    paper = PaperText(
        arxiv_id=None, title="Hare", abstract="Fast.", comment="Based on T5", published=None
    )
    assert [item.span.field for item in suggester.suggest(paper).candidates] == ["comment"]


@pytest.mark.parametrize("text", ["", " ", "\n", "{}", "$$", "\\", "\ue000 based on \ue000"])
def test_texts_without_names_propose_nothing(suggester: Suggester, text: str) -> None:
    assert suggest(suggester, text, title=text).candidates == ()


def test_a_text_without_end_is_read_in_part(suggester: Suggester) -> None:
    abstract = "We fine-tune T5. " + "based on BERT " * 400 + "We extend CLIP."
    assert "clip" not in suggest(suggester, abstract).mentioned
