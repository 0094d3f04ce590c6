"""Notes that deny their kind, addresses that float, techniques that their first model lacks."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from lineage.catalog.judgement import denies_weights, find_floating_revision
from lineage.catalog.load import load_catalog
from lineage.catalog.rules import check_catalog
from tests.support.catalogs import SUPPORT, TOY_ENTRIES, make_derivation, write_catalog

if TYPE_CHECKING:
    from pathlib import Path

COMMIT = "d05afc436d78f1c48dc0dbf8e5980a9d471f35f6"


def lint_with(folder: Path, **changes: Any) -> list[str]:
    """Return the problems of the toy catalog with the entry `tuned` changed."""
    entries = copy.deepcopy(TOY_ENTRIES)
    entries["tuned"] |= changes
    catalog = load_catalog(write_catalog(folder, entries))
    return [str(problem) for problem in check_catalog(catalog)]


@pytest.mark.parametrize(
    "note",
    [
        pytest.param(
            "The index names another base, so no weights of it are used.", id="no weights"
        ),
        pytest.param("No published weights of the paper are inherited.", id="no weights of"),
        pytest.param("Takes the design, none of its weights.", id="none of its weights"),
        pytest.param("Keeps the recipe without its weights.", id="without its weights"),
        pytest.param("Takes the tokenizer, not the weights.", id="not the weights"),
        pytest.param(
            "The index names B, not the A of the paper, as the base whose weights were taken.",
            id="not the one whose weights were taken",
        ),
        pytest.param(
            "It is a new ViT-H, so the released CLIP's weights are not carried over.",
            id="not carried over",
        ),
        pytest.param("The large model is not initialised from BERT.", id="not initialised from"),
        pytest.param("It does not reuse the released weights.", id="does not reuse"),
        pytest.param("Only the tokenizer is taken.", id="only the tokenizer"),
        pytest.param("Whether any weights were kept is not published.", id="left open"),
        pytest.param("What it was made from is not published.", id="made from an unknown"),
        pytest.param("A newly trained CLIP gives the embeddings.", id="newly trained"),
        pytest.param("The same model, trained from scratch on other data.", id="from scratch"),
        pytest.param("The same design with random initialisation.", id="random start"),
    ],
)
def test_a_note_that_denies_the_weights_is_seen(note: str) -> None:
    assert denies_weights(note)


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("The 7B LLaMA fine-tuned on 52,000 examples.", id="fine-tuned"),
        pytest.param(
            "Starts from the weights of Qwen2; the vision tower is trained from scratch.",
            id="a part is new",
        ),
        pytest.param("The frozen encoder feeds a newly trained connector.", id="frozen and new"),
        pytest.param("The 3B size starts from R2C2, not from OPT.", id="another parent denied"),
        pytest.param("Starts from PaLM, whose weights are not published.", id="closed parent"),
        pytest.param("The low-rank update adds no weights at inference.", id="adds no weights"),
        pytest.param("Pruned without touching the other weights.", id="without touching"),
        pytest.param("Fine-tuned from it; only the tokenizer changes.", id="only the tokenizer"),
        pytest.param("All weights are not kept frozen but tuned.", id="not frozen"),
        pytest.param("Does not use tied weights, otherwise as its parent.", id="tied weights"),
    ],
)
def test_a_note_that_takes_weights_is_left_alone(note: str) -> None:
    assert not denies_weights(note)


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        pytest.param("alignment", 1, id="weights"),
        pytest.param("component", 1, id="weights of a part"),
        pytest.param("retraining", 0, id="architecture"),
        pytest.param("inspiration", 0, id="idea"),
    ],
)
def test_only_a_kind_of_weights_is_held_to_its_note(tmp_path: Path, kind: str, found: int) -> None:
    step = {**make_derivation("merge", kind), "note": "No weights of it are used."}
    assert (
        lint_with(tmp_path, derivations=[step])
        == [
            f"models/tuned.toml: derivations[0].kind: unexpected '{kind}', for which weights are "
            "taken, beside a note that denies it, expected another kind or note"
        ][:found]
    )


@pytest.mark.parametrize(
    ("address", "revision"),
    [
        pytest.param("https://github.com/a/b/blob/main/README.md", "main", id="blob"),
        pytest.param("https://www.github.com/a/b/tree/master/x", "master", id="www and tree"),
        pytest.param("https://github.com/a/b/raw/HEAD/x.yaml", "HEAD", id="raw and HEAD"),
        pytest.param("https://github.com/a/b/blame/v1.0/x.py", "v1.0", id="a tag can be moved"),
        pytest.param("https://github.com/a/b/blob/d05afc4/x.py", "d05afc4", id="cut commit"),
        pytest.param("https://raw.githubusercontent.com/a/b/main/x", "main", id="raw host"),
        pytest.param("https://huggingface.co/a/b/blob/main/README.md", "main", id="hub"),
        pytest.param(
            "https://huggingface.co/gpt2/resolve/main/config.json", "main", id="no owner"
        ),
        pytest.param("https://huggingface.co/datasets/a/b/tree/main", "main", id="data set"),
        pytest.param("https://gitlab.com/a/b/c/-/blob/main/x", "main", id="gitlab"),
        pytest.param(f"https://github.com/a/b/blob/{COMMIT}/x.py", None, id="commit"),
        pytest.param(f"https://huggingface.co/a/b/resolve/{COMMIT}/x", None, id="hub commit"),
        pytest.param(f"https://github.com/a/b/commit/{COMMIT}", None, id="page of a commit"),
        pytest.param("https://github.com/a/b", None, id="whole repository"),
        pytest.param("https://huggingface.co/a/b", None, id="model card"),
        pytest.param("https://example.org/a/b/blob/main/x", None, id="another host"),
        pytest.param("https://huggingface.co/docs/transformers/model_doc/t5", None, id="docs"),
    ],
)
def test_a_branch_or_a_tag_in_an_address_floats(address: str, revision: str | None) -> None:
    assert find_floating_revision(address) == revision


def test_a_floating_source_is_a_problem_and_a_floating_link_is_none(tmp_path: Path) -> None:
    address = "https://github.com/a/b/blob/main/README.md"
    step = make_derivation("merge", "scaling", evidence=[{**SUPPORT, "source": address}])
    assert lint_with(tmp_path, derivations=[step], links=[address]) == [
        "models/tuned.toml: derivations[0].evidence[0].source: unexpected revision 'main', "
        "expected a commit, which stays"
    ]


ROPE = {
    "name": "RoPE",
    "name_zh": "某",
    "text": "Made up.",
    "text_zh": "虚构。",
    "paper": "1701.00001",
}
"""A technique that the paper of the model `root` introduced."""


@pytest.mark.parametrize(
    ("techniques", "found"),
    [
        pytest.param([], 1, id="its own model lacks it"),
        pytest.param(["rope"], 0, id="its own model has it"),
    ],
)
def test_a_technique_is_listed_by_the_model_whose_paper_introduced_it(
    tmp_path: Path, techniques: list[str], found: int
) -> None:
    entries = copy.deepcopy(TOY_ENTRIES)
    entries["root"]["techniques"] = techniques
    entries["tuned"]["techniques"] = ["rope"]
    catalog = load_catalog(write_catalog(tmp_path, entries, techniques={"rope": ROPE}))
    assert [str(problem) for problem in check_catalog(catalog)] == [
        "models/root.toml: techniques: expected 'rope', which this model's paper introduced, "
        "as techniques.toml says"
    ][:found]


def test_one_of_two_models_of_a_paper_is_enough(tmp_path: Path) -> None:
    entries = copy.deepcopy(TOY_ENTRIES)
    sourced = entries["root"]["fact_sources"]
    entries["tuned"] |= {
        "paper": "1701.00001", "techniques": ["rope"], "fact_sources": sourced,
    }  # fmt: skip
    del entries["tuned"]["no_paper"], entries["tuned"]["no_paper_zh"]
    catalog = load_catalog(write_catalog(tmp_path, entries, techniques={"rope": ROPE}))
    assert check_catalog(catalog) == []


@pytest.mark.parametrize(
    "address",
    [
        f"https://github.com/stanford-crfm/ecosystem-graphs/blob/{COMMIT}/assets/google.yaml",
        f"https://raw.githubusercontent.com/stanford-crfm/ecosystem-graphs/{COMMIT}/assets/a.yaml",
        "https://crfm.stanford.edu/ecosystem-graphs/index.html",
    ],
)
def test_what_derivations_are_measured_by_is_no_receipt_of_theirs(
    address: str, tmp_path: Path
) -> None:
    evidence = [SUPPORT, {"source": address, "locator": "page 1", "stance": "supports"}]
    facts = [{"fields": ["released"], "source": address, "locator": "page 1"}]
    step = make_derivation("merge", "finetuning", evidence=evidence)
    assert lint_with(tmp_path, derivations=[step], fact_sources=facts) == [
        "models/tuned.toml: derivations[0].evidence[1].source: unexpected Ecosystem Graphs, by "
        "which derivations are measured, expected a source of their own"
    ]
