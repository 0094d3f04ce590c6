"""Learn what the families of words of `lineage suggest` weigh, from labelled papers.

Run with the dependency group `learn`, as `python -m scripts.learn_suggest`: writes `weights.json`.
`--check` learns from all files but one, prints how the weights do on that one, and writes nothing.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from sklearn.linear_model import LogisticRegression

from lineage.suggest import evidence, families
from lineage.suggest.scoring import Suggester
from scripts.bench_suggest import describe, list_seen, load_labelled_graph, score, to_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

_INVERSE_OF_PENALTY = 0.3
_OF_THE_SAME_AUTHOR = 0.5
"""What a paper counts that the author of the cues wrote: its cues fit too well."""


def list_names() -> list[str]:
    """Return the families and facts, in the order of the table."""
    return [*(family.name for family in families.FAMILIES), *families.FACTS]


def learn(suggester: Suggester, files: Iterable[Sequence[dict[str, Any]]]) -> dict[str, float]:
    """Return the weights that tell the parents of labelled papers from what they merely name."""
    names = list_names()
    rows, right, counts = [], [], []
    for papers in files:
        for paper in papers:
            parents = {item["parent"] for item in paper["parents"]}
            for item in suggester.list_evidence(to_text(paper)):
                rows.append([float(item.words.get(name, 0)) for name in names])
                right.append(item.mention.model_id in parents)
                counts.append(1 if "writer" in paper else _OF_THE_SAME_AUTHOR)
    model = LogisticRegression(C=_INVERSE_OF_PENALTY, max_iter=5000)
    model.fit(rows, right, sample_weight=counts)
    weights = dict(zip(names, model.coef_[0].tolist(), strict=True))
    return {"base": float(model.intercept_[0]), **weights}


def write(weights: dict[str, float]) -> None:
    """Write the weights where `lineage suggest` reads them."""
    rounded = {name: round(weight, 2) for name, weight in weights.items()}
    evidence.WEIGHTS.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")


def check(suggester: Suggester, files: dict[str, list[dict[str, Any]]]) -> None:
    """Print how each file fares with weights that the others taught."""
    print(f"{'left out':20} {'precision':>9} {'recall':>7} {'kinds':>6} {'wrongly':>20}")
    for left_out, papers in files.items():
        others = [other for name, other in files.items() if name != left_out]
        learned = Suggester(load_labelled_graph(), learn(suggester, others))
        print(describe(left_out, score(learned, papers)))


def main() -> None:
    """Write the weights, or with `--check` measure them."""
    suggester = Suggester(load_labelled_graph(), {})
    files = list_seen()
    if "--check" in sys.argv[1:]:
        check(suggester, files)
    else:
        write(learn(suggester, files.values()))


if __name__ == "__main__":
    main()
