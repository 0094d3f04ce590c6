"""Writing the site: only what changed, whole or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import LineageError
from graph.testing import make_document
from lineage.website import write_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def document() -> dict[str, Any]:
    return make_document({"root": "2017", "child": "2018"}, [("root", "child", "scaling")])


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_site_is_written_into_a_new_folder(document: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "deep" / "site"
    assert write_site(document, out) == [
        out / "graph.json",
        out / "index.html",
        out / "vocabulary.ttl",
    ]
    assert list_names(out) == ["graph.json", "index.html", "vocabulary.ttl"]
    assert json.loads((out / "graph.json").read_text(encoding="utf-8")) == document


def test_a_second_build_writes_nothing(document: dict[str, Any], tmp_path: Path) -> None:
    write_site(document, tmp_path)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    assert write_site(document, tmp_path) == []
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    assert after == before


def test_only_the_changed_file_is_written(document: dict[str, Any], tmp_path: Path) -> None:
    write_site(document, tmp_path)
    (tmp_path / "graph.json").write_text("{}", encoding="utf-8")
    assert write_site(document, tmp_path) == [tmp_path / "graph.json"]


def test_other_files_of_the_folder_are_left_alone(
    document: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "CNAME").write_text("example.org", encoding="utf-8")
    write_site(document, tmp_path)
    assert (tmp_path / "CNAME").read_text(encoding="utf-8") == "example.org"


def test_a_folder_that_is_a_file_is_refused_with_a_hint(
    document: dict[str, Any], tmp_path: Path
) -> None:
    out = tmp_path / "taken"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(LineageError) as caught:
        write_site(document, out)
    assert str(caught.value) == f"Cannot write the site to '{out}': File exists."
    assert caught.value.hint == "Choose another folder with --out DIR."
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_failure_halfway_leaves_the_old_site_and_no_drafts(
    document: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(document, tmp_path)
    old = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    document["models"][0]["name"] = "Renamed"

    def fail(self: Path, data: bytes) -> int:
        if "index.html" in self.name:
            raise OSError(28, "No space left on device")
        with self.open("wb") as file:
            return file.write(data)

    monkeypatch.setattr("pathlib.Path.write_bytes", fail)
    with pytest.raises(LineageError, match="No space left on device"):
        write_site(document, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == old
