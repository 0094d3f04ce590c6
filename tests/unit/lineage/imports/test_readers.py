"""What each reader finds in a small package of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lineage.imports.distributions import Package, PackageError
from lineage.imports.sources import SOURCES
from tests.support.packages import TRANSFORMERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lineage.imports.reading import PackageReading

READERS = {reader.distribution.name: reader for readers in SOURCES.values() for reader in readers}


def read(name: str, files: Mapping[str, str]) -> PackageReading:
    reader = READERS[name]
    return reader.read(Package(reader.distribution, "1.0", dict(sorted(files.items()))))


def list_found(reading: PackageReading) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(r.child, r.parent, r.how.value, r.classes) for r in reading.receipts]


def test_transformers_inherits_and_copies() -> None:
    files = {
        path.removeprefix("transformers/models/"): text for path, text in TRANSFORMERS.items()
    }
    reading = read("transformers", files)
    assert list_found(reading) == [
        (
            "beta",
            "alpha",
            "inherits",
            (
                "BetaAttention <- AlphaAttention",
                "BetaForCausalLM <- AlphaForCausalLM",
                "BetaMLP <- AlphaMLP",
                "BetaModel <- AlphaModel",
            ),
        ),
        ("gamma", "alpha", "copied", ("repeat_kv <- repeat_kv",)),
        ("gamma", "beta", "copied", ("GammaLayer <- BetaLayer", "forward <- BetaModel.forward")),
    ]
    assert [(s.name, s.hub) for s in reading.subjects] == [("alpha", "acme/root-hub")]
    assert reading.receipts[0].place == "transformers/models/beta/modular_beta.py"


@pytest.mark.parametrize(
    "statement",
    [
        "from ..alpha.modeling_alpha import AlphaLayer",
        "from ..alpha.modular_alpha import AlphaLayer",
        "from ...models.alpha.modeling_alpha import AlphaLayer",
        "from transformers.models.alpha.modeling_alpha import AlphaLayer",
        "from ..deprecated.alpha.modeling_alpha import AlphaLayer",
        "if True:\n    from ..alpha.modeling_alpha import AlphaLayer",
    ],
)
def test_every_way_to_import_a_parent_counts(statement: str) -> None:
    text = f"{statement}\nclass BetaLayer(AlphaLayer): ...\n"
    reading = read("transformers", {"beta/modular_beta.py": text})
    assert list_found(reading) == [("beta", "alpha", "inherits", ("BetaLayer <- AlphaLayer",))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("from .modeling_beta import L\nclass BetaLayer(L): ...", id="its own"),
        pytest.param("from ...utils import L\nclass BetaLayer(L): ...", id="no model"),
        pytest.param("from torch.nn import L\nclass BetaLayer(L): ...", id="elsewhere"),
        pytest.param("import alpha\nclass BetaLayer(alpha.L): ...", id="a module"),
    ],
)
def test_what_is_no_other_model_is_no_pair(text: str) -> None:
    assert read("transformers", {"beta/modular_beta.py": text}).receipts == []


@pytest.mark.parametrize("text", ["class (", "x = 1\n  y", "\0", "(" * 5000])
def test_what_is_no_python_is_named(text: str) -> None:
    with pytest.raises(
        PackageError, match=r"'transformers/models/beta/modular_beta\.py' of transformers 1"
    ):
        read("transformers", {"beta/modular_beta.py": text})


def test_mteb_declares_base_models() -> None:
    text = """
base = "acme/base"
a = ModelMeta(name="acme/a", adapted_from=base, release_date="2024-05-06", n_parameters=7_000.0,
              license="mit", revision="abc", loader=f(x))
