"""Finding names of models in texts."""

from __future__ import annotations

import pytest

from graph.lineage_graph import LineageGraph
from graph.testing import make_document
from lineage.suggest.mentions import NameFinder, needs_case


@pytest.fixture(scope="session")
def finder(graph: LineageGraph) -> NameFinder:
    """Knows the names of the graph."""
    return NameFinder(graph.models.values())


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("We tune BERT.", ["bert"], id="name"),
        pytest.param("We use XLM-R and GPT3.", ["xlm-roberta", "gpt-3"], id="aliases"),
        pytest.param("an optimal clip of opt", [], id="ordinary words"),
        pytest.param("Switch Transformer", ["switch-transformer"], id="longest name"),
        pytest.param("a Vision Transformer", ["vit"], id="name that ends in a name"),
        pytest.param("Transformer-XL beats it", ["transformer-xl"], id="name begins with a name"),
        pytest.param("GPT-2 and GPT-3", ["gpt-2", "gpt-3"], id="numbers are part of names"),
        pytest.param("BERT-based models", ["bert"], id="hyphenated adjective"),
        pytest.param("GPT-3-generated text", ["gpt-3"], id="hyphenated participle"),
        pytest.param("two BERTs and RoBERTas", ["bert", "roberta"], id="plurals"),
        pytest.param("BERT's layers", ["bert"], id="genitive"),
        pytest.param("Vision Transformers", ["vit"], id="plural of words"),
        pytest.param("LLaMA 2 and LLaMA-2 and Llama2", [], id="unknown versions"),
        pytest.param("Llama 3.1 and PaLM 2", [], id="unknown versions with a blank"),
        pytest.param("GPT-4 and GPT-3.5", [], id="unknown numbers"),
        pytest.param("T5v2, CLIP v2 and DALL-E 3", [], id="unknown marked versions"),
        pytest.param("BART II", [], id="Roman version"),
        pytest.param("LLaMA-7B, LLaMA 13B, LLaMA (65B)", ["llama"] * 3, id="sizes"),
        pytest.param("T5-large, BERT Base, ViT-B/16", ["t5", "bert", "vit"], id="size words"),
        pytest.param("OPT-175B and OPT-66B", ["opt", "opt"], id="size in and after a name"),
        pytest.param("BERT 3 times", ["bert"], id="number that is no version"),
        pytest.param("Sentence-BERT, mBERT, BERT4Rec", [], id="names inside others"),
        pytest.param("BERT-CRF, CLIP-ViL, T5+X", [], id="names that others begin with"),
        pytest.param("Flan-T5 is not T5", ["flan-t5", "t5"], id="hyphen on the left"),
        pytest.param("Code Llama", [], id="known as another model"),
        pytest.param("multilingual BERT", [], id="known as another model, any case"),
        pytest.param("the Universal Transformer", [], id="another Transformer"),
        pytest.param("the Zebra Transformer", [], id="unheard-of Transformer"),
        pytest.param("We build Lawyer LLaMA", [], id="another LLaMA"),
        pytest.param("Use Meta LLaMA", ["llama"], id="lab before it"),
        pytest.param("all Transformers are", [], id="the class of all Transformers"),
        pytest.param("The Transformer is old", ["transformer"], id="article before it"),
        pytest.param("a transformer", [], id="the common noun"),
        pytest.param("Llama, llama, LLAMA", ["llama"] * 3, id="mixed case is forgiven"),
        pytest.param("palm oil, Palm, PaLM", ["palm"], id="mixed case that is a word"),
        pytest.param("stable diffusion", ["stable-diffusion"], id="words that may be small"),
        pytest.param("a general language model", [], id="words that may not"),
        pytest.param("e5 or t0 or E5", ["e5"], id="short names keep their case"),
        pytest.param("BERT (Devlin et al., 2019)", ["bert"], id="citation"),
        pytest.param(
            "GPT 3, GPT3 and XLM RoBERTa",
            ["gpt-3", "gpt-3", "xlm-roberta"],
            id="joined by a blank or by nothing",
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_names_are_found(finder: NameFinder, text: str, ids: list[str]) -> None:
    assert [mention.model_id for mention in finder.find(text)] == ids


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("We tune BERT.", "BERT"),
        ("We tune LLaMA-7B on it", "LLaMA-7B"),
        ("of RoBERTa-large and", "RoBERTa-large"),
        ("all BERTs are", "BERTs"),
        ("BERT-based", "BERT"),
        ("T5 (11B) is", "T5 (11B)"),
    ],
)
def test_a_mention_covers_the_size_that_follows(
    finder: NameFinder, text: str, covered: str
) -> None:
    mention = finder.find(text)[0]
    assert text[mention.start : mention.end] == covered


def test_letters_whose_small_form_is_longer_do_not_move_names(finder: NameFinder) -> None:
    text = "\u0130\u0130 BERT"
    assert [(m.start, m.end) for m in finder.find(text)] == [(3, 7)]


@pytest.mark.parametrize(
    "name", ["Switch", "OPT", "Gopher", "CLIP", "GLM", "Flan", "ADM", "E5", "T0"]
)
def test_ambiguous_names_need_their_case(name: str) -> None:
    assert needs_case(name)


@pytest.mark.parametrize(
    "word", ["switch", "opt", "gopher", "clip", "glm", "flan", "adm", "e5", "t0"]
)
def test_ambiguous_words_are_no_names(finder: NameFinder, word: str) -> None:
    assert finder.find(f"they {word} it") == ()


def test_a_name_without_its_size_is_that_of_the_one_model_that_has_it() -> None:
    names = {"gnustral": "Gnustral 7B", "oryx-2b": "Oryxes 2B", "oryx-9b": "Oryxes 9B",
             "hares": "HareLM 1B", "hare-lm": "HareLM"}  # fmt: skip
    document = make_document(dict.fromkeys(names, "2020"), [])
    for record in document["models"]:
        record["name"] = names[record["id"]]
    finder = NameFinder(LineageGraph.from_document(document).models.values())
    text = "Gnustral, Gnustral-7B, gnustral; Oryxes, Oryxes 9B; HareLM, HareLM 1B."
    assert [mention.model_id for mention in finder.find(text)] == [
        "gnustral", "gnustral", "oryx-9b", "hare-lm", "hares",
    ]  # fmt: skip
