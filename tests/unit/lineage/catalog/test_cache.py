"""The compiled catalog: quick, never stale, never in the way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import lineage
from graph.errors import UnknownModelError
from graph.index import index_document
from graph.lineage_graph import LineageGraph
from graph.testing import make_document
from lineage.catalog import freshness
from lineage.catalog.assemble import load_document
from lineage.catalog.cache import open_graph
from lineage.catalog.compiled import open_index, pack_index
from lineage.catalog.freshness import find_fingerprint, identify, list_entries
from lineage.catalog.problems import CatalogError
from tests.support.catalogs import make_derivation, make_entry, write_catalog, write_entry

if TYPE_CHECKING:
    from graph.records.shapes import Document


@pytest.fixture
def cached(toy_catalog: Path, home: Path) -> Path:
    """The cache file of the toy catalog."""
    open_graph(toy_catalog)
    (path,) = (home / "cache").iterdir()
    return path


def test_a_second_start_reads_the_cache_and_answers_the_same(
    toy_catalog: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = open_graph(toy_catalog)
    monkeypatch.setattr(
        "lineage.catalog.assemble.load_document", lambda _: pytest.fail("parsed again")
    )
    after = open_graph(toy_catalog)
    assert after.ancestors_of("grandchild") == before.ancestors_of("grandchild")
    assert after.document == before.document
    assert cached.exists()


def test_a_changed_file_is_seen_at_once(toy_catalog: Path, cached: Path) -> None:
    first = cached.read_bytes()
    path = toy_catalog / "models" / "tuned.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("Tuned", "Toned"), encoding="utf-8")
    assert open_graph(toy_catalog).models["tuned"].name == "Toned"
    assert cached.read_bytes() != first


def test_a_new_and_a_deleted_file_are_seen_at_once(toy_catalog: Path, cached: Path) -> None:
    new = toy_catalog / "models" / "new.toml"
    write_entry(
        new, make_entry("New", "2020", derivations=[make_derivation("tuned", "finetuning")])
    )
    assert "new" in open_graph(toy_catalog).models
    new.unlink()
    assert "new" not in open_graph(toy_catalog).models
    assert cached.exists()


def _corrupt(whole: bytes, how: str) -> bytes:
    """Return a cache file with a fault; its head ends with the first line."""
    head = whole.index(b"\n") + 1
    fields = whole[:head].split()
    index = head + int(fields[2]) // 2
    damaged = {
        "empty": b"",
        "cut in the head": whole[: head // 2],
        "cut in the index": whole[:index],
        "a flipped bit in the index": whole[:index]
        + bytes([whole[index] ^ 1])
        + whole[index + 1 :],
        "a hole in the index": whole[:index] + bytes(512) + whole[index + 512 :],
        "another length": whole.replace(fields[2], b"1", 1),
        "an endless length": whole.replace(fields[2], b"9" * 30, 1),
        "a negative length": whole.replace(fields[2], b"-9", 1),
        "a word for a length": whole.replace(fields[2], b"x", 1),
        "a database": b"SQLite format 3\x00" + bytes(4096),
        "another version's": b'{"models": []}\n[]\n',
        "the head alone": whole[:head],
    }
    return damaged[how]


@pytest.mark.parametrize(
    "how",
    [
        "empty",
        "cut in the head",
        "cut in the index",
        "a flipped bit in the index",
        "a hole in the index",
        "another length",
        "an endless length",
        "a negative length",
        "a word for a length",
        "a database",
        "another version's",
        "the head alone",
    ],
)
def test_a_broken_cache_is_ignored_and_mended(toy_catalog: Path, cached: Path, how: str) -> None:
    whole = cached.read_bytes()
    right = open_graph(toy_catalog).ancestors_of("grandchild")
    cached.write_bytes(_corrupt(whole, how))
    assert open_graph(toy_catalog).ancestors_of("grandchild") == right
    assert cached.read_bytes() == whole


def test_an_edit_of_the_same_size_and_time_is_seen_at_once(
    toy_catalog: Path, cached: Path
) -> None:
    path = toy_catalog / "models" / "tuned.toml"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Tuned", b"Toned"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert open_graph(toy_catalog).models["tuned"].name == "Toned"
    assert cached.exists()


def test_an_edit_while_the_catalog_is_compiled_is_not_cached(
    toy_catalog: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = toy_catalog / "models" / "tuned.toml"
    before = path.read_bytes()

    def compile_and_edit(folder: Path) -> Document:
        path.write_bytes(before.replace(b"Tuned", b"Toned"))
        return load_document(folder)

    monkeypatch.setattr("lineage.catalog.assemble.load_document", compile_and_edit)
    assert open_graph(toy_catalog).models["tuned"].name == "Toned"
    assert not (home / "cache").exists()
    monkeypatch.undo()
    path.write_bytes(before)
    assert open_graph(toy_catalog).models["tuned"].name == "Tuned"


def test_two_processes_that_write_and_read_at_once_always_answer_right(
    toy_catalog: Path, home: Path
) -> None:
    script = f"""
