from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from lineage.files import UnwritableError
from lineage.papers.record import FetchedPaper
from lineage.papers.store import (
    BrokenRecordError,
    UnreadableRecordError,
    read_fetched,
    read_record,
    render_record,
    write_record,
)

if TYPE_CHECKING:
    from pathlib import Path


def make_record(**changes: Any) -> FetchedPaper:
    values = {
        "title": "Invented",
        "authors": ("Łukasz Ziółko",),
        "submitted": "2024-01-02",
        "updated": "2024-02-03",
        "version": 2,
        "primary_category": "cs.CL",
        "source": "arxiv",
        "retrieved": "2026-11-22",
        "abstract": "We invent.",
        **changes,
    }
    return FetchedPaper.model_validate(values)


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    record = make_record()
    assert write_record(tmp_path / "new" / "folder", "cs/9900001", record)
    assert read_record(tmp_path / "new" / "folder", "cs/9900001") == record


def test_a_file_is_readable_sorted_and_ends_with_one_newline(tmp_path: Path) -> None:
    write_record(tmp_path, "2401.00001", make_record())
    text = (tmp_path / "2401.00001.json").read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert "Łukasz" in text
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_where_a_record_came_from_stands_apart_for_each_version(tmp_path: Path) -> None:
    first = make_record(version=1, retrieved_at="2026-10-01T08:00:00Z", retrieved_from="https://a")
    write_record(tmp_path, "2401.00001", first)
    before = (tmp_path / "2401.00001.json").read_text(encoding="utf-8")
    write_record(tmp_path, "2401.00001", first.model_copy(update={"retrieved": "2026-12-01"}))
    write_record(tmp_path, "2401.00001", make_record(version=2))
    assert "retrieved" not in before
    origins = json.loads((tmp_path / "provenance" / "2401.00001.json").read_text(encoding="utf-8"))
    assert origins == {
        "1": {
            "retrieved": "2026-12-01",
            "retrieved_at": "2026-10-01T08:00:00Z",
            "retrieved_from": "https://a",
        },
        "2": {"retrieved": "2026-11-22", "retrieved_at": None, "retrieved_from": None},
    }


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="none"),
        pytest.param('{"1": {"retrieved": "2026-11-22"}}', id="of another version"),
    ],
)
def test_a_record_without_its_provenance_does_not_count(
    tmp_path: Path, content: str | None
) -> None:
    write_record(tmp_path, "2401.00001", make_record())
    path = tmp_path / "provenance" / "2401.00001.json"
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert read_record(tmp_path, "2401.00001") is None


def test_a_broken_provenance_is_replaced(tmp_path: Path) -> None:
    write_record(tmp_path, "2401.00001", make_record())
    (tmp_path / "provenance" / "2401.00001.json").write_text("{", encoding="utf-8")
    with pytest.raises(BrokenRecordError):
        read_record(tmp_path, "2401.00001")
    write_record(tmp_path, "2401.00001", make_record())
    assert read_record(tmp_path, "2401.00001") == make_record()


def test_a_paper_that_was_never_fetched_has_no_record(tmp_path: Path) -> None:
    assert read_record(tmp_path, "2401.00001") is None


@pytest.mark.parametrize(
    ("version", "written"),
    [
        pytest.param(1, False, id="older"),
        pytest.param(2, True, id="same"),
        pytest.param(3, True, id="newer"),
    ],
)
def test_an_older_version_never_replaces_a_newer_one(
    tmp_path: Path, version: int, *, written: bool
) -> None:
    write_record(tmp_path, "2401.00001", make_record())
    later = make_record(version=version, title="Later")
    assert write_record(tmp_path, "2401.00001", later) is written
    kept = read_record(tmp_path, "2401.00001")
    assert kept is not None
    assert kept.title == ("Later" if written else "Invented")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("{", "it is not a JSON object", id="not JSON"),
        pytest.param("[]", "it is not a JSON object", id="not an object"),
        pytest.param('{"version": 2}', "title: Field required", id="nothing in it"),
        pytest.param(
            render_record(make_record()).replace('"Invented"', "7"),
            "title: Input should be a valid string",
            id="wrong type",
        ),
    ],
)
def test_a_broken_file_is_named_with_what_to_do(tmp_path: Path, content: str, reason: str) -> None:
    write_record(tmp_path, "cs/9900001", make_record())
    path = tmp_path / "cs_9900001.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BrokenRecordError) as caught:
        read_record(tmp_path, "cs/9900001")
    assert str(caught.value) == f"'{path}' is not a paper record: {reason}."
    assert caught.value.hint == (
        "Run 'lineage fetch cs/9900001' to get it again, or delete the file."
    )


def test_a_broken_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "2401.00001.json").write_text("{", encoding="utf-8")
    assert write_record(tmp_path, "2401.00001", make_record())
    assert read_record(tmp_path, "2401.00001") == make_record()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "2401.00001.json"
    path.mkdir()
    with pytest.raises(UnreadableRecordError) as caught:
        read_record(tmp_path, "2401.00001")
    assert str(caught.value) == f"'{path}' cannot be read: Is a directory."


def test_a_folder_that_cannot_be_used_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("a file", encoding="utf-8")
    with pytest.raises(UnwritableError) as caught:
        write_record(tmp_path / "papers", "2401.00001", make_record())
    assert caught.value.hint == (
        "Free space or mend the rights, or choose another folder with LINEAGE_HOME."
    )


def test_a_full_disk_leaves_the_old_file_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_record(tmp_path, "2401.00001", make_record())

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UnwritableError) as caught:
        write_record(tmp_path, "2401.00001", make_record(title="Later"))
    path = tmp_path / "2401.00001.json"
    assert str(caught.value) == f"'{path}' cannot be written: No space left on device."
    assert sorted(file.name for file in tmp_path.iterdir()) == ["2401.00001.json", "provenance"]
    assert read_record(tmp_path, "2401.00001") == make_record()


def test_the_graph_gets_the_wanted_records_without_abstracts(tmp_path: Path) -> None:
    for arxiv_id in ("2401.00001", "2401.00002"):
        write_record(tmp_path, arxiv_id, make_record())
    found = read_fetched(tmp_path, ["2401.00003", "2401.00002"])
    assert found == {"2401.00002": make_record().to_paper()}


def test_the_store_of_another_user_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_record(tmp_path, "2401.00001", make_record())

    def refuse(folder: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

    assert set(read_fetched(tmp_path, ["2401.00001"])) == {"2401.00001"}
    monkeypatch.setattr(os, "scandir", refuse)
    assert read_fetched(tmp_path, ["2401.00001"]) == {}
