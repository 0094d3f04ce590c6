"""How the bench of the page judges frames: only a machine that can be in time is asked to be."""

from __future__ import annotations

import pytest

from scripts.bench_drag import SLACK, Drag, judge_frame, take_medians

SLOW_GOAL = "at most 1.25 x the empty page, which misses 17 ms"


@pytest.mark.parametrize(
    ("frame", "empty", "judged"),
    [
        pytest.param(17.0, 16.9, ("at most 17 ms", True), id="in time"),
        pytest.param(17.1, 16.9, ("at most 17 ms", False), id="late by itself"),
        pytest.param(20 * SLACK, 20, (SLOW_GOAL, True), id="late with the machine"),
        pytest.param(20 * SLACK + 0.1, 20, (SLOW_GOAL, False), id="later than the machine"),
    ],
)
def test_only_a_machine_that_is_in_time_holds_ours_to_the_goal(
    frame: float, empty: float, judged: tuple[str, bool]
) -> None:
    assert judge_frame(frame, empty=empty, most=17) == judged


def test_each_figure_of_several_drags_has_a_median_of_its_own() -> None:
    drags = [Drag(16, 0, 3, 5), Drag(30, 0.1, 2, 4), Drag(17, 0.01, 9, 6)]
    assert take_medians(drags) == Drag(17, 0.01, 3, 5)
