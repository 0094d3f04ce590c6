"""From catalog files to the whole site, and from a wheel in any folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lineage.catalog.assemble import find_paper_ids
from lineage.catalog.load import load_catalog
from lineage.cli.main import main
from tests.support.catalogs import copy_catalog

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).resolve().parents[2]


def build(out: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["build", "--out", str(out), *args])


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two dozen models of the catalog that ships, which the commands take unasked."""
    folder = copy_catalog(tmp_path / "catalog", "llama", "chatgpt")
    monkeypatch.setenv("LINEAGE_DATA", str(folder))
    return folder


def find_newest_day(catalog: Path) -> str:
    """Return the newest day on which a record was read that the catalog's models cite."""
    loaded = load_catalog(catalog)
    return max(loaded.papers[key].retrieved for key in find_paper_ids(loaded))


def read_all(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_build_says_where_the_page_is_and_where_metadata_come_from(
    tmp_path: Path, catalog: Path
) -> None:
    result = build(tmp_path / "dist")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{tmp_path / 'dist' / 'index.html'}\n"
    assert f"from the snapshot of {find_newest_day(catalog)}" in result.stderr
    assert (tmp_path / "dist" / "index.html").stat().st_size > 100_000


@pytest.mark.usefixtures("catalog")
def test_a_build_of_a_catalog_that_has_not_changed_parses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(tmp_path / "dist")
    monkeypatch.setattr("lineage.catalog.assemble.load_document", lambda _: pytest.fail("parsed"))
    assert build(tmp_path / "dist").stderr == re.sub(r"\d+ files", "0 files", first.stderr)


@pytest.mark.usefixtures("catalog")
def test_two_builds_give_the_same_bytes_and_the_second_writes_what_is_missing(
    tmp_path: Path,
) -> None:
    build(tmp_path / "one")
    build(tmp_path / "two")
    assert read_all(tmp_path / "one") == read_all(tmp_path / "two") != {}
    assert "; 0 files written." in build(tmp_path / "one").stderr
    (tmp_path / "one" / "feed.xml").unlink()
    assert "; 1 file written." in build(tmp_path / "one").stderr


def test_builds_in_processes_with_other_hash_seeds_give_the_same_bytes(
    tmp_path: Path, catalog: Path
) -> None:
    for seed in ("1", "2"):
        own = {"PYTHONHASHSEED": seed, "LINEAGE_HOME": str(tmp_path / f"home-{seed}")}
        subprocess.run(
            [sys.executable, "-m", "lineage.cli.main", "--data", str(catalog), "build",
             "--out", str(tmp_path / seed)],
            check=True, capture_output=True, env={**os.environ, **own},
        )  # fmt: skip
    assert read_all(tmp_path / "1") == read_all(tmp_path / "2") != {}


def test_the_graph_beside_the_page_is_the_export(tmp_path: Path, toy_catalog: Path) -> None:
    build(tmp_path / "site", "--data", str(toy_catalog))
    exported = CliRunner().invoke(main, ["export", "json", "--data", str(toy_catalog)]).stdout
    beside = (tmp_path / "site" / "graph.json").read_text(encoding="utf-8")
    assert json.loads(beside) == json.loads(exported)


def test_a_refresh_without_arxiv_goes_on_with_the_snapshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalog: Path
) -> None:
    monkeypatch.setenv("LINEAGE_ARXIV_URL", "http://127.0.0.1:9/api/query")
    monkeypatch.setenv("LINEAGE_ARXIV_INTERVAL", "0")
    result = build(tmp_path / "dist", "--refresh")
    assert result.exit_code == 0, result.stderr
    count = len(find_paper_ids(load_catalog(catalog)))
    assert (
        f"Warning: Stopped asking arXiv: it cannot be reached. {count} papers are still to be "
        "fetched.\n"
        "The build goes on with the metadata at hand.\n"
    ) in result.stderr
    assert f"from the snapshot of {find_newest_day(catalog)}" in result.stderr


@pytest.mark.usefixtures("catalog")
def test_an_output_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = build(tmp_path / "file" / "dist")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Error: " in result.stderr
    assert "Hint: Choose another folder with --out" in result.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == ""


def test_a_broken_snapshot_stops_the_build_before_anything_is_written(
    tmp_path: Path, toy_catalog: Path
) -> None:
    (toy_catalog / "papers").mkdir()
    (toy_catalog / "papers" / "1701.00001.json").write_text("{", encoding="utf-8")
    result = build(tmp_path / "dist", "--data", str(toy_catalog))
    assert result.exit_code == 1
    assert "papers/1701.00001.json: (whole file): not JSON" in result.stderr
    assert not (tmp_path / "dist").exists()


def test_a_wheel_does_everything_from_any_folder(tmp_path: Path, toy_catalog: Path) -> None:
    wheels = tmp_path / "wheels"
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
         "--disable-pip-version-check", "--wheel-dir", str(wheels), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = wheels.iterdir()
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    assert (installed / "graph" / "py.typed").exists()
    assert (installed / "lineage" / "py.typed").exists()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    home = tmp_path / "home"
    environment = {
        **os.environ,
        "PYTHONPATH": str(installed),
        "PYTHONSAFEPATH": "1",
        "LINEAGE_HOME": str(home),
    }

    def lineage(*args: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "lineage.cli.main", *args],
            cwd=elsewhere, env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout

    where = "import lineage; print(lineage.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", where], cwd=elsewhere, env=environment, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.startswith(str(installed))
    assert "transformer" in lineage("ancestors-of", "bert", "--format", "ids").split()
    shown = json.loads(lineage("show", "bert", "--format", "json"))
    assert not home.exists()  # the wheel brings its catalog compiled
    (home / "papers").mkdir(parents=True)
    assert json.loads(lineage("show", "bert", "--format", "json")) == shown
    assert list(home.glob("cache/*.cache"))  # what was fetched counts, too
    assert lineage("lint") == ""
    assert (
        lineage("build", "--data", str(toy_catalog))
        == f"{elsewhere / 'site' / 'dist' / 'index.html'}\n"
    )
    shutil.rmtree(installed)


def test_no_page_is_written_into_another_catalog(tmp_path: Path, toy_catalog: Path) -> None:
    other = shutil.copytree(toy_catalog, tmp_path / "other")
    arguments = ["build", "--data", str(toy_catalog), "--out", str(other)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: The page cannot go to '{other}': a catalog is there.\n"
        "Hint: Choose a folder apart from it with --out DIR.\n"
    )
    assert not (other / "index.html").exists()


@pytest.mark.parametrize("out", ["catalog", "catalog/site", "catalog/models", ".", "link"])
def test_page_and_catalog_are_kept_apart(tmp_path: Path, toy_catalog: Path, out: str) -> None:
    (tmp_path / "link").symlink_to(toy_catalog)
    before = sorted(toy_catalog.rglob("*"))
    arguments = ["build", "--data", str(toy_catalog), "--out", str(tmp_path / out)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: The page cannot go to '{tmp_path / out}': the catalog is '{toy_catalog}'.\n"
        "Hint: Choose a folder apart from it with --out DIR.\n"
    )
    assert sorted(toy_catalog.rglob("*")) == before
