"""Measure `lineage suggest` on labelled papers, made up and real.

Run as `scripts/bench suggest`. Prints precision and recall over the parents that made-up papers
state, how many kinds are right, and how many papers that merely compare get a parent, for each
file of `tests/fixtures/suggest`, and the time for 1,000 abstracts and for a text of 100 pages.
These papers are unit tests of wording: they are plainer than what people write. Weights are
learned from all files but `unseen`, whose mistakes are never printed. Their labels were written
when the catalog held 98 models (`models.txt`), so parents are looked for among those.

With FOLDER, a folder of records such as `lineage fetch` keeps, it measures the catalog's own
papers as well, at those 98 models and at the whole catalog: those that weights are learned from,
which flatter, and those that are kept back (`real_papers.json`), which count.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import sys
import time
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import lineage
from graph.exports.restrict import restrict
from graph.lineage_graph import LineageGraph
from lineage.papers.texts.html import read_html
from lineage.papers.texts.text import cut_references
from lineage.suggest.passages import list_passages
from lineage.suggest.scoring import Suggester
from lineage.suggest.suggestion import PaperText
from scripts.bench_real import list_shares, read_papers
from scripts.real_papers import KEPT_BACK, LEARNED, list_papers, read_ids, read_records

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).resolve().parent.parent / "tests/fixtures/suggest"
LABELLED = FOLDER / "labelled.jsonl"
UNSEEN = FOLDER / "unseen.jsonl"
GOALS = {"seconds": 10.0, "text": 2.0}
_PAGES = 100
_WORDS_OF_A_PAGE = 550
_PARAGRAPHS = 9


class Score(NamedTuple):
    """How well parents were found.

    Attributes:
        precision: Share of the proposed parents that are stated.
        recall: Share of the stated parents that are proposed.
        kinds: Share of the rightly proposed parents that have the right kind.
        wrongly: Share of the papers that merely compare and get a parent.
            A share of nothing is NaN.
        mistakes: A line for each paper with a mistake.
    """

    precision: float
    recall: float
    kinds: float
    wrongly: float
    mistakes: list[str]


def load_shipped() -> LineageGraph:
    """Return the whole lineage that ships."""
    return lineage.load(Path(lineage.__file__).parent / "data")


def load_labelled_graph() -> LineageGraph:
    """Return the part of the shipped lineage that the labels of the papers know."""
    return restrict_to_labelled(load_shipped())


def restrict_to_labelled(shipped: LineageGraph) -> LineageGraph:
    """Return the part of a lineage that the labels of the made-up papers know."""
    known = set((FOLDER / "models.txt").read_text(encoding="utf-8").split())
    return LineageGraph.from_document(restrict(shipped.document, known & set(shipped.models)))


def read_labelled(half: str) -> list[dict[str, Any]]:
    """Return the labelled papers of one half, `dev` or `held-out`."""
    return [paper for paper in _read(LABELLED) if paper.get("half") == half]


def list_seen() -> dict[str, list[dict[str, Any]]]:
    """Return the papers that weights are learned from, by the name of the file."""
    writers = {path.stem: _read(path) for path in sorted(FOLDER.glob("writer-*.jsonl"))}
    return {"labelled": [*read_labelled("dev"), *read_labelled("held-out")], **writers}


def read_unseen() -> list[dict[str, Any]]:
    """Return the papers of writers who do not know the program, which nobody here has read."""
    return _read(UNSEEN)


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def to_text(paper: dict[str, Any]) -> PaperText:
    """Return what is read of a labelled paper."""
    return PaperText(**{key: paper[key] for key in ("arxiv_id", "title", "abstract", "published")})


def score(suggester: Suggester, papers: Iterable[dict[str, Any]]) -> Score:
    """Return how well the parents of labelled papers are found."""
    proposed = stated = right = right_kinds = compared = wrongly = 0
    mistakes = []
    for paper in papers:
        found = {item.parent: item.kind for item in suggester.suggest(to_text(paper)).candidates}
        wanted = {item["parent"]: item["kind"] for item in paper["parents"]}
        both = found.keys() & wanted.keys()
        proposed, stated, right = proposed + len(found), stated + len(wanted), right + len(both)
        right_kinds += sum(found[key] == wanted[key] for key in both)
        compared += paper["compares"]
        wrongly += paper["compares"] and bool(found)
        if found != wanted:
            mistakes.append(f"{paper['arxiv_id']} {paper['title']}: {found}, not {wanted}")
    return Score(
        _share(right, proposed),
        _share(right, stated),
        _share(right_kinds, right),
        _share(wrongly, compared),
        mistakes,
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan


def measure_thousand(suggester: Suggester) -> float:
    """Return the seconds that 1,000 abstracts take."""
    papers = [to_text(paper) for file in list_seen().values() for paper in file]
    start = time.perf_counter()
    for number in range(1000):
        suggester.suggest(papers[number % len(papers)])
    return time.perf_counter() - start


def measure_text(suggester: Suggester) -> float:
    """Return the seconds that a full text of 100 pages takes, as HTML, all of it on the model."""
    texts = itertools.cycle(
        paper["abstract"] for papers in list_seen().values() for paper in papers
    )
    page: list[str] = []
    words = 0
    while words < _PAGES * _WORDS_OF_A_PAGE:
        paragraphs = list(itertools.islice(texts, _PARAGRAPHS))
        words += sum(len(text.split()) for text in paragraphs)
        page += [f"<h2>{len(page) + 1} Model</h2>", *(f"<p>{escape(t)}</p>" for t in paragraphs)]
    markup = f"<html><h1>Hare: A Model</h1>{''.join(page)}</html>"
    start = time.perf_counter()
    passages = list_passages(cut_references(read_html(markup)))
    suggester.suggest(
        PaperText(
            arxiv_id=None, title="Hare: A Model", abstract="", published=None, passages=passages
        )
    )
    return time.perf_counter() - start


def describe(name: str, result: Score) -> str:
    """Return the line of one file."""
    return (
        f"{name:20} {result.precision:9.2f} {result.recall:7.2f} {result.kinds:6.2f} "
        f"{result.wrongly:20.0%}"
    )


def read_options() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench suggest",
        description="Measure how well parents are suggested, on made-up papers and on real ones.",
        epilog=f"Exit status 1 if 1,000 abstracts take more than {GOALS['seconds']:.0f} s, or a "
        f"text of {_PAGES} pages more than {GOALS['text']:.0f} s, by the whole catalog's names.",
    )
    folder = "records of real papers, as `lineage fetch` keeps them: measure those, too"
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=folder)
    mistakes = "print the mistakes, too, but for files that nobody has looked at"
    parser.add_argument("--mistakes", action="store_true", help=mistakes)
    return parser.parse_args()


def print_made_up(*, mistakes: bool) -> None:
    """Print a line for each file of made-up papers, and the mistakes of those that were seen."""
    suggester = Suggester(load_labelled_graph())
    print(f"{'file':20} {'precision':>9} {'recall':>7} {'kinds':>6} {'compares, has parent':>20}")
    seen = list_seen()
    for name, papers in seen.items():
        result = score(suggester, papers)
        print(describe(f"{name} (seen)", result))
        if mistakes:
            print(*result.mistakes, sep="\n")
    total = score(suggester, [paper for papers in seen.values() for paper in papers])
    print(describe("all seen", total))
    print(describe("unseen", score(suggester, read_unseen())))


def print_real(shipped: LineageGraph, folder: Path) -> None:
    """Print the figures of real papers, of each part at each size of the catalog."""
    for part in (LEARNED, KEPT_BACK):
        records = read_records(folder, read_ids(part))
        for graph in (restrict_to_labelled(shipped), shipped):
            print(f"real papers, {part}: {len(records)}, at {len(graph.models)} models")
            papers = list_papers(shipped, records)
            for name, share in list_shares(read_papers(graph, papers)):
                print(f"  {name}: {share.describe()}")


def main() -> int:
    """Print all figures; 1 if it is too slow."""
    options = read_options()
    print_made_up(mistakes=options.mistakes)
    shipped = load_shipped()
    if options.folder:
        print_real(shipped, options.folder)
    whole = Suggester(shipped)
    seconds, text = measure_thousand(whole), measure_text(whole)
    print(f"1,000 abstracts: {seconds:.1f} s, goal at most {GOALS['seconds']:.0f} s")
    print(f"a text of {_PAGES} pages: {text:.2f} s, goal at most {GOALS['text']:.0f} s")
    return int(seconds > GOALS["seconds"] or text > GOALS["text"])


if __name__ == "__main__":
    sys.exit(main())
