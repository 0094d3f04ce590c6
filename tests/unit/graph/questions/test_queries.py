"""Questions to small made-up lineages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import (
    AmbiguousModelError,
    DateError,
    LineageError,
    UnknownChannelError,
    UnknownModelError,
)
from graph.lineage_graph import LineageGraph
from graph.questions.descent import MAX_PATHS, PathStep
from graph.questions.receipts import UnknownDerivationError
from graph.questions.relatives import CommonAncestor, Relative
from graph.testing import make_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.questions.descent import Path


def ids(items: Iterable[Relative | CommonAncestor]) -> list[str]:
    return [item.id for item in items]


def trails(paths: Iterable[Path]) -> list[list[str]]:
    return [[p.steps[0].parent, *(step.child for step in p.steps)] for p in paths]


@pytest.fixture
def family() -> LineageGraph:
    """root -> left, right -> merge (twice from left) -> tuned; copied by code reuse only."""
    return LineageGraph.from_document(
        make_document(
            {
                "root": "2017-06-12", "left": "2018-01", "right": "2018-01", "merge": "2018-06-01",
                "tuned": "2019", "copied": "2019-05", "alone": "2016",
            },
            [
                ("root", "left", "architecture"), ("root", "right", "objective"),
                ("left", "merge", "inspiration"), ("left", "merge", "merging"),
                ("right", "merge", "merging"), ("merge", "tuned", "finetuning"),
                ("root", "copied", "code-reuse"),
            ],
        )
    )  # fmt: skip


def test_ancestors_come_oldest_first_with_distance_and_channels(family: LineageGraph) -> None:
    assert family.ancestors_of("tuned") == (
        Relative("root", "ROOT", "2017-06-12", 3, ("weights", "weights", "architecture")),
        Relative("left", "LEFT", "2018-01", 2, ("weights", "weights")),
        Relative("right", "RIGHT", "2018-01", 2, ("weights", "weights")),
        Relative("merge", "MERGE", "2018-06-01", 1, ("weights",)),
    )


def test_descendants_mirror_ancestors(family: LineageGraph) -> None:
    assert ids(family.descendants_of("left")) == ["merge", "tuned"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param({"depth": 1}, ["merge"], id="depth 1 gives parents"),
        pytest.param({"depth": 2}, ["left", "right", "merge"], id="depth 2"),
        pytest.param({"via": "weights"}, ["left", "right", "merge"], id="one channel"),
        pytest.param({"via": ["idea", "architecture"]}, [], id="channels that do not begin here"),
        pytest.param({"as_of": "2019"}, ["root", "left", "right", "merge"], id="as of its year"),
    ],
)
def test_options_narrow_the_answer(
    family: LineageGraph, options: dict[str, object], expected: list[str]
) -> None:
    assert ids(family.ancestors_of("tuned", **options)) == expected  # type: ignore[arg-type]


def test_code_reuse_is_no_ancestry_unless_asked_for(family: LineageGraph) -> None:
    assert ids(family.ancestors_of("copied")) == []
    assert ids(family.ancestors_of("copied", via="code")) == ["root"]


def test_as_of_hides_what_came_later(family: LineageGraph) -> None:
    assert ids(family.descendants_of("root", as_of="2018-01-15")) == ["left", "right"]


def test_as_of_before_the_model_itself_is_an_error(family: LineageGraph) -> None:
    with pytest.raises(LineageError, match="TUNED was released in 2019, after 2018") as caught:
        family.ancestors_of("tuned", as_of="2018")
    assert caught.value.hint == "Choose a later date."


def test_bad_options_are_refused(family: LineageGraph) -> None:
    with pytest.raises(DateError):
        family.ancestors_of("tuned", as_of="yesterday")
    with pytest.raises(UnknownChannelError, match="Unknown channel 'blood'") as caught:
        family.ancestors_of("tuned", via="blood")
    assert caught.value.hint == "Known: weights, architecture, knowledge, idea, code, series."


def test_a_model_is_found_by_id_name_alias_and_arxiv_id_in_any_case() -> None:
    document = make_document({"gpt-2": "2019"}, [])
    document["models"][0] |= {"name": "GPT-2", "aliases": ["GPT2"], "paper": "1901.00001"}
    graph = LineageGraph.from_document(document)
    asked = ["gpt-2", "GPT-2", "gpt2", " gpt2 ", "1901.00001", "arXiv:1901.00001v3"]
    asked += ["https://arxiv.org/abs/1901.00001"]
    assert {graph.require(name) for name in asked} == {"gpt-2"}


def test_unknown_model_suggests_near_ids(tiny_graph: LineageGraph) -> None:
    with pytest.raises(UnknownModelError, match=r"^Unknown model 'bret'\.$") as caught:
        tiny_graph.require("bret")
    assert caught.value.suggestions[0] == "bert"
    assert caught.value.hint.startswith("Did you mean bert")


def test_a_paper_of_two_models_is_ambiguous() -> None:
    document = make_document({"a": "2019", "b": "2019"}, [])
    for record in document["models"]:
        record["paper"] = "1901.00001"
    with pytest.raises(AmbiguousModelError, match=r"'1901\.00001' names 2 models") as caught:
        LineageGraph.from_document(document).require("1901.00001")
    assert caught.value.hint == "Ask for one of them: a, b."


def test_the_shortest_path_runs_from_ancestor_to_descendant(family: LineageGraph) -> None:
    forwards, backwards = (
        family.path_between("root", "merge"),
        family.path_between("merge", "root"),
    )
    assert forwards == backwards
    assert forwards[0].steps == (
        PathStep("root", "left", ("architecture",)),
        PathStep("left", "merge", ("merging", "inspiration")),
    )


def test_every_path_is_given_on_request(family: LineageGraph) -> None:
    assert trails(family.path_between("root", "tuned", every=True)) == [
        ["root", "left", "merge", "tuned"],
        ["root", "right", "merge", "tuned"],
    ]


def test_unrelated_models_and_a_model_itself_have_no_path(family: LineageGraph) -> None:
    assert family.path_between("left", "right") == ()
    assert family.path_between("left", "left") == ()


def test_paths_of_a_ladder_of_diamonds_are_capped() -> None:
    models, steps, last = {"n0": "2001"}, [], "n0"
    for number in range(1, 12):
        here = f"n{number}"
        for side in ("l", "r"):
            models[f"{here}{side}"] = f"{2001 + number}-01"
            steps += [(last, f"{here}{side}", "scaling"), (f"{here}{side}", here, "scaling")]
        models[here] = f"{2001 + number}-02"
        last = here
    graph = LineageGraph.from_document(make_document(models, steps))
    assert len(graph.path_between("n0", last, every=True)) == MAX_PATHS


def test_both_of_two_incomparable_nearest_ancestors_are_given() -> None:
    graph = LineageGraph.from_document(
        make_document(
            {"root": "2017", "p": "2018", "q": "2019", "a": "2020", "b": "2020"},
            [
                ("root", "p", "scaling"), ("root", "q", "scaling"),
                ("p", "a", "scaling"), ("q", "a", "scaling"),
                ("p", "b", "scaling"), ("q", "b", "scaling"),
            ],
        )
    )  # fmt: skip
    assert ids(graph.common_ancestors("a", "b")) == ["q", "p"]


def test_the_common_ancestor_of_a_model_and_its_descendant_is_the_model(
    family: LineageGraph,
) -> None:
    (found,) = family.common_ancestors("tuned", "left")
    assert (found.id, found.distances) == ("left", {"tuned": 2, "left": 0})


def test_models_without_a_shared_ancestor_have_none(family: LineageGraph) -> None:
    assert family.common_ancestors("alone", "tuned") == ()


def test_receipts_hold_every_kind_between_two_models(family: LineageGraph) -> None:
    receipts = family.why("merge", "left")
    assert [item["kind"] for item in receipts.derivations] == ["inspiration", "merging"]


@pytest.mark.parametrize(
    ("child", "parent", "hint"),
    [
        pytest.param(
            "tuned", "root", "It descends from it over 3 steps: root -> left -> merge -> tuned.",
            id="not direct",
        ),
        pytest.param(
            "left", "merge", "It is the other way round: ask why 'merge' builds on 'left'.",
            id="reversed",
        ),
        pytest.param(
            "left", "tuned",
            "It is the other way round: 'tuned' descends from it over 2 steps: "
            "left -> merge -> tuned.",
            id="reversed, over others",
        ),
        pytest.param(
            "left", "right",
            "No source here says that either descends from the other; "
            "ask for their common ancestors.",
            id="unrelated",
        ),
    ],
)  # fmt: skip
def test_an_edge_that_is_not_there_is_an_error_with_a_way_on(
    family: LineageGraph, child: str, parent: str, hint: str
) -> None:
    with pytest.raises(UnknownDerivationError, match="has no derivation from") as caught:
        family.why(child, parent)
    assert caught.value.hint == hint


def test_show_gathers_what_is_said_of_a_model(family: LineageGraph) -> None:
    shown = family.show("merge")
    assert [item["parent"] for item in shown["derivations"]] == ["left", "left", "right"]
    assert [item["child"] for item in shown["children"]] == ["tuned"]
    assert shown["paper_record"] is None


@pytest.mark.parametrize(
    ("text", "first", "field"),
    [
        pytest.param("BERT", "bert", "id", id="exact"),
        pytest.param("distil", "distilbert", "id", id="beginning"),
        pytest.param("trnasformer", "transformer", "id", id="slip"),
        pytest.param("acme", "transformer", "labs", id="lab"),
    ],
)
def test_search_finds_models(tiny_graph: LineageGraph, text: str, first: str, field: str) -> None:
    hit = tiny_graph.search(text)[0]
    assert (hit.id, hit.field) == (first, field)


def test_search_for_nothing_finds_nothing(tiny_graph: LineageGraph) -> None:
    assert tiny_graph.search("  ") == ()
    assert tiny_graph.search("zzzzqqqq") == ()


def test_stats_count_everything(family: LineageGraph) -> None:
    counts = family.stats()
    assert counts["models"] == 7
    assert (counts["derivations"], counts["shared_code"], counts["series"]) == (6, 1, 0)
    assert repr(family) == "<LineageGraph: 7 models, 6 derivations>"
    assert counts["by_channel"] == {"weights": 3, "architecture": 2, "idea": 1, "code": 1}
    assert counts["roots"] == ["alone", "root"]
    assert counts["most_descendants"] == {"root": 4, "left": 2, "right": 2, "merge": 1}


@pytest.fixture
def library() -> LineageGraph:
    """Models whose papers, labs and techniques have names that are hard to type."""
    document = make_document({"bloom": "2022", "codex": "2021", "galactica": "2022-11"}, [])
    bloom, codex, galactica = document["models"]
    for record, paper in zip(document["models"], ("2211.05100", "2107.03374", None), strict=True):
        record["paper"] = paper
    lab = {**document["labs"][0], "spellings": ["Forschungszentrum Jülich"], "name_zh": "于利希"}
    document["labs"].append({**lab, "id": "julich", "name": "Jülich"})
    technique = {**document["tasks"][0], "id": "moe", "name": "Mixture of experts"}
    document["techniques"] = [{**technique, "name_zh": "混合专家", "aliases": ["MoE"]}]
    bloom["labs"], codex["techniques"], galactica["aliases"] = ["julich"], ["moe"], ["GAL"]
    authors = {"2211.05100": ["Matthias Gallé", "Søren Aa"], "2107.03374": ["Łukasz Kaiser"]}
    document["papers"] = [
        {"arxiv_id": key, "title": "On it", "authors": names} for key, names in authors.items()
    ]
    return LineageGraph.from_document(document)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("Galle", ["bloom"], id="no accent"),
        pytest.param("GALLE\u0301", ["bloom"], id="another normal form"),
        pytest.param("soren", ["bloom"], id="a stroke"),
        pytest.param("kaiser lukasz", ["codex"], id="words in another order"),
        pytest.param("Kaiser, Łukasz", ["codex"], id="with a comma"),
        pytest.param("kaiser moe", ["codex"], id="words of two fields"),
        pytest.param("kaisr lukasz", ["codex"], id="a slip in another order"),
        pytest.param("galatica", ["galactica"], id="a slip in a name"),
        pytest.param("codes", ["codex"], id="a slip that is near"),
        pytest.param("galactxy", ["galactica"], id="a slip that is just near enough"),
        pytest.param("julich forschungszentrum", ["bloom"], id="another spelling of a lab"),
        pytest.param("于利希", ["bloom"], id="a lab in Chinese"),
        pytest.param("专家", ["codex"], id="a part of a Chinese name"),
        pytest.param("kaiser galle", [], id="words of two models"),
        pytest.param("2211.05100v2", ["bloom"], id="a paper"),
        pytest.param("2211.05101", [], id="a paper of no model"),
        pytest.param("x" * 10**6, [], id="a text without end"),
    ],
)
def test_a_search_takes_words_as_people_type_them(
    library: LineageGraph, text: str, ids: list[str]
) -> None:
    assert [hit.id for hit in library.search(text)] == ids
