"""Colours of both themes can be told from what they stand on."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from lineage.catalog.load import load_catalog
from lineage.paths import data_dir, site_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

THEMES = ("light", "dark")
GROUNDS = ("ground", "band", "panel", "control")
MARKS = ("edge", "ancestor", "descendant", "ring", "border")
TEXTS = ("text", "muted", "ancestor", "descendant", "accent", "good", "bad", "doubt")


def find_luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
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


def read_groups() -> dict[str, tuple[str, str]]:
    groups = load_catalog(data_dir()).groups
    script = (site_dir() / "static" / "js" / "drawing" / "palette.js").read_text(encoding="utf-8")
    unknown = re.search(r"const UNKNOWN_FAMILY = (\[.*?\]);", script)
    assert unknown
    light, dark = json.loads(unknown[1])
    known = {key: (group.colour, group.colour_dark) for key, group in groups.items()}
    return {**known, "a family without a group": (light, dark)}


def list_pairs() -> Iterator[tuple[str, str, float, str]]:
    for number, (theme, names) in enumerate(read_variables().items()):
        for ground in GROUNDS:
            for group, colours in read_groups().items():
                yield colours[number], names[ground], 3.0, f"{theme}: {group} on {ground}"
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


def test_every_group_has_a_colour_of_its_own() -> None:
    colours = read_groups()
    assert len(colours) == 11
    for number in range(2):
        assert len({pair[number] for pair in colours.values()}) == 11


@pytest.mark.parametrize(
    ("one", "other", "contrast"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.478)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, contrast: float) -> None:
    assert find_contrast(one, other) == pytest.approx(contrast, abs=0.001)
