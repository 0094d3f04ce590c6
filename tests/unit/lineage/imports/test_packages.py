"""Reading packages: wherever they lie, and whatever is wrong with them."""

from __future__ import annotations

import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from lineage.imports.distributions import AbsentError, PackageError
from lineage.imports.packages import read_package
from lineage.imports.sources import SOURCES
from tests.support.packages import (
    ALPHA,
    BETA,
    MODELS,
    TRANSFORMERS,
    write_sdist,
    write_unpacked,
    write_wheel,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

(READER,) = SOURCES["transformers"]
KNOWN = READER.distribution
FILES = {path.removeprefix("transformers/models/"): text for path, text in TRANSFORMERS.items()}


def in_src(folder: Path) -> Path:
    return write_sdist(folder, {f"src/{path}": text for path, text in TRANSFORMERS.items()})


def inside(folder: Path) -> Path:
    return write_unpacked(folder, TRANSFORMERS) / "transformers"


def in_folder_of_that_name(folder: Path) -> Path:
    write_unpacked(folder / "transformers", TRANSFORMERS)
    return folder


def among_others(folder: Path) -> Path:
    write_wheel(folder, {"other/a.py": ""}, name="transformers-extra")
    return write_wheel(folder, TRANSFORMERS).parent


PLACES = [
    pytest.param(lambda f: write_unpacked(f, TRANSFORMERS), id="an unpacked wheel"),
    pytest.param(inside, id="the folder of the package itself"),
    pytest.param(in_folder_of_that_name, id="in a folder of its name"),
    pytest.param(lambda f: write_wheel(f, TRANSFORMERS), id="a wheel"),
    pytest.param(lambda f: write_wheel(f, TRANSFORMERS).parent, id="a folder with a wheel"),
    pytest.param(among_others, id="among wheels of others"),
    pytest.param(lambda f: write_sdist(f, TRANSFORMERS), id="an sdist"),
    pytest.param(in_src, id="an sdist with src"),
    pytest.param(lambda f: in_src(f).parent, id="a folder with an sdist"),
]


@pytest.mark.parametrize("make", PLACES)
def test_a_package_is_read_wherever_it_lies(make: Callable[[Path], Path], tmp_path: Path) -> None:
    package = read_package(KNOWN, make(tmp_path / "packages"))
    assert (package.version, package.files) == ("9.1", FILES)


def test_nothing_is_executed_or_unpacked(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    files = {**TRANSFORMERS, ALPHA: f"open({str(trap)!r}, 'w')\n"}
    place = write_wheel(tmp_path / "packages", files)
    READER.read(read_package(KNOWN, place))
    assert not trap.exists()
    assert list(tmp_path.rglob("*.py")) == []


def no_models(folder: Path) -> Path:
    return write_wheel(folder, {"transformers/__init__.py": "", "transformers/old.py": ""})


def broken_zip(folder: Path) -> Path:
    path = write_wheel(folder, TRANSFORMERS)
    path.write_bytes(path.read_bytes()[:200])
    return path


def spoilt_zip(folder: Path) -> Path:
    path = write_wheel(folder, TRANSFORMERS)
    content = bytearray(path.read_bytes())
    content[60:160] = bytes(100)
    path.write_bytes(content)
    return path


def cut_tar(folder: Path) -> Path:
    path = write_sdist(folder, TRANSFORMERS)
    path.write_bytes(path.read_bytes()[:-40])
    return path


def twice(folder: Path) -> Path:
    write_wheel(folder, TRANSFORMERS, version="9.2")
    return write_wheel(folder, TRANSFORMERS).parent


def without_version(folder: Path) -> Path:
    root = write_unpacked(folder, TRANSFORMERS)
    (root / "transformers-9.1.dist-info" / "METADATA").unlink()
    return root


def linked(folder: Path) -> Path:
    root = write_unpacked(folder, TRANSFORMERS)
    (root / BETA).unlink()
    (root / BETA).symlink_to(root / ALPHA)
    return root


def linked_models(folder: Path) -> Path:
    root = write_unpacked(folder, TRANSFORMERS)
    (root / MODELS).rename(folder / "elsewhere")
    (root / MODELS).symlink_to(folder / "elsewhere")
    return root


def linked_in_tar(folder: Path) -> Path:
    path = write_sdist(folder, {})
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo(f"transformers-9.1/{BETA}")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    return path


def huge(folder: Path) -> Path:
    path = write_wheel(folder, TRANSFORMERS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{MODELS}/delta/modular_delta.py", b"#" * 100_000_000)
    return path


def huge_unpacked(folder: Path) -> Path:
    root = write_unpacked(folder, TRANSFORMERS)
    with (root / BETA).open("wb") as file:
        file.truncate(100_000_000)
    return root


def bytes_that_are_no_text(folder: Path) -> Path:
    root = write_unpacked(folder, TRANSFORMERS)
    (root / BETA).write_bytes(b"\xff\xfe")
    return root


FAULTS = [
    pytest.param(no_models, "No folder of models ('transformers/models/*/*.py')", id="no models"),
    pytest.param(broken_zip, "is neither a wheel nor an sdist nor a folder", id="a cut wheel"),
    pytest.param(spoilt_zip, "cannot be read as transformers", id="a spoilt wheel"),
    pytest.param(cut_tar, "cannot be read as transformers", id="a cut sdist"),
    pytest.param(twice, "holds transformers more than once", id="two versions"),
    pytest.param(without_version, "No version of transformers", id="no version"),
    pytest.param(linked, "is a link or no file", id="a link"),
    pytest.param(linked_models, "is a link, expected a folder", id="models elsewhere"),
    pytest.param(linked_in_tar, "is a link or no file", id="a link in an sdist"),
    pytest.param(huge, "is larger than 2,000,000 bytes", id="100 MB in a wheel"),
    pytest.param(huge_unpacked, "is larger than 2,000,000 bytes", id="100 MB in a folder"),
    pytest.param(bytes_that_are_no_text, "is not UTF-8 text", id="no text"),
]


@pytest.mark.parametrize(("make", "said"), FAULTS)
def test_a_strange_package_is_one_clear_error(
    make: Callable[[Path], Path], said: str, tmp_path: Path
) -> None:
    with pytest.raises(PackageError) as caught:
        read_package(KNOWN, make(tmp_path / "packages"))
    assert said in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(lambda f: f / "nowhere", "There is no '", id="no such place"),
        pytest.param(lambda f: f, "no wheel or sdist of transformers", id="an empty folder"),
        pytest.param(lambda _: None, "transformers is not installed.", id="not installed"),
        pytest.param(
            lambda f: write_wheel(f, {"a.py": ""}, name="other"), "is not transformers", id="other"
        ),
    ],
)
def test_what_is_not_there_is_named(
    make: Callable[[Path], Path | None], said: str, tmp_path: Path
) -> None:
    with pytest.raises(AbsentError) as caught:
        read_package(KNOWN, make(tmp_path))
    assert said in str(caught.value)
    assert "--from PATH" in caught.value.hint


def test_an_installed_package_is_found_without_importing_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_unpacked(
        tmp_path, {**TRANSFORMERS, "transformers/__init__.py": "raise SystemExit"}
    )
    monkeypatch.syspath_prepend(str(root))
    assert read_package(KNOWN, None).files == FILES
