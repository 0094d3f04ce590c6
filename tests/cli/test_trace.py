"""`lineage trace`: drawings, rows, what to ask about licences, and errors."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.replica.hub import HubReplica, Repository, made_from

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

CARD = "---\nlicense: mit\nbase_model: acme/base\nbase_model_relation: adapter\n---\n"


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose base model nobody was asked about."""
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.delenv("HF_TOKEN", raising=False)
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "README.md").write_text(CARD, encoding="utf-8")
    (folder / "config.json").write_text('{"model_type": "left"}', encoding="utf-8")
    return folder


def test_the_tree_says_relation_licence_and_what_to_ask(run_toy: Run, model: Path) -> None:
    done = run_toy("trace", str(model), "--offline")
    assert done.exit_code == 0
    assert done.stdout == (
        "model, mit\n"
        "├── adapter (maker): acme/base, not asked: offline\n"
        "└── architecture of (maker): Left 2018-01-10, MIT (open)\n"
        "    └── architecture (secondary): Root 2017-06-12, MIT (open)\n"
        "\n"
        "questions about licences (no legal advice):\n"
        "  The licence of acme/base could not be seen (offline): what is it?\n"
    )


def test_the_other_formats_hold_the_same(run_toy: Run, model: Path) -> None:
    document = json.loads(run_toy("trace", str(model), "--offline", "--format", "json").stdout)
    assert [step["relation"] for step in document["steps"]] == [
        "adapter", "architecture of", "architecture",
    ]  # fmt: skip
    assert document["questions"][0]["child"] == "acme/base"
    text = run_toy("trace", str(model), "--offline", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in rows] == [str(model), "acme/base", "left", "root"]
    assert rows[1]["evidence"] == (
        "supports: README.md: front matter, base_model and base_model_relation"
    )
    assert (
        "not asked: offline"
        in run_toy("trace", str(model), "--offline", "--format", "table").stdout
    )
    chart = run_toy("trace", str(model), "--offline", "--format", "mermaid").stdout
    assert chart.startswith("flowchart BT\n")
    assert "n0 ==>|adapter| n1" in chart


def test_a_trace_over_channels_without_a_step_names_those_that_have_one(
    run_toy: Run, toy_catalog: Path, model: Path
) -> None:
    done = run_toy("trace", str(model), "--offline", "--via", "idea", "--format", "table")
    assert done.exit_code == 0
    assert done.stderr == (
        "Nothing is known here of what model was made from over idea.\n"
        "Hint: There is an answer over weights or architecture: try 'lineage trace "
        f"{model} --offline --format table --data {toy_catalog} --via weights'.\n"
    )


def test_licences_that_raise_questions_fail_a_check(run_toy: Run, model: Path) -> None:
    command = ("trace", str(model), "--offline", "--check-licences")
    assert run_toy(*command).exit_code == 1
    assert "could not be seen" in run_toy(*command, "--format", "json").stderr
    (model / "README.md").write_text("---\nlicense: mit\n---\n", encoding="utf-8")
    assert run_toy(*command).exit_code == 0


def test_a_hub_that_falls_silent_is_told(run_toy: Run, model: Path) -> None:
    done = run_toy("trace", str(model))
    assert done.exit_code == 0
    assert "acme/base, the Hub did not answer" in done.stdout
    assert done.stderr == "Not complete: the Hub did not answer about acme/base.\n"


def test_a_repository_is_traced_over_the_hub(
    run_toy: Run, monkeypatch: pytest.MonkeyPatch, model: Path
) -> None:
    gone = Repository(status=404)
    with HubReplica({"acme/base": made_from("acme/gone"), "acme/gone": gone}) as replica:
        monkeypatch.setenv("HF_ENDPOINT", replica.url)
        done = run_toy("trace", str(model))
    assert "└── finetune (maker): acme/gone, deleted, or never there" in done.stdout


@pytest.mark.parametrize(
    ("module", "name"),
    [
        pytest.param("huggingface_hub", "huggingface_hub", id="the Hub"),
        pytest.param("yaml", "pyyaml", id="cards"),
        pytest.param("gguf", "gguf", id="GGUF"),
        pytest.param("safetensors", "safetensors", id="safetensors"),
    ],
)
def test_a_missing_package_is_one_error_that_says_what_to_install(
    run_toy: Run, monkeypatch: pytest.MonkeyPatch, model: Path, module: str, name: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, "lineage.trace.gguf_fields", raising=False)
    (model / "m.gguf").write_bytes(b"GGUF")
    (model / "m.safetensors").write_bytes(bytes(9))
    subjects = {"gguf": "m.gguf", "safetensors": "m.safetensors", "huggingface_hub": "../a/b"}
    subject = "acme/base" if name == "huggingface_hub" else str(model / subjects.get(name, "."))
    done = run_toy("trace", subject)
    assert done.exit_code == 1
    assert f"needs the package {name}, which is not installed." in done.stderr
    assert f"{sys.executable} -m pip install 'transformer-lineage[trace]'" in done.stderr


def test_what_is_not_there_is_one_error(run_toy: Run, model: Path) -> None:
    done = run_toy("trace", str(model / "nothing.gguf"))
    assert done.exit_code == 1
    assert done.stderr == (
        f"Error: There is no '{model / 'nothing.gguf'}'.\n"
        "Hint: Name a folder, a GGUF or a safetensors file, or a repository as OWNER/NAME.\n"
    )
