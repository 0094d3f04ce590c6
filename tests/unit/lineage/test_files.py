"""Files are written whole, to where their path leads, and only over files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from lineage.files import UnwritableError, write_whole
from tests.support.posix import make_pipe, needs_posix

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_file_is_written_with_its_folder_and_nothing_else(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "file", b"text", hint="")
    assert (tmp_path / "new" / "file").read_bytes() == b"text"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["file"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"new", hint="")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(make_pipe, "it is no file", id="pipe", marks=needs_posix),
        pytest.param(os.mkdir, "Is a directory", id="folder"),
    ],
)
def test_what_is_no_file_is_left_alone(
    tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    target = tmp_path / "target"
    make(target)
    before = target.lstat()
    with pytest.raises(UnwritableError, match=f"cannot be written: {reason}") as caught:
        write_whole(target, b"text", hint="Choose another.")
    assert caught.value.hint == "Choose another."
    assert target.lstat().st_mode == before.st_mode
