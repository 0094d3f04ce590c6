"""What 2302.07730 prints wrongly: our value is the right one, and a correction says why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.records.vocabulary import UNVERIFIED, Verdict

if TYPE_CHECKING:
    from lineage.catalog.records import Catalog

RELEASED = {
    "alphafold-1": "2018-12", "alphafold-2": "2020-11-30", "chatgpt": "2022-11-30",
    "dialogpt": "2019-11-01", "dolly-v2": "2023-04-12", "electra": "2020-03",
    "flan-palm": "2022-10-20", "flan-t5": "2022-10-20", "glm": "2021-03-18",
    "gpt-j": "2021-06-04", "imagen": "2022-05-23", "jurassic-1": "2021-08-11",
    "megatron-lm": "2019-09-17", "t0": "2021-10-15", "xlm-roberta": "2019-11-05",
    "xlnet": "2019-06-19",
}  # fmt: skip
"""The month that is right (a day too, where a source gives it), by model."""

FIELDS = [
    ("bert", "adds"), ("alphafold-2", "pretraining_tasks"), ("alphafold-2", "parameters"),
    ("alphafold-2", "corpus"), ("electra", "application"), ("ernie-thu", "parameters"),
    ("ernie-baidu", "links"), ("blenderbot-3", "licence"), ("turing-nlg", "corpus"),
    ("turing-nlg", "parameters"), ("bart", "parameters"), ("bert", "parameters"),
    ("anthropic-assistant", "derivations"), ("dialogpt", "parameters"),
    ("instructor", "parameters"), ("dq-bart", "parameters"), ("openassistant-llama", "parameters"),
    ("roberta", "labs"), ("pegasus", "labs"), ("mt-nlg", "labs"), ("stable-diffusion", "licence"),
    ("distilbert", "pretraining_tasks"), ("alphafold-1", "derivations"), ("cm3", "adds"),
    ("flamingo", "application"), ("gato", "pretraining_tasks"), ("gc-vit", "application"),
    ("ctrl", "pretraining_tasks"), ("ctrl", "corpus"), ("gpt", "adds"),
    ("instructor", "architecture"), ("jurassic-1", "adds"), ("gpt-3", "corpus"),
    ("mt-nlg", "adds"), ("dialogpt", "corpus"), ("stable-diffusion", "derivations"),
    ("wu-dao-2.0", "derivations"), ("alexatm-20b", "derivations"), ("blenderbot-3", "derivations"),
    ("chinchilla", "derivations"), ("sparrow", "derivations"), ("gophercite", "derivations"),
    ("chatgpt", "derivations"), ("opt", "derivations"), ("ul2", "derivations"),
    ("dolly-v1", "derivations"), ("transformer", "catalog"), ("glm", "derivations"),
    ("gpt-j", "links"), ("opt", "links"), ("gophercite", "links"), ("instructgpt", "name"),
    ("clip", "derivations"),
]  # fmt: skip
"""Fields of models that 2302.07730 certainly prints wrongly, dates aside."""


def corrections(shipped: Catalog, model: str, field: str) -> list[Any]:
    return [c for c in shipped.models[model].corrections if c.field == field]


@pytest.mark.parametrize(("model", "month"), [(m, d[:7]) for m, d in RELEASED.items()])
def test_a_wrong_date_is_right_here_and_corrected(
    shipped: Catalog, model: str, month: str
) -> None:
    assert shipped.models[model].released[:7] == month
    assert corrections(shipped, model, "released")


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_a_certain_error_has_a_correction_with_a_source(
    shipped: Catalog, model: str, field: str
) -> None:
    found = [c for c in corrections(shipped, model, field) if c.verdict is Verdict.CORRECTED]
    assert found
    for correction in found:
        assert any(item.source != UNVERIFIED for item in correction.evidence)


@pytest.mark.parametrize(
    ("model", "counts"),
    [
        ("bert", [110_000_000, 340_000_000]),
        ("dialogpt", [117_000_000, 345_000_000, 762_000_000]),
        ("turing-nlg", [17_000_000_000]),
        ("chatgpt", ["undisclosed"]),
        ("gpt-3", [m * 10**6 for m in (125, 350, 760, 1_300, 2_700, 6_700, 13_000, 175_000)]),
    ],
)
def test_sizes_that_were_wrong_are_right(
    shipped: Catalog, model: str, counts: list[int | str]
) -> None:
    assert [size.count for size in shipped.models[model].parameters] == counts


def test_sizes_stand_smallest_first(shipped: Catalog) -> None:
    for model_id, entry in shipped.models.items():
        counts = [size.count for size in entry.parameters if isinstance(size.count, int)]
        assert counts == sorted(counts), model_id


def test_a_correction_without_any_source_is_only_a_doubt(shipped: Catalog) -> None:
    for model_id, entry in shipped.models.items():
        for correction in entry.corrections:
            if correction.verdict is Verdict.CORRECTED:
                sources = {item.source for item in correction.evidence}
                assert sources - {UNVERIFIED}, (model_id, correction.field)


def test_errors_of_the_whole_list_stand_with_the_source(shipped: Catalog) -> None:
    places = {correction.field for correction in shipped.sources["catalog"].corrections}
    assert {"list: Lab", "list: Family", "list: missing models", "index and anchors"} <= places