b = ModelMeta(name="acme/b", adapted_from=["https://huggingface.co/acme/a", "XLM-RoBERTa"])
c = meta.ModelMeta(name="acme/c", adapted_from="/home/me/model", release_date="soon")
d = ModelMeta(name="acme/d", adapted_from="acme/d")
e = ModelMeta(name=f"acme/{x}", adapted_from="acme/a")
f = ModelMeta(name="acme/f", adapted_from=None)
"""
    reading = read("mteb", {"model_implementations/acme.py": text})
    assert list_found(reading) == [
        ("acme/a", "acme/base", "adapted", ("adapted_from = acme/base",)),
        ("acme/b", "XLM-RoBERTa", "adapted", ("adapted_from = XLM-RoBERTa",)),
        ("acme/b", "acme/a", "adapted", ("adapted_from = acme/a",)),
    ]
    first = reading.subjects[0]
    assert (first.released, first.parameters, first.licence, first.revision) == (
        "2024-05-06",
        7000,
        "mit",
        "abc",
    )


def test_diffusers_takes_components() -> None:
    text = """
from transformers import CLIPTextModel, CLIPTokenizer
from ...models import AutoencoderKL
from diffusers.models import UNet
from ...schedulers import Scheduler
from .modeling_x import XProjection
from elsewhere import Other

class XPipeline:
    def __init__(self, vae: AutoencoderKL, text: "CLIPTextModel | None", tokenizer: CLIPTokenizer,
                 unet: Union[UNet, Other], scheduler: Scheduler, *, p: XProjection = None, n=1):
        pass
"""
    reading = read("diffusers", {"x/pipeline_x.py": text})
    assert list_found(reading) == [
        ("x", "AutoencoderKL", "component", ("vae = AutoencoderKL of diffusers",)),
        ("x", "CLIPTextModel", "component", ("text = CLIPTextModel of transformers",)),
        ("x", "UNet", "component", ("unet = UNet of diffusers",)),
        ("x", "XProjection", "component", ("p = XProjection of diffusers",)),
    ]


def test_the_converter_serves_checkpoints() -> None:
    text = """
@ModelBase.register("LlamaForCausalLM", "MistralForCausalLM")
class LlamaModel(TextModel):
    model_arch = gguf.MODEL_ARCH.LLAMA

@ModelBase.register("ArceeForCausalLM")
class ArceeModel(LlamaModel):
    model_arch = gguf.MODEL_ARCH.ARCEE
"""
    assert list_found(read("llama-cpp-python", {"conversion/llama.py": text})) == [
        ("Arcee", "Llama", "inherits", ("ArceeModel <- LlamaModel",)),
        ("Mistral", "LLAMA", "served", ("MistralForCausalLM served as LLAMA",)),
    ]


def test_mlx_maps_types_to_modules() -> None:
    text = 'MODEL_REMAPPING = {"mistral": "llama", "a-b": "a_b", 3: "x"}\n'
    assert list_found(read("mlx-lm", {"utils.py": text})) == [
        ("mistral", "llama", "served", ("mistral served as llama",)),
    ]


def test_sglang_serves_and_inherits() -> None:
    llama = "class LlamaForCausalLM: ...\nEntryClass = [LlamaForCausalLM, Phi3ForCausalLM]\n"
    mistral = """
from sglang.srt.models.llama import LlamaForCausalLM, LlamaMLP
class MistralForCausalLM(LlamaForCausalLM): ...
class MistralMLP(LlamaMLP): ...
EntryClass = MistralForCausalLM
"""
    assert list_found(read("sglang", {"llama.py": llama, "mistral.py": mistral})) == [
        ("Mistral", "Llama", "inherits", ("MistralForCausalLM <- LlamaForCausalLM",)),
        ("Phi3", "llama", "served", ("Phi3ForCausalLM served as llama",)),
    ]


def test_vllm_registers_modules() -> None:
    text = """
_TEXT = {
    "MistralForCausalLM": ("llama", "LlamaForCausalLM"), **more, "GPT2LMHeadModel": ("gpt2", "X"),
}
_OTHER: dict[str, str] = {"a": "b"}
"""
    assert list_found(read("vllm", {"registry.py": text})) == [
        ("Mistral", "llama", "served", ("MistralForCausalLM served as llama",)),
    ]
