"""The packages that `lineage import` reads, their versions, and who reads each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.imports.distributions import Distribution
from lineage.imports.embeddings import read_embeddings
from lineage.imports.modular import read_modular
from lineage.imports.pipelines import read_pipelines
from lineage.imports.serving import (
    read_converter,
    read_entries,
    read_registry,
    read_remappings,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from lineage.imports.distributions import Package
    from lineage.imports.reading import PackageReading


class PackageReader(NamedTuple):
    """A package and who reads it.

    Attributes:
        distribution: What to look for.
        read: Returns what it says.
        pinned: Whether this catalog was made from it; `scripts/fetch-packages` gets it then.
    """

    distribution: Distribution
    read: Callable[[Package], PackageReading]
    pinned: bool = True


SOURCES: dict[str, tuple[PackageReader, ...]] = {
    "transformers": (
        PackageReader(
            Distribution("transformers", "transformers/models", r"(?:deprecated/)?\w+/\w+\.py",
                         "folder of models ('transformers/models/*/*.py')",
                         "5.24.0", "transformers-code"),
            read_modular,
        ),
    ),
    "mteb": (
        PackageReader(
            Distribution("mteb", "mteb/models", r"model_implementations/\w+\.py",
                         "declared models ('mteb/models/model_implementations/*.py')",
                         "2.26.24", "mteb"),
            read_embeddings,
        ),
    ),
    "diffusers": (
        PackageReader(
            Distribution("diffusers", "diffusers/pipelines",
                         r"(?:deprecated/)?\w+/pipeline_\w+\.py",
                         "pipelines ('diffusers/pipelines/*/pipeline_*.py')",
                         "0.42.1", "diffusers-code"),
            read_pipelines,
        ),
    ),
    "runtimes": (
        PackageReader(
            Distribution("llama-cpp-python", "vendor/llama.cpp",
                         r"(?:conversion/\w+|convert_hf_to_gguf)\.py",
                         "converter ('vendor/llama.cpp/conversion/*.py')",
                         "0.3.36", "llama-cpp-code"),
            read_converter,
        ),
        PackageReader(
            Distribution("mlx-lm", "mlx_lm", r"utils\.py",
                         "table of remappings ('mlx_lm/utils.py')", "0.32.2", "mlx-code"),
            read_remappings,
        ),
        PackageReader(
            Distribution("mlx-vlm", "mlx_vlm", r"utils\.py",
                         "table of remappings ('mlx_vlm/utils.py')", "0.7.10", "mlx-code"),
            read_remappings,
        ),
        PackageReader(
            Distribution("sglang", "sglang/srt/models", r"\w+\.py",
                         "models ('sglang/srt/models/*.py')", "0.5.23", "sglang-code"),
            read_entries,
        ),
        PackageReader(
            Distribution("vllm", "vllm/model_executor/models", r"registry\.py",
                         "registry ('vllm/model_executor/models/registry.py')",
                         "", "vllm-code"),
            read_registry,
            pinned=False,
        ),
    ),
}  # fmt: skip
"""By the word that `lineage import` takes, which is also the name of the file it writes."""
