"""What holds for every selector: a brute-force evaluator and the written grammar agree."""

from __future__ import annotations

import json
import random
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, UnexpectedCharacters, UnexpectedToken

from graph.lineage_graph import LineageGraph
from graph.records.vocabulary import ANCESTRY_CHANNELS, CHANNEL_OF, Access, Channel, Kind, Modality
from graph.selectors.errors import SelectorError
from graph.selectors.grammar import GRAMMAR, parse_selector
from graph.selectors.hints import METHOD_MEANT
from graph.selectors.methods import METHODS
from tests.property.selector_strategies import selectors, worlds

ROOT = Path(__file__).parents[2]
VECTORS = json.loads((ROOT / "tests/vectors/selectors.json").read_text(encoding="utf-8"))
WRITTEN = Lark(GRAMMAR, start="selector", parser="lalr")

PIECES = [
    *("beta", "viz", "family:", "year:", "alpha", "2020", "gamma*", "a", "孤", "😀"),
    *("[", "]", "weights", "+[", "]+", "[code]", "knowledge"),
    *(" ", ",", "-", "+", "2+", "+1", "(", ")", '"', "'", "“", "”", ":", "..", ">=", "\u3000"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)


@given(worlds(), st.data())
def test_a_selector_chooses_what_brute_force_chooses(world: Any, data: st.DataObject) -> None:
    text, holds = data.draw(selectors(world))
    exclude, is_excluded = data.draw(st.none().map(lambda _: (None, None)) | selectors(world))
    graph = LineageGraph.from_document(world.document)
    assert [node.id for node in graph.select(text, exclude=exclude)] == [
        key for key in graph.models if holds(key) and not (is_excluded and is_excluded(key))
    ]


@given(texts)
def test_the_parser_and_the_written_grammar_stop_at_the_same_column(text: str) -> None:
    try:
        parse_selector(text)
        column = None
    except SelectorError as error:
        column = error.column
    assert column == find_error(text)


def find_error(text: str) -> int | None:
    """Return where Lark, with the written grammar, cannot go on."""
    try:
        WRITTEN.parse(text)
    except UnexpectedToken as error:
        return len(text) + 1 if error.token.type == "$END" else error.column
    except UnexpectedCharacters as error:
        before = WRITTEN.parse_interactive(text[: error.pos_in_stream])
        before.exhaust_lexer()
        is_open_quote = error.char in "\"'“" and "QUOTED" in before.accepts()  # type: ignore[no-untyped-call]
        return len(text) + 1 if is_open_quote else error.column
    return None


WORDS = [
    *(f"modality:{word}" for word in Modality),
    *(f"licence:{word}" for word in Access),
    *(f"kind:{word}" for word in Kind),
    *(f"via:{word}" for word in Channel),
    *(f"{method}:zzz" for method in METHODS),
]
"""Every word of the vocabulary, which the page's script repeats."""

SCRIPT = """
import { readFileSync } from "node:fs";
const { module, lineage, selectors } = JSON.parse(readFileSync(0, "utf-8"));
const { selectModels } = await import(module);
process.stdout.write(JSON.stringify(selectors.map((text) => selectModels(lineage, text))));
"""


def test_the_page_gives_the_same_answer_to_thousands_of_texts(node: str) -> None:
    chance = random.Random(20170612)
    wanted = [vector["selector"] for vector in VECTORS["vectors"]]
    parts = [*PIECES, *(part for text in wanted for part in re.split(r"([][ ,+-])", text) if part)]
    made = ["".join(chance.choices(parts, k=chance.randint(1, 6))) for _ in range(3000)]
    joined = [
        chance.choice([" ", ",", " -"]).join(chance.choices(wanted, k=2)) for _ in range(3000)
    ]
    texts = [*made, *joined, *WORDS]
    graph = LineageGraph.from_document(VECTORS["lineage"])
    module = (ROOT / "site/static/js/selectors/select.js").as_uri()
    for text, answer in zip(texts, run_node(node, SCRIPT, module, texts), strict=True):
        answer.get("error", {}).pop("hint", None)
        assert (text, answer) == (text, answer_in_python(graph, text))


def answer_in_python(graph: LineageGraph, text: str) -> dict[str, Any]:
    """Return what `selectModels` of the page returns."""
    try:
        return {"ids": [node.id for node in graph.select(text)]}
    except SelectorError as error:
        return {"error": {"message": str(error), "column": error.column}}


@given(worlds(), st.data())
def test_a_channel_on_a_plus_walks_as_the_questions_do(world: Any, data: st.DataObject) -> None:
    graph = LineageGraph.from_document(world.document)
    model = data.draw(st.sampled_from(sorted(graph.models)))
    channels = data.draw(
        st.lists(st.sampled_from([str(one) for one in Channel]), min_size=1, unique=True)
    )
    depth = data.draw(st.none() | st.integers(1, 3))
    number, brackets = depth or "", f"[{','.join(channels)}]"
    below = {model, *(item.id for item in graph.descendants_of(model, depth=depth, via=channels))}
    above = {model, *(item.id for item in graph.ancestors_of(model, depth=depth, via=channels))}
    for wanted, text, via in [
        (below, f"{model}+{number}{brackets}", None),
        (below, f"{model}+{number}", channels),
        (above, f"{brackets}{number}+{model}", None),
        (above, f"{number}+{brackets}{model}", None),
        (above, f"{number}+{model}", channels),
    ]:
        assert (text, {node.id for node in graph.select(text, via=via)}) == (text, wanted)


def test_the_page_walks_over_channels_as_python_does(node: str) -> None:
    graph = LineageGraph.from_document(VECTORS["lineage"])
    asked = [
        (text, via)
        for model in graph.models
        for text in (f"{model}+", f"+{model}", f"1+{model}+2", f"{model}+[code] +{model}")
        for via in ([], *([str(one)] for one in Channel), ["weights", "knowledge"])
    ]
    module = (ROOT / "site/static/js/selectors/select.js").as_uri()
    script = SCRIPT.replace(
        "selectors.map((text) => selectModels(lineage, text))",
        "selectors.map(([text, via]) => selectModels(lineage, text, null, via))",
    )
    answers = run_node(node, script, module, asked)
    for (text, via), answer in zip(asked, answers, strict=True):
        ids = [item.id for item in graph.select(text, via=via or None)]
        assert (text, via, answer) == (text, via, {"ids": ids})


PAPERS = [
    "https://arxiv.org/abs/1810.00001",
    "beta https://arxiv.org/abs/1810.00001v2", "arXiv:1810.00001 beta",
    "arXiv:1810.00001 [cs.CL]", "arxiv: 1810.00001", "1810.00001.",
    "(https://arxiv.org/abs/1810.00001)+",
    "https://arxiv.org/abs/2103.00001", "https://arxiv.org/abs/9999.99999", "https://example.org/beta",
]  # fmt: skip


def test_the_page_takes_papers_among_models_as_python_does(node: str) -> None:
    graph = LineageGraph.from_document(VECTORS["lineage"])
    module = (ROOT / "site/static/js/selectors/select.js").as_uri()
    for text, answer in zip(PAPERS, run_node(node, SCRIPT, module, PAPERS), strict=True):
        answer.get("error", {}).pop("hint", None)
        assert (text, answer) == (text, answer_in_python(graph, text))


def test_the_page_has_the_words_of_python(node: str) -> None:
    script = """
const { KINDS, ANCESTRY_CHANNELS, ACCESS, MODALITIES } = await import(process.argv[1]);
const words = [Object.entries(KINDS), ANCESTRY_CHANNELS, ACCESS, MODALITIES];
process.stdout.write(JSON.stringify(words));
"""
    address = (ROOT / "site/static/js/catalog/vocabulary.js").as_uri()
    done = subprocess.run(
        [node, "--input-type=module", "--eval", script, address],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    kinds = [[one, [kind for kind in Kind if CHANNEL_OF[kind] is one]] for one in Channel]
    assert json.loads(done.stdout) == [
        kinds,
        list(ANCESTRY_CHANNELS),
        list(Access),
        list(Modality),
    ]


def test_the_page_knows_the_same_other_names_of_methods(node: str) -> None:
    graph = LineageGraph.from_document(VECTORS["lineage"])
    texts = [f"{word}:x" for word in METHOD_MEANT]
    module = (ROOT / "site/static/js/selectors/select.js").as_uri()
    for text, answer in zip(texts, run_node(node, SCRIPT, module, texts), strict=True):
        with pytest.raises(SelectorError) as caught:
            graph.select(text)
        assert (text, answer["error"]["hint"]) == (text, caught.value.hint)


def run_node(node: str, script: str, module: str, selectors: list[Any]) -> Any:
    """Return what a script of the page answers."""
    given = {"module": module, "lineage": VECTORS["lineage"], "selectors": selectors}
    done = subprocess.run(
        [node, "--input-type=module", "--eval", script],
        input=json.dumps(given), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return json.loads(done.stdout)
