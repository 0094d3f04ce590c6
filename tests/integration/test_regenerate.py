"""`scripts/regenerate` on a copy of the repository; `scripts/propose` with a stand-in for gh."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lineage.catalog.assemble import find_paper_ids
from lineage.catalog.load import load_catalog
from tests.replica.papers import FakePaper
from tests.replica.server import Replica
from tests.support.catalogs import copy_catalog
from tests.support.news import make_news

ROOT = Path(__file__).resolve().parents[2]
DAY = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=3)).date().isoformat()
CHANGED = "1810.04805"
GH = """#!/bin/sh
echo "gh $*" >> "$GH_LOG"
case "$1 $2" in
  "pr list") [ -e "$GH_LOG.open" ] && echo 7 ;;
  "pr create") touch "$GH_LOG.open" ;;
esac
exit 0
"""


def git(folder: Path, *args: str) -> str:
    identity = ("-c", "user.name=Ann Ode", "-c", "user.email=ann@example.org")
    done = subprocess.run(
        ["git", *identity, *args], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the repository with three models, under git, whose documents ask nothing."""
    folder = tmp_path / "repository"
    without = shutil.ignore_patterns("__pycache__", "dist", "node_modules", "data")
    for name in ("graph", "lineage", "scripts", "site"):
        shutil.copytree(ROOT / name, folder / name, ignore=without)
    copy_catalog(folder / "lineage" / "data", "bert")
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "README.md").write_text("# A copy\n", encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "README.md").write_text("# Documents\n\nNone.\n", encoding="utf-8")
    (folder / ".gitignore").write_text("__pycache__/\n/site/dist/\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=A copy")
    return folder


