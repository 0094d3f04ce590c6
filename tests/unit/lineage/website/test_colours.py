"""Colours of both themes can be told from what they stand on."""

from __future__ import annotations

import math
import re
import tomllib
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from lineage.catalog.load import load_catalog
from lineage.paths import data_dir, site_dir
from lineage.website.colours import read_colours
from tests.support.sight import SIGHTS, find_light, see

if TYPE_CHECKING:
    from collections.abc import Iterator

THEMES = ("light", "dark")
GROUNDS = ("ground", "band", "panel", "control")
MARKS = ("edge", "ancestor", "descendant", "ring", "border")
TEXTS = ("text", "muted", "ancestor", "descendant", "accent", "good", "bad", "doubt")


def find_luminance(colour: str) -> float:
    red, green, blue = find_light(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def find_contrast(one: str, other: str) -> float:
    lighter, darker = sorted((find_luminance(one), find_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def read_variables() -> dict[str, dict[str, str]]:
    text = (site_dir() / "static" / "css" / "page.css").read_text(encoding="utf-8")
    blocks = [text[: text.index("}")], text[text.index('[data-theme="dark"]') :].split("}")[0]]
    return {
        theme: dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
        for theme, block in zip(THEMES, blocks, strict=True)
    }


def read_palette() -> dict[str, tuple[str, str]]:
    """Return the colours of the table, by name."""
    with (site_dir() / "colours.toml").open("rb") as file:
        return {key: (one[0], one[1]) for key, one in tomllib.load(file)["colours"].items()}


def read_marks() -> dict[str, tuple[str, str]]:
    """Return the colours that models can have: those of the table and those of groups."""
    groups = load_catalog(data_dir()).groups.items()
    return {**read_palette(), **{key: (one.colour, one.colour_dark) for key, one in groups}}


def list_pairs() -> Iterator[tuple[str, str, float, str]]:
    for number, (theme, names) in enumerate(read_variables().items()):
        for ground in GROUNDS:
            for mark, colours in read_marks().items():
                yield colours[number], names[ground], 3.0, f"{theme}: {mark} on {ground}"
            for mark in MARKS:
                if (mark, ground) not in {("edge", "control"), ("border", "control")}:
                    yield names[mark], names[ground], 3.0, f"{theme}: {mark} on {ground}"
            for text in TEXTS:
                yield names[text], names[ground], 4.5, f"{theme}: text {text} on {ground}"


def test_every_colour_stands_out_from_its_ground() -> None:
    weak = [
        f"{what}: {find_contrast(one, other):.2f} < {least}"
        for one, other, least, what in list_pairs()
        if find_contrast(one, other) < least
    ]
    assert weak == []


def test_both_themes_set_the_same_colours() -> None:
    light, dark = read_variables().values()
    assert set(light) == set(dark)


def test_there_are_about_a_dozen_colours_and_every_group_has_one_of_its_own() -> None:
    palette = read_palette()
    groups = [(one.colour, one.colour_dark) for one in load_catalog(data_dir()).groups.values()]
    assert len(palette) == 11
    assert len(set(groups)) == len(groups) == 10
    assert set(groups) <= set(palette.values()) - {palette["grey"]}


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [0, 1], ids=THEMES)
def test_any_two_colours_can_be_told_apart(sight: str, theme: int) -> None:
    """Distances in OKLab, where 0.02 is just noticed; 0.065 is more than three times that."""
    seen = {key: see(pair[theme], sight) for key, pair in read_palette().items()}
    least = 0.1 if sight == "usual" else 0.065
    near = [
        f"{one} and {other}: {math.dist(seen[one], seen[other]):.3f}"
        for one, other in combinations(seen, 2)
        if math.dist(seen[one], seen[other]) < least
    ]
    assert near == []


def test_what_someone_sees_who_lacks_green_is_told_from_what_others_see() -> None:
    red, green = "#d62728", "#2ca02c"
    apart = {sight: math.dist(see(red, sight), see(green, sight)) for sight in SIGHTS}
    assert apart["usual"] > 2 * apart["deuteranopia"]


def test_values_have_colours_that_the_table_has() -> None:
    table = read_colours(site_dir() / "colours.toml")
    assert len(table["palette"]) == 10
    assert table["others"] not in table["palette"]
    assert list(table["values"]) == ["licence", "support"]
    assert list(table["values"]["licence"]) == ["open", "restricted", "closed", "unknown"]
    for colours in table["values"].values():
        assert len({tuple(colour) for colour in colours.values()}) == len(colours)


@pytest.mark.parametrize(
    ("one", "other", "contrast"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.478)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, contrast: float) -> None:
    assert find_contrast(one, other) == pytest.approx(contrast, abs=0.001)
