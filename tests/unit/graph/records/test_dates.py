"""Dates of any precision."""

import pytest

from graph.errors import DateError
from graph.records.dates import is_after, parse_date


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("2018", (2018,), id="year"),
        pytest.param("2018-10", (2018, 10), id="month"),
        pytest.param("2018-10-11", (2018, 10, 11), id="day"),
    ],
)
def test_a_date_keeps_the_precision_of_its_text(text: str, parts: tuple[int, ...]) -> None:
    assert parse_date(text) == parts


@pytest.mark.parametrize(
    "text",
    ["", "18", "2018-1", "2018-13", "2018-02-30", "10/2018", "2018-10-11 ", "٢٠١٨", "0000"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="is not a date") as caught:
        parse_date(text)
    assert caught.value.text == text
    assert caught.value.hint == "Write YYYY, YYYY-MM or YYYY-MM-DD, for example 2022-11."


@pytest.mark.parametrize(
    ("date", "other", "after"),
    [
        pytest.param("2022-03-05", "2022-03-04", True, id="day after day"),
        pytest.param("2022-03-04", "2022-03-04", False, id="same day"),
        pytest.param("2022-03-31", "2022-03", False, id="same month"),
        pytest.param("2022-04", "2022-03-31", True, id="month after day"),
        pytest.param("2022", "2021-12-31", True, id="year after day"),
        pytest.param("2022", "2022-12-31", False, id="same year"),
    ],
)
def test_dates_compare_at_the_precision_that_both_have(
    date: str, other: str, *, after: bool
) -> None:
    assert is_after(date, other) is after
