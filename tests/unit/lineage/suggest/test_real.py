"""How real papers are labelled and counted: the catalog is the judge."""

from __future__ import annotations

from graph.lineage_graph import LineageGraph
from graph.testing import make_document
from lineage.papers.record import FetchedPaper
from scripts.bench_real import list_shares, read_papers
from scripts.real_papers import KEPT_BACK, LEARNED, list_papers, read_ids


def make_record(abstract: str) -> FetchedPaper:
    return FetchedPaper(
        title="A Study", authors=("A. Nonym",), submitted="2024-02-01", updated="2024-02-01",
        version=1, primary_category="cs.CL", source="arxiv", retrieved="2026-11-22",
        abstract=abstract,
    )  # fmt: skip


def test_what_the_catalog_derives_is_right_and_own_models_are_unknown() -> None:
    document = make_document(
        {"gnu-1": "2020", "oryx-2": "2021", "hare-3": "2024-02-01"},
        [("gnu-1", "hare-3", "finetuning")],
    )
    for record in document["models"]:
        record["name"] = record["id"].title()
        record["paper"] = {"hare-3": "2402.90001", "oryx-2": "2101.90001"}.get(record["id"])
    graph = LineageGraph.from_document(document)
    records = {
        "2402.90001": make_record("We fine-tune Gnu-1 and call it Hare-3. We distill Oryx-2."),
        "2101.90001": make_record("Oryx-2 is compared with Gnu-1."),
    }
    papers = list(list_papers(graph, records))
    assert [(paper.own, dict(paper.parents)) for paper in papers] == [
        (frozenset({"oryx-2"}), {}),
        (frozenset({"hare-3"}), {"gnu-1": frozenset({"finetuning"})}),
    ]
    shares = [tuple(share) for _, share in list_shares(read_papers(graph, papers))]
    assert shares == [(1, 2), (1, 2), (1, 1), (1, 1), (1, 2), (0, 1), (0, 1), (1, 1), (1, 1)]


def test_no_paper_that_is_kept_back_was_learned_from() -> None:
    learned, kept_back = read_ids(LEARNED), read_ids(KEPT_BACK)
    assert len(kept_back) >= 80
    assert not set(learned) & set(kept_back)
