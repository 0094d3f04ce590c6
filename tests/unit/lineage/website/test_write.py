"""Writing the site: only what changed, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import LineageError
from graph.testing import make_document
from lineage.website import write_site
from lineage.website.manifest import MANIFEST

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def document() -> dict[str, Any]:
    return make_document({"root": "2017", "child": "2018"}, [("root", "child", "scaling")])


def read_all(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_site_is_written_into_a_new_folder(document: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "deep" / "site"
    written = write_site(document, out)
    files = read_all(out)
    assert sorted(path.relative_to(out).as_posix() for path in written) == sorted(files)
    assert {"index.html", "vocabulary.ttl", "zh/models/root/index.html", MANIFEST} < set(files)
    assert set(json.loads(files[MANIFEST])["files"]) == set(files) - {MANIFEST}
    assert json.loads((out / "graph.json").read_text(encoding="utf-8")) == document


def test_a_second_build_writes_nothing(document: dict[str, Any], tmp_path: Path) -> None:
    write_site(document, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert write_site(document, tmp_path) == []
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


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
    old = read_all(tmp_path)
    document["models"][0]["name"] = "Renamed"

    def fail(self: Path, data: bytes) -> int:
        if "index.html" in self.name:
            raise OSError(28, "No space left on device")
        with self.open("wb") as file:
            return file.write(data)

    monkeypatch.setattr("pathlib.Path.write_bytes", fail)
    with pytest.raises(LineageError, match="No space left on device"):
        write_site(document, tmp_path)
    assert read_all(tmp_path) == old


def drop_child(document: dict[str, Any]) -> None:
    document["models"] = document["models"][:1]
    document["derivations"] = []


def test_pages_of_models_that_are_gone_are_removed_with_their_folders(
    document: dict[str, Any], tmp_path: Path
) -> None:
    write_site(document, tmp_path)
    assert (tmp_path / "zh" / "models" / "child" / "index.html").is_file()
    drop_child(document)
    write_site(document, tmp_path)
    assert not (tmp_path / "models" / "child").exists()
    assert not (tmp_path / "zh" / "models" / "child").exists()
    assert (tmp_path / "models" / "root" / "index.html").is_file()
    assert write_site(document, tmp_path) == []


def test_foreign_and_changed_files_are_never_removed(
    document: dict[str, Any], tmp_path: Path
) -> None:
    write_site(document, tmp_path)
    folder = tmp_path / "models" / "child"
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    changed = tmp_path / "zh" / "models" / "child" / "index.html"
    changed.write_text("mine", encoding="utf-8")
    drop_child(document)
    write_site(document, tmp_path)
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    assert changed.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "name",
    ["../outside.txt", "models/../../outside.txt", "/{outside}", "linked/outside.txt"],
    ids=["parent", "hidden-parent", "absolute", "link"],
)
def test_a_manifest_cannot_reach_out_of_the_site(
    document: dict[str, Any], tmp_path: Path, name: str
) -> None:
    outside, out = tmp_path / "outside.txt", tmp_path / "site"
    outside.write_text("mine", encoding="utf-8")
    write_site(document, out)
    (out / "linked").symlink_to(tmp_path)
    name = name.replace("/{outside}", str(outside))
    digest = hashlib.sha256(b"mine").hexdigest()
    (out / MANIFEST).write_text(json.dumps({"files": {name: digest}}), encoding="utf-8")
    write_site(document, out)
    assert outside.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": []}', '{"files": {"a": 1}}', "null"])
def test_a_broken_manifest_removes_nothing_and_is_mended(
    document: dict[str, Any], tmp_path: Path, text: str
) -> None:
    write_site(document, tmp_path)
    whole = read_all(tmp_path)
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    assert write_site(document, tmp_path) == [tmp_path / MANIFEST]
    assert read_all(tmp_path) == whole
