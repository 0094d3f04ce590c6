"""What speaks for a parent where no cue does, and what against."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from lineage.suggest.cue_table import CUES
from lineage.suggest.evidence import WEIGHTS, weigh
from lineage.suggest.families import FACTS, FAMILIES
from lineage.suggest.judging import MOST_WITHOUT_CUE
from lineage.suggest.scoring import Suggester
from lineage.suggest.suggestion import PaperText

if TYPE_CHECKING:
    from graph.lineage_graph import LineageGraph

OWN = "Here we present HareLet, a tagger. "


def to_paper(abstract: str, title: str = "HareLet: Small Taggers") -> PaperText:
    return PaperText(arxiv_id=None, title=title, abstract=abstract, published=None)


def test_each_family_and_fact_has_a_weight_and_nothing_else_has() -> None:
    names = [*(family.name for family in FAMILIES), *FACTS]
    assert len(names) == len(set(names))
    assert list(json.loads(WEIGHTS.read_text(encoding="utf-8"))) == ["base", *names]


@pytest.mark.parametrize(
    ("abstract", "words"),
    [
        pytest.param("We feed images to BERT.", {"making", "own doing"}, id="making"),
        pytest.param("GPT-2, T5, BART and OPT fail.", {"one of many"}, id="one of many"),
        pytest.param("Hare approaches OPT.", {"contrast"}, id="contrast"),
        pytest.param("Hare beats OPT.", {"contrast", "compared"}, id="compared"),
        pytest.param("Models as OPT, e.g. OPT.", {"example"}, id="example"),
        pytest.param("People prefer it to that of OPT.", {"compared"}, id="that of"),
        pytest.param("The core is exactly OPT.", {"being"}, id="being"),
        pytest.param("OPT speaks. We release the weights.", {"outcome"}, id="outcome"),
        pytest.param("OPT is old. We build a new encoder.", {"introducing"}, id="introducing"),
        pytest.param("We probe OPT.", {"put to the test", "compared"}, id="test"),
        pytest.param("OPT still fails.", {"doing well or badly"}, id="failing"),
        pytest.param("OPT has 17%.", {"with a figure", "result"}, id="figure"),
        pytest.param("Existing taggers are based on OPT.", {"of others"}, id="of others"),
        pytest.param("Hare is based on OPT.", {"cue"}, id="cue"),
        pytest.param("Hare is called so after OPT.", {"naming"}, id="naming"),
    ],
)
def test_words_are_found(suggester: Suggester, abstract: str, words: set[str]) -> None:
    found = suggester.list_evidence(to_paper(abstract))[-1].words
    assert {name for name in words if not found.get(name)} == set()


def test_facts_of_the_whole_paper_are_found(suggester: Suggester) -> None:
    one, *_ = suggester.list_evidence(to_paper(OWN + "It has OPT inside. It is good. It is new."))
    assert (one.words["only model"], one.words["models"]) == (True, 0.25)
    assert (one.words["coined name"], one.words["near the end"]) == (True, False)
    first, second = suggester.list_evidence(to_paper("Hare is based on OPT, not BERT."))
    assert (first.words["other cued"], second.words["other cued"]) == (False, True)


@pytest.mark.parametrize("name", ["HareLet", "BERTie", "Hopper"])
def test_a_name_that_is_introduced_is_coined(suggester: Suggester, name: str) -> None:
    (found,) = suggester.list_evidence(to_paper(f"We present {name}. It has OPT inside.", "Tags"))
    assert found.words["coined name"]
    (found,) = suggester.list_evidence(to_paper(f"It is not {name}. It has OPT inside.", "Tags"))
    assert not found.words["coined name"]


def test_to_hand_over_is_not_to_compare(suggester: Suggester) -> None:
    (found,) = suggester.list_evidence(to_paper("Features are handed over to OPT."))
    assert not {"compared", "contrast"} & set(found.words)


def test_a_comparison_asks_for_a_cue_unless_a_mention_is_clean(suggester: Suggester) -> None:
    clean = OWN + "The layers of its decoder are grown from fresh OPT parameters on images."
    assert suggester.suggest(to_paper(clean + " It beats OPT.")).candidates
    text = OWN + "Its words come with OPT for tests."
    assert suggester.suggest(to_paper(text)).candidates
    assert suggester.suggest(to_paper(text + " It beats OPT.")).candidates == ()
    cued = text + " It beats OPT. We fine-tune OPT."
    assert [item.parent for item in suggester.suggest(to_paper(cued)).candidates] == ["opt"]


def test_what_speaks_for_and_against_makes_a_chance() -> None:
    assert weigh({}, {"base": 0}) == 0.5
    assert weigh({"making": 1, "models": 0.5}, {"base": 0, "making": 1, "models": -2}) == 0.5


def test_without_a_cue_words_of_making_propose_and_are_the_span(suggester: Suggester) -> None:
    abstract = OWN + "For this, OPT is cut to pieces, whose layers are trained on tales."
    paper = to_paper(abstract)
    (candidate,) = suggester.suggest(paper).candidates
    assert (candidate.parent, candidate.span.text) == ("opt", "For this, OPT")
    fed = OWN + "The layers of its decoder are grown from fresh OPT parameters on images."
    (candidate,) = suggester.suggest(to_paper(fed)).candidates
    assert candidate.span.text == "grown from fresh OPT"


def test_a_proposal_without_a_cue_is_less_sure_than_one_with(suggester: Suggester) -> None:
    text = OWN + "The layers of its decoder are grown from fresh OPT parameters on images."
    (plain,) = suggester.suggest(to_paper(text)).candidates
    (cued,) = suggester.suggest(to_paper(text + " We fine-tune OPT.")).candidates
    assert plain.confidence < 0.6 < cued.confidence


@pytest.mark.parametrize(
    "abstract",
    [
        pytest.param("The layers are trained from OPT on images.", id="no word of its own"),
        pytest.param(OWN + "It is trained on images and beats OPT.", id="compared"),
        pytest.param(OWN + "Existing taggers are based on OPT layers.", id="of others"),
    ],
)
def test_some_words_forbid_to_do_without_a_cue(suggester: Suggester, abstract: str) -> None:
    assert suggester.suggest(to_paper(abstract)).candidates == ()


def test_a_cue_gives_way_where_all_else_speaks_against_it(graph: LineageGraph) -> None:
    paper = to_paper("We fine-tune OPT.")
    heavy = dict.fromkeys(["base", *(item.name for item in FAMILIES), *FACTS], 0.0)
    assert Suggester(graph, heavy).suggest(paper).candidates
    assert not Suggester(graph, heavy | {"base": -1.0}).suggest(paper).candidates


def test_the_transformer_needs_a_cue(suggester: Suggester) -> None:
    text = OWN + "The layers of its decoder are grown from fresh {} parameters on images."
    assert suggester.suggest(to_paper(text.format("OPT"))).candidates
    assert suggester.suggest(to_paper(text.format("Transformer"))).candidates == ()


def test_the_least_sure_cue_is_surer_than_any_proposal_without_one() -> None:
    lonely = 0.9  # what a cue is worth where the sentence does not speak of the paper
    assert min(cue.weight for cue in CUES) * lonely > MOST_WITHOUT_CUE