import pathlib, sys
sys.path[:0] = {sys.path!r}
import lineage.catalog.cache, lineage.paths
folder = pathlib.Path({str(toy_catalog)!r})
for _ in range(30):
    for cached in lineage.paths.cache_dir().glob("*.cache"):
        cached.unlink(missing_ok=True)
    graph = lineage.catalog.cache.open_graph(folder)
    ids = [item.id for item in graph.ancestors_of("student")]
    assert ids == {["root", "left", "right", "merge", "tuned"]!r}, ids
    assert len(graph.document["models"]) == 12
"""
    environment = {**os.environ, "LINEAGE_HOME": str(home)}
    both = [
        subprocess.Popen([sys.executable, "-c", script], env=environment, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    errors = [process.communicate()[1].decode() for process in both]
    assert errors == ["", ""]
    assert len(open_graph(toy_catalog)) == 12


def test_the_index_in_the_cache_is_the_index_of_the_document(
    toy_catalog: Path, cached: Path
) -> None:
    packed = open_graph(toy_catalog)
    fresh = LineageGraph.from_document(packed.document)
    assert cached.exists()
    assert list(packed.models.items()) == list(fresh.models.items())
    assert list(packed.parents.items()) == list(fresh.parents.items())
    assert list(packed.children.items()) == list(fresh.children.items())
    assert len(packed) == len(fresh) == 12
    for name in ("l1", "Other Root", "1701.00001", "arXiv:1701.00001v2"):
        assert packed.require(name) == fresh.require(name)
    with pytest.raises(UnknownModelError, match=r"Unknown model 'grandchilt'\."):
        packed.require("grandchilt")


def test_a_catalog_without_models_is_cached_too(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = write_catalog(tmp_path / "empty", {})
    assert len(open_graph(empty)) == 0
    assert list(home.glob("cache/*.cache"))
    monkeypatch.setattr("lineage.catalog.assemble.load_document", lambda _: pytest.fail("parsed"))
    assert len(open_graph(empty)) == 0


@pytest.mark.parametrize("models", [["root"], []], ids=["one model", "no model"])
def test_an_index_without_steps_and_aliases_can_be_packed(models: list[str]) -> None:
    index = index_document(make_document(dict.fromkeys(models, "2017"), []))
    opened = open_index(pack_index(index))
    assert [dict(column) for column in opened] == [dict(column) for column in index]


def test_a_question_reads_only_what_it_needs(toy_catalog: Path, cached: Path) -> None:
    graph = open_graph(toy_catalog)
    read: list[str] = []
    database = vars(graph.models)["_database"]
    database.connection.set_trace_callback(read.append)
    graph.ancestors_of("right")
    assert cached.exists()
    assert len(read) <= 8
    named = [statement for statement in read if "WHERE" in statement]
    assert all(" = 'right'" in statement or " = 'root'" in statement for statement in named)
    assert [one for one in read if one not in named] == ["SELECT id FROM models ORDER BY rowid"]


def test_a_cache_that_cannot_be_written_does_no_harm(toy_catalog: Path, home: Path) -> None:
    (home / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert len(open_graph(toy_catalog)) == 12


def test_a_read_only_cache_folder_does_no_harm(toy_catalog: Path, home: Path) -> None:
    folder = home / "cache"
    folder.mkdir(parents=True)
    folder.chmod(0o500)
    try:
        assert len(open_graph(toy_catalog)) == 12
        assert len(open_graph(toy_catalog)) == 12
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize("damage", ["cut off", "flipped"])
def test_a_broken_document_in_the_cache_is_read_from_the_catalog(
    toy_catalog: Path, cached: Path, damage: str
) -> None:
    graph = open_graph(toy_catalog)
    right = open_graph(toy_catalog).document
    whole = cached.read_bytes()
    cached.write_bytes(
        whole[:-100] if damage == "cut off" else whole.replace(b"Grandc", b"Brandc")
    )
    assert graph.document == right
    assert open_graph(toy_catalog).document == right


def test_a_cache_deleted_between_two_questions_does_no_harm(
    toy_catalog: Path, cached: Path
) -> None:
    graph = open_graph(toy_catalog)
    cached.unlink()
    assert [item.id for item in graph.ancestors_of("merge")] == ["root", "left", "right"]
    assert len(graph.document["models"]) == 12


def test_a_catalog_with_problems_is_refused_with_all_of_them(toy_catalog: Path) -> None:
    write_entry(toy_catalog / "models" / "bad.toml", {"colour": 1})
    with pytest.raises(CatalogError, match=r"The catalog has \d+ problems:") as caught:
        open_graph(toy_catalog)
    assert {problem.file for problem in caught.value.problems} == {"models/bad.toml"}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the program, to edit."""
    for name in ("graph", "lineage"):
        source = Path(lineage.__file__).parent.parent / name
        shutil.copytree(
            source, tmp_path / "checkout" / name, ignore=shutil.ignore_patterns("data", "*.pyc")
        )
    return tmp_path / "checkout"


