"""How a model was made from its parent, told by the words around."""

from __future__ import annotations

import pytest

from graph.lineage_graph import LineageGraph
from graph.records.vocabulary import Kind
from graph.testing import make_document
from lineage.suggest.clauses import MARK
from lineage.suggest.kinds import Scopes, UsualKinds, choose_kind
from lineage.suggest.words import TELLING


def around(sentence: str, *, made: Kind | None = None, title: str = "", rest: str = "") -> Scopes:
    masked = sentence.replace("OPT", MARK * 3)
    return Scopes(masked, masked, title, f"{masked} {rest}", made, clean=True)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("OPT is tuned with low-rank adapters.", Kind.FINETUNING),
        ("OPT is optimised with PPO against a reward model.", Kind.ALIGNMENT),
        ("OPT resumes training on 3B further tokens.", Kind.CONTINUED_PRETRAINING),
        ("OPT is squeezed into two bits.", Kind.COMPRESSION),
        ("A frozen OPT decoder reads soft prompts.", Kind.COMPONENT),
        ("The parameters of OPT are merged.", Kind.MERGING),
        ("OPT is modified by inserting gates between its layers.", Kind.ARCHITECTURE),
        ("A miniature OPT, a smaller version of it.", Kind.SCALING),
        ("The OPT recipe is reproduced from scratch.", Kind.RETRAINING),
        ("OPT learns with another pretext objective.", Kind.OBJECTIVE),
        ("OPT is the teacher of a student.", Kind.DISTILLATION),
        ("We had OPT write synthetic stories.", Kind.SYNTHETIC_DATA),
        ("The idea is borrowed from OPT.", Kind.INSPIRATION),
        ("OPT.", Kind.ARCHITECTURE),
    ],
    ids=str,
)
def test_words_around_tell_the_kind(sentence: str, kind: Kind) -> None:
    assert choose_kind([around(sentence)], {}) == kind


def test_near_words_outweigh_far_ones() -> None:
    scopes = around("OPT is pruned.", title="Merging Models", rest="It is aligned with DPO.")
    assert choose_kind([scopes], {}) == Kind.COMPRESSION


def test_the_rest_of_the_text_tells_where_the_sentence_does_not() -> None:
    assert choose_kind([around("OPT is slow.", rest="We distil it.")], {}) == Kind.DISTILLATION


def test_words_of_making_at_the_name_outweigh_all_others() -> None:
    sentence = around("OPT is pruned.", title="Pruning", made=Kind.MERGING)
    assert choose_kind([sentence], {}) == Kind.MERGING
    assert choose_kind([sentence._replace(clean=False)], {}) == Kind.COMPRESSION


def test_what_is_usual_with_a_model_tells_the_kind_where_words_do_not() -> None:
    steps = [("tower", f"heir-{number}", "component") for number in range(6)]
    steps += [("base", "tuned", "finetuning"), ("base", "shared", "code-reuse")]
    models = {name: "2020" for step in reversed(steps) for name in step[:2]}
    document = make_document(models, steps)
    for model in document["models"]:
        model["family"] = "towers" if model["id"] == "tower" else "others"
    usual = UsualKinds(LineageGraph.from_document(document))
    assert choose_kind([around("OPT.")], usual.weigh("tower")) == Kind.COMPONENT
    pruned = around("OPT is pruned.", made=Kind.COMPRESSION)
    assert choose_kind([pruned], usual.weigh("tower")) == Kind.COMPRESSION
    assert usual.weigh("base")[Kind.FINETUNING] > usual.weigh("base")[Kind.COMPONENT]


def test_a_model_from_which_nothing_was_made_counts_as_its_family() -> None:
    steps = [("old", f"heir-{number}", "distillation") for number in range(4)]
    document = make_document(
        {"old": "2019", "young": "2020"} | {s[1]: "2021" for s in steps}, steps
    )
    weights = UsualKinds(LineageGraph.from_document(document)).weigh("young")
    assert max(weights, key=lambda kind: weights[kind]) == Kind.DISTILLATION
    assert weights[Kind.MERGING] == min(weights.values())


def test_every_kind_of_ancestry_has_words() -> None:
    assert set(TELLING) == set(Kind) - {Kind.CODE_REUSE, Kind.SUCCESSION}
    assert next(iter(TELLING)) == Kind.ARCHITECTURE
