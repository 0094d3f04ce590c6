"""Time: parents left of children, dates in the middle of what is known, one x for all pictures."""

from __future__ import annotations

import pytest

from graph.drawing.timeline import lay_out_timeline
from graph.drawing.times import MONTH_WIDTH, Times, lay_out_times, to_month
from graph.testing import make_document
from tests.support.synthetic import make_synthetic_document


def find_x(times: Times) -> dict[str, float]:
    return {place.model_id: place.x for place in times.places}


@pytest.mark.parametrize(
    ("date", "month"),
    [
        pytest.param("2017-01-01", 0.5 / 31, id="first-day"),
        pytest.param("2017-02", 1.5, id="month-in-its-middle"),
        pytest.param("2018", 18.0, id="year-in-its-middle"),
        pytest.param("2018-12-31", 23 + 30.5 / 31, id="last-day"),
    ],
)
def test_a_date_stands_in_the_middle_of_what_is_known(date: str, month: float) -> None:
    assert to_month(date, first_year=2017) == pytest.approx(month)


def test_a_parent_stands_left_of_its_child_even_where_dates_are_equal_or_vague() -> None:
    models = {"old": "2019", "same-day": "2019-02-03", "twin": "2019-02-03", "late": "2019-02"}
    steps = [
        ("old", "same-day", "finetuning"),
        ("same-day", "twin", "scaling"),
        ("twin", "late", "architecture"),
    ]
    x = find_x(lay_out_times(make_document(models, steps)))
    assert x["old"] < x["same-day"] < x["twin"] < x["late"]
    assert x["old"] == 6 * MONTH_WIDTH


def test_code_reuse_moves_nothing() -> None:
    models = {"one": "2019-02", "two": "2019-02"}
    x = find_x(lay_out_times(make_document(models, [("one", "two", "code-reuse")])))
    assert x["one"] == x["two"] == 1.5 * MONTH_WIDTH


def test_lanes_change_nothing_about_time() -> None:
    document = make_synthetic_document(60)
    times, timeline = lay_out_times(document), lay_out_timeline(document)
    assert find_x(times) == {place.model_id: place.x for place in timeline.places}
    assert (times.first_year, times.spread) == (timeline.first_year, timeline.spread)


def test_an_empty_lineage_has_no_times() -> None:
    assert lay_out_times(make_document({}, [])) == Times(0, ())