def test_every_module_that_answers_depend_on_is_known_to_the_cache(
    checkout: Path, toy_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tuple(str(checkout / name) for name in ("lineage", "graph"))
    monkeypatch.setattr(freshness, "_PACKAGES", packages)
    seen = {list_entries(str(toy_catalog), "1").others}
    rooms = ("adding", "cli", "hub", "suggest", "trace", "verify", "website")
    asking = {checkout / "lineage" / name for name in rooms}
    for path in sorted([*checkout.rglob("*.py"), *checkout.rglob("*.json")]):
        path.write_bytes(path.read_bytes() + b"\n")
        after = list_entries(str(toy_catalog), "1").others
        assert (after in seen) == bool(asking.intersection(path.parents)), path
        seen.add(after)
    new = checkout / "graph" / "new"
    new.mkdir()
    (new / "new.py").write_text("", encoding="utf-8")
    assert list_entries(str(toy_catalog), "1").others not in seen


def test_an_edit_of_a_module_shows_in_the_next_answer(
    checkout: Path, toy_catalog: Path, home: Path
) -> None:
    def ask() -> str:
        environment = {**os.environ, "LINEAGE_HOME": str(home), "LINEAGE_DATA": str(toy_catalog)}
        return subprocess.run(
            [sys.executable, "-m", "lineage", "show", "tuned", "--format", "json"],
            env=environment,
            cwd=checkout,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    assert json.loads(ask())["name"] == "Tuned"
    module = checkout / "lineage" / "catalog" / "load.py"
    text = module.read_text(encoding="utf-8")
    edited = text.replace(
        "add_placeholders(catalog)\n    return catalog",
        "catalog.models['tuned'] = catalog.models['tuned'].model_copy(update={'name': 'Toned'})\n"
        "    return catalog",
    )
    assert edited != text
    module.write_text(edited, encoding="utf-8")
    assert json.loads(ask())["name"] == "Toned"


def let_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Believe in times at once: the tests' files are younger than a real catalog's."""
    monkeypatch.setattr(freshness, "_SETTLED", -60_000_000_000)


def test_files_that_look_the_same_are_not_read_again(
    toy_catalog: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_settle(monkeypatch)
    open_graph(toy_catalog)
    assert cached.with_suffix(".stamp").exists()
    monkeypatch.setattr(freshness, "_read_bytes", lambda path: pytest.fail(f"{path} was read"))
    assert open_graph(toy_catalog).models["tuned"].name == "Tuned"


@pytest.mark.parametrize("how", ["edit", "same size and time", "new file", "deleted", "module"])
def test_what_looks_another_is_read_again(
    toy_catalog: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    let_settle(monkeypatch)
    assert not list(home.glob("cache/*.stamp"))
    code = tmp_path / "code"
    code.mkdir()
    (code / "one.py").write_text("1", encoding="utf-8")
    monkeypatch.setattr(freshness, "_PACKAGES", (str(code),))
    open_graph(toy_catalog)
    (memory,) = home.glob("cache/*.stamp")
    before = memory.read_bytes()
    path = toy_catalog / "models" / "tuned.toml"
    status = path.stat()
    text = path.read_text(encoding="utf-8")
    if how == "edit":
        path.write_text(text.replace('"Tuned"', '"Tuned Well"'), encoding="utf-8")
    elif how == "same size and time":
        path.write_text(text.replace('"Tuned"', '"Toned"'), encoding="utf-8")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    elif how == "new file":
        write_entry(toy_catalog / "models" / "newer.toml", make_entry("Newer", "2020-01"))
    elif how == "deleted":
        (toy_catalog / "models" / "grandchild.toml").unlink()
    else:
        (code / "one.py").write_text("22", encoding="utf-8")
    graph = open_graph(toy_catalog)
    assert memory.read_bytes() != before
    assert (graph.models["tuned"].name, "newer" in graph.models, "grandchild" in graph.models) == {
        "edit": ("Tuned Well", False, True),
        "same size and time": ("Toned", False, True),
        "new file": ("Tuned", True, True),
        "deleted": ("Tuned", False, False),
        "module": ("Tuned", False, True),
    }[how]


def test_a_paper_that_changed_is_read_by_the_questions_that_need_papers(
    toy_catalog: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, first = open_graph(toy_catalog), cached.read_bytes()
    assert graph.document["papers"] == []
    (toy_catalog / "papers").mkdir()
    record = {"title": "New", "authors": ["Ada Nr"], "submitted": "2017-01", "source": "a list"}
    path = toy_catalog / "papers" / "1701.00001.json"
    path.write_text(json.dumps({**record, "retrieved": "2026-11-22"}), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("lineage.catalog.assemble.load_document", lambda _: pytest.fail("parsed"))
        assert open_graph(toy_catalog).ancestors_of("merge") == graph.ancestors_of("merge")
    assert [paper["title"] for paper in open_graph(toy_catalog).document["papers"]] == ["New"]
    assert cached.read_bytes() != first
    monkeypatch.setattr("lineage.catalog.assemble.load_document", lambda _: pytest.fail("parsed"))
    assert [paper["title"] for paper in open_graph(toy_catalog).document["papers"]] == ["New"]


def test_times_are_not_believed_before_they_have_settled(
    toy_catalog: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_graph(toy_catalog)
    assert not cached.with_suffix(".stamp").exists()
    let_settle(monkeypatch)
    open_graph(toy_catalog)
    assert cached.with_suffix(".stamp").exists()
    monkeypatch.undo()
    memory = cached.with_suffix(".stamp")
    memory.write_text(memory.read_text(encoding="ascii").split()[0] + " wrong", encoding="ascii")
    inputs = list_entries(str(toy_catalog), lineage.__version__)
    assert identify(str(memory), inputs) == find_fingerprint(inputs)


@pytest.mark.parametrize("content", [b"", b"\xff", b"one", b"one two three", b"other text"])
def test_a_broken_memory_of_times_is_ignored(
    toy_catalog: Path, cached: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    let_settle(monkeypatch)
    cached.with_suffix(".stamp").write_bytes(content)
    assert open_graph(toy_catalog).models["tuned"].name == "Tuned"
