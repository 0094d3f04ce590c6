"""Names to look for: models of the catalog that ships, and their aliases, frozen for the tests."""

from __future__ import annotations

import pytest

from graph.lineage_graph import LineageGraph
from graph.testing import make_document
from lineage.suggest.scoring import Suggester

MODELS: dict[str, tuple[str, str, list[str]]] = {
    "transformer": ("Transformer", "2017-06-12", ["Vanilla Transformer"]),
    "gpt": ("GPT", "2018-06-11", ["GPT-1", "Generative Pre-trained Transformer"]),
    "bert": ("BERT", "2018-10-11", ["Bidirectional Encoder Representations from Transformers"]),
    "transformer-xl": ("Transformer-XL", "2019-01-09", ["Transformer XL"]),
    "gpt-2": ("GPT-2", "2019-02-14", ["gpt2"]),
    "roberta": ("RoBERTa", "2019-07-26", ["roberta-base"]),
    "distilbert": ("DistilBERT", "2019-10-02", []),
    "t5": ("T5", "2019-10-23", ["Text-to-Text Transfer Transformer"]),
    "bart": ("BART", "2019-10-29", []),
    "xlm-roberta": ("XLM-RoBERTa", "2019-11-05", ["XLM-R"]),
    "gpt-3": ("GPT-3", "2020-05-28", ["GPT3"]),
    "vit": ("ViT", "2020-10-22", ["Vision Transformer"]),
    "clip": ("CLIP", "2021-01-05", []),
    "dall-e": ("DALL-E", "2021-01-05", ["DALL·E"]),
    "switch-transformer": ("Switch Transformer", "2021-01-11", ["Switch"]),
    "glm": ("GLM", "2021-03-18", ["General Language Model"]),
    "adm": ("ADM", "2021-05-11", []),
    "flan": ("FLAN", "2021-09-03", []),
    "t0": ("T0", "2021-10-15", ["T0pp"]),
    "gopher": ("Gopher", "2021-12-08", []),
    "palm": ("PaLM", "2022-04-04", []),
    "opt": ("OPT", "2022-05-02", ["OPT-175B"]),
    "stable-diffusion": ("Stable Diffusion", "2022-08-22", []),
    "flan-t5": ("Flan-T5", "2022-10-20", []),
    "chatgpt": ("ChatGPT", "2022-11-30", []),
    "e5": ("E5", "2022-12-07", []),
    "llama": ("LLaMA", "2023-02-24", ["LLaMA-1"]),
    "alpaca": ("Alpaca", "2023-03-13", []),
}


@pytest.fixture(scope="session")
def graph() -> LineageGraph:
    """A graph of well-known names; BERT has a paper."""
    document = make_document({key: released for key, (_, released, _) in MODELS.items()}, [])
    for record in document["models"]:
        record["name"], _, record["aliases"] = MODELS[record["id"]]
        record["paper"] = "1810.04805" if record["id"] == "bert" else None
    return LineageGraph.from_document(document)


@pytest.fixture(scope="session")
def suggester(graph: LineageGraph) -> Suggester:
    """Reads papers with these names in mind."""
    return Suggester(graph)
