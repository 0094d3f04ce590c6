"""Names in texts: of names that overlap the longest wins."""

from __future__ import annotations

import pytest

from lineage.verify.names import CatalogNames
from lineage.verify.spellings import to_normal

FINDER = CatalogNames({
    "t5": ["T5"], "t5-v1.1": ["T5 v1.1"], "flan-t5": ["Flan-T5"], "gpt": ["GPT"],
    "gpt-2": ["GPT-2"], "gpt-3": ["GPT-3"], "gpt-3.5": ["GPT-3.5"], "bert": ["BERT"],
    "llama": ["LLaMA"], "llama-3": ["Llama 3"], "llama-3.1": ["Llama 3.1"], "opt": ["OPT"],
    "code-llama": ["Code Llama"], "qwen2.5-vl": ["Qwen2.5-VL"], "clip": ["CLIP"],
    "deepseek-v3": ["DeepSeek-V3"], "palm": ["PaLM"], "transformer": ["Transformer"],
    "dall-e": ["DALL-E"], "pu-yu-2": ["书生·浦语2"],
    "gemma": ["Gemma"], "gemma-2": ["Gemma 2"], "bit": ["BiT"], "imagen": ["Imagen", "2205.11487"],
})  # fmt: skip


@pytest.mark.parametrize(
    ("text", "models"),
    [
        pytest.param("We use Flan-T5 and mT5.", ["flan-t5"], id="superstring"),
        pytest.param("GPT-2, GPT-3.5 and a GPT", ["gpt-2", "gpt-3.5", "gpt"], id="versions"),
        pytest.param("GPT-3. Then", ["gpt-3"], id="end-of-sentence"),
        pytest.param("Llama 3.1 405B and Llama 3 8B", ["llama-3.1", "llama-3"], id="sizes"),
        pytest.param("Llama-2-7b, LLaMA-7B", ["llama"], id="version-that-is-not-here"),
        pytest.param("RoBERTa, DistilBERT, BERTology", [], id="inside-a-word"),
        pytest.param("BERTs, BERT-based, bert-base-uncased", ["bert"] * 3, id="endings"),
        pytest.param("we opt for it, facebook/opt-125m", ["opt"], id="ordinary-word"),
        pytest.param("the palm of a hand", [], id="ordinary-word-alone"),
        pytest.param("google/t5-v1_1-xxl", ["t5-v1.1"], id="path"),
        pytest.param("CodeLlama and Code-Llama", ["code-llama"] * 2, id="blanks"),
        pytest.param("Qwen2_5_VL, Qwen2.5-VL-7B-Instruct", ["qwen2.5-vl"] * 2, id="signs"),
        pytest.param("LLaMA-Adapter, GPT-J", [], id="other-model"),
        pytest.param("与LLaMA一致，GPT-3.5和T5模型", ["llama", "gpt-3.5", "t5"], id="chinese"),
        pytest.param("它基于书生·浦语2研发，书生浦语3", ["pu-yu-2"], id="chinese-name"),
        pytest.param("DALL·E, DALL\u30fbE", ["dall-e"], id="middle-dot"),
        pytest.param("BERT는 GPT-2를", ["bert", "gpt-2"], id="korean"),
        pytest.param("T5XXL, t5xxl_fp16, t5xxx", ["t5", "t5"], id="size-without-a-blank"),
        pytest.param("gemma_2b, gemma 7B, gemma_v2b", ["gemma"] * 2, id="size-of-a-common-word"),
        pytest.param("a transformer encoder, transformers", ["transformer"], id="parts"),
        pytest.param("'clip_name', clip_name", ["clip"], id="quoted-field"),
        pytest.param("arxiv.org/pdf/2205.11487v3, 2205.1148", ["imagen"], id="number-of-a-paper"),
        pytest.param("https://bit.ly/3x and google/bit", ["bit"], id="host"),
        pytest.param("Gemma-2-2B-it is no BiT", ["gemma-2", "bit"], id="unit-and-ending"),
        pytest.param("GPT\u20113 and Deep-\nSeek-V3, ＢＥＲＴ", ["gpt-3", "deepseek-v3", "bert"],
                     id="normal-form"),
    ],
)  # fmt: skip
def test_the_longest_name_wins(text: str, models: list[str]) -> None:
    found = [sorted(mention.models) for mention in FINDER.find(to_normal(text))]
    assert found == [[model] for model in models]


@pytest.mark.parametrize(
    ("name", "model"),
    [
        pytest.param("DeepseekV3Attention", "deepseek-v3", id="class"),
        pytest.param("Qwen2_5_VLModel", "qwen2.5-vl", id="underscores"),
        pytest.param("RobertaModel", None, id="superstring"),
        pytest.param("CLIPTextModel", "clip", id="capitals"),
        pytest.param("gemma_2b_it", "gemma", id="size-is-no-version"),
        pytest.param("lr_2b_it", None, id="inside-a-part"),
        pytest.param("Gemma2Model", "gemma-2", id="version-without-a-blank"),
    ],
)
def test_names_stand_in_identifiers(name: str, model: str | None) -> None:
    found = [sorted(mention.models) for mention in FINDER.find(name, code=True)]
    assert found == ([[model]] if model else [])


@pytest.mark.parametrize(
    ("text", "models"),
    [
        pytest.param("the Llama 3.x family", {"llama-3.1", "llama-3.2"}, id="any-of-them"),
        pytest.param("Llama3-x", {"llama-3.1", "llama-3.2"}, id="hyphen"),
        pytest.param("Llama 4.x", set(), id="other-version"),
    ],
)
def test_a_range_of_versions_may_mean_each(text: str, models: set[str]) -> None:
    finder = CatalogNames({"llama-3.1": ["Llama 3.1"], "llama-3.2": ["Llama 3.2"]})
    assert {model for mention in finder.find(text) for model in mention.models} == models


def test_a_long_text_takes_no_time() -> None:
    text = to_normal("GPT " * 50_000 + "T5")
    assert FINDER.names(text, "t5") is not None
