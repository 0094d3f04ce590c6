"""Traces of repositories of the Hub, and what becomes of those that cannot be seen."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from graph.errors import LineageError
from lineage.trace.front_matter import LARGEST
from tests.replica.hub import CALM, DISABLED, GATED, HASTY, PRIVATE, Repository, made_from

if TYPE_CHECKING:
    from pathlib import Path

    from graph.tracing.trace import Trace
    from tests.unit.lineage.trace.conftest import Hubs, Tracing


def steps_of(trace: Trace) -> list[tuple[str, str, str]]:
    """Return child, relation and parent of each step, as they stand."""
    return [(hop.child, hop.relation, hop.parent) for hop in trace.hops]


def said_of(trace: Trace, node_id: str) -> str:
    """Return what is special about a node."""
    return next(node.says for node in trace.nodes if node.id == node_id)


def test_an_adapter_of_a_quantised_fine_tune_of_a_merge_leads_to_the_root(
    trace: Tracing, start_hub: Hubs
) -> None:
    hub = start_hub({
        "acme/adapter": made_from("acme/quant", licence="apache-2.0", relation="adapter"),
        "acme/quant": made_from("acme/tuned", relation="quantized", licence="llama2"),
        "acme/tuned": made_from("acme/merge", relation="finetune", licence="llama2"),
        "acme/merge": made_from(
            "meta-llama/Llama-2-7b-hf", "mistralai/Mistral-7B-v0.1", relation="merge", licence=None
        ),
    })  # fmt: skip
    found = trace("acme/adapter")
    assert steps_of(found) == [
        ("acme/adapter", "adapter", "acme/quant"),
        ("acme/quant", "quantized", "acme/tuned"),
        ("acme/tuned", "finetune", "acme/merge"),
        ("acme/merge", "merge", "llama-2"),
        ("acme/merge", "merge", "mistral"),
        ("llama-2", "architecture", "llama"),
        ("mistral", "architecture", "transformer"),
        ("llama", "architecture", "transformer"),
    ]
    assert [(node.id, node.licence, node.distance) for node in found.nodes] == [
        ("acme/adapter", "apache-2.0", 0),
        ("acme/quant", "llama2", 1),
        ("acme/tuned", "llama2", 2),
        ("acme/merge", None, 3),
        ("llama-2", "Llama 2 Community License", 4),
        ("mistral", "MIT", 4),
        ("llama", "MIT", 5),
        ("transformer", "MIT", 5),
    ]
    assert [(q.child, q.parent, q.about) for q in found.questions] == [
        ("acme/adapter", "acme/quant", "wider"),
        ("acme/merge", None, "missing"),
    ]
    assert found.hops[0].evidence[0].source == f"{hub.url}/acme/adapter"
    assert found.hops[5].evidence[0].source == "https://example.org/paper"


@pytest.mark.parametrize(
    ("record", "relation"),
    [
        pytest.param(Repository(card={"base_model": "a/b"}), "finetune", id="nothing said"),
        pytest.param(
            Repository(card={"base_model": "a/b", "library_name": "peft"}), "adapter", id="peft"
        ),
        pytest.param(
            Repository(card={"base_model": "a/b", "tags": ["gguf"]}), "quantized", id="gguf"
        ),
        pytest.param(
            Repository(card={"base_model": "a/b"}, config={"quantization_config": {"bits": 4}}),
            "quantized",
            id="quantisation in the config",
        ),
        pytest.param(
            Repository(card={"base_model": "a/b", "tags": ["mergekit"]}), "merge", id="mergekit"
        ),
        pytest.param(
            Repository(card={"base_model": "a/b"}, fields={"baseModels": {"relation": "merge"}}),
            "merge",
            id="the Hub's own word",
        ),
        pytest.param(
            Repository(card={}, fields={"tags": ["base_model:quantized:a/b"]}),
            "quantized",
            id="the Hub's tags",
        ),
        pytest.param(
            Repository(card={"base_model": "a/b"}, fields={"tags": ["base_model:adapter:a/b"]}),
            "adapter",
            id="the Hub's tags beside a card",
        ),
        pytest.param(
            Repository(card={}, config={"peft": {"base_model_name_or_path": "a/b"}}),
            "adapter",
            id="config of the adapter",
        ),
        pytest.param(
            Repository(files={"README.md": b"---\nbase_model: a/b\n---\n"}),
            "finetune",
            id="a card that the record lacks",
        ),
        pytest.param(
            Repository(files={"adapter_config.json": b'{"base_model_name_or_path": "a/b"}'}),
            "adapter",
            id="a config that the record lacks",
        ),
        pytest.param(
            Repository(card={}, files={"mergekit_config.yml": b"models: [{model: a/b}]"}),
            "merge",
            id="a recipe",
        ),
    ],
)
def test_how_a_base_model_was_used(
    trace: Tracing, start_hub: Hubs, record: Repository, relation: str
) -> None:
    start_hub({"acme/model": record, "a/b": made_from()})
    assert steps_of(trace("acme/model"))[0] == ("acme/model", relation, "a/b")


@pytest.mark.parametrize(
    ("parent", "word"),
    [
        pytest.param(GATED, "gated", id="gated, and closed to us"),
        pytest.param(Repository(card={}, fields={"gated": "auto"}), "gated", id="gated"),
        pytest.param(PRIVATE, "private", id="private"),
        pytest.param(Repository(card={}, fields={"private": True}), "private", id="our own"),
        pytest.param(DISABLED, "disabled", id="disabled"),
        pytest.param(Repository(card={}, fields={"disabled": True}), "disabled", id="marked"),
        pytest.param(Repository(status=451), "disabled", id="taken down"),
        pytest.param(Repository(status=404), "deleted", id="deleted"),
        pytest.param(Repository(status=410), "deleted", id="gone"),
        pytest.param(Repository(moved="acme/later"), "renamed from acme/base", id="renamed"),
        pytest.param(Repository(status=500), "did not answer", id="failing"),
        pytest.param(Repository(status=429, headers={"Retry-After": "0"}), "did not", id="busy"),
        pytest.param(Repository(hang=True), "did not answer", id="silent"),
        pytest.param(Repository(moved="acme/base"), "in circles", id="moved to itself"),
        pytest.param(Repository(moved="http://127.0.0.2:9/x"), "another server", id="elsewhere"),
        pytest.param(Repository(moved="http://["), "another server", id="to no address"),
        pytest.param(Repository(body=b"<html>"), "no JSON", id="no JSON"),
        pytest.param(Repository(body=b"[" * 100_000), "no JSON", id="deep"),
        pytest.param(Repository(body=b"[1]"), "no record", id="no record"),
        pytest.param(Repository(body=b'{"id": "acme/b', length=900), "did not", id="half"),
        pytest.param(Repository(body=b" " * 8_000_001), "larger than", id="too large"),
        pytest.param(
            Repository(files={"config.json": b"{half"}), "no JSON", id="config that is no JSON"
        ),
        pytest.param(
            Repository(files={"README.md": b"---\n" + b"a" * (LARGEST + 100)}),
            "front matter of README.md of acme/base is larger than",
            id="endless front matter",
        ),
    ],
)
def test_a_parent_that_cannot_be_seen_ends_with_a_clear_word(
    trace: Tracing, start_hub: Hubs, parent: Repository, word: str
) -> None:
    start_hub({
        "acme/model": made_from("acme/base"),
        "acme/base": parent,
        "acme/later": made_from(),
    })  # fmt: skip
    found = trace("acme/model", HASTY if parent.hang else CALM)
    assert word in found.nodes[1].says
    assert len(found.nodes) == 2


def test_a_subject_that_cannot_be_seen_is_one_error(trace: Tracing, start_hub: Hubs) -> None:
    start_hub({})
    with pytest.raises(LineageError) as caught:
        trace("acme/nothing")
    assert str(caught.value) == "acme/nothing: deleted, or never there."
    assert caught.value.hint == "Look for it on the Hub, or name a folder or a file."


def test_the_name_of_a_model_is_told_to_be_one(trace: Tracing, start_hub: Hubs) -> None:
    start_hub({})
    with pytest.raises(LineageError) as caught:
        trace("llama-2")
    assert caught.value.hint == "It is a model of the catalog: ask for the ancestors of 'llama-2'."


def test_without_a_network_there_is_one_error(trace: Tracing) -> None:
    with pytest.raises(LineageError) as caught:
        trace("acme/model")
    assert str(caught.value) == "acme/model: The Hub does not answer: it cannot be reached."
    assert "--offline" in caught.value.hint


def test_a_renamed_subject_has_its_name_of_today(trace: Tracing, start_hub: Hubs) -> None:
    later = made_from("mistralai/Mistral-7B-v0.1")
    start_hub({"acme/old": Repository(moved="acme/new"), "acme/new": later})
    found = trace("acme/old")
    assert found.subject == "acme/new"
    assert said_of(found, "acme/new") == "renamed from acme/old"
    start_hub({"a/m": made_from("acme/old"), "acme/old": Repository(moved="acme/new"),
               "acme/new": later})  # fmt: skip
    assert [node.id for node in trace("a/m").nodes] == [
        "a/m",
        "acme/new",
        "mistral",
        "transformer",
    ]


def test_a_loop_ends_and_is_told(trace: Tracing, start_hub: Hubs) -> None:
    start_hub({
        "a/one": made_from("a/two"), "a/two": made_from("a/three"), "a/three": made_from("a/one")
    })  # fmt: skip
    found = trace("a/one")
    assert found.loops == (("a/one", "a/three"),)
    assert [node.id for node in found.nodes] == ["a/one", "a/two", "a/three"]


def test_a_repository_that_names_itself_is_no_loop(trace: Tracing, start_hub: Hubs) -> None:
    start_hub({"a/one": made_from("a/one", "A/One")})
    found = trace("a/one")
    assert (found.hops, found.loops) == ((), ())


def test_a_chain_of_fifty_is_followed_with_one_request_each(
    trace: Tracing, start_hub: Hubs
) -> None:
    chain = {f"a/m{number}": made_from(f"a/m{number + 1}") for number in range(49)}
    replica = start_hub(chain | {"a/m49": made_from("mistralai/Mistral-7B-v0.1")})
    found = trace("a/m0")
    assert found.nodes[-1].id == "transformer"
    assert found.nodes[-1].distance == 51
    assert len(replica.log) == 50


def test_depth_and_channels_bound_what_is_asked(trace: Tracing, start_hub: Hubs) -> None:
    replica = start_hub({"a/m0": made_from("a/m1"), "a/m1": made_from("a/m2")})
    assert [node.id for node in trace("a/m0", depth=1).nodes] == ["a/m0", "a/m1"]
    assert replica.asked == ["/api/models/a/m0", "/api/models/a/m1"]
    assert len(trace("a/m0", via=("idea",)).nodes) == 1


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        pytest.param({"model_type": "llama"}, "llama", id="its type"),
        pytest.param({"architectures": ["LlamaForCausalLM"]}, "llama", id="its class"),
        pytest.param({"text_config": {"model_type": "llama"}}, "llama", id="the type within"),
        pytest.param({"model_type": "made-up"}, None, id="unknown"),
        pytest.param({"model_type": ["llama"]}, None, id="no name"),
    ],
)
def test_a_type_leads_to_the_catalog_and_is_said_to(
    trace: Tracing, start_hub: Hubs, types: dict[str, object], expected: str | None
) -> None:
    start_hub({"acme/model": Repository(card={"license": "mit"}, config=types)})
    found = trace("acme/model")
    if expected is None:
        assert found.hops == ()
    else:
        assert steps_of(found)[0] == ("acme/model", "architecture of", expected)
        assert found.hops[0].note == "By its type alone, which says nothing of its weights."


def test_a_dead_end_still_has_the_architecture_of_its_child(
    trace: Tracing, start_hub: Hubs
) -> None:
    child = made_from("acme/gone")
    start_hub({"acme/model": Repository(card=child.card, config={"model_type": "llama"})})
    assert steps_of(trace("acme/model"))[:2] == [
        ("acme/model", "finetune", "acme/gone"),
        ("acme/model", "architecture of", "llama"),
    ]


def test_an_owners_other_size_is_a_release_by_its_name(trace: Tracing, start_hub: Hubs) -> None:
    start_hub({"meta-llama/Llama-2-13b-chat-hf": Repository(card={"license": "llama2"})})
    found = trace("meta-llama/Llama-2-13b-chat-hf")
    assert steps_of(found)[0] == ("meta-llama/Llama-2-13b-chat-hf", "release of", "llama-2")


@pytest.mark.parametrize(
    "subject",
    [
        "meta-llama/Llama-2-7b-hf",
        "META-LLAMA/llama-2-7b-HF",
        "https://huggingface.co/meta-llama/Llama-2-7b-hf/tree/main",
        "hf.co/meta-llama/Llama-2-7b-hf",
    ],
)
def test_what_the_catalog_knows_needs_no_network(trace: Tracing, subject: str) -> None:
    assert [node.id for node in trace(subject).nodes] == ["llama-2", "llama", "transformer"]


def test_an_answer_is_kept_and_renewed_by_its_etag(
    trace: Tracing, start_hub: Hubs, monkeypatch: pytest.MonkeyPatch
) -> None:
    replica = start_hub({"acme/model": made_from("acme/base"), "acme/base": made_from()})
    first = trace("acme/model")
    assert trace("acme/model") == first
    assert [line.status for line in replica.log] == [200, 200, 304, 304]
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert trace("acme/model") == first
    monkeypatch.delenv("HF_HUB_OFFLINE")
    assert trace("acme/model", offline=True) == first
    assert len(replica.log) == 4


def test_offline_nobody_is_asked(trace: Tracing, start_hub: Hubs) -> None:
    replica = start_hub({"acme/model": made_from()})
    with pytest.raises(LineageError) as caught:
        trace("acme/model", offline=True)
    assert str(caught.value) == "acme/model: not asked: offline."
    assert replica.log == []


def test_a_spoilt_answer_that_was_kept_is_asked_for_anew(
    trace: Tracing, start_hub: Hubs, home: Path
) -> None:
    replica = start_hub({"acme/model": made_from()})
    first = trace("acme/model")
    (kept,) = (home / "cache" / "hub").glob("*.answer")
    kept.write_bytes(kept.read_bytes()[:-3])
    assert trace("acme/model") == first
    assert [line.status for line in replica.log] == [200, 200]


def test_the_users_token_goes_to_the_hub_alone_and_is_never_told(
    trace: Tracing,
    start_hub: Hubs,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    home: Path,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    other = start_hub({"acme/model": made_from()})
    replica = start_hub({
        "acme/model": made_from("acme/moved", "acme/failing"),
        "acme/moved": Repository(moved=f"{other.url}/api/models/acme/model"),
        "acme/failing": Repository(status=500, body=b"hf_secret"),
    })  # fmt: skip
    found = trace("acme/model")
    assert {line.headers["authorization"] for line in replica.log} == {"Bearer hf_secret"}
    assert other.log == []
    assert "hf_secret" not in repr(found)
    assert "hf_secret" not in caplog.text
    kept = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert not any(b"hf_secret" in content for content in kept)


def test_what_is_private_is_not_kept(trace: Tracing, start_hub: Hubs, home: Path) -> None:
    start_hub({"acme/own": Repository(card={"license": "mit"}, fields={"private": True})})
    trace("acme/own")
    assert not list(home.rglob("*.answer"))


@pytest.mark.parametrize("endpoint", ["http://example.org", "ftp://127.0.0.1", "no address"])
def test_an_endpoint_that_is_not_safe_is_refused(
    trace: Tracing, monkeypatch: pytest.MonkeyPatch, endpoint: str
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", endpoint)
    with pytest.raises(LineageError, match="HF_ENDPOINT is no address of a Hub"):
        trace("acme/model")


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "acme/../../x",
        "acme/mo\x1b[31mdel",
        "acme/model?expand=x",
        "acme/model#x",
        "a" * 5000,
        "acme/<script>",
        "http://example.org/acme/model",
        "file:///etc/passwd",
        "https://huggingface.co@example.org/a/b",
        "",
    ],
)
def test_hostile_names_are_one_error_and_ask_nobody(
    trace: Tracing, start_hub: Hubs, name: str
) -> None:
    replica = start_hub({})
    with pytest.raises(LineageError) as caught:
        trace(name)
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 400
    assert replica.log == []


def test_hostile_base_models_are_shown_and_not_followed(trace: Tracing, start_hub: Hubs) -> None:
    names = ["../../etc/passwd", "/home/me/model", "a\x1b[31m b", "x" * 5000, "", 7, None, ["a"]]
    replica = start_hub({"acme/model": Repository(card={"base_model": names, "license": 7})})
    found = trace("acme/model")
    assert {node.state for node in found.nodes[1:]} == {"elsewhere"}
    assert len(found.nodes) == 5
    assert "\x1b" not in json.dumps([node._asdict() for node in found.nodes], ensure_ascii=False)
    assert len(replica.log) == 1
