"""A small table of the Hub, built and asked: who descends from whom, licences, counts."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from graph.errors import LineageError
from graph.testing import make_document
from lineage.hub.asking import (
    count_relations,
    find_ancestors,
    find_descendants,
    find_reach,
)
from lineage.hub.building import Built, build_table
from lineage.hub.columns import USUAL, Columns
from lineage.hub.engine import HubTableError

if TYPE_CHECKING:
    from pathlib import Path

    from graph.records.shapes import Document

MADE = dt.datetime(2024, 5, 6, tzinfo=dt.UTC)
ROWS: list[tuple[Any, ...]] = [
    ("meta-llama/Llama-2-7b-hf", [], None, "llama2", 1000),
    ("acme/tuned", ["meta-llama/llama-2-7B-hf"], "finetune", "mit", 50),
    ("acme/quant", ["acme/tuned"], "quantized", None, 5),
    ("acme/merge", ["acme/tuned", "https://huggingface.co/acme/gone"], "merge", "mit", 7),
    ("acme/adapter", ["acme/merge", "acme/merge"], "adapter", "apache-2.0", None),
    ("acme/old", ["gpt2"], "other word", "\x1b[31m许\u202e" + "x" * 500, 1),
    ("loop/a", ["loop/b"], "finetune", "mit", 1),
    ("loop/b", ["loop/a", "loop/b"], "finetune", "mit", 1),
    ("hostile/\x1b[31m", [], None, "mit", 1),
    ("../../etc/passwd", [], None, "mit", 1),
    ("", [], None, "mit", 1),
    ("acme/strange", ["../../etc", "", "a/b/c", None, "x" * 500], "finetune", "it's", -1),
]


@pytest.fixture(scope="session")
def catalog() -> Any:
    """Transformer -> LLaMA -> Llama 2, and GPT-2; the last two have repositories."""
    models = {"transformer": "2017-06-12", "llama": "2023-02-24", "llama-2": "2023-07-18"}
    steps = [("transformer", "llama", "architecture"), ("llama", "llama-2", "architecture")]
    document = make_document({**models, "gpt-2": "2019-02-14"}, steps)
    hub = {"llama-2": ["meta-llama/Llama-2-7b-hf"], "gpt-2": ["openai-community/gpt2"]}
    for record in document["models"]:
        record["hub"] = hub.get(record["id"], [])
    return document


NAMES = Columns(*(names[0] for names in USUAL.values()))


def write_rows(path: Path, rows: list[tuple[Any, ...]], columns: Columns = NAMES) -> Path:
    table = {
        columns.id: [row[0] for row in rows],
        columns.base_model: pa.array([row[1] for row in rows], pa.list_(pa.string())),
        columns.relation: pa.array([row[2] for row in rows], pa.string()),
        columns.licence: [row[3] for row in rows],
        columns.downloads: pa.array([row[4] for row in rows], pa.int64()),
        columns.created: [MADE] * len(rows),
    }
    parquet.write_table(pa.table(table), path)
    return path


@pytest.fixture(scope="session")
def hub(tmp_path_factory: pytest.TempPathFactory, catalog: Any) -> Path:
    """The folder of the table."""
    folder = tmp_path_factory.mktemp("hub")
    source = write_rows(folder / "models.parquet", ROWS)
    built = build_table(source, folder / "it's a table", Columns(), catalog)
    assert built == Built(checkpoints=9, missing=2, models=4, edges=12, skipped=3)
    return folder / "it's a table"


def test_descendants_are_followed_past_merges_and_case(hub: Path) -> None:
    found = find_descendants(hub, "META-llama/llama-2-7b-hf")
    assert [(kin.id, kin.relation, kin.distance) for kin in found] == [
        ("acme/tuned", "finetune", 1),
        ("acme/merge", "merge", 2),
        ("acme/quant", "quantized", 2),
        ("acme/adapter", "adapter", 3),
    ]
    assert found[0].created == "2024-05-06"
    near = find_descendants(hub, "meta-llama/Llama-2-7b-hf", depth=1)
    assert [kin.id for kin in near] == ["acme/tuned"]


def test_ancestors_go_on_through_the_catalog_to_the_root(hub: Path) -> None:
    found = find_ancestors(hub, "acme/adapter")
    assert [(kin.id, kin.type, kin.relation, kin.state) for kin in found] == [
        ("acme/merge", "checkpoint", "adapter", "read"),
        ("acme/gone", "checkpoint", "merge", "missing"),
        ("acme/tuned", "checkpoint", "merge", "read"),
        ("meta-llama/Llama-2-7b-hf", "checkpoint", "finetune", "read"),
        ("llama-2", "model", "release", "catalog"),
        ("llama", "model", "architecture", "catalog"),
        ("transformer", "model", "architecture", "catalog"),
    ]
    weights = find_ancestors(hub, "acme/adapter", via=("weights",))
    assert weights[-1].id == "llama-2"


def test_a_model_of_the_catalog_has_the_heirs_of_its_repositories(hub: Path) -> None:
    assert len(find_descendants(hub, "llama-2")) == 5
    assert {kin.id for kin in find_descendants(hub, "transformer")} >= {"llama", "acme/quant"}


def test_a_name_without_an_owner_is_the_catalogs_repository(hub: Path) -> None:
    found = find_ancestors(hub, "acme/old")
    assert [(kin.id, kin.relation) for kin in found] == [
        ("openai-community/gpt2", "base model"), ("gpt-2", "release")
    ]  # fmt: skip


def test_what_a_table_says_is_safe_to_show(hub: Path) -> None:
    (said,) = (kin.licence for kin in find_descendants(hub, "openai-community/gpt2"))
    assert said == f"?[31m许?{'x' * 93}"


def test_a_loop_ends(hub: Path) -> None:
    assert [kin.id for kin in find_descendants(hub, "loop/a")] == ["loop/b"]
    assert [kin.id for kin in find_ancestors(hub, "loop/a")] == ["loop/b"]


def test_licences_of_what_carries_weights_are_counted(hub: Path) -> None:
    found = [tuple(row) for row in find_reach(hub, "llama-2")]
    assert found == [("mit", 2, 57), ("", 1, 5), ("apache-2.0", 1, 0), ("llama2", 1, 1000)]


def test_repositories_are_counted_by_relation_and_year(hub: Path) -> None:
    assert [tuple(row) for row in count_relations(hub, "acme/tuned")] == [
        ("merge", "2024", 1), ("quantized", "2024", 1)
    ]  # fmt: skip
    counted = {row.relation: row.repositories for row in count_relations(hub)}
    assert counted == {"adapter": 1, "base model": 1, "finetune": 3, "merge": 2, "quantized": 1}


def test_columns_may_have_other_names_and_base_models_be_texts(
    tmp_path: Path, catalog: Any
) -> None:
    path = tmp_path / "odd.parquet"
    table = {"model id": ["a/b", "c/d"], "from": [None, "a/b"]}
    parquet.write_table(pa.table(table), path)
    columns = Columns(id="model id", base_model="from")
    build_table(path, tmp_path / "hub", columns, catalog)
    found = find_descendants(tmp_path / "hub", "a/b")
    assert [(kin.id, kin.relation, kin.licence, kin.created) for kin in found] == [
        ("c/d", "base model", None, None)
    ]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("a/b, c/d", id="commas"),
        pytest.param('["a/b", "c/d"]', id="JSON"),
        pytest.param("['a/b', 'c/d']", id="Python"),
        pytest.param("a/b;c/d", id="semicolons"),
    ],
)
def test_several_base_models_may_stand_in_one_text(
    tmp_path: Path, catalog: Document, said: str
) -> None:
    table = {
        "repo_id": ["e/f"], "baseModels": [said], "relation": ["merge"], "licence": ["mit"],
        "createdAt": ["2024-05-06T07:08:09.000Z"],
    }  # fmt: skip
    parquet.write_table(pa.table(table), tmp_path / "models.parquet")
    build_table(tmp_path / "models.parquet", tmp_path / "hub", Columns(), catalog)
    assert [kin.id for kin in find_ancestors(tmp_path / "hub", "e/f")] == ["a/b", "c/d"]
    (made,) = find_descendants(tmp_path / "hub", "a/b")
    assert (made.relation, made.licence, made.created) == ("merge", "mit", "2024-05-06")


def test_two_builds_are_the_same_bytes(hub: Path, catalog: Any, tmp_path: Path) -> None:
    build_table(hub.parent / "models.parquet", tmp_path, Columns(), catalog)
    for name in ("nodes.parquet", "edges.parquet"):
        assert (tmp_path / name).read_bytes() == (hub / name).read_bytes()


def test_a_build_leaves_nothing_else_nor_what_a_killed_one_left(
    hub: Path, catalog: Any, tmp_path: Path
) -> None:
    killed = tmp_path / ".hub.00000000.1.00000000.tmp"
    killed.mkdir()
    (killed / "nodes.parquet").write_bytes(b"half")
    os.utime(killed, (0, 0))
    build_table(hub.parent / "models.parquet", tmp_path, Columns(), catalog)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edges.parquet", "nodes.parquet"]
    spoilt = tmp_path / "edges.parquet"
    spoilt.write_bytes(b"PAR1")
    with pytest.raises(HubTableError, match="DuckDB cannot do it"):
        build_table(spoilt, tmp_path, Columns(), catalog)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edges.parquet", "nodes.parquet"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("acme/tunde", "'acme/tunde'", id="a slip"),
        pytest.param("'; DROP TABLE nodes; --", "is called", id="SQL"),
        pytest.param("", "is called ''", id="empty"),
        pytest.param("a\x1b[31m", "a?[31m", id="control"),
    ],
)
def test_a_name_that_is_not_there_is_one_error(hub: Path, name: str, message: str) -> None:
    with pytest.raises(LineageError) as caught:
        find_descendants(hub, name)
    assert message in str(caught.value)
    assert ("acme/tuned" in caught.value.hint) == (name == "acme/tunde")


def test_a_folder_is_no_table(tmp_path: Path, catalog: Any) -> None:
    with pytest.raises(LineageError) as caught:
        build_table(tmp_path, tmp_path / "hub", Columns(), catalog)
    assert str(caught.value) == f"'{tmp_path}' is a folder."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(None, "There is no file", id="missing"),
        pytest.param(b"", "DuckDB cannot do it", id="empty"),
        pytest.param(b"PAR1 half of it", "DuckDB cannot do it", id="half"),
    ],
)
def test_a_file_that_is_no_table_is_one_error_and_leaves_the_old_one(
    tmp_path: Path, catalog: Any, content: bytes | None, message: str
) -> None:
    path = tmp_path / "models.parquet"
    if content is not None:
        path.write_bytes(content)
    folder = tmp_path / "hub"
    folder.mkdir()
    (folder / "nodes.parquet").write_bytes(b"old")
    with pytest.raises(LineageError) as caught:
        build_table(path, folder, Columns(), catalog)
    assert message in str(caught.value)
    assert [part.name for part in folder.iterdir()] == ["nodes.parquet"]


def test_a_missing_column_and_a_missing_table_say_what_to_do(tmp_path: Path, catalog: Any) -> None:
    path = write_rows(tmp_path / "models.parquet", ROWS, NAMES._replace(id="repo"))
    with pytest.raises(LineageError) as caught:
        build_table(path, tmp_path / "hub", Columns(), catalog)
    assert str(caught.value) == f"'{path}' has no column 'id'."
    assert caught.value.hint.startswith("It has repo, base_model")
    with pytest.raises(LineageError, match="has no column 'when'"):
        build_table(path, tmp_path / "hub", Columns(id="repo", created="when"), catalog)
    with pytest.raises(LineageError) as caught:
        count_relations(tmp_path)
    assert caught.value.hint == "Make one: lineage hub build FILE.parquet -o DIR"


@pytest.mark.parametrize("rows", [[], [("no id/at/all", [], "", "", 0)]])
def test_a_table_without_repositories_replaces_none(
    catalog: Any, tmp_path: Path, rows: list[tuple[Any, ...]]
) -> None:
    folder = tmp_path / "hub"
    build_table(write_rows(tmp_path / "good.parquet", ROWS), folder, Columns(), catalog)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    poor = write_rows(tmp_path / "poor.parquet", rows)
    with pytest.raises(HubTableError, match="has the id of a repository"):
        build_table(poor, folder, Columns(), catalog)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
