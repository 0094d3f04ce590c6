"""Questions about the shape of small made-up lineages."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import LineageError, UnknownTechniqueError
from graph.lineage_graph import LineageGraph
from graph.testing import make_document

DIAMOND = {
    "models": {
        "root": "2017-06-12", "left": "2018-01", "right": "2018-01", "merge": "2018-06-01",
        "tuned": "2019", "late": "2019-05", "other": "2016", "crossed": "2020",
    },
    "derivations": [
        ("root", "left", "architecture"), ("root", "right", "objective"),
        ("left", "merge", "inspiration"), ("left", "merge", "merging"),
        ("right", "merge", "merging"), ("merge", "tuned", "finetuning"),
        ("tuned", "late", "distillation"), ("other", "crossed", "scaling"),
        ("merge", "crossed", "component"), ("other", "late", "code-reuse"),
    ],
    "techniques": {"rope": ["left", "tuned", "late", "crossed", "other"], "unused": []},
}  # fmt: skip


@pytest.fixture
def document() -> Any:
    """root -> left, right -> merge -> tuned -> late; merge and another root -> crossed."""
    return make_document(**DIAMOND)  # type: ignore[arg-type]


@pytest.fixture
def diamond(document: Any) -> LineageGraph:
    return LineageGraph.from_document(document)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param(
            {},
            "other:first: left:adopted: tuned:inherited:left late:inherited:tuned "
            "crossed:inherited:other",
            id="all",
        ),
        pytest.param(
            {"via": "weights"},
            "other:first: left:adopted: tuned:inherited:left late:adopted: crossed:inherited:left",
            id="over weights",
        ),
        pytest.param({"as_of": "2018"}, "other:first: left:adopted:", id="as of"),
    ],
)
def test_a_trait_is_first_inherited_or_adopted(
    diamond: LineageGraph, options: dict[str, Any], expected: str
) -> None:
    found = diamond.traits("ROPE", **options)
    assert [f"{t.id}:{t.how}:{','.join(t.inherited_from)}" for t in found] == expected.split()


def test_models_that_the_dates_do_not_tell_apart_are_first_together() -> None:
    models = {"a": "2018-03", "b": "2018-03-09", "c": "2018-04"}
    document = make_document(models, [], {"rope": ["a", "b", "c"]})
    found = LineageGraph.from_document(document).traits("rope")
    assert [trait.how for trait in found] == ["first", "first", "adopted"]


def test_a_technique_that_no_model_has_gives_an_empty_answer(diamond: LineageGraph) -> None:
    assert diamond.traits("unused") == ()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("roep", "Did you mean rope?", id="near"),
        pytest.param(
            "zzzzzz",
            "Known: rope, unused.",
            id="nothing near",
        ),
    ],
)
def test_an_unknown_technique_says_so(diamond: LineageGraph, name: str, hint: str) -> None:
    with pytest.raises(UnknownTechniqueError) as caught:
        diamond.traits(name)
    assert (str(caught.value), caught.value.hint) == (f"Unknown technique '{name}'.", hint)


def test_a_technique_is_found_by_its_alias(document: Any) -> None:
    document["techniques"][0]["aliases"] = ["Rotary Embedding"]
    graph = LineageGraph.from_document(document)
    assert graph.traits(" rotary embedding ") == graph.traits("rope")


def test_a_comparison_sets_facts_kinship_and_bequests_side_by_side(diamond: LineageGraph) -> None:
    found = diamond.compare("tuned", "crossed")
    facts = {fact.field: fact for fact in found.facts}
    assert facts["released"][1:] == ("2019", "2020", False)
    assert facts["corpus"].same
    assert [item.id for item in found.nearest] == ["merge"]
    assert found.shared == ("root", "left", "right", "merge")
    ways = [(b.ancestor, b.heir, [d["kind"] for d in b.derivations]) for b in found.bequests]
    assert ways == [("merge", "tuned", ["finetuning"]), ("merge", "crossed", ["component"])]
    assert found.bequests[0].derivations[0]["evidence"][0]["source"] == "https://example.org"


def test_a_comparison_takes_lists_as_sets(document: Any) -> None:
    names = ["labs", "modalities", "pretraining_tasks", "fine_tuning_tasks", "techniques"]
    for record in document["models"]:
        for name in names:
            record[name] = ["one", "two"] if record["id"] == "left" else ["two", "one"]
    found = LineageGraph.from_document(document).compare("left", "right").facts
    assert {fact.field for fact in found if fact.same} >= set(names)


def test_a_comparison_counts_both_kinds_of_one_step(diamond: LineageGraph) -> None:
    found = diamond.compare("left", "merge")
    assert found.shared == ("root", "left")
    assert [len(item.derivations) for item in found.bequests] == [0, 2]


@pytest.mark.parametrize(
    ("kinds", "nearest"),
    [
        pytest.param(("scaling", "inspiration"), ["far"], id="an idea is nearer than descent"),
        pytest.param(("inspiration", "inspiration"), ["near"], id="nothing but ideas"),
        pytest.param(("scaling", "scaling"), ["near"], id="nothing but descent"),
    ],
)
@pytest.mark.parametrize("via", [None, "idea", ("architecture", "idea")])
def test_a_comparison_names_the_ancestors_that_common_ancestors_names(
    kinds: tuple[str, str], nearest: list[str], via: Any
) -> None:
    models = {"far": "2017", "near": "2018", "one": "2019", "other": "2020"}
    steps = [
        ("far", "near", kinds[0]), ("near", "one", kinds[1]), ("near", "other", kinds[1]),
        *((("far", "one", kinds[0]), ("far", "other", kinds[0])) if kinds[0] != kinds[1] else ()),
    ]  # fmt: skip
    graph = LineageGraph.from_document(make_document(models, steps))
    asked = graph.common_ancestors("one", "other", via=via)
    assert graph.compare("one", "other", via=via).nearest == asked
    if via is None:
        assert [item.id for item in asked] == nearest


def test_models_without_a_shared_ancestor_bequeath_nothing(diamond: LineageGraph) -> None:
    found = diamond.compare("root", "other")
    assert (found.nearest, found.shared, found.bequests) == ((), (), ())


def test_a_model_is_not_compared_with_itself(diamond: LineageGraph) -> None:
    with pytest.raises(LineageError, match=r"^Both names mean ROOT\.$") as caught:
        diamond.compare("root", "Root")
    assert caught.value.hint == "Give two different models."


def test_influence_counts_descendants_over_each_channel_alone(diamond: LineageGraph) -> None:
    first = diamond.influence()[0]
    assert (first.id, first.rank, first.descendants) == ("root", 1, 6)
    assert first.by_channel == {"weights": 0, "architecture": 2, "knowledge": 0, "idea": 0}
    (merge,) = diamond.influence("MERGE")
    assert (merge.descendants, merge.by_channel["weights"]) == (3, 2)


def test_equal_influence_shares_a_place(diamond: LineageGraph) -> None:
    places = [(item.id, item.rank) for item in diamond.influence()]
    assert places == [
        ("root", 1), ("left", 2), ("right", 2), ("merge", 4), ("other", 5), ("tuned", 5),
        ("late", 7), ("crossed", 7),
    ]  # fmt: skip


def test_influence_as_of_a_date_leaves_out_what_came_later(diamond: LineageGraph) -> None:
    assert [item.descendants for item in diamond.influence("root", as_of="2018-03")] == [2]
    with pytest.raises(LineageError, match="TUNED was released in 2019, after 2018"):
        diamond.influence("tuned", as_of="2018")


@pytest.mark.parametrize(
    ("model", "options", "expected"),
    [
        pytest.param("root", {}, "root:5/6 merge:2/6 tuned:1/6", id="the root of a diamond"),
        pytest.param("left", {}, "root:3/4 merge:2/4 tuned:1/4", id="one side is no bottleneck"),
        pytest.param("tuned", {}, "root:1/1 merge:1/1 tuned:1/1", id="a chain"),
        pytest.param("other", {}, "", id="a descendant with two roots"),
        pytest.param(
            "merge", {"via": "weights"}, "merge:2/2", id="the view decides what is a root"
        ),
        pytest.param("merge", {"as_of": "2019-06"}, "root:2/2 merge:2/2 tuned:1/2", id="as of"),
        pytest.param("late", {}, "", id="without descendants"),
    ],
)
def test_bottlenecks_are_on_every_path_from_the_roots(
    diamond: LineageGraph, model: str, options: dict[str, str], expected: str
) -> None:
    found = diamond.bottlenecks(model, **options)
    assert " ".join(f"{b.id}:{b.descendants}/{b.of}" for b in found) == expected


def test_a_bottleneck_names_those_that_need_it(diamond: LineageGraph) -> None:
    assert diamond.bottlenecks("merge")[1].needed_by == ("tuned", "late")


def test_weights_reach_as_far_as_weights_were_handed_on(document: Any) -> None:
    document["models"][4]["licence"] = {"text": "For research", "access": "restricted"}
    found = LineageGraph.from_document(document).licence_reach("left")
    assert [tuple(c)[:1] + tuple(c)[3:] for c in found] == [
        ("merge", 1, ("left",), ("merging",), 0, "MIT", "open"),
        ("tuned", 2, ("merge",), ("finetuning",), 0, "For research", "restricted"),
        ("crossed", 2, ("merge",), ("component",), 1, "MIT", "open"),
    ]


def test_a_part_of_a_part_may_be_another_part() -> None:
    steps = [
        ("text", "images", "component"), ("images", "tuned", "finetuning"),
        ("images", "video", "component"), ("tuned", "robot", "component"),
        ("robot", "arm", "alignment"), ("text", "both", "component"),
        ("video", "both", "component"), ("video", "scenes", "component"),
    ]  # fmt: skip
    dates = dict.fromkeys({model for step in steps for model in step[:2]}, "2020")
    graph = LineageGraph.from_document(make_document(dates, steps))
    found = {carrier.id: carrier for carrier in graph.licence_reach("text")}
    assert {name: carrier.parts for name, carrier in found.items()} == {
        "images": 1, "tuned": 1, "both": 1, "video": 2, "robot": 2, "arm": 2, "scenes": 3,
    }  # fmt: skip
    assert {name for name in found if found[name].is_sure} == {"images", "tuned", "both"}


def test_weights_that_nobody_took_reach_nobody(diamond: LineageGraph) -> None:
    assert diamond.licence_reach("root") == ()
    assert [c.id for c in diamond.licence_reach("left", as_of="2018")] == ["merge"]


@pytest.mark.parametrize(
    ("to", "options", "expected"),
    [
        pytest.param("tuned", {}, "root left right merge tuned", id="from nothing"),
        pytest.param("tuned", {"know": ["left"]}, "right merge tuned", id="one side known"),
        pytest.param(
            "crossed", {"know": ["MERGE"]}, "other crossed", id="what is known has ancestors"
        ),
        pytest.param("left", {"know": ["merge"]}, "", id="an ancestor of what is known"),
        pytest.param("late", {}, "root left right merge tuned late", id="code is not built on"),
        pytest.param("tuned", {"via": "weights"}, "left right merge tuned", id="via"),
    ],
)
def test_a_reading_path_comes_to_the_model_from_below(
    diamond: LineageGraph, to: str, options: dict[str, Any], expected: str
) -> None:
    assert [reading.id for reading in diamond.reading_path(to, **options)] == expected.split()


def test_reading_follows_descent_where_dates_do_not() -> None:
    models = {"z-old": "2018-05", "a-new": "2018-05", "b": "2018"}
    document = make_document(models, [("z-old", "a-new", "scaling"), ("a-new", "b", "scaling")])
    found = LineageGraph.from_document(document).reading_path("b")
    assert [reading.id for reading in found] == ["z-old", "a-new", "b"]


def test_a_reading_links_to_arxiv_else_to_an_official_page(document: Any) -> None:
    by_id = {model["id"]: model for model in document["models"]}
    by_id["root"].update(paper="1706.03762", no_paper=None)
    by_id["left"].update(links=["https://example.org/left"])
    graph = LineageGraph.from_document(document)
    assert [(r.paper, r.link, r.no_paper) for r in graph.reading_path("left")] == [
        ("1706.03762", "https://arxiv.org/abs/1706.03762", None),
        (None, "https://example.org/left", "Made up."),
    ]
