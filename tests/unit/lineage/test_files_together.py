"""Files that appear together, whole, or not at all."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lineage.files import UnwritableError, write_together

if TYPE_CHECKING:
    import os


def list_files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


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
    move = Path.rename

    def rename(self: Path, target: str | os.PathLike[str]) -> Path:
        if next(moves) == turn:
            raise failure
        return move(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises((UnwritableError, KeyboardInterrupt)):
        write_together({tmp_path / "x": b"1", tmp_path / "y": b"2"}, hint="")
    assert list_files(tmp_path) == []
