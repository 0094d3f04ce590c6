"""The facts that tell a parent from a model that is merely named, and what they weigh."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from graph.lineage_graph import LineageGraph
from graph.testing import make_document
from lineage.suggest.facts import FACTS, WEIGHTS, Heritage
from lineage.suggest.judging import STATED_CONFIDENCE
from lineage.suggest.suggestion import PaperText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lineage.suggest.scoring import Suggester


def to_paper(abstract: str, *, title: str = "Hare: Small Taggers") -> PaperText:
    return PaperText(arxiv_id=None, title=title, abstract=abstract, published="2024-10")


def facts_of(suggester: Suggester, abstract: str, title: str = "Hare: Small") -> dict[str, float]:
    return suggester.list_facts(to_paper(abstract, title=title))["opt"]


def test_each_fact_has_a_weight_and_nothing_else_has() -> None:
    assert list(json.loads(WEIGHTS.read_text(encoding="utf-8"))) == ["base", *FACTS]


def test_each_fact_is_told_of_each_model(suggester: Suggester) -> None:
    told = suggester.list_facts(to_paper("OPT and BERT are models."))
    assert [sorted(facts) for facts in told.values()] == [sorted(FACTS)] * 2


@pytest.mark.parametrize(
    ("abstract", "facts"),
    [
        pytest.param("We feed images to OPT.", {"clean": 1, "measured": 0}, id="clean"),
        pytest.param("It beats OPT.", {"clean": 0, "measured": 1}, id="measured"),
        pytest.param("It beats OPT. It extends OPT.", {"clean": 1, "measured": 0},
                     id="one clean mention counts, whatever the others say"),
        pytest.param("T5, BART, BERT or OPT fail.", {"listed": 1, "models": 0.8}, id="listed"),
        pytest.param("The weights of OPT.", {"training": 1}, id="training"),
        pytest.param("We evaluate it. OPT is old.", {"studying": 1}, id="studying"),
        pytest.param("OPT leaks. It leaks privacy.", {"preying": 1}, id="preying"),
        pytest.param("OPT is old.", {"age": 2.4166 / 4, "models": 0.2}, id="age"),
    ],
)  # fmt: skip
def test_texts_tell_facts(suggester: Suggester, abstract: str, facts: Mapping[str, float]) -> None:
    told = facts_of(suggester, abstract)
    assert {name: told[name] for name in facts} == pytest.approx(facts, abs=0.001)


@pytest.mark.parametrize(
    ("title", "study"),
    [("Probing OPT", 1), ("Is OPT fair?", 1), ("Hare: Small Taggers", 0)],
)
def test_titles_tell_studies(suggester: Suggester, title: str, study: float) -> None:
    assert facts_of(suggester, "OPT is old.", title)["study"] == study


def test_the_catalog_tells_children_and_heirs() -> None:
    document = make_document(
        {"gnu-1": "2020", "oryx-2": "2021", "hare-3": "2022", "okapi-4": "2023"},
        [("gnu-1", "oryx-2", "finetuning"), ("oryx-2", "hare-3", "finetuning"),
         ("oryx-2", "okapi-4", "finetuning")],
    )  # fmt: skip
    heritage = Heritage(LineageGraph.from_document(document))
    shares = [heritage.share_of_children(key) for key in ("oryx-2", "gnu-1", "hare-3")]
    assert shares == pytest.approx([1.0, 0.6309, 0.0], abs=0.001)
    assert heritage.has_heir("gnu-1", {"gnu-1", "hare-3"})
    assert not heritage.has_heir("hare-3", {"gnu-1", "hare-3", "okapi-4"})
    assert not heritage.has_heir("gnu-1", {"gnu-1"})


def test_facts_for_and_against_decide(suggester: Suggester) -> None:
    clean = "We present Hare. Its layers are grown from OPT. It beats OPT."
    assert [item.parent for item in suggester.suggest(to_paper(clean)).candidates] == ["opt"]
    measured = "We present Hare. It beats OPT."
    assert suggester.suggest(to_paper(measured)).candidates == ()


def test_a_paper_that_speaks_of_no_own_doing_needs_words_of_making(suggester: Suggester) -> None:
    assert suggester.suggest(to_paper("OPT has layers.")).candidates == ()
    assert suggester.suggest(to_paper("Our OPT has layers.")).candidates
    assert suggester.suggest(to_paper("Hare extends OPT.")).candidates


@pytest.mark.parametrize(
    ("title", "stated"),
    [
        ("Hare: Small Taggers", True),
        ("Do Taggers Leak?", False),
    ],
)
def test_what_a_paper_says_it_made_outweighs_age_and_company(
    suggester: Suggester, title: str, *, stated: bool
) -> None:
    weak = "Taggers are many. T5, BART and BERT are known."
    for making, proposed in (("We fine-tune OPT.", stated), ("OPT is known.", False)):
        paper = to_paper(f"{weak} {making}", title=title)
        found = {item.parent: item.confidence for item in suggester.suggest(paper).candidates}
        assert (found.get("opt", 0) >= STATED_CONFIDENCE) == proposed
