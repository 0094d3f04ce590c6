"""The compiled catalog: quick, never stale, never in the way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from lineage.cache import open_graph
from lineage.catalog.problems import CatalogError
from tests.support.catalogs import make_derivation, make_entry, write_entry

if TYPE_CHECKING:
    from pathlib import Path


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
    monkeypatch.setattr("lineage.assemble.load_document", lambda _: pytest.fail("parsed again"))
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


def _corrupt(cached: Path, how: str) -> None:
    whole = cached.read_bytes()
    head, index, _ = whole.split(b"\n", 2)
    contents = {
        "empty": b"",
        "truncated": whole[: len(head) + len(index) // 2],
        "foreign": b"SQLite format 3\x00",
        "other shape": head + b'\n{"a": 1}\n{}\n',
        "unknown kind": head
        + b'\n[[["a", "A", "2018", null, [], null]], [["a", "a", "x"]]]\n{}\n',
    }
    cached.write_bytes(contents[how])


@pytest.mark.parametrize("how", ["empty", "truncated", "foreign", "other shape", "unknown kind"])
def test_a_broken_cache_is_ignored_and_mended(toy_catalog: Path, cached: Path, how: str) -> None:
    whole = cached.read_bytes()
    _corrupt(cached, how)
    assert len(open_graph(toy_catalog)) == 12
    assert cached.read_bytes() == whole


def test_a_cache_that_cannot_be_written_does_no_harm(toy_catalog: Path, home: Path) -> None:
    (home / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert len(open_graph(toy_catalog)) == 12


def test_a_document_cut_off_in_the_cache_is_read_from_the_catalog(
    toy_catalog: Path, cached: Path
) -> None:
    head, index, document = cached.read_bytes().split(b"\n", 2)
    cached.write_bytes(b"\n".join([head, index, document[:100]]))
    assert open_graph(toy_catalog).document == json.loads(document)


def test_a_catalog_with_problems_is_refused_with_all_of_them(toy_catalog: Path) -> None:
    write_entry(toy_catalog / "models" / "bad.toml", {"colour": 1})
    with pytest.raises(CatalogError, match=r"The catalog has \d+ problems:") as caught:
        open_graph(toy_catalog)
    assert {problem.file for problem in caught.value.problems} == {"models/bad.toml"}
