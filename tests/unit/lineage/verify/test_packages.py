"""Receipts in packages are looked up exactly, and without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lineage.catalog.package_names import Named, Namer
from lineage.catalog.verified import CatalogReceipt, ReceiptVerdict
from lineage.verify.names import CatalogNames
from lineage.verify.packages import PackageVerifier
from tests.support.packages import TRANSFORMERS, write_wheel

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {"alpha": ["Alpha"], "beta": ["Beta"], "gamma": ["Gamma"], "delta": ["Delta"]}
METADATA = """
a = ModelMeta(loader=load, name="acme/beta-embed", adapted_from="acme/alpha", loader_kwargs=dict(
    base="acme/alpha"))
b = ModelMeta(name="acme/gamma-embed", adapted_from="acme/delta")
"""
FILES = {"mteb/models/model_implementations/acme_models.py": METADATA}


@pytest.fixture(scope="module")
def verifier(tmp_path_factory: pytest.TempPathFactory) -> PackageVerifier:
    folder: Path = tmp_path_factory.mktemp("packages")
    write_wheel(folder, TRANSFORMERS)
    write_wheel(folder, FILES, "mteb", "2.0")
    named = [Named(key, names, [f"acme/{key}"]) for key, names in NAMES.items()]
    return PackageVerifier(CatalogNames(NAMES), Namer(named, {}, {}), folder)


BETA = "models/beta/modular_beta.py"
MODEL = f"{BETA}: class BetaModel <- AlphaModel"


@pytest.mark.parametrize(
    ("child", "parent", "source", "locator", "verdict", "found"),
    [
        pytest.param("beta", "alpha", "transformers-code", MODEL,
                     ReceiptVerdict.LOCATED, "class BetaModel <- AlphaModel", id="class"),
        pytest.param("beta", "alpha", "transformers-code", f"{BETA}: class BetaMLP <- AlphaMLP",
                     ReceiptVerdict.LOCATED, "class BetaMLP <- AlphaMLP", id="imported-as"),
        pytest.param("gamma", "beta", "transformers-code",
                     "models/gamma/modeling_gamma.py: class GammaLayer <- BetaLayer",
                     ReceiptVerdict.LOCATED, "class GammaLayer <- BetaLayer", id="copied"),
        pytest.param("beta", "alpha", "transformers-code", f"{BETA}: BetaNorm <- AlphaNorm",
                     ReceiptVerdict.ABSENT, "class BetaNorm is made from Module, not AlphaNorm",
                     id="other-base"),
        pytest.param("beta", "alpha", "transformers-code", f"{MODEL}, class BetaNorm <- AlphaNorm",
                     ReceiptVerdict.MOVED, "class BetaNorm is made from Module, not AlphaNorm",
                     id="one-base-of-two"),
        pytest.param("beta", "gamma", "transformers-code", MODEL,
                     ReceiptVerdict.ABSENT, "which is of alpha", id="other-parent"),
        pytest.param("beta", "alpha", "transformers-code",
                     "models/gamma/modeling_gamma.py: class BetaModel <- AlphaModel",
                     ReceiptVerdict.MOVED, "stands in transformers/models/beta/modular_beta.py",
                     id="other-file"),
        pytest.param("beta", "alpha", "transformers-code", "models/nowhere.py: class A <- B",
                     ReceiptVerdict.ABSENT, "no file models/nowhere.py in", id="no-file"),
        pytest.param("beta", "alpha", "transformers-code", f"{BETA}, class BetaOther",
                     ReceiptVerdict.ABSENT, "no class or function BetaOther", id="no-class"),
        pytest.param("beta", "alpha", "transformers-code", f"{BETA}, class BetaNorm",
                     ReceiptVerdict.MOVED, "not in BetaNorm", id="named-elsewhere"),
        pytest.param("beta", "alpha", "transformers-code", "abstract",
                     ReceiptVerdict.NOT_CHECKABLE, "the locator names no file",
                     id="no-place-in-code"),
        pytest.param("beta", "alpha", "transformers-code",
                     f"transformers 9.1, transformers/{BETA}: BetaModel <- AlphaModel, 4 classes",
                     ReceiptVerdict.LOCATED, "BetaModel <- AlphaModel", id="generated"),
        pytest.param("beta", "alpha", "transformers-code",
                     f"transformers 9.1, transformers/{BETA}: BetaModel <- AlphaNorm, 4 classes",
                     ReceiptVerdict.ABSENT, "transformers 9.1 does not say so",
                     id="generated-and-wrong"),
        pytest.param("beta", "alpha", "transformers-code",
                     f"transformers 9.0, transformers/{BETA}: BetaModel <- AlphaModel",
                     ReceiptVerdict.UNREACHABLE, "transformers 9.1 is at hand, not 9.0",
                     id="version"),
        pytest.param("beta", "alpha", "mteb",
                     "field adapted_from of ModelMeta 'acme/beta-embed' in acme_models.py",
                     ReceiptVerdict.LOCATED, "field adapted_from = 'acme/alpha' names acme/alpha",
                     id="field"),
        pytest.param("beta", "alpha", "mteb",
                     "argument base of ModelMeta 'acme/beta-embed' in acme_models.py",
                     ReceiptVerdict.LOCATED, "field base = 'acme/alpha'", id="argument-inside"),
        pytest.param("gamma", "alpha", "mteb",
                     "field adapted_from of ModelMeta 'acme/gamma-embed' in acme_models.py",
                     ReceiptVerdict.ABSENT, "does not name alpha", id="field-of-another"),
        pytest.param("gamma", "alpha", "mteb",
                     "field adapted_from of ModelMeta 'acme/none' in acme_models.py",
                     ReceiptVerdict.ABSENT, "no ModelMeta 'acme/none'", id="no-such-model"),
        pytest.param("beta", "", "mteb",
                     "field name of ModelMeta 'acme/beta-embed' in acme_models.py",
                     ReceiptVerdict.LOCATED, "field name = 'acme/beta-embed' is there",
                     id="fact-field"),
        pytest.param("beta", "", "mteb",
                     "field n of ModelMeta 'acme/beta-embed' in acme_models.py",
                     ReceiptVerdict.ABSENT, "has no field n", id="fact-no-field"),
        pytest.param("beta", "", "mteb",
                     "ModelMeta 'acme/beta-embed' in acme_models.py: its owner",
                     ReceiptVerdict.LOCATED, "ModelMeta 'acme/beta-embed' is there",
                     id="fact-model"),
        pytest.param("beta", "", "transformers-code", f"{BETA}, class BetaNorm",
                     ReceiptVerdict.LOCATED, "BetaNorm is there", id="fact-class"),
        pytest.param("beta", "", "transformers-code", f"{BETA}, class BetaOther",
                     ReceiptVerdict.ABSENT, "no class or function BetaOther", id="fact-no-class"),
        pytest.param("beta", "", "transformers-code", MODEL,
                     ReceiptVerdict.LOCATED, "class BetaModel <- AlphaModel", id="fact-bases"),
        pytest.param("beta", "alpha", "diffusers-code", "pipelines/a/pipeline_a.py",
                     ReceiptVerdict.UNREACHABLE, "No ", id="no-package"),
    ],
)  # fmt: skip
def test_a_receipt_in_a_package_has_one_verdict(  # noqa: PLR0913, PLR0917
    verifier: PackageVerifier,
    child: str,
    parent: str,
    source: str,
    locator: str,
    verdict: ReceiptVerdict,
    found: str,
) -> None:
    checked = verifier.verify(CatalogReceipt(child, parent, source, locator))
    assert checked.verdict is verdict
    assert found in checked.found
