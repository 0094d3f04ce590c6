"""A saved trace opens on the page as a branch below the catalog."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from graph.tracing.trace import Hop, Node, Question, Trace, to_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.pages import Opened

HOSTILE = "<img src=x onerror=alert(1)>"
DROP = """text => {
  const data = new DataTransfer();
  data.items.add(new File([text], "trace.json", {type: "application/json"}));
  const event = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
  document.body.dispatchEvent(event);
}"""


def make_trace() -> Trace:
    nodes = (
        Node("a/b", "checkpoint", HOSTILE, "a/b", None, "mit", "open", "read", "", None, 0),
        Node("merge", "model", "MERGE", None, "2018", "MIT", "open", "catalog", "", None, 1),
    )
    hop = Hop("merge", "a/b", "finetune", "finetuning", "weights", "", ("maker",), ())
    return Trace("a/b", nodes, (hop,), (Question("a/b", "merge", "wider", "May it?"),), ())


def test_a_saved_trace_opens_as_a_branch(
    toy_site: Path, open_page: Callable[..., Opened], tmp_path: Path
) -> None:
    page = open_page(toy_site).page
    page.evaluate(DROP, "{half")
    expect(page.locator("#dropped-trace")).to_contain_text("This file is no trace")
    page.evaluate(DROP, json.dumps(to_document(make_trace())))
    branch = page.get_by_role("region", name=f"Trace of {HOSTILE}")
    expect(branch.locator("li li")).to_have_text(f"finetune: {HOSTILE} mit")
    expect(branch).to_contain_text("May it?")
    assert page.evaluate("[lineage.state.view, lineage.state.model]") == ["tree", "merge"]
    branch.get_by_role("button", name="Close this trace").click()
    expect(branch).to_have_count(0)
    path = tmp_path / "trace.json"
    path.write_text(json.dumps(to_document(make_trace())), encoding="utf-8")
    page.locator("#share").click()
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Open a trace (JSON)").click()
    chosen.value.set_files(path)
    expect(branch.locator("button.model-link")).to_have_text("MERGE")
