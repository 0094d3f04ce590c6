"""Made-up news: new papers that name made-up models, and a catalog that has these models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.replica.papers import FakePaper
from tests.support.catalogs import make_entry, write_catalog

if TYPE_CHECKING:
    from pathlib import Path

KNOWN_ID = "2001.99999"

MODELS = {
    "zebrabert": make_entry("ZebraBERT", "2020-01-01", paper=KNOWN_ID, no_paper=None),
    "okapi-gpt": make_entry("OkapiGPT", "2021-01-01", aliases=["Okapi-GPT"]),
}


def write_news_catalog(folder: Path) -> Path:
    """Write a catalog of two models, one of them with a paper."""
    return write_catalog(folder, MODELS)


def make_news(
    arxiv_id: str, title: str, abstract: str, day: str, *, category: str = "cs.CL"
) -> FakePaper:
    """Return a paper that was submitted on a day."""
    moment = f"{day}T12:00:00Z"
    return FakePaper(
        arxiv_id,
        title,
        ("Ann Ode",),
        abstract,
        published=moment,
        updated=moment,
        category=category,
    )


def make_many(count: int, *, day: str) -> dict[str, FakePaper]:
    """Return papers that extend ZebraBERT, each submitted a second after the one before."""
    papers = (
        FakePaper(
            f"2611.{number:05d}",
            f"Model {number}",
            ("Ann Ode",),
            f"We fine-tune ZebraBERT for the {number}th time.",
            published=f"{day}T10:{number // 60:02d}:{number % 60:02d}Z",
            updated=f"{day}T12:00:00Z",
        )
        for number in range(count)
    )
    return {paper.arxiv_id: paper for paper in papers}
