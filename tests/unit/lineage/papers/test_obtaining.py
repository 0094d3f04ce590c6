"""The client for arXiv keeps its pace; papers that are there are asked of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import LineageError
from lineage.papers.arxiv_client import ArxivClient
from lineage.papers.obtaining import obtain_paper, open_arxiv
from lineage.papers.store import write_record
from lineage.paths import fetched_papers_dir
from tests.unit.lineage.papers.test_store import make_record

if TYPE_CHECKING:
    from pathlib import Path


def test_a_paper_that_is_there_is_asked_of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "lineage.papers.obtaining.open_arxiv", lambda _: pytest.fail("arXiv was asked")
    )
    record = make_record()
    write_record(fetched_papers_dir(), "2402.90001", record)
    assert obtain_paper("2402.90001") == record


@pytest.mark.parametrize("text", ["soon", "-1", "61", "nan"])
def test_an_interval_that_is_no_number_of_seconds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("LINEAGE_ARXIV_URL", "http://127.0.0.1:9/api/query")
    monkeypatch.setenv("LINEAGE_ARXIV_INTERVAL", text)
    with pytest.raises(LineageError) as caught:
        open_arxiv(tmp_path)
    assert str(caught.value) == (
        f"LINEAGE_ARXIV_INTERVAL is '{text}', which is no number of seconds."
    )


def test_arxiv_itself_is_never_asked_faster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINEAGE_ARXIV_INTERVAL", "0")
    client = open_arxiv(tmp_path)
    assert isinstance(client, ArxivClient)
    assert client._manners.interval == 3.0
