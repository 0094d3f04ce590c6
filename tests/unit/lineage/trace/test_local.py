"""Traces of what lies on this computer, made by the real libraries, without a network."""

from __future__ import annotations

import json
import os
import struct
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from gguf import GGUFWriter
from safetensors.numpy import save_file

from graph.errors import LineageError
from graph.lineage_graph import LineageGraph
from lineage.catalog.assemble import load_document
from lineage.trace.front_matter import LARGEST
from lineage.trace.tracing import Limits, find_trace
from tests.support.catalogs import HUB_ENTRIES, write_catalog
from tests.support.posix import needs_posix

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.tracing.trace import Trace
    from tests.unit.lineage.trace.conftest import Tracing

BASE = "meta-llama/Llama-2-7b-hf"
UP = ["llama-2", "llama", "transformer"]


def write_card(folder: Path, **card: Any) -> Path:
    lines = [f"{key}: {json.dumps(value)}" for key, value in card.items()]
    folder.mkdir(exist_ok=True)
    text = "\n".join(("---", *lines, "---", "# A model", ""))
    (folder / "README.md").write_text(text, encoding="utf-8")
    return folder


def write_gguf(path: Path, **urls: str) -> Path:
    writer = GGUFWriter(path, "llama")
    writer.add_license("mit")
    writer.add_base_model_count(len(urls))
    for number, url in enumerate(urls.values()):
        writer.add_base_model_repo_url(number, url)
    writer.add_token_list(["<s>", "a", "b"])
    writer.add_token_scores([0.0, 1.0, 2.0])
    writer.add_tensor("blk.0.weight", np.zeros((2, 2), dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def write_safetensors(path: Path, **metadata: str) -> Path:
    save_file({"weight": np.zeros((2, 2), dtype=np.float32)}, path, metadata=metadata or None)
    return path


def ids_of(trace: Trace) -> list[str]:
    """Return the ids above the subject."""
    return [node.id for node in trace.nodes[1:]]


def make_folder(folder: Path) -> Path:
    return write_card(folder / "model", license="mit", base_model=BASE)


def make_gguf(folder: Path) -> Path:
    return write_gguf(folder / "model.gguf", base=f"https://huggingface.co/{BASE}")


def make_safetensors(folder: Path) -> Path:
    return write_safetensors(folder / "lora.safetensors", base_model=BASE, license="mit")


@pytest.mark.parametrize(
    ("make", "relation"),
    [
        pytest.param(make_folder, "finetune", id="folder"),
        pytest.param(make_gguf, "base model", id="gguf"),
        pytest.param(make_safetensors, "base model", id="safetensors"),
    ],
)
def test_a_folder_and_files_of_weights_trace_the_same(
    trace: Tracing, tmp_path: Path, make: Callable[[Path], Path], relation: str
) -> None:
    found = trace(make(tmp_path), offline=True)
    assert ids_of(found) == UP
    assert found.nodes[0].licence == "mit"
    assert found.hops[0].relation == relation
    assert [question.about for question in found.questions] == ["wider"]


def write_config(folder: Path, **config: Any) -> Path:
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("files", "relation"),
    [
        pytest.param(
            {"adapter_config.json": json.dumps({"base_model_name_or_path": BASE})},
            "adapter",
            id="adapter",
        ),
        pytest.param(
            {"mergekit_config.yml": f"models:\n- model: {BASE}+acme/lora\n"}, "merge", id="merge"
        ),
        pytest.param(
            {"mergekit_config.yml": f"slices: [{{sources: [{{model: {BASE}}}]}}]"},
            "merge",
            id="slices",
        ),
        pytest.param(
            {"mergekit_moe_config.yml": f"experts: [{{source_model: {BASE}}}]"},
            "merge",
            id="experts",
        ),
        pytest.param(
            {"config.json": json.dumps({"_name_or_path": BASE, "quantization_config": {}})},
            "quantized",
            id="where it was loaded from",
        ),
        pytest.param(
            {"generation_config.json": json.dumps({"_name_or_path": BASE})},
            "finetune",
            id="generation config",
        ),
        pytest.param(
            {"README.md": f"---\nbase_model: {BASE}\nbase_model_relation: adapter\n---\n"},
            "adapter",
            id="front matter",
        ),
        pytest.param(
            {"README.md": f"\ufeff---\r\nbase_model: {BASE}\r\n---\r\n"}, "finetune", id="windows"
        ),
    ],
)
def test_each_file_of_a_folder_is_heard(
    trace: Tracing, tmp_path: Path, files: dict[str, str], relation: str
) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    found = trace(folder, offline=True)
    assert ids_of(found) == UP
    assert found.hops[0].relation == relation


def test_a_file_of_weights_in_its_folder_is_the_folder(trace: Tracing, tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    found = trace(write_safetensors(folder / "model-00001-of-00002.safetensors"), offline=True)
    assert ids_of(found) == UP


def test_weights_in_a_folder_speak_where_nothing_else_does(trace: Tracing, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    write_gguf(tmp_path / "model" / "any.gguf", base=f"https://huggingface.co/{BASE}")
    assert ids_of(trace(tmp_path / "model", offline=True)) == UP


def test_a_gguf_file_without_base_models_has_the_architecture_it_names(
    trace: Tracing, tmp_path: Path
) -> None:
    found = trace(write_gguf(tmp_path / "m.gguf"), offline=True)
    assert (found.hops[0].relation, found.hops[0].parent) == ("architecture of", "llama")


@pytest.mark.parametrize(
    ("add", "expected"),
    [
        pytest.param(
            lambda writer: (
                writer.add_base_model_organization(0, "Meta Llama"),
                writer.add_base_model_name(0, "Llama 2 7b Hf"),
            ),
            ("base model", "llama-2"),
            id="organisation and name",
        ),
        pytest.param(
            lambda writer: writer.add_base_model_name(0, "A model: ours"),
            ("base model", "A model: ours"),
            id="a name that is no repository",
        ),
        pytest.param(
            lambda writer: writer.add_source_repo_url(f"https://huggingface.co/{BASE}"),
            ("quantized", "llama-2"),
            id="what it was made from",
        ),
    ],
)
def test_a_gguf_file_names_what_it_comes_from_in_several_ways(
    trace: Tracing, tmp_path: Path, add: Callable[[GGUFWriter], object], expected: tuple[str, str]
) -> None:
    writer = GGUFWriter(tmp_path / "m.gguf", "llama")
    writer.add_base_model_count(1)
    add(writer)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    found = trace(tmp_path / "m.gguf", offline=True)
    assert (found.hops[0].relation, found.hops[0].parent) == expected


def test_a_snapshot_in_the_cache_of_the_hub_knows_its_repository(
    trace: Tracing, tmp_path: Path
) -> None:
    place = tmp_path / f"models--{BASE.replace('/', '--')}" / "snapshots" / "abc"
    place.parent.mkdir(parents=True)
    found = trace(write_config(place, model_type="llama"), offline=True)
    assert (found.hops[0].relation, found.hops[0].parent) == ("release of", "llama-2")


def test_a_parent_that_was_not_asked_for_offline_is_told(trace: Tracing, tmp_path: Path) -> None:
    found = trace(write_card(tmp_path / "model", base_model="acme/base"), offline=True)
    assert found.nodes[1].says == "not asked: offline"


def spoil_gguf(path: Path) -> Path:
    content = write_gguf(path / "whole.gguf", base=BASE).read_bytes()
    (path / "half.gguf").write_bytes(content[: len(content) // 3])
    return path / "half.gguf"


def make_endless_list(path: Path) -> Path:
    key = b"general.list"
    head = b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", len(key)) + key
    (path / "m.gguf").write_bytes(head + struct.pack("<IIQ", 9, 0, 2**60))
    return path / "m.gguf"


def make_endless_texts(path: Path) -> Path:
    key = b"general.list"
    head = b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", len(key)) + key
    (path / "m.gguf").write_bytes(head + struct.pack("<IIQ", 9, 8, 2**60) + bytes(64))
    return path / "m.gguf"


def write(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder if name.endswith((".json", ".md", ".yml")) else folder / name

    return make


def make_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "model.gguf")
    return folder / "model.gguf"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda f: f / "none", "There is no", id="nothing there"),
        pytest.param(lambda f: f, "says nothing of a checkpoint", id="empty folder"),
        pytest.param(
            write("README.md", b"# A program"),
            "says nothing of a checkpoint",
            id="a readme that is no card",
        ),
        pytest.param(spoil_gguf, "is no whole GGUF file", id="half a gguf"),
        pytest.param(write("m.gguf", b"GGUF"), "is no whole GGUF", id="a word of gguf"),
        pytest.param(write("m.gguf", b""), "is no whole GGUF", id="an empty gguf"),
        pytest.param(make_endless_list, "is no whole GGUF file", id="endless list"),
        pytest.param(make_endless_texts, "is no whole GGUF file", id="endless texts"),
        pytest.param(write("m.safetensors", b"\xff" * 9), "no whole safetensors", id="length"),
        pytest.param(write("m.safetensors", b"ab"), "no whole safetensors", id="two bytes"),
        pytest.param(
            write("m.safetensors", struct.pack("<Q", 50) + b"{}"),
            "no whole safetensors",
            id="half",
        ),
        pytest.param(write("m.bin", b"\x80\x02"), "neither a GGUF nor", id="a pickle"),
        pytest.param(write("config.json", b"{half"), "is no JSON", id="config no JSON"),
        pytest.param(write("config.json", b"[" * 100_000), "is no JSON", id="deep config"),
        pytest.param(write("config.json", b"[1]"), "is no table", id="config no table"),
        pytest.param(write("config.json", b" " * 10_000_001), "larger than", id="large config"),
        pytest.param(
            write("README.md", b"---\n" + b"a: b\n" * (LARGEST // 4)),
            "larger than",
            id="large card",
        ),
        pytest.param(write("README.md", b"---\na: b\n"), "has no end", id="endless card"),
        pytest.param(write("README.md", b"---\na: [\n---\n"), "is no YAML", id="no YAML"),
        pytest.param(write("README.md", b"---\n- a\n---\n"), "no table", id="card no table"),
        pytest.param(write("README.md", b"---\n\xff\n---\n"), "is no YAML", id="no text"),
        pytest.param(
            write("README.md", b"---\na: !!python/object/apply:os.system [ls]\n---\n"),
            "is no YAML",
            id="code in a card",
        ),
        pytest.param(
            write("README.md", b"---\na: &a [1]\nb: [*a, *a]\n---\n"), "aliases", id="aliases"
        ),
        pytest.param(write("mergekit_config.yml", b"{"), "is no YAML", id="recipe no YAML"),
        pytest.param(make_pipe, "neither a file nor a folder", id="a pipe", marks=needs_posix),
    ],
)
def test_what_cannot_be_read_is_one_error(
    trace: Tracing, tmp_path: Path, make: Callable[[Path], Path], message: str
) -> None:
    with pytest.raises(LineageError) as caught:
        trace(make(tmp_path), offline=True)
    assert message in str(caught.value)
    assert caught.value.hint


def test_two_hundred_megabytes_behind_a_card_are_not_read(trace: Tracing, tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    with (folder / "README.md").open("ab") as file:
        file.truncate(200_000_000)
    assert ids_of(trace(folder, offline=True)) == UP


@pytest.mark.parametrize("make", [make_folder, make_gguf, make_safetensors])
def test_a_name_on_the_disk_is_safe_to_show(
    trace: Tracing, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    made = make(tmp_path)
    hostile = made.rename(made.with_name(f"a\x1b[31m\u202e{made.suffix}"))
    found = trace(hostile, offline=True)
    told = "".join(str(value) for node in found.nodes for value in node)
    told += "".join(
        f"{place.source}{place.locator}" for hop in found.hops for place in hop.evidence
    )
    assert "31m" in told
    assert not {"\x1b", "\u202e"} & set(told)


def test_a_path_is_no_id_of_the_catalog(
    trace: Tracing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_card(tmp_path / "llama", base_model=BASE)
    found = trace("llama", offline=True)
    assert found.subject == "./llama"
    assert ids_of(found) == UP


@pytest.mark.parametrize(
    ("sizes", "asked"),
    [
        pytest.param({"7B": "open", "13B": None}, [], id="an open size"),
        pytest.param({"7B": None, "13B": "open"}, ["llama-2"], id="the terms of the entry"),
        pytest.param({"70B": "open"}, ["llama-2"], id="another size"),
    ],
)
def test_the_terms_of_the_size_that_a_repository_names_are_those_that_count(
    tmp_path: Path, sizes: dict[str, str | None], asked: list[str]
) -> None:
    parameters = [
        {"label": label, "count": 7_000_000_000}
        | ({"licence": {"text": "MIT", "access": access}} if access else {})
        for label, access in sizes.items()
    ]
    entries = HUB_ENTRIES | {"llama-2": HUB_ENTRIES["llama-2"] | {"parameters": parameters}}
    catalog = write_catalog(tmp_path / "catalog", entries)
    graph = LineageGraph.from_document(load_document(catalog))
    found = find_trace(graph, catalog, str(make_folder(tmp_path)), Limits(offline=True))
    assert [question.parent for question in found.questions] == asked
