"""What others make comes in by digest, and what runs beside others' code cannot write."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LOCKED = (ROOT / "scripts" / "locked.txt").read_text(encoding="utf-8")


def to_project(requirement: str) -> str:
    name = re.split(r"[^\w.-]", requirement)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_script_asks_for_an_environment_that_there_is() -> None:
    texts = [
        path.read_text(encoding="utf-8")
        for path in (ROOT / "scripts").iterdir()
        if path.is_file() and not path.suffix
    ]
    calls = [
        call
        for text in texts
        for call in re.findall(r"^ *make_environment(.*)$", text, re.MULTILINE)
    ]
    assert len(calls) > 5
    assert {call.strip() for call in calls} == {"", "tests"}


def test_what_the_build_installs_answers_every_question_of_the_readme() -> None:
    assert "$ lineage trace " in (ROOT / "README.md").read_text(encoding="utf-8")
    script = (ROOT / "scripts" / "environment.sh").read_text(encoding="utf-8")
    assert "install --editable '.[trace]'\n" in script


def test_every_action_is_named_by_its_commit() -> None:
    used = [
        line.split("uses:")[1].strip()
        for path in WORKFLOWS
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert len(used) > 5
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_a_job_that_may_write_runs_no_package() -> None:
    writing: list[str] = []
    for path in WORKFLOWS:
        head, *jobs = re.split(r"\n  (?=[a-z-]+:\n    )", path.read_text(encoding="utf-8"))
        assert not re.search(r"^permissions:\n(  .*\n)*  .*: write", head, re.MULTILINE), path
        writing += [job for job in jobs if re.search(r"(contents|pull-requests): write", job)]
    assert writing
    for job in writing:
        assert re.findall(r"run: (.*)", job) == ["./scripts/propose finish proposal"]
        assert "setup-python" not in job


def test_what_the_tests_install_is_locked_with_digests() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    wanted = {*project["project"]["dependencies"], *groups["test"], *groups["check"]}
    parts = re.split(r"\n(?=\w)", LOCKED)[1:]
    assert {to_project(one) for one in wanted} <= {to_project(part) for part in parts}
    for part in parts:
        assert re.match(r"[\w.-]+==[^\s;]+", part), part
        assert "--hash=sha256:" in part, part


def test_the_lock_names_no_place_that_packages_come_from() -> None:
    assert not re.search(r"https?://|file:|--(extra-)?index|--find-links| @ ", LOCKED)


def test_what_is_new_is_proposed_after_a_week() -> None:
    updates = (ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8")
    assert updates.count("cooldown:\n      default-days: 7\n") == updates.count("ecosystem:") == 3


def test_every_checkout_has_the_same_bytes() -> None:
    rules = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "* text=auto eol=lf" in rules
