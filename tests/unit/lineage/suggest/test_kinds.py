"""How a model was made from its parent, told by the words around."""

from __future__ import annotations

import pytest

from graph.records.vocabulary import Kind
from lineage.suggest.clauses import MARK
from lineage.suggest.cues import Reading
from lineage.suggest.kind_table import PLAIN, TELLING
from lineage.suggest.kinds import Scopes, choose_kind


def around(sentence: str, beside: str = "", title: str = "") -> Scopes:
    masked = sentence.replace("OPT", MARK * 3)
    return Scopes(masked, masked, masked, beside, title, f"{masked} {beside}")


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
    assert choose_kind([around(sentence)], []) == kind


def test_near_words_outweigh_far_ones() -> None:
    scopes = around("OPT is pruned.", beside="It is aligned with DPO.", title="Merging Models")
    assert choose_kind([scopes], []) == Kind.COMPRESSION


def test_the_sentences_beside_tell_where_the_own_one_does_not() -> None:
    assert choose_kind([around("OPT is slow.", beside="We distil it.")], []) == Kind.DISTILLATION


def test_two_words_of_a_kind_outweigh_one_of_another() -> None:
    scopes = around("OPT is tuned, pruned and quantised.")
    assert choose_kind([scopes], []) == Kind.COMPRESSION
    assert choose_kind([around("OPT is tuned with LoRA adapters, and pruned.")], []) == (
        Kind.FINETUNING
    )


def test_words_that_fit_several_kinds_count_near_the_name_alone() -> None:
    far = Scopes("OPT", "OPT", "OPT.", "Gates.", "", "OPT. Gates. Encoders, decoders, a module.")
    assert choose_kind([far], []) == Kind.ARCHITECTURE


def test_a_cue_outweighs_words_that_fit_several_kinds() -> None:
    reading = Reading(0, Kind.MERGING, 0.9, 0, 3)
    sentence = around("OPT has layers.")
    assert choose_kind([sentence], [reading]) == Kind.MERGING
    assert choose_kind([sentence], [reading._replace(kind=None)]) == Kind.ARCHITECTURE


def test_the_tables_speak_of_the_same_kinds() -> None:
    assert list(TELLING) == list(PLAIN)
    assert set(TELLING) == set(Kind) - {Kind.CODE_REUSE, Kind.SUCCESSION}
