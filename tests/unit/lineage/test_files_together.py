"""Files that appear together, whole, or not at all."""

from __future__ import annotations

import errno
import os
import platform
import threading
from pathlib import Path
from zlib import crc32

import pytest

from lineage.asides import name_draft, remove_orphans, write_draft
from lineage.files import UnwritableError, write_folder, write_together, write_whole
from tests.support.posix import needs_posix


def list_files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_new_files_appear_together_and_folders_are_made(tmp_path: Path) -> None:
    write_together({tmp_path / "a" / "x": b"1", tmp_path / "b" / "y": b"2"}, hint="")
    assert list_files(tmp_path) == ["a/x", "b/y"]
    assert (tmp_path / "b" / "y").read_bytes() == b"2"


def test_a_file_that_is_there_stays_and_no_other_is_written(tmp_path: Path) -> None:
    (tmp_path / "y").write_bytes(b"old")
    with pytest.raises(UnwritableError, match=r"y' cannot be written: File exists\.$") as caught:
        write_together({tmp_path / "x": b"1", tmp_path / "y": b"2"}, hint="Do it.")
    assert caught.value.hint == "Do it."
    assert list_files(tmp_path) == ["y"]
    assert (tmp_path / "y").read_bytes() == b"old"


@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.parametrize(
    "failure", [OSError(errno.EIO, "Input/output error"), KeyboardInterrupt()]
)
def test_what_stops_a_move_takes_the_files_before_it_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turn: int, failure: BaseException
) -> None:
    moves = iter(range(1, 9))
    link = os.link

    def link_or_fail(draft: Path, path: Path) -> None:
        if next(moves) == turn:
            raise failure
        link(draft, path)

    monkeypatch.setattr(os, "link", link_or_fail)
    monkeypatch.setattr(Path, "replace", link_or_fail)
    with pytest.raises((UnwritableError, KeyboardInterrupt)):
        write_together({tmp_path / "x": b"1", tmp_path / "y": b"2"}, hint="")
    assert list_files(tmp_path) == []


def refuse_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the file system have no hard links."""

    def refuse(_draft: Path, _path: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)


def test_a_file_system_without_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_links(monkeypatch)
    write_together({tmp_path / "x": b"1", tmp_path / "y": b"2"}, hint="")
    assert list_files(tmp_path) == ["x", "y"]
    assert (tmp_path / "x").read_bytes() == b"1"
    with pytest.raises(UnwritableError):
        write_together({tmp_path / "a": b"1", tmp_path / "y": b"3"}, hint="")
    assert list_files(tmp_path) == ["x", "y"]


def test_the_loser_is_told_that_another_was_first(tmp_path: Path) -> None:
    (tmp_path / "y").write_bytes(b"old")
    with pytest.raises(UnwritableError, match="File exists") as caught:
        write_together({tmp_path / "y": b"2"}, hint="Free space.", taken="It is there.")
    assert caught.value.hint == "It is there."


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_of_two_at_a_barrier_one_writes_everything_and_the_other_takes_nothing_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    if not links:
        refuse_links(monkeypatch)
    rounds = 600 if links else 100
    barrier = threading.Barrier(2)
    winners: dict[int, list[str]] = {number: [] for number in range(rounds)}

    def add(who: str) -> None:
        for number in range(rounds):
            contents = {
                tmp_path / f"{number}.json": b"paper",
                tmp_path / f"{number}.toml": b"model",
            }
            contents = {path: content + who.encode() for path, content in contents.items()}
            barrier.wait(timeout=30)
            try:
                write_together(contents, hint="")
            except UnwritableError:
                continue
            winners[number].append(who)

    threads = [threading.Thread(target=add, args=(who,)) for who in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    for number, found in winners.items():
        assert len(found) == 1
        assert (tmp_path / f"{number}.json").read_bytes() == b"paper" + found[0].encode()
        assert (tmp_path / f"{number}.toml").read_bytes() == b"model" + found[0].encode()
    assert len(list_files(tmp_path)) == 2 * rounds


def find_dead_process() -> int:
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return child


def rename_to_process(draft: Path, process: int, *, host: str | None = None) -> Path:
    own = f".{crc32(platform.node().encode()):08x}.{os.getpid()}."
    other = f".{host or own[1:9]}.{process}."
    return draft.rename(draft.with_name(draft.name.replace(own, other)))


@needs_posix
def test_drafts_of_processes_that_are_gone_are_removed_and_no_others(tmp_path: Path) -> None:
    dead = find_dead_process()
    for name in ("killed", "other-host", "old-host", "living"):
        write_draft(name_draft(tmp_path / name), b"x")
    drafts = {path.name.split(".")[1]: path for path in tmp_path.iterdir()}
    rename_to_process(drafts["killed"], dead)
    kept = [drafts["living"], rename_to_process(drafts["other-host"], dead, host="0" * 8)]
    os.utime(rename_to_process(drafts["old-host"], dead, host="0" * 8), (0, 0))
    for name in (".mine.tmp", ".x-abcdefgh.tmp", "a.00000000.1.00000000.tmp", f".x.{dead}.tmp"):
        kept.append(tmp_path / name)
        kept[-1].write_bytes(b"mine")
    remove_orphans(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(kept)


@needs_posix
def test_orphans_are_removed_where_something_is_written(tmp_path: Path) -> None:
    dead = find_dead_process()
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        write_draft(draft := name_draft(folder / "x"), b"x")
        rename_to_process(draft, dead)
    write_together({tmp_path / "0" / "x": b"1"}, hint="")
    write_folder(tmp_path / "1", {"x": b"1"}, hint="")
    assert list_files(tmp_path) == ["0/x", "1/x"]


@pytest.mark.parametrize("name", ["x" * 255, "中" * 85, "a.b", ".hidden"])
def test_a_name_of_any_length_can_be_written(tmp_path: Path, name: str) -> None:
    write_whole(tmp_path / name, b"1", hint="")
    assert [path.name for path in tmp_path.iterdir()] == [name]
