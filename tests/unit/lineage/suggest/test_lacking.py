"""Names after words of derivation that the catalog lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lineage.suggest.suggestion import PaperText

if TYPE_CHECKING:
    from lineage.suggest.scoring import Suggester


@pytest.mark.parametrize(
    ("abstract", "lacking"),
    [
        pytest.param("We fine-tune Foo-2 on tables.", [("Foo-2", "", "finetuning")], id="unknown"),
        pytest.param("We fine-tune LLaMA 9 for chat.", [("LLaMA 9", "llama", "finetuning")],
                     id="another version"),
        pytest.param("It is initialised from LLaMA-9-Large.",
                     [("LLaMA-9-Large", "llama", "finetuning")], id="a version of a version"),
        pytest.param("It is distilled from LLaMA-7B and MegaFoo.",
                     [("MegaFoo", "", "distillation")], id="beside a known one"),
        pytest.param("Hare2 is based on BERT. We fine-tune Hare2 again.", [], id="the own name"),
        pytest.param("We present FooNet. We fine-tune FooNet.", [], id="introduced here"),
        pytest.param("We fine-tune BERT on the FooBar9 and on FooSet data.", [], id="data"),
        pytest.param("We fine-tune FooBar9 tasks.", [], id="tasks"),
        pytest.param("We fine-tune it with LoRA on H100 GPUs.", [], id="tools"),
        pytest.param("Its tokens are inspired by FooPiece2.", [], id="ideas"),
        pytest.param("It beats Foo-2. Foo-3 is large.", [], id="no words of derivation"),
    ],
)  # fmt: skip
def test_what_the_catalog_lacks_is_named_with_what_is_near(
    suggester: Suggester, abstract: str, lacking: list[tuple[str, str, str]]
) -> None:
    paper = PaperText(arxiv_id=None, title="Hare2: Small", abstract=abstract, published=None)
    found = suggester.suggest(paper).lacking
    assert [(item.name, item.near, item.kind) for item in found] == lacking
