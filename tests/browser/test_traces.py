"""A saved trace opens on the page as a branch below the tree of the models that it meets."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from lineage.catalog.assemble import load_document
from lineage.cli.main import main
from tests.browser.test_views import save_picture
from tests.replica.hub import HubReplica, made_from
from tests.support.catalogs import HUB_ENTRIES, write_catalog
from tests.support.drawn import find_overlaps, read_drawn
from tests.support.pages import run_axe, write_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.pages import Opened

    Open = Callable[..., Opened]

HOSTILE = "</script><img src=x onerror=alert(1)>"
DROP = """text => {
  const data = new DataTransfer();
  data.items.add(new File([text], "trace.json", {type: "application/json"}));
  const event = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
  document.body.dispatchEvent(event);
}"""


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four models, two of them with repositories of their own."""
    return write_catalog(tmp_path_factory.mktemp("catalog"), HUB_ENTRIES)


@pytest.fixture(scope="module")
def site(catalog: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of that catalog."""
    return write_page(load_document(catalog), tmp_path_factory.mktemp("site"))


@pytest.fixture
def saved(catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What `lineage trace` saves of an adapter of a quantised merge of two models."""
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.delenv("HF_TOKEN", raising=False)
    repositories = {
        "acme/adapter": made_from("acme/quant", relation="adapter"),
        "acme/quant": made_from("acme/merge", relation="quantized", licence="llama2"),
        "acme/merge": made_from(
            "meta-llama/Llama-2-7b-hf", "mistralai/Mistral-7B-v0.1", relation="merge", licence=None
        ),
    }
    with HubReplica(repositories) as replica:
        monkeypatch.setenv("HF_ENDPOINT", replica.url)
        words = ("--data", str(catalog), "trace", "acme/adapter", "--format", "json")
        done = CliRunner().invoke(main, words)
    assert done.exit_code == 0
    path = tmp_path / "trace.json"
    path.write_text(done.stdout, encoding="utf-8")
    return path


def make_trace(*names: str, **more: Any) -> str:
    """Return a trace of checkpoints, each made from the next."""
    ids = [f"a/{number}" for number in range(len(names))]
    nodes = [
        {"id": one, "type": "checkpoint", "name": name, "licence": "mit", "state": "read"}
        for one, name in zip(ids, names, strict=True)
    ]
    steps = [
        {"parent": parent, "child": child, "relation": "finetune"}
        for child, parent in itertools.pairwise(ids)
    ]
    trace = {"schema_version": 1, "subject": "a/0", "nodes": nodes, "steps": steps, **more}
    return json.dumps(trace)


def drop(page: Page, text: str) -> None:
    """Drop a trace, and wait until it is open."""
    page.evaluate(DROP, text)
    expect(page.locator("#trace")).to_be_attached()


def read_branch(page: Page) -> list[str]:
    """Return what is written in the branch, from the top down."""
    drawn = read_drawn(page)
    assert find_overlaps(drawn) == []
    assert [one["text"] for one in drawn if one["cut"]] == []
    return [one["text"] for one in drawn if one["what"] in {"checkpoint", "step"}]


def test_a_dropped_trace_hangs_below_the_models_that_it_meets(
    site: Path, open_page: Open, saved: Path
) -> None:
    opened = open_page(site, reduced_motion="reduce")
    page = opened.page
    drop(page, saved.read_text(encoding="utf-8"))
    assert read_branch(page) == [
        "acme/merge", "merge · no licence named ? 1 question",
        "acme/quant", "quantised · llama2",
        "acme/adapter", "adapter · mit ? 1 question",
    ]  # fmt: skip
    models = {one["id"] for one in read_drawn(page, "model")}
    assert models == {"transformer", "llama", "llama-2", "mistral"}
    picture = ElementTree.fromstring(  # noqa: S314  our own file
        save_picture(page, "Save picture (SVG)").path().read_text(encoding="utf-8")
    )
    texts = {"".join(one.itertext()) for one in picture.iter()}
    assert texts >= {"acme/merge", "Llama 2", "With a question about its licence"}
    branch = page.get_by_role("region", name="Trace of acme/adapter, up to Llama 2, Mistral")
    expect(branch.locator("ol > li").first).to_contain_text("from Llama 2, Mistral")
    expect(branch.locator(".asked").last).to_contain_text("acme/adapter says “mit”, and carries")
    expect(page.locator("#claim")).to_have_text("Trace of acme/adapter, up to Llama 2, Mistral")
    expect(page.locator("#notes li")).to_have_text(["3 checkpoints", "2 questions about licences"])
    assert run_axe(page) == []
    branch.get_by_role("button", name="Mistral").click()
    expect(page.locator("#details-title")).to_have_text("Mistral")
    hub = page.locator("#details").get_by_role("link", name="mistralai/Mistral-7B-v0.1")
    expect(hub).to_have_attribute("href", "https://huggingface.co/mistralai/Mistral-7B-v0.1")
    assert len(read_branch(page)) == 6
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(branch).to_have_count(0)
    assert read_drawn(page, "checkpoint") == []
    assert opened.state()["view"] == "timeline"


def test_a_phone_reads_the_branch_in_the_dark_and_in_chinese(
    site: Path, open_page: Open, saved: Path
) -> None:
    page = open_page(site, "#lang=zh", width=390, theme="dark", reduced_motion="reduce").page
    page.locator("#menu").click()
    page.locator("#share").click()
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="打开溯源文件（JSON）").click()
    chosen.value.set_files(saved)
    expect(page.locator("#trace")).to_be_attached()
    assert read_branch(page) == [
        "acme/merge", "合并 · 未注明许可证 ? 1 个疑问",
        "acme/quant", "量化 · llama2",
        "acme/adapter", "适配器 · mit ? 1 个疑问",
    ]  # fmt: skip
    page.locator("#trace").get_by_role("button", name="关闭此溯源").click()
    expect(page.locator("#trace")).to_have_count(0)
    assert read_drawn(page, "checkpoint") == []


def test_names_are_text_and_a_long_chain_is_read_by_scrolling(site: Path, open_page: Open) -> None:
    page = open_page(site, reduced_motion="reduce").page
    page.on("dialog", lambda _: pytest.fail("a name was executed"))
    drop(page, make_trace(HOSTILE, *(f"acme/{number}" for number in range(50))))
    expect(page.locator("#claim")).to_have_text(
        f"Trace of {HOSTILE}: it meets no model of this catalog"
    )
    assert read_branch(page)[:3] == ["acme/49", "mit", "acme/48"]
    page.locator("#stage").hover()
    page.mouse.wheel(0, 99_999)
    assert read_branch(page)[-2:] == [HOSTILE, "fine-tune · mit"]
    dot = read_drawn(page, "checkpoint")[-1]
    page.mouse.click(dot["x"] + 5, dot["y"] + 5)
    expect(page.locator("#trace li:focus")).to_contain_text(HOSTILE)


def test_a_file_that_is_no_trace_is_said_to_be_none(site: Path, open_page: Open) -> None:
    page = open_page(site).page
    page.evaluate(DROP.replace('"drop"', '"dragover"'), "")
    expect(page.locator("body.dropping")).to_be_attached()
    for text, said in (
        ("{half", "This file is no trace: save one with lineage trace"),
        ("x" * 5_000_001, "This file is larger than any trace that opens here (5 MB)."),
    ):
        page.evaluate(DROP, text)
        expect(page.locator("#notice")).to_contain_text(said)
    expect(page.locator("body.dropping")).to_have_count(0)
    expect(page.locator("#trace")).to_have_count(0)
