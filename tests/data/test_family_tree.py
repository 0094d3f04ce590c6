"""The lines of the family tree figure: each is in the graph, or answered with a reason."""

from __future__ import annotations

from typing import Any

import pytest

ACCEPTED = """
albert<bert alpaca<llama alphafold-2<transformer anthropic-assistant<gpt-3 bart<bert bart<gpt
bert<transformer blenderbot-3<opt bloom<gpt-3 chatgpt<gpt-3.5 chinchilla<gopher
clip<transformer cm3<htlm ctrl<transformer dall-e<gpt-3 dall-e-2<clip dall-e-2<glide
deberta<bert decision-transformer<gpt dialogpt<gpt-2 distilbert<bert dolly-v1<gpt-j
dq-bart<bart e5<bert ernie-baidu<bert ernie-thu<bert flamingo<chinchilla flan-palm<palm
galactica<transformer gato<decision-transformer gato<trajectory-transformer gato<transformer
gc-vit<vit glam<transformer glide<adm glm<transformer gopher<gpt-2 gophercite<gopher
gpt<transformer gpt-2<gpt gpt-3<gpt-2 gpt-3.5<instructgpt gpt-neo<gpt-2
gpt-neox-20b<gpt-3 htlm<bart imagen<t5 instructgpt<gpt-3 jurassic-1<gpt-3 lamda<transformer
llama<transformer mbart<bart minerva<palm mt-nlg<megatron-lm openassistant-llama<llama
opt<gpt-3 palm<transformer pegasus<transformer roberta<bert sparrow<chinchilla
stable-diffusion<latent-diffusion swin-transformer<vit switch-transformer<t5 t5<transformer
trajectory-transformer<gpt transformer-xl<transformer turing-nlg<gpt-2 vicuna<llama vit<bert
xlm-roberta<roberta xlnet<transformer-xl
"""
"""Child and parent of each line that is a derivation here (Diffusion stands for its models)."""

ANSWERED = """
alexatm-20b<transformer alphafold-1<transformer anthropic-hh-rlhf<gpt-3 big-bird<transformer
constitutional-ai<gpt-3 dolly-v2<gpt-j electra<transformer flan-t5<t5 glm-130b<transformer
gpt-j<gpt-2 imagen<clip megatron-lm<transformer mt-nlg<gpt-2 pythia<transformer seeker<transformer
t0<t5 ul2<transformer wu-dao-2.0<transformer
"""
"""Child and parent of each line that is not, mostly since a nearer parent is known."""

FIGURE = "catalog-figure"


def pairs(text: str) -> list[tuple[str, str]]:
    return [(child, parent) for child, _, parent in (word.partition("<") for word in text.split())]


def test_all_82_lines_are_accounted_for() -> None:
    second_halves = {"alphafold-2", "anthropic-hh-rlhf", "constitutional-ai", "dolly-v2"}
    second_halves |= {"ernie-baidu", "glm-130b"}
    lines = [child for child, _ in pairs(ACCEPTED + ANSWERED) if child not in second_halves]
    assert len(lines) == 82


@pytest.mark.parametrize(("child", "parent"), pairs(ACCEPTED))
def test_a_line_is_a_derivation_that_cites_the_figure(
    document: dict[str, Any], child: str, parent: str
) -> None:
    steps = [s for s in document["derivations"] if (s["child"], s["parent"]) == (child, parent)]
    assert any(item["source"] == FIGURE for step in steps for item in step["evidence"])


@pytest.mark.parametrize(("child", "parent"), pairs(ANSWERED))
def test_a_line_that_is_not_accepted_is_disputed_with_a_reason(
    document: dict[str, Any], child: str, parent: str
) -> None:
    (claim,) = [d for d in document["disputes"] if (d["child"], d["parent"]) == (child, parent)]
    assert claim["reason"]
    assert any(item["source"] == FIGURE for item in claim["evidence"])
    assert any(item["stance"] == "disputes" for item in claim["evidence"])
