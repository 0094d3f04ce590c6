"""Learn what the facts of `lineage suggest` weigh, from the catalog's own papers.

Run with the dependency group `learn`, as `python -m scripts.learn_suggest FOLDER`, where FOLDER
holds records of the papers of `real_papers.json` (`learned`; see `scripts.real_papers`): writes
`weights.json`. `--check` writes nothing: it learns from nine tenths of the papers and measures the
last, ten times, with all facts and without each.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sklearn.linear_model import LogisticRegression

from lineage import load
from lineage.suggest.facts import FACTS, WEIGHTS, weigh
from lineage.suggest.judging import LEAST_CONFIDENCE
from lineage.suggest.scoring import Suggester
from scripts.bench_suggest import list_seen, load_labelled_graph, to_text
from scripts.real_papers import LEARNED, hide, list_papers, read_ids, read_records

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_INVERSE_OF_PENALTY = 0.3
_OF_MADE_UP = 0.3
"""What a made-up paper counts beside a real one: its words are plainer than those of people."""

_PARTS = 10


class Example(NamedTuple):
    """A model that a paper names: its facts, whether it is a parent, and what it counts."""

    paper: str
    facts: Mapping[str, float]
    is_parent: bool
    counts: float


def list_real(folder: Path) -> Iterator[Example]:
    """Yield the models that the abstracts of real papers name."""
    graph = load()
    for paper in list_papers(graph, read_records(folder, read_ids(LEARNED))):
        told = Suggester(hide(graph, paper.own)).list_facts(paper.text)
        for model_id, facts in told.items():
            yield Example(paper.text.arxiv_id or "", facts, model_id in paper.parents, 1.0)


def list_made_up() -> Iterator[Example]:
    """Yield the models that made-up papers name."""
    suggester = Suggester(load_labelled_graph())
    for papers in list_seen().values():
        for paper in papers:
            parents = {item["parent"] for item in paper["parents"]}
            for model_id, facts in suggester.list_facts(to_text(paper)).items():
                yield Example(paper["arxiv_id"], facts, model_id in parents, _OF_MADE_UP)


def learn(examples: Sequence[Example], names: Collection[str]) -> dict[str, float]:
    """Return the weights that tell parents from models that are merely named."""
    rows = [[example.facts[name] for name in names] for example in examples]
    model = LogisticRegression(C=_INVERSE_OF_PENALTY, max_iter=5000)
    counts = [example.counts for example in examples]
    model.fit(rows, [example.is_parent for example in examples], sample_weight=counts)
    weights = dict(zip(names, model.coef_[0].tolist(), strict=True))
    return {"base": float(model.intercept_[0]), **weights}


def check(real: Sequence[Example], made_up: Sequence[Example], names: Collection[str]) -> str:
    """Return how well facts tell parents of papers that the weights did not see."""
    found: list[tuple[float, bool]] = []
    for part in range(_PARTS):
        others = [example for example in real if _find_part(example.paper) != part]
        weights = learn([*others, *made_up], names)
        for example in real:
            if _find_part(example.paper) == part:
                facts = {name: example.facts[name] for name in names}
                found.append((weigh(facts, weights), example.is_parent))
    proposed = [right for chance, right in found if chance >= LEAST_CONFIDENCE]
    loss = sum(-math.log(chance if right else 1 - chance) for chance, right in found)
    return (
        f"precision {sum(proposed) / len(proposed):.2f}, "
        f"recall {sum(proposed) / sum(right for _, right in found):.2f}, "
        f"loss {loss / len(found):.4f}"
    )


def _find_part(paper: str) -> int:
    return int(hashlib.sha256(paper.encode()).hexdigest(), 16) // 2 % _PARTS


def write(weights: dict[str, float]) -> None:
    """Write the weights where `lineage suggest` reads them."""
    rounded = {name: round(weight, 2) for name, weight in weights.items()}
    WEIGHTS.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Write the weights, or with `--check` measure what each fact is worth."""
    parser = argparse.ArgumentParser(description="Learn what the facts of `suggest` weigh.")
    parser.add_argument("folder", type=Path, help="records of papers, as `lineage fetch` keeps")
    parser.add_argument("--check", action="store_true", help="measure each fact, write nothing")
    options = parser.parse_args()
    real, made_up = list(list_real(options.folder)), list(list_made_up())
    print(f"{len({item.paper for item in real})} papers name {len(real)} models")
    if options.check:
        print(f"all facts: {check(real, made_up, list(FACTS))}")
        for left_out in FACTS:
            names = [name for name in FACTS if name != left_out]
            print(f"without {left_out}: {check(real, made_up, names)}")
    else:
        write(learn([*real, *made_up], list(FACTS)))


if __name__ == "__main__":
    main()
