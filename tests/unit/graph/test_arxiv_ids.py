"""The reader of arXiv ids: every vector that the page's tests run, too, and its errors."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest

from graph.arxiv_ids import (
    MOST_CHARACTERS,
    InvalidArxivIdError,
    find_arxiv_id,
    parse_arxiv_id,
    parse_arxiv_ids,
    parse_version,
)

ROOT = Path(__file__).parents[3]
VECTORS = json.loads((ROOT / "tests/vectors/arxiv_ids.json").read_text(encoding="utf-8"))
READ = [vector for vector in VECTORS if vector["id"]]
REFUSED = [vector for vector in VECTORS if not vector["id"]]
HINT = "Write the id, for example 1706.03762 or cs/0112017, or the paper's address."


def name(vector: dict[str, Any]) -> str:
    text: str = vector["name"]
    return text


def test_there_are_at_least_70_forms_and_30_that_are_none() -> None:
    assert len(READ) >= 70
    assert len(REFUSED) >= 30
    assert len({vector["name"] for vector in VECTORS}) == len(VECTORS)


@pytest.mark.parametrize("vector", READ, ids=name)
def test_every_way_to_name_a_paper_leads_to_its_canonical_id(vector: dict[str, Any]) -> None:
    assert parse_arxiv_id(vector["text"]) == find_arxiv_id(vector["text"]) == vector["id"]


@pytest.mark.parametrize("vector", REFUSED, ids=name)
def test_anything_else_is_refused(vector: dict[str, Any]) -> None:
    assert find_arxiv_id(vector["text"]) is None
    with pytest.raises(InvalidArxivIdError, match=r" is not an arXiv id\.$") as caught:
        parse_arxiv_id(vector["text"])
    assert caught.value.hint == HINT


@pytest.mark.parametrize("arxiv_id", sorted({vector["id"] for vector in READ}))
def test_a_canonical_id_stands_for_itself(arxiv_id: str) -> None:
    assert parse_arxiv_id(arxiv_id) == arxiv_id


@pytest.mark.parametrize("sign", ["a.", "[", "1810.04805 (", "google.com/url?&q="])
def test_a_text_without_end_is_refused_at_once(sign: str) -> None:
    assert find_arxiv_id(sign * MOST_CHARACTERS) is None


def test_a_list_loses_blanks_and_duplicates_and_keeps_its_order() -> None:
    texts = ["2401.00002", "", "arXiv:2401.00001v2", "  ", "2401.00001", "2401.00002v1"]
    assert parse_arxiv_ids(texts) == ("2401.00002", "2401.00001")


def test_all_malformed_ids_of_a_list_are_named_at_once() -> None:
    with pytest.raises(InvalidArxivIdError) as caught:
        parse_arxiv_ids(["bert", "2401.00001", "gpt"])
    assert str(caught.value) == "'bert', 'gpt' are not arXiv ids."
    assert caught.value.texts == ("bert", "gpt")


@pytest.mark.parametrize(
    ("text", "version"),
    [
        pytest.param("http://arxiv.org/abs/2401.00001v7", 7, id="address"),
        pytest.param("cs/9900001V12", 12, id="old-style id"),
        pytest.param("2401.00001", None, id="none"),
        pytest.param("https://example.org/v2", None, id="no id"),
    ],
)
def test_the_version_of_an_id_is_read(text: str, version: int | None) -> None:
    assert parse_version(text) == version


PIECES = [
    *("arXiv:", "https://", "www.", "arxiv.org", "/", "abs/", "pdf/", ".pdf", "v2", "v0"),
    *("1810.04805", "2013.00001", "cs/0112017", "cs.CL/0112017", "１", "[cs.CL]", "[x]("),
    *("(", ")", "<", ">", "。", "（", "）", "“", "”", "?a=b", "#c", ".", ",", "%", "%2F", "-"),
    *("10.48550/arXiv.", "doi:", "hf.co/papers/", "CoRR abs/", ", 2018", " 24 May 2019"),
    *(" ", "\u00a0", "\u200b", "\n", "é"),
]
SCRIPT = """
import { readFileSync } from "node:fs";
const { module, texts } = JSON.parse(readFileSync(0, "utf-8"));
const { findArxivId } = await import(module);
process.stdout.write(JSON.stringify(texts.map(findArxivId)));
"""


def test_the_page_reads_thousands_of_texts_alike(node: str) -> None:
    chance = random.Random(18_10_04805)
    texts = ["".join(chance.choices(PIECES, k=chance.randint(1, 5))) for _ in range(5000)]
    texts += [chance.choice(PIECES) + vector["text"] + chance.choice(PIECES) for vector in VECTORS]
    module = (ROOT / "site/static/js/base/arxiv_ids.js").as_uri()
    done = subprocess.run(
        [node, "--input-type=module", "--eval", SCRIPT],
        input=json.dumps({"module": module, "texts": texts}),
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    answers = [find_arxiv_id(text) for text in texts]
    assert len([answer for answer in answers if answer]) >= 200
    assert dict(zip(texts, json.loads(done.stdout), strict=True)) == dict(
        zip(texts, answers, strict=True)
    )
