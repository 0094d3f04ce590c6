"""Made-up packages: the same files as a folder, a wheel or an sdist."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MODELS = "transformers/models"
ALPHA = f"{MODELS}/alpha/configuration_alpha.py"
BETA = f"{MODELS}/beta/modular_beta.py"
GAMMA = f"{MODELS}/gamma/modeling_gamma.py"

TRANSFORMERS = {
    ALPHA: '@auto_docstring(checkpoint="acme/root-hub")\nclass AlphaConfig: ...\n',
    BETA: """
from torch import nn
from ..alpha.modeling_alpha import (
    AlphaAttention, AlphaForCausalLM, AlphaMLP as MLP, AlphaModel, AlphaModelOutputWithPast
)
from ...utils import logging

class BetaAttention(AlphaAttention): ...
class BetaMLP(MLP): ...
class BetaModel(AlphaModel): ...
class BetaForCausalLM(AlphaForCausalLM): ...
class BetaOutput(AlphaModelOutputWithPast): ...
class BetaNorm(nn.Module): ...
""",
    GAMMA: """
# Copied from transformers.models.beta.modeling_beta.BetaLayer with Beta->Gamma
@decorated
class GammaLayer: ...

class GammaModel:
    # Copied from transformers.models.beta.modeling_beta.BetaModel.forward
    def forward(self): ...

# Copied from transformers.models.alpha.modeling_alpha.repeat_kv
def repeat_kv(): ...

# Copied from transformers.models.gamma.modeling_gamma.GammaOther
class GammaNext: ...
""",
}
"""Three model folders: beta inherits from alpha; gamma has copies from both, and of its own."""


def to_metadata(name: str, version: str) -> str:
    """Return the metadata of a package."""
    return f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"


def write_unpacked(
    folder: Path, files: Mapping[str, str], name: str = "transformers", version: str = "9.1"
) -> Path:
    """Write a package as an unpacked wheel and return the folder."""
    metadata = f"{name.replace('-', '_')}-{version}.dist-info/METADATA"
    for path, text in {**files, metadata: to_metadata(name, version)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def write_wheel(
    folder: Path, files: Mapping[str, str], name: str = "transformers", version: str = "9.1"
) -> Path:
    """Write a package as a wheel and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    head = f"{name.replace('-', '_')}-{version}"
    path = folder / f"{head}-py3-none-any.whl"
    metadata = {f"{head}.dist-info/METADATA": to_metadata(name, version)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in {**files, **metadata}.items():
            archive.writestr(member, text)
    return path


def write_sdist(
    folder: Path, files: Mapping[str, str], name: str = "transformers", version: str = "9.1"
) -> Path:
    """Write a package as an sdist and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    head = f"{name.replace('-', '_')}-{version}"
    path = folder / f"{head}.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for member, text in {**files, "PKG-INFO": to_metadata(name, version)}.items():
            content = text.encode()
            info = tarfile.TarInfo(f"{head}/{member}")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path
