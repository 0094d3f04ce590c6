"""The first picture: what stands in the page before any script runs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from graph.drawing.family_rows import lay_out_families
from graph.drawing.labels import measure_label
from graph.testing import make_document
from lineage.website.first_picture import FirstPicture, draw_first_picture

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTER = 11.5
SHORT = {"lane.bert": "B", "row.encoders": "E"}


@pytest.fixture(scope="module")
def picture(shipped_document: Any) -> FirstPicture:
    """The first picture of the catalog that ships."""
    rows = lay_out_families(shipped_document)
    return draw_first_picture(shipped_document, rows, SHORT, ("#000000", "#ffffff"))


def list_rows(picture: FirstPicture, width: float) -> Iterator[list[tuple[float, float, str]]]:
    """Yield the names of each row at a width, with where they begin and end, in pixels."""
    for y in {one.y for one in picture.names}:
        names = []
        for one in picture.names:
            at, long = one.x / 100 * width + one.shift * LETTER, measure_label(one.text)
            if one.y == y:
                names.append((at if one.shift > 0 else at - long, long, one.text))
        yield [(left, left + long, text) for left, long, text in sorted(names)]


def test_every_milestone_and_every_family_is_named(
    picture: FirstPicture, shipped_document: Any
) -> None:
    short = {
        model_id: text
        for row in lay_out_families(shipped_document).rows
        for model_id, text in row.short.items()
    }
    texts = {one.text for one in picture.names}
    milestones = [one for one in shipped_document["models"] if one["milestone"]]
    assert len(milestones) > 180
    assert {short.get(one["id"], one["name"]) for one in milestones} <= texts
    families = {model["family"] for model in shipped_document["models"]}
    assert len([one for one in picture.headings if not one.is_group]) == len(families)
    assert {"B", "E"} <= {one.text for one in picture.headings}


@pytest.mark.parametrize("width", [800, 860, 2000])
def test_no_name_covers_another_on_any_window(picture: FirstPicture, width: int) -> None:
    rows = list(list_rows(picture, width))
    assert max(map(len, rows)) > 1
    for row in rows:
        for (_, end, one), (start, _, other) in pairwise(row):
            assert end < start, f"{one} / {other}"


def test_a_line_leads_from_a_dot_to_a_name_away_from_it(picture: FirstPicture) -> None:
    led = [one for one in picture.names if one.leader]
    assert 0 < len(led) < len(picture.names) / 4
    for one in led:
        assert one.leader * one.shift > 0
        assert abs(one.leader) > abs(one.shift)


def test_rows_share_the_height_of_the_window(picture: FirstPicture) -> None:
    count = len(picture.headings)
    ys = [one.y for one in picture.headings]
    assert ys == pytest.approx([(row + 0.5) / count * 100 for row in range(count)], abs=0.001)
    assert picture.widest in {one.text for one in picture.headings}
    assert f"height:calc({count} * min((100cqh - 1.875rem) / {count}, 1.1875rem))" in picture.style


def test_without_models_there_is_nothing_to_see() -> None:
    document = make_document({}, [])
    picture = draw_first_picture(document, lay_out_families(document), {}, ("#000", "#fff"))
    assert (picture.headings, picture.names, picture.years, picture.widest) == ((), (), (), "")
