"""Over which other channels a question has an answer."""

from __future__ import annotations

from functools import partial

import pytest

from graph.lineage_graph import LineageGraph
from graph.questions.channels import OtherChannels, find_other_channels
from graph.questions.receipts import UnknownDerivationError
from graph.testing import make_document


@pytest.fixture
def series() -> LineageGraph:
    """v1 -> v2 -> v3 by succession; base -> v1, base -> mix -> twin; twin -> v3 shares code."""
    models = {
        "base": "2017", "v1": "2018", "v2": "2019", "v3": "2020", "mix": "2018", "twin": "2021",
        "alone": "2022",
    }  # fmt: skip
    return LineageGraph.from_document(
        make_document(
            models,
            [
                ("base", "v1", "architecture"), ("v1", "v2", "succession"),
                ("v2", "v3", "succession"), ("base", "mix", "finetuning"),
                ("mix", "twin", "distillation"), ("twin", "v3", "code-reuse"),
            ],
        )
    )  # fmt: skip


def test_a_channel_that_gives_an_answer_alone_is_asked_alone(series: LineageGraph) -> None:
    found = find_other_channels(partial(series.ancestors_of, "v3"), None)
    assert found == OtherChannels(added=("series", "code"), via=("series",))
    assert series.ancestors_of("v3", via=found.via)[0].id == "v1"


def test_of_the_channels_asked_for_those_stay_on_which_the_answer_rests(
    series: LineageGraph,
) -> None:
    ask = partial(series.common_ancestors, "v2", "v1", "mix")
    assert ask() == ()
    found = find_other_channels(ask, None)
    assert found == OtherChannels(added=("series",), via=("weights", "architecture", "series"))
    assert [item.id for item in ask(via=found.via)] == ["base"]


def test_two_channels_that_answer_only_together_are_found_in_all_of_ancestry(
    series: LineageGraph,
) -> None:
    ask = partial(series.path_between, "base", "twin")
    assert find_other_channels(ask, "idea") == OtherChannels(
        *[("weights", "architecture", "knowledge", "idea")] * 2
    )


def test_a_question_that_no_channel_answers_has_none(series: LineageGraph) -> None:
    assert find_other_channels(partial(series.ancestors_of, "alone"), None) is None


def test_an_edge_that_is_not_there_names_a_way_over_other_channels(series: LineageGraph) -> None:
    with pytest.raises(UnknownDerivationError) as caught:
        series.why("v3", "v1")
    assert caught.value.via == ("series",)
    assert caught.value.hint == (
        "No source here says that either descends from the other; "
        "but over series it takes 2 steps: v1 -> v2 -> v3."
    )
