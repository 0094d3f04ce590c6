"""Lines of a batch: good ones, and what is wrong with the others."""

from __future__ import annotations

import json
from typing import Any

import pytest

from lineage.suggest.batch import BadLinesError, read_batch
from lineage.suggest.suggestion import PaperText

GOOD: dict[str, Any] = {
    "arxiv_id": "2305.00001", "title": "Hare", "abstract": "Fast.", "published": "2023-05-01",
}  # fmt: skip


def problems(*lines: bytes) -> list[str]:
    return [line.problem for line in read_batch(lines)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, {}, id="as it should be"),
        pytest.param({"extra": 1}, {}, id="unknown keys"),
        pytest.param({"arxiv_id": "arXiv:2305.00001v2"}, {}, id="id with version"),
        pytest.param({"published": "2023-05-01T10:00:00Z"}, {}, id="published with time"),
        pytest.param({"published": None}, {"published": None}, id="date not known"),
        pytest.param({"arxiv_id": None}, {"arxiv_id": None}, id="no id"),
        pytest.param({"comment": "12 pages"}, {"comment": "12 pages"}, id="comment"),
    ],
)
def test_a_line_is_a_paper(changes: dict[str, Any], expected: dict[str, Any]) -> None:
    (line,) = read_batch([json.dumps(GOOD | changes).encode()])
    assert line.paper == PaperText(**{**GOOD, **expected})


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        pytest.param(b"{", "it is not JSON in UTF-8.", id="not JSON"),
        pytest.param(b"\xff\xfe", "it is not JSON in UTF-8.", id="not UTF-8"),
        pytest.param(b"[" * 200_000, "it is not JSON in UTF-8.", id="bottomless"),
        pytest.param(b"[]", "it is not a JSON object.", id="a list"),
        pytest.param(b"{}", "title: unexpected nothing, expected text.", id="empty"),
        pytest.param(
            json.dumps(GOOD | {"abstract": 7}).encode(),
            "abstract: unexpected 7, expected text.",
            id="number",
        ),
        pytest.param(
            json.dumps(GOOD | {"published": "May"}).encode(), "'May' is not a date.", id="no date"
        ),
        pytest.param(
            json.dumps(GOOD | {"arxiv_id": "x"}).encode(), "'x' is not an arXiv id.", id="no id"
        ),
        pytest.param(
            json.dumps(GOOD | {"title": "a\ud800"}).encode(),
            "title: it holds half a character.",
            id="half a character",
        ),
    ],
)
def test_a_bad_line_says_what_is_wrong(line: bytes, problem: str) -> None:
    assert problems(line) == [problem]


def test_lines_keep_their_numbers_past_blank_ones() -> None:
    lines = [b"\n", json.dumps(GOOD).encode(), b"  \r\n", b"no"]
    assert [(line.number, line.paper is None) for line in read_batch(lines)] == [
        (2, False),
        (4, True),
    ]


def test_the_error_names_each_line() -> None:
    error = BadLinesError("x.jsonl", {2: "it is not a JSON object.", 9: "'May' is not a date."})
    assert str(error) == (
        "2 lines of 'x.jsonl' could not be read:\n"
        "  line 2: it is not a JSON object.\n"
        "  line 9: 'May' is not a date."
    )
