"""Who supports a derivation, and whether a maker does."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from graph.records.claims import Inheritance
from lineage.catalog.load import load_catalog
from lineage.catalog.support import Houses
from tests.support.catalogs import TOY_ENTRIES, make_derivation, write_catalog

if TYPE_CHECKING:
    from pathlib import Path

LABS = {
    "acme": {"name": "Acme", "sites": ["acme.org", "github.com/acme"]},
    "other": {"name": "Other"},
}
SOURCES = {
    "docs": {
        "name": "Docs", "licence": "MIT", "retrieved": "2026-11", "house": "transformers",
        "url": "https://github.com/hub/tools",
    },
    "code": {
        "name": "Code", "licence": "MIT", "retrieved": "2026-11", "house": "transformers",
        "code": True,
    },
    "list": {"name": "List", "licence": "MIT", "retrieved": "2026-11", "house": "catalog"},
}  # fmt: skip


def judge(
    tmp_path: Path, *sources: str, stance: str = "supports", **changes: Any
) -> tuple[Any, ...]:
    entries = copy.deepcopy(TOY_ENTRIES)
    links = ["https://huggingface.co/docs/y", "https://huggingface.co/datasets/d/b"]
    entries["tuned"] |= {"labs": ["other"], "links": links, **changes}
    entries["merge"] |= {"labs": ["acme"], "hub": ["acme-ai/merge"]}
    catalog = load_catalog(write_catalog(tmp_path, entries, labs=LABS, sources=SOURCES))
    evidence = [{"source": one, "locator": "page 1", "stance": stance} for one in sources]
    step = Inheritance.model_validate(make_derivation("merge", "finetuning", evidence=evidence))
    return tuple(Houses(catalog).find_supporting("tuned", step))


@pytest.mark.parametrize(
    ("sources", "houses", "primary"),
    [
        pytest.param(["https://blog.acme.org/post"], ["maker"], True, id="page of a lab"),
        pytest.param(["https://github.com/acme/x/blob/1/A"], ["maker"], True, id="repository"),
        pytest.param(["https://huggingface.co/acme-ai/merge"], ["maker"], True, id="card"),
        pytest.param(["https://huggingface.co/docs/x"], ["secondary"], False, id="Hub's own page"),
        pytest.param(["https://huggingface.co/datasets/d/a"], ["maker"], True, id="their data"),
        pytest.param(["https://huggingface.co/datasets/e/a"], ["secondary"], False, id="data"),
        pytest.param(["https://notacme.org/post"], ["secondary"], False, id="another host"),
        pytest.param(["https://github.com/acme-fan/x"], ["secondary"], False, id="another owner"),
        pytest.param(["docs"], ["transformers"], False, id="documentation"),
        pytest.param(
            ["docs", "https://github.com/Hub/tools/blob/1/A"],
            ["transformers"], False, id="documentation at its address",
        ),
        pytest.param(["https://github.com/hub/other"], ["secondary"], False, id="not its address"),
        pytest.param(["code"], ["transformers"], True, id="the code itself"),
        pytest.param(["docs", "code"], ["transformers"], True, id="one house twice"),
        pytest.param(
            ["https://a.example", "list", "https://acme.org"],
            ["maker", "catalog", "secondary"], True, id="three houses in their order",
        ),
        pytest.param(["https://a.example", "https://b.eu"], ["secondary"], False, id="others"),
        pytest.param(["unverified"], [], False, id="unverified is no support"),
    ],
)  # fmt: skip
def test_two_pages_of_one_house_are_one_voice(
    tmp_path: Path, sources: list[str], houses: list[str], *, primary: bool
) -> None:
    found, first_hand = judge(tmp_path, *sources)
    assert ([house.value for house in found], first_hand) == (houses, primary)


def test_what_disputes_is_no_support(tmp_path: Path) -> None:
    assert judge(tmp_path, "https://acme.org", stance="disputes") == ((), False)


def test_a_paper_is_known_by_any_of_its_addresses(tmp_path: Path) -> None:
    found, first_hand = judge(
        tmp_path, "arxiv:1901.00009", links=["https://arxiv.org/pdf/1901.00009v3.pdf"]
    )
    assert ([house.value for house in found], first_hand) == (["maker"], True)


@pytest.mark.parametrize("source", ["arxiv:1807.00009", "arxiv:1807.00009v2"])
def test_the_paper_of_an_end_is_its_makers(tmp_path: Path, source: str) -> None:
    paper = {"paper": "1807.00009", "no_paper": None, "no_paper_zh": None}
    entry = {key: value for key, value in paper.items() if value}
    found, first_hand = judge(tmp_path, source, **entry)
    assert ([house.value for house in found], first_hand) == (["maker"], True)


def test_a_paper_that_the_entry_links_is_its_makers(tmp_path: Path) -> None:
    found, first_hand = judge(
        tmp_path, "arxiv:1901.00009v1", links=["https://arxiv.org/abs/1901.00009"]
    )
    assert ([house.value for house in found], first_hand) == (["maker"], True)


def test_the_paper_of_nobody_here_is_secondary(tmp_path: Path) -> None:
    found, first_hand = judge(tmp_path, "arxiv:1901.00009")
    assert ([house.value for house in found], first_hand) == (["secondary"], False)