def make_world(data: Path) -> dict[str, FakePaper]:
    """Return the snapshot's papers as arXiv would have them, one with a new title, and news."""
    world = {}
    for path in sorted((data / "papers").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        arxiv_id = path.stem.replace("_", "/")
        day = (record["submitted"] + "-01-01")[:10]
        world[arxiv_id] = FakePaper(
            *(arxiv_id, record["title"], tuple(record["authors"]), "Abstract."),
            published=f"{day}T00:00:00Z",
            updated=f"{day}T00:00:00Z",
        )
    for arxiv_id in find_paper_ids(load_catalog(data)):
        if arxiv_id not in world:  # the catalog names it and has no record of it yet
            day = f"20{arxiv_id[:2]}-{arxiv_id[2:4]}-01T00:00:00Z"
            world[arxiv_id] = FakePaper(
                *(arxiv_id, f"Paper {arxiv_id}", ("Ada One",), "Abstract."),
                published=day,
                updated=day,
            )
    old = world[CHANGED]
    world[CHANGED] = FakePaper(
        *(CHANGED, "BERT, Retitled", old.authors, "Abstract."),
        published=old.published,
        updated=old.updated,
    )
    world["2611.00001"] = make_news("2611.00001", "Gnu", "We fine-tune BERT on recipes.", DAY)
    return world


def regenerate(repository: Path, url: str, home: Path) -> tuple[int, str]:
    report = repository.parent / "report.md"
    environment = os.environ | {
        "PYTHONPATH": str(repository),
        "LINEAGE_HOME": str(home),
        "LINEAGE_ARXIV_URL": url,
        "LINEAGE_ARXIV_INTERVAL": "0.01",
    }
    command = [sys.executable, "scripts/regenerate.py", "--report", str(report)]
    done = subprocess.run(
        command, cwd=repository, env=environment, capture_output=True, text=True, check=False
    )
    assert report.exists(), done.stderr
    return done.returncode, report.read_text(encoding="utf-8")


def test_data_are_brought_up_to_date_and_a_second_run_changes_nothing(
    repository: Path, home: Path
) -> None:
    with Replica(make_world(repository / "lineage" / "data")) as replica:
        status, report = regenerate(repository, replica.url, home)
        asked = len(replica.log)
        assert status == 0, report
        git(repository, "add", "--all")
        git(repository, "commit", "--quiet", "--message=Regenerated")
        again, _ = regenerate(repository, replica.url, home)
    assert (again, len(replica.log)) == (0, asked)
    assert git(repository, "status", "--porcelain") == ""
    path = repository / "lineage" / "data" / "papers" / f"{CHANGED}.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    assert (record["title"], record["source"]) == ("BERT, Retitled", "arxiv")
    assert "abstract" not in record
    assert (repository / "site" / "dist" / "index.html").exists()
    assert "## Changed\n\nRecords of " in report
    assert "## Trouble" not in report
    assert "- [ ] [2611.00001](https://arxiv.org/abs/2611.00001) Gnu (cs.CL, " in report
    review = (repository / ".github" / "review" / "new-papers.md").read_text(encoding="utf-8")
    assert "  - bert: finetuning, " in review


def test_without_arxiv_the_rest_is_done_and_the_report_says_so(
    repository: Path, home: Path
) -> None:
    with Replica({}) as replica:
        pass
    status, report = regenerate(repository, replica.url, home)
    assert status == 0
    assert "## Trouble\n" in report
    assert "    Error: Stopped asking arXiv: it cannot be reached." in report
    assert (repository / "site" / "dist" / "index.html").exists()
    assert git(repository, "status", "--porcelain") == ""


def propose(repository: Path, tools: Path, *args: str) -> None:
    environment = os.environ | {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "GH_LOG": str(tools / "log"),
        "GIT_AUTHOR_NAME": "Robot",
        "GIT_AUTHOR_EMAIL": "robot@example.org",
        "GIT_COMMITTER_NAME": "Robot",
        "GIT_COMMITTER_EMAIL": "robot@example.org",
    }
    subprocess.run(
        ["scripts/propose", *args],
        cwd=repository,
        env=environment,
        check=True,
        capture_output=True,
    )


def clone(remote: Path, folder: Path) -> Path:
    git(remote, "clone", "--quiet", str(remote), str(folder))
    return folder


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder with a stand-in for gh, which notes how it was called."""
    folder = tmp_path / "tools"
    folder.mkdir()
    (folder / "gh").write_text(GH, encoding="utf-8")
    (folder / "gh").chmod(0o755)
    return folder


def test_one_pull_request_is_kept_and_nobodys_work_on_it_is_lost(
    repository: Path, tmp_path: Path, tools: Path
) -> None:
    remote = tmp_path / "remote"
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), str(remote))

    first = clone(remote, tmp_path / "first")
    propose(first, tools, "begin")
    (first / ".github" / "review").mkdir(parents=True)
    (first / ".github" / "review" / "new-papers.md").write_text("- [ ] one\n", encoding="utf-8")
    propose(first, tools, "save", str(tmp_path))
    propose(first, tools, "finish", str(tmp_path))
    (first / ".github" / "review" / "new-papers.md").write_text("- [x] one\n", encoding="utf-8")
    git(first, "commit", "--all", "--quiet", "--message=Tick")
    git(first, "push", "--quiet", "origin", "regenerate")

    second = clone(remote, tmp_path / "second")
    (second / "README.md").write_text("# Newer\n", encoding="utf-8")
    git(second, "commit", "--all", "--quiet", "--message=Newer")
    git(second, "push", "--quiet", "origin", "main")
    for _ in range(2):
        propose(second, tools, "begin")
        ticked = (second / ".github" / "review" / "new-papers.md").read_text(encoding="utf-8")
        assert ticked == "- [x] one\n"
        propose(second, tools, "save", str(tmp_path))
        propose(second, tools, "finish", str(tmp_path))
        git(second, "switch", "--quiet", "main")

    log = (tools / "log").read_text(encoding="utf-8").splitlines()
    assert [line.split()[2] for line in log if "pr list" not in line] == ["create", "edit", "edit"]
    assert git(remote, "show", "regenerate:README.md") == "# Newer\n"
    assert git(remote, "branch", "--list").split() == ["*", "main", "regenerate"]


def test_nothing_is_proposed_where_nothing_changed(
    repository: Path, tmp_path: Path, tools: Path
) -> None:
    remote = tmp_path / "remote"
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), str(remote))
    checkout = clone(remote, tmp_path / "checkout")
    propose(checkout, tools, "begin")
    propose(checkout, tools, "save", str(tmp_path))
    propose(checkout, tools, "finish", str(tmp_path))
    assert "create" not in (tools / "log").read_text(encoding="utf-8")
    assert git(remote, "branch", "--list").split() == ["*", "main"]
