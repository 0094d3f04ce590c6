"""The types that the page's scripts say in comments: nothing slips past them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.drawing.family_rows import lay_out_families
from lineage.paths import site_dir
from lineage.website.render import build_page_data
from tests.support.documents import make_nasty_document
from tests.support.sites import make_site_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SCRIPTS = site_dir() / "static" / "js"
CHECKED = sorted([*SCRIPTS.rglob("*.js"), *SCRIPTS.rglob("*.d.ts")])
MOST_LINES = {".js": 200, ".ts": 250}
GIVEN_UP = re.compile(r"@ts-|\{[^{}]*\bany\b[^{}]*\}|(?:: |<|\| )any\b")
"""A type that says nothing, or an order to the checker to look away."""


def check_types(data: object, folder: Path) -> list[str]:
    """Return what TypeScript finds wrong with the data of a page; skip where it is missing."""
    program = site_dir() / "node_modules" / "typescript" / "bin" / "tsc"
    if not program.exists():
        message = "no TypeScript in site/node_modules: run scripts/install-script-checks"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    source = folder / "data.ts"
    source.write_text(
        f'import type {{ PageData }} from "{SCRIPTS}/types/data.js";\n'
        f"export const data: PageData = {json.dumps(data)};\n",
        encoding="utf-8",
    )
    node = Path(sys.executable).with_name("node")
    options = ["--noEmit", "--strict", "--ignoreConfig", "--module", "nodenext", "--types", ""]
    result = subprocess.run(
        [node, program, *options, source], capture_output=True, text=True, check=False
    )
    return re.findall(r"^\S+: error TS\d+: (.*)$", result.stdout, re.MULTILINE)


MOST_WORDS = 40
"""A place with more words than that holds names or texts, no choice of a few words."""


def list_words(value: Any, path: str, words: defaultdict[str, set[str]]) -> None:
    """Collect the words that stand at each place."""
    if isinstance(value, dict):
        for name, one in value.items():
            list_words(one, f"{path}.{name}", words)
    elif isinstance(value, list):
        for one in value:
            list_words(one, path, words)
    elif isinstance(value, str):
        words[path].add(value)


def list_facts(value: Any, path: str, words: Mapping[str, set[str]]) -> Iterator[Any]:
    """List what the type of a value depends on: keys, words and kinds, each with its place."""
    if isinstance(value, dict):
        yield path, tuple(value)
        for name, one in value.items():
            yield from list_facts(one, f"{path}.{name}", words)
    elif isinstance(value, list):
        for one in value:
            yield from list_facts(one, path, words)
    else:
        few = isinstance(value, str) and len(words[path]) <= MOST_WORDS
        yield path, value if few else type(value)


def thin(data: Any) -> Any:
    """Return the data of a page without what says nothing new of their types.

    The checker takes half a minute for the data of a thousand models.
    """
    words: defaultdict[str, set[str]] = defaultdict(set)
    list_words(data, "", words)
    seen: set[Any] = set()

    def keep(value: Any, path: str) -> Any:
        if isinstance(value, dict):
            return {name: keep(one, f"{path}.{name}") for name, one in value.items()}
        if not isinstance(value, list):
            return value
        kept = []
        for one in value:
            facts = set(list_facts(one, path, words))
            if not facts <= seen:
                kept.append(keep(one, path))
                seen.update(facts)
        return kept

    return keep(data, "")


@pytest.fixture(params=["shipped", "nasty", "with doubts"])
def document(request: pytest.FixtureRequest, shipped_document: Any) -> Any:
    """The document of the catalog that ships, and two of all that may stand in one."""
    made = {"nasty": make_nasty_document, "with doubts": make_site_document}
    return made[request.param]() if request.param in made else shipped_document


def test_the_data_of_the_page_are_of_the_shape_that_its_scripts_expect(
    document: Any, tmp_path: Path
) -> None:
    data = build_page_data(document, lay_out_families(document))
    assert check_types(thin(data), tmp_path) == []


def test_data_of_another_shape_are_noticed(tmp_path: Path) -> None:
    document = make_site_document()
    data = deepcopy(build_page_data(document, lay_out_families(document)))
    model, *_ = data["document"]["models"]
    del model["adds_zh"]
    data["document"]["derivations"][0]["kind"] = "guess"
    data["timeline"]["colour"] = "red"
    words = r"adds_zh|guess|colour"
    found = [re.findall(words, problem) for problem in check_types(thin(data), tmp_path)]
    assert found == [["adds_zh"], ["guess"], ["colour"]]


@pytest.mark.parametrize("path", CHECKED, ids=lambda path: path.relative_to(SCRIPTS).as_posix())
def test_a_script_of_the_page_is_short_and_gives_no_type_up(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= MOST_LINES[path.suffix]
    assert [line for line in lines if GIVEN_UP.search(line)] == []
