"""Writing the site: only what changed, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import LineageError
from graph.testing import make_document
from lineage.website import write_site
from lineage.website.manifest import MANIFEST
from lineage.website.render import render_site
from tests.support.posix import make_pipe, needs_posix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def document() -> Any:
    return make_document({"root": "2017", "child": "2018"}, [("root", "child", "scaling")])


def read_all(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_site_is_written_into_a_new_folder(document: Any, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "site"
    written = write_site(document, out)
    files = read_all(out)
    assert sorted(path.relative_to(out).as_posix() for path in written) == sorted(files)
    assert {"index.html", "vocabulary.ttl", "zh/models/root/index.html", MANIFEST} < set(files)
    assert set(json.loads(files[MANIFEST])["files"]) == set(files) - {MANIFEST}
    assert json.loads((out / "graph.json").read_text(encoding="utf-8")) == document


def test_a_second_build_writes_nothing(document: Any, tmp_path: Path) -> None:
    write_site(document, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert write_site(document, tmp_path) == []
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


@needs_posix
def test_a_site_of_many_models_is_the_same_from_several_processes(tmp_path: Path) -> None:
    models = {f"m-{number}": f"{2018 + number % 8}" for number in range(210)}
    document = make_document(models, [("m-0", f"m-{number}", "scaling") for number in (1, 9)])
    (tmp_path / "document.json").write_text(json.dumps(document), encoding="utf-8")
    code = (
        "import json, sys\n"
        "from pathlib import Path\n"
        "from lineage.website import write_site\n"
        "folder = Path(sys.argv[1])\n"
        "site = folder / 'site'\n"
        "document = json.loads((folder / 'document.json').read_bytes())\n"
        "print(len(write_site(document, site)), len(write_site(document, site)))"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    files = read_all(tmp_path / "site")
    del files[MANIFEST]
    assert printed.split() == [str(len(files) + 1), "0"]
    assert files == {name: text.encode() for name, text in render_site(document)}


def test_only_the_changed_file_is_written(document: Any, tmp_path: Path) -> None:
    write_site(document, tmp_path)
    (tmp_path / "graph.json").write_text("{}", encoding="utf-8")
    assert write_site(document, tmp_path) == [tmp_path / "graph.json"]


def test_other_files_of_the_folder_are_left_alone(document: Any, tmp_path: Path) -> None:
    (tmp_path / "CNAME").write_text("example.org", encoding="utf-8")
    write_site(document, tmp_path)
    assert (tmp_path / "CNAME").read_text(encoding="utf-8") == "example.org"


def test_a_folder_that_is_a_file_is_refused_with_a_hint(document: Any, tmp_path: Path) -> None:
    out = tmp_path / "taken"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(LineageError) as caught:
        write_site(document, out)
    assert str(caught.value) == f"Cannot write the site to '{out}': File exists."
    assert caught.value.hint == "Choose another folder with --out DIR."
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_failure_halfway_leaves_the_old_site_and_no_drafts(
    document: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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


def test_a_page_that_cannot_be_made_leaves_the_old_site(
    document: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(document, tmp_path)
    old = read_all(tmp_path)

    def fail() -> Iterator[tuple[str, str]]:
        yield "graph.json", "{}"
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("lineage.website.write.split_site", lambda _document: (fail,))
    with pytest.raises(LineageError, match="Input/output error"):
        write_site(document, tmp_path)
    assert read_all(tmp_path) == old


def drop_child(document: Any) -> None:
    document["models"] = document["models"][:1]
    document["derivations"] = []


def test_pages_of_models_that_are_gone_are_removed_with_their_folders(
    document: Any, tmp_path: Path
) -> None:
    write_site(document, tmp_path)
    assert (tmp_path / "zh" / "models" / "child" / "index.html").is_file()
    drop_child(document)
    write_site(document, tmp_path)
    assert not (tmp_path / "models" / "child").exists()
    assert not (tmp_path / "zh" / "models" / "child").exists()
    assert (tmp_path / "models" / "root" / "index.html").is_file()
    assert write_site(document, tmp_path) == []


def test_foreign_and_changed_files_are_never_removed(document: Any, tmp_path: Path) -> None:
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
def test_a_manifest_cannot_reach_out_of_the_site(document: Any, tmp_path: Path, name: str) -> None:
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
    document: Any, tmp_path: Path, text: str
) -> None:
    write_site(document, tmp_path)
    whole = read_all(tmp_path)
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    assert write_site(document, tmp_path) == [tmp_path / MANIFEST]
    assert read_all(tmp_path) == whole


FOREIGN = ("index.html", "models/root/index.html", "feed.xml", "zh/models/index.html")


@pytest.mark.parametrize("name", FOREIGN)
def test_what_others_wrote_is_not_overwritten_without_a_word(
    document: Any, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(LineageError) as caught:
        write_site(document, tmp_path)
    reason = f"'{name}' is there, and 'lineage build' did not write it"
    assert str(caught.value) == f"Cannot write the site to '{tmp_path}': {reason}."
    assert caught.value.hint == "Move it away, or choose another folder with --out DIR."
    assert read_all(tmp_path) == {name: b"mine"}


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(make_pipe, id="pipe", marks=needs_posix),
        pytest.param(os.mkdir, id="folder"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), id="device", marks=needs_posix),
    ],
)
def test_what_is_no_file_is_neither_waited_for_nor_replaced(
    document: Any, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "index.html")
    with pytest.raises(LineageError, match=r"'index\.html' is there, and is no file"):
        write_site(document, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


@pytest.mark.parametrize(
    ("part", "key"),
    [
        *(("families", key) for key in ("../../../ESCAPED", "..", ".", "/x", "", "a\\b", "c:x")),
        *((part, "a/../../../b") for part in ("models", "tasks", "techniques", "architectures")),
    ],
)
def test_no_file_of_a_document_stands_outside_the_folder(
    document: Any, tmp_path: Path, part: str, key: str
) -> None:
    """Documents of other programs: those of catalogs have ids."""
    record = document["models" if part == "models" else "families"][0]
    document[part] = [{**record, "id": key}]
    if part == "models":
        document["derivations"] = []
    with pytest.raises(LineageError, match="would stand outside it"):
        write_site(document, tmp_path / "a" / "b" / "site")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["models", "models/root", "zh"])
def test_no_file_is_written_through_a_link_to_another_folder(
    document: Any, tmp_path: Path, name: str
) -> None:
    outside, out = tmp_path / "outside", tmp_path / "site"
    outside.mkdir()
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).symlink_to(outside)
    with pytest.raises(LineageError, match="is a link that leads elsewhere"):
        write_site(document, out)
    assert list(outside.iterdir()) == []


def test_the_folder_itself_may_be_a_link(document: Any, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    write_site(document, tmp_path / "site")
    assert (tmp_path / "real" / "index.html").is_file()
    assert write_site(document, tmp_path / "site") == []


@needs_posix
@pytest.mark.parametrize("call", [1, 2, 3, 8])
def test_a_killed_build_leaves_nothing_that_the_next_one_does_not_mend(
    document: Any, tmp_path: Path, call: int
) -> None:
    """Killed at the first, second, ... move of a file; the next build is another one."""
    from pathlib import Path as Moved  # its method is replaced

    write_site(document, tmp_path / "site")
    document["models"][0]["name"] = "Renamed"
    child = os.fork()
    if not child:
        replace, count = Moved.replace, iter(range(1, 1000))

        def die(self: Path, target: Path) -> Path:
            if next(count) == call:
                os.kill(os.getpid(), signal.SIGKILL)
            return replace(self, target)

        Moved.replace = die  # type: ignore[method-assign,assignment]
        write_site(document, tmp_path / "site")
        os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    document["models"][0]["name"] = "Renamed again"
    write_site(document, tmp_path / "site")
    write_site(document, tmp_path / "fresh")
    assert read_all(tmp_path / "site") == read_all(tmp_path / "fresh")
    assert not [path for path in (tmp_path / "site").rglob("*") if path.suffix == ".tmp"]
