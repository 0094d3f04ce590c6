"""Places as people write them, in files and pages as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lineage.catalog.load import load_catalog
from lineage.catalog.locators import parse_locator
from lineage.catalog.verified import ReceiptVerdict
from lineage.papers.texts.text import PARAGRAPH, Block, Section, Text, UnreadableTextError
from lineage.verify.judging import judge
from lineage.verify.markup import read_markdown, read_restructured
from lineage.verify.names import CatalogNames, make_finder
from lineage.verify.plain import read_page_source, read_plain
from lineage.verify.receipts import list_receipts
from tests.support.catalogs import make_derivation, make_entry, write_catalog

if TYPE_CHECKING:
    from pathlib import Path

LONG = "acme/Alpha-ViT-H-14-set2B-s32B-b79K-v1-x2"
FINDER = CatalogNames({
    "alpha": ["Alpha", LONG], "beta": ["Beta"], "gamma": ["Gamma-3"], "clip": ["CLIP"],
    "gpt-x-003": ["gpt-x-003"],
})  # fmt: skip

README = """# Child
[![Badge](https://a.org/b)](https://a.org) [Paper](https://a.org/p) [Demo](https://a.org/d) now

Ann One, Ben Two, Cee Three, Dee Four

Child starts from Alpha and goes on from there.

A second sentence is about Beta, all of it.

<details><summary><b>What's New</b></summary>

- May: weights of Gamma&#8209;3 are used
</details>

## 1. Method
The tower is CLIP-ViT-L-336px of old.
"""
RESTRUCTURED = """=====
Child
=====

The child has Alpha's layers.

Heads
~~~~~

- the head of Beta
- and more

Data
----
Its data are of Gamma-3.

Sources
~~~~~~~
CLIP chose them.
"""
BARELY = "Date|Child|Parent\n---|:---|---\nMay|One|Beta\n19 Mar|Two|Alpha\n"
RUST = "use candle::Alpha;\nfn main() { AlphaForTasks::load() }\n"
LICENSE = "MIT License\n\nCopyright Alpha authors.\n1. Grant of Rights. Beta is named here.\n"
FEED = """<rss><channel><title>News</title>
<item><title>Child is out</title><link>https://a.org/alpha</link></item>
<item><title>Other</title><link>https://a.org/beta</link></item></channel></rss>"""
TABLE = """<html><body><p>A table of models, shown by a script.</p><script>rows = [
{"name": "child-b", "base": "acme/alpha"},
{"name": "child-c", "base": "acme/beta"}]</script></body></html>"""
PDF = Text("", "", (Section("1", "Data", 1, (Block(PARAGRAPH, "Table 1: made by Alpha."),)),))
A, L, M = ReceiptVerdict.ABSENT, ReceiptVerdict.LOCATED, ReceiptVerdict.MOVED


@pytest.mark.parametrize(
    ("text", "locator", "parent", "verdict"),
    [
        pytest.param(read_markdown(README), "opening paragraph", "alpha", L, id="after-badges"),
        pytest.param(read_markdown(README), "second paragraph", "beta", L, id="of-prose"),
        pytest.param(read_markdown(README), "opening paragraph", "clip", M, id="not-of-it"),
        pytest.param(read_markdown(README), 'heading "What\'s New", May', "gamma", L, id="folded"),
        pytest.param(read_markdown(README), 'heading "1. Method"', "clip", L, id="numbered"),
        pytest.param(read_markdown(README), 'heading "2. Method"', "clip", M, id="misnumbered"),
        pytest.param(read_restructured(RESTRUCTURED), 'heading "Heads"', "beta", L, id="tildes"),
        pytest.param(read_restructured(RESTRUCTURED), 'heading "Data"', "gamma", L, id="dashes"),
        pytest.param(read_restructured(RESTRUCTURED), 'heading "Heads"', "gamma", L, id="below"),
        pytest.param(read_restructured(RESTRUCTURED), 'heading "Data"', "clip", M, id="it-ends"),
        pytest.param(read_restructured(RESTRUCTURED), "opening paragraph", "alpha", L, id="rule"),
        pytest.param(read_markdown(BARELY), "row 'One'", "beta", L, id="row-without-bars"),
        pytest.param(read_markdown(BARELY), "row 'One'", "alpha", M, id="other-row-without-bars"),
        pytest.param(read_plain(RUST), "whole text", "alpha", L, id="rust"),
        pytest.param(read_plain("llm: !new:a.llm.AlphaLM\n"), "field llm", "alpha", L, id="yaml"),
        pytest.param(read_markdown("````\n```\n# Beta\n````\n# Next\nAlpha.\n"), 'heading "Next"',
                     "alpha", L, id="fence-inside-a-longer-one"),
        pytest.param(read_markdown("```\n```bash\n# Beta\n```\n# Next\nAlpha.\n"),
                     'heading "Next"', "alpha", L, id="fence-that-closes-nothing"),
        pytest.param(read_markdown("```\n# Alpha\n```\n"), 'heading "Alpha"', "", A, id="in-code"),
        pytest.param(read_markdown("# News\n- May: by Alpha\n"), "section News, May, 2021",
                     "alpha", L, id="part-of-a-section"),
        pytest.param(read_markdown("# One\nAlpha it is.\n# Two\nBeta it is.\n"),
                     "sections One and Two", "beta", L, id="two-titles"),
        pytest.param(read_markdown(f"| init |\n|---|\n| `{LONG}` |\n"), "whole text",
                     "alpha", L, id="long-name"),
        pytest.param(read_plain(LICENSE), "title: MIT License", "", L, id="first-line"),
        pytest.param(read_plain(LICENSE), "section Grant of Rights", "", L, id="plain-section"),
        pytest.param(read_plain(LICENSE), "section Warranty", "", A, id="no-such-section"),
        pytest.param(read_plain(FEED), "item 'Child is out', fields title and link",
                     "alpha", L, id="feed"),
        pytest.param(read_plain(FEED), "item 'Child is out'", "beta", M, id="item-of-another"),
        pytest.param(read_page_source(TABLE), "row 'child-b', base", "alpha", L, id="record"),
        pytest.param(read_page_source(TABLE), "row 'child-b', base", "beta", M, id="other-record"),
        pytest.param(read_markdown("- **Training Data:** texts by Alpha\n"),
                     "section Training Data", "alpha", L, id="label"),
        pytest.param(read_markdown("**Training Data**\nTexts by Alpha\n"),
                     "section Training Data", "alpha", L, id="label-on-its-line"),
        pytest.param(read_markdown("# One\n**Abstract.** It starts from Alpha.\n"), "abstract",
                     "alpha", L, id="abstract-in-bold"),
        pytest.param(read_plain("# Modified from:\n# Alpha\nimport x\n"), "first lines",
                     "alpha", L, id="head-of-a-file"),
        pytest.param(read_plain("class A:\n  x = Alpha\n"), "method that loads Alpha",
                     "alpha", L, id="method-without-a-name"),
        pytest.param(read_markdown("as generated by `gpt-x-003`.\n"), "whole text",
                     "gpt-x-003", L, id="name-as-id"),
        pytest.param(PDF, "table 1", "alpha", L, id="pdf-has-no-tables"),
    ],
)  # fmt: skip
def test_a_place_is_found_as_people_name_it(
    text: Text, locator: str, parent: str, verdict: ReceiptVerdict
) -> None:
    models = [parent] if parent else []
    assert judge(text, parse_locator(locator), models, FINDER).verdict is verdict


@pytest.mark.parametrize("name", ["item", "script"])
def test_what_is_never_closed_takes_no_time(name: str) -> None:
    hostile = f"<{name}>" * 200_000
    for read in (read_plain, read_page_source):
        assert not [block for part in read(hostile).sections for block in part.blocks][1:]


def test_what_nobody_writes_is_not_read() -> None:
    with pytest.raises(UnreadableTextError, match="more than 2,000,000 characters"):
        read_markdown("[a](" * 600_000)


def test_words_of_a_title_keep_their_spaces() -> None:
    (place, *_) = parse_locator("section Run, step 3 and more").places
    assert place[0].words == "Run, step 3 and more"


def test_a_repository_or_paper_of_one_model_alone_names_it_and_a_dispute_names_nobody(
    tmp_path: Path,
) -> None:
    shared = "https://github.com/acme/shared"
    evidence = [
        {"source": "https://example.org/a", "locator": "title"},
        {"source": "https://example.org/b", "locator": "title", "stance": "disputes"},
    ]
    step = make_derivation("one", "finetuning", evidence=evidence)
    entries = {
        "one": make_entry("One", "2017-01", links=[shared, "https://github.com/acme/first"],
                          paper="1701.00001", no_paper=None),
        "two": make_entry("Two", "2018-01", links=[shared], derivations=[step],
                          paper="1801.00001", no_paper=None),
        "three": make_entry("Three", "2018-01", paper="1801.00001", no_paper=None),
    }  # fmt: skip
    catalog = load_catalog(write_catalog(tmp_path, entries))
    finder = make_finder(catalog)
    assert finder.names("see [it](https://github.com/acme/first)", "one")
    assert not finder.names("see https://github.com/acme/shared", "one")
    assert finder.names("see arxiv.org/abs/1701.00001v2", "one")
    assert not finder.names("see arxiv.org/abs/1801.00001", "two")
    assert [receipt.parent for receipt in list_receipts(catalog)] == ["", "one"]
