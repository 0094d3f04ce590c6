"""The tree of families, which open, and of models, of which many are gathered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.pages import wait_for_frame, write_page
from tests.support.synthetic import make_synthetic_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.pages import Opened

    Open = Callable[..., Opened]

FAMILIES = ("bert", "gpt", "llama", "t5", "vit")
LEAVES = 12
ROOT = "denjin-2"
"""A model with more than a hundred descendants."""


def make_document() -> Any:
    """Return 200 made-up models in five families; `ROOT` has twelve fine-tuned children more."""
    document = make_synthetic_document(200)
    models, steps = document["models"], document["derivations"]
    for number, model in enumerate(models):
        model["family"] = FAMILIES[number % len(FAMILIES)]
    step = next(one for one in steps if one["kind"] == "finetuning")
    for number in range(LEAVES):
        leaf = {**models[-1], "id": f"leaf-{number}", "name": f"Leaf {number}", "aliases": []}
        models.append({**leaf, "family": "bert", "milestone": False, "paper": None})
        steps.append({**step, "parent": ROOT, "child": leaf["id"]})
    return document


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of these models."""
    return write_page(make_document(), tmp_path_factory.mktemp("tree"))


def read_names(page: Page, what: str) -> dict[str, tuple[float, float]]:
    """Return the names that are drawn, and the middle of each."""
    wait_for_frame(page)
    return {
        one["text"]: (one["x"] + one["width"] / 2, one["y"] + one["height"] / 2)
        for one in page.evaluate("lineage.drawn()")
        if one["what"] == what
    }


def test_many_models_are_shown_as_their_families_and_a_click_opens_one(
    site: Path, open_page: Open
) -> None:
    opened = open_page(site, "#view=tree", reduced_motion="reduce")
    page = opened.page
    names = read_names(page, "family")
    assert sorted(text.split()[0] for text in names) == ["BERT", "GPT", "LLaMA", "T5", "ViT"]
    assert f"BERT {40 + LEAVES}" in names
    assert read_names(page, "model") == {}
    place = names[f"BERT {40 + LEAVES}"]
    page.mouse.move(*place)
    expect(page.locator("#tip")).to_contain_text(f"{40 + LEAVES} models")
    page.mouse.click(*place)
    assert opened.state()["families"] == ["bert"]
    assert len(read_names(page, "model")) > 20
    page.go_back()
    assert len(read_names(page, "family")) == len(FAMILIES)
    marks = page.get_by_role("toolbar", name="Marks that stand for several models")
    assert marks.get_by_role("button").count() == len(FAMILIES)
    marks.get_by_role("button", name="Only BERT: ").press("Enter")
    assert opened.state()["families"] == ["bert"]
    expect(page.locator("#outline button:focus")).to_be_attached()


def test_families_of_a_tree_count_what_the_time_range_leaves(site: Path, open_page: Open) -> None:
    document = make_document()
    page = open_page(site, "#view=tree&from=2018-01", reduced_motion="reduce").page
    total = sum(int(text.rsplit(" ", 1)[1]) for text in read_names(page, "family"))
    left = [one for one in document["models"] if one["released"] >= "2018-01"]
    assert total == len(left) < len(document["models"])


def test_many_children_on_which_nothing_builds_are_gathered_and_open(
    site: Path, open_page: Open
) -> None:
    opened = open_page(site, f"#view=tree&model={ROOT}&depth=all", reduced_motion="reduce")
    page = opened.page
    assert not {text for text in read_names(page, "model") if text.startswith("Leaf")}
    button = page.get_by_role("button", name="Unfold all")
    expect(button).to_have_attribute("aria-pressed", "false")
    gathered = {text: at for text, at in read_names(page, "model").items() if text[0] == "+"}
    assert f"+{LEAVES} fine-tuning" in gathered
    leaves = f"+{LEAVES} fine-tuning: Leaf 0, Leaf 1"
    page.get_by_role("button", name=leaves).press("Enter")
    expect(page.locator("#outline button:focus")).to_have_text(re.compile("Leaf 0,"))
    assert opened.state()["unfold"] == ["leaf-0"]
    page.go_back()
    gathered = {text: at for text, at in read_names(page, "model").items() if text[0] == "+"}
    page.mouse.click(*gathered[f"+{LEAVES} fine-tuning"])
    assert opened.state()["unfold"] == ["leaf-0"]
    assert "unfold=leaf-0" in page.url
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert opened.state()["unfold"] == ["all"]
    assert not {text for text in read_names(page, "model") if text[0] == "+"}
