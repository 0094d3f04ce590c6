"""What models are called in the row of their family, and where their names stand there."""

from __future__ import annotations

import pytest

from graph.drawing.family_names import find_short_names, name_models, shorten_name

CROWD = {f"v{one}": f"Family-V{one}" for one in range(5)}
XS = {f"v{one}": 300.0 + 45 * one for one in range(5)}
"""Five models in a short time."""


def test_a_family_whose_names_do_not_fit_is_left_out_of_them() -> None:
    short = find_short_names(CROWD, XS, "Family")
    assert short == {f"v{one}": f"V{one}" for one in range(5)}
    assert [one.apart for one in name_models(short, XS, short)] == [0] * 5


@pytest.mark.parametrize(
    ("names", "family"),
    [
        pytest.param(dict(list(CROWD.items())[::4]), "Family", id="whole names fit"),
        pytest.param(CROWD, "Other", id="names without that of the family"),
        pytest.param({}, "Family", id="no milestones"),
    ],
)
def test_names_stay_whole(names: dict[str, str], family: str) -> None:
    assert find_short_names(names, XS, family) == {}


@pytest.mark.parametrize(
    ("name", "family"),
    [
        pytest.param("Llama 3.1", "LLaMA", id="a bare number"),
        pytest.param("GPT-4", "GPT", id="one digit"),
        pytest.param("Nemotron-4 340B", "Nemotron", id="two numbers"),
        pytest.param("Nemotron-H", "Nemotron", id="one letter"),
        pytest.param("Qwen2-VL", "Qwen", id="a word that goes on"),
        pytest.param("Kimi", "Kimi", id="the family itself"),
    ],
)
def test_what_is_left_of_a_name_must_be_one(name: str, family: str) -> None:
    assert shorten_name(name, family) == name


def test_others_are_named_where_milestones_leave_room() -> None:
    texts = {"other": "Other", "near": "Nearby", "first": "First of all"}
    xs = {"first": 100.0, "near": 108.0, "other": 300.0}
    named = name_models(texts, xs, {"first"})
    assert [(one.model_id, one.left) for one in named] == [("first", 108.0), ("other", 308.0)]


def test_without_room_no_name_is_placed() -> None:
    crowd = {str(one): "A name of such a length that few fit" for one in range(9)}
    assert name_models(crowd, dict.fromkeys(crowd, 100.0), crowd) == ()
