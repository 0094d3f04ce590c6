"""What a title and parents let one propose."""

from __future__ import annotations

import pytest

from graph.records.vocabulary import Kind
from lineage.adding.proposals import (
    Parent,
    Shape,
    find_family,
    find_shape,
    guess_name,
    make_id,
    quote_span,
)
from lineage.catalog.entry import Entry
from lineage.suggest.suggestion import Span
from tests.support.catalogs import make_entry

MODELS = {
    "llama": Entry.model_validate(make_entry("L", "2023", family="llama", architecture="decoder")),
    "clip": Entry.model_validate(
        make_entry("C", "2021", family="clip", modalities=["image", "text"])
    ),
    "gpt": Entry.model_validate(make_entry("G", "2018", family="gpt", architecture="decoder")),
}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("OLMo: Words", "OLMo", id="plain"),
        pytest.param("OLMo 2:\n Words", "OLMo 2", id="over two lines"),
        pytest.param(r"$\text{R}^2$-Net: Words", "R^2-Net", id="TeX"),
        pytest.param("Words about models", "", id="no colon"),
        pytest.param("On the use of many words: a study", "", id="too many words"),
        pytest.param("<b>X</b>: Words", "", id="markup"),
        pytest.param("2:1 Compression", "", id="a ratio"),
        pytest.param(": Words", "", id="nothing before the colon"),
    ],
)
def test_a_name_stands_before_the_colon_of_a_title(title: str, name: str) -> None:
    assert guess_name(title) == name


@pytest.mark.parametrize(
    ("name", "model_id"),
    [
        ("SE(3)-Transformer", "se-3-transformer"),
        ("Ünï Cødé", "uni-cde"),
        ("--a..b--", "a.b"),
        ("../../etc", "etc"),
        ("!!!", ""),
    ],
)
def test_an_id_is_made_of_what_ids_may_hold(name: str, model_id: str) -> None:
    assert make_id(name) == model_id


@pytest.mark.parametrize(
    ("parents", "family", "shape"),
    [
        pytest.param((), "todo", Shape(), id="no parents"),
        pytest.param(
            (Parent("llama", Kind.FINETUNING),),
            "llama", Shape("decoder", ("text",), "llama"), id="same weights",
        ),
        pytest.param(
            (Parent("clip", Kind.COMPONENT), Parent("llama", Kind.FINETUNING)),
            "llama", Shape("decoder", ("text", "image"), "llama"), id="with a part",
        ),
        pytest.param(
            (Parent("clip", Kind.COMPONENT),), "clip", Shape(), id="only a part",
        ),
        pytest.param(
            (Parent("gpt", Kind.SYNTHETIC_DATA), Parent("llama", Kind.ARCHITECTURE)),
            "llama", Shape(), id="a changed architecture",
        ),
        pytest.param(
            (Parent("gpt", Kind.DISTILLATION),), "gpt", Shape(), id="only knowledge",
        ),
    ],
)  # fmt: skip
def test_lane_and_shape_follow_from_kinds(
    parents: tuple[Parent, ...], family: str, shape: Shape
) -> None:
    assert find_family(parents, MODELS) == family
    assert find_shape(parents, MODELS) == shape


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("of <i>BERT</i>", 'title: "of i>BERT/i>"', id="markup"),
        pytest.param('a "b" c', "title: \"a 'b' c\"", id="quotes"),
        pytest.param("w " * 13, f'title: "{"w " * 11}w ..."', id="many words"),
    ],
)
def test_the_words_that_decide_are_short_plain_text(text: str, words: str) -> None:
    assert quote_span(Span("title", 0, len(text), text)) == words
